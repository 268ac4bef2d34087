/** The read-only state of a room. Elements get nothing else. */
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
  /** The state of the line, which all rooms of the client share. */
  readonly connection$: Observable<ConnectionState>;
  readonly connection: ConnectionState;
  /** Whom the server identified; `undefined` until the first `hello`. */
  readonly me$: Observable<Author | undefined>;
  readonly me: Author | undefined;
  /** The server's limits for one message; `undefined` until it sends them. */
  readonly limits$: Observable<ServerLimits | undefined>;
  /** The unsent text of an earlier visit, or ''. Emits once, after the storage is read, and completes. */
  readonly draft$: Observable<string>;
}
