import type { Observable } from 'rxjs';
import type { Conversations } from './conversations.js';
import type { Author, Wire } from './protocol/index.js';
import type { Room } from './room.js';
import type { Storage } from './storage/storage.js';
import type { ConnectionState, StoreEvent } from './stores/index.js';
import type { Backoff, Token, Transport } from './transport/index.js';

export interface ClientOptions {
  /** Where the server adapter is mounted; default `/loqui`. */
  readonly url?: string;
  /** Proves who we are. Without it, and without the site's cookies, we are a guest. */
  readonly token?: Token;
  /** `include` sends the site's cookies to another origin; default `same-origin`. A WebSocket always carries cookies. */
  readonly credentials?: RequestCredentials;
  readonly guest?: string;
  /** A stable id of the signed-in user. Only users with an id, and guests, have history and drafts on the device, so that no user reads another's. */
  readonly user?: string;
  /** Default `auto`: Server-Sent Events, else a WebSocket, else long polling, depending on what proxies let through. `connection` names the wire in use. */
  readonly transport?: 'auto' | Wire | Transport;
  /** Shares one line among all tabs and clients with the same address and identity. Default: true in a page. Custom transports are not shared. */
  readonly share?: boolean;
  /** For history and drafts; `false`: none. Default: IndexedDB, if there is one. */
  readonly storage?: Storage | false;
  /** Waits between reconnects. Default: full jitter, up to 250 ms at first and up to 8 s later. */
  readonly backoff?: Backoff;
  /** How many messages a room's live window keeps; default 500. */
  readonly window?: number;
}

/** Events of the line have no room. */
export interface ClientEvent {
  readonly room?: string;
  readonly event: StoreEvent;
}

export interface Client {
  /** Opens a shared room; returns the same object until it is left. @throws ProtocolError `bad-room` */
  room(id: string): Room;
  /** Without an id a new conversation, which its first message creates. @throws ProtocolError `bad-room` for an id that is not a conversation's */
  conversation(id?: string): Room;
  readonly conversations: Conversations;
  /** After signing in: makes us the owner of the conversations of a guest, and resolves with their number. `secret`: of `guest()`. @throws LoquiError */
  claimGuest(secret: string): Promise<number>;
  readonly connection$: Observable<ConnectionState>;
  readonly connection: ConnectionState;
  /** Whom the server identified; `undefined` until the first `hello`. */
  readonly me$: Observable<Author | undefined>;
  readonly me: Author | undefined;
  /** All events of all rooms and of the line, in order. */
  readonly events$: Observable<ClientEvent>;
  /** Connects now, also after the line was closed for good (e.g. after signing in). */
  reconnect(): void;
  /** Deletes history, drafts and unsent messages of the member from this device: for signing out. */
  forget(): Promise<void>;
  dispose(): void;
}
