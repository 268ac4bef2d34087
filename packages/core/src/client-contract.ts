/** What a client is made with, and what it offers. */
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
  /** Proves who we are. Without it we are a guest, unless the site's cookies say more. */
  readonly token?: Token;
  /** Whether the site's cookies go with our requests: `include` for a server on another origin. Default `same-origin`. A browser sends them with a WebSocket in any case. */
  readonly credentials?: RequestCredentials;
  /** Our name as a guest; another name is another guest. */
  readonly guest?: string;
  /**
   * A stable id of the signed-in user. History and drafts are kept on the device only for users who are known by it, and for guests,
   * so that nobody is shown what another user of the same browser read.
   */
  readonly user?: string;
  /**
   * The wire: `auto` (default) takes Server-Sent Events, a WebSocket where a proxy holds those back, and long polling where it lets neither through.
   * `connection` says which is in use. Or a transport of your own.
   */
  readonly transport?: 'auto' | Wire | Transport;
  /** One line for all tabs of this browser and all clients of this page that have the same address and identity. Default: true in a page; transports of your own are not shared. */
  readonly share?: boolean;
  /** Where history and drafts are kept; `false`: nowhere. Default: IndexedDB, where there is one. */
  readonly storage?: Storage | false;
  /** Waits between reconnects; default full jitter, at most 250 ms first and 8 s later. */
  readonly backoff?: Backoff;
  /** How many messages a room's live window keeps; default 500. */
  readonly window?: number;
}

/** An event and the room it belongs to; events of the line itself belong to none. */
export interface ClientEvent {
  readonly room?: string;
  readonly event: StoreEvent;
}

export interface Client {
  /** The shared room of this name; opens it at the first call, and is the same object until it is left. @throws ProtocolError `bad-room` */
  room(id: string): Room;
  /**
   * The private conversation with this id, as a room that is ours alone. Without an id: a new one, which the server makes with its first message.
   * @throws ProtocolError `bad-room` for what is no id of a conversation
   */
  conversation(id?: string): Room;
  /** All conversations of ours. */
  readonly conversations: Conversations;
  /**
   * Takes along, after signing in, what we owned as a guest on this device. `secret`: that of `guest()`. Resolves with the number of conversations.
   * @throws LoquiError
   */
  claimGuest(secret: string): Promise<number>;
  readonly connection$: Observable<ConnectionState>;
  readonly connection: ConnectionState;
  /** Who the server takes us for; `undefined` until the first `hello`. */
  readonly me$: Observable<Author | undefined>;
  readonly me: Author | undefined;
  /** Everything that happens, in order. */
  readonly events$: Observable<ClientEvent>;
  /** Tries at once, also after the line was closed for good (say, after signing in). */
  reconnect(): void;
  /** Forgets all that this device keeps of the member: history, drafts, and what is not sent yet. For when they sign out. */
  forget(): Promise<void>;
  /** Ends the line and all rooms; nothing is left behind. */
  dispose(): void;
}
