/** A room as a reader sees it: read-only state and nothing that acts. This is all that elements are ever handed. */
import type { Observable } from 'rxjs';
import type { Author, ServerLimits } from './protocol/index.js';
import type { ConnectionState, InfoState, MessagesView, PresenceView, StreamingView } from './stores/index.js';

export interface RoomView {
  readonly id: string;
  readonly messages: MessagesView;
  readonly presence: PresenceView;
  readonly streaming: StreamingView;
  /** Title, agents, and how far the room has opened. */
  readonly info$: Observable<InfoState>;
  readonly info: InfoState;
  /** How the line stands; shared by all rooms of the client. */
  readonly connection$: Observable<ConnectionState>;
  readonly connection: ConnectionState;
  /** Who the server takes us for; `undefined` until the first `hello`. */
  readonly me$: Observable<Author | undefined>;
  readonly me: Author | undefined;
  /** How much the server takes of one message; `undefined` until it has said so. */
  readonly limits$: Observable<ServerLimits | undefined>;
  /** The unsent text of an earlier visit, once it is read from storage; '' where there is none. Emits once, then completes. */
  readonly draft$: Observable<string>;
}
