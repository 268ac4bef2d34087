import type { Author, Command, Cursor, LoquiError, ResultOf, ServerLimits } from './protocol/index.js';
import type { ConnectionStore, StoreEvent } from './stores/index.js';
import type { Backoff, SendOptions, Transport } from './transport/index.js';

export interface LinePorts {
  readonly transport: Transport;
  readonly backoff: Backoff | undefined;
  readonly connection: ConnectionStore;
  emit(event: StoreEvent, room?: string): void;
  onIdentity(member: Author, limits: ServerLimits | undefined): void;
  /** The line is open: these conversations, which are not created yet, can be written in. */
  onPrepared(rooms: Iterable<string>, agents: readonly Author[]): void;
  conversationsChanged(): void;
  onCommandFailed(room: string, command: 'room.leave', error: LoquiError): void;
}

export interface ClientLine {
  /** Delays the opening while a room is restored, so that rooms opened together share one opening. */
  readonly holdOpening: () => void;
  readonly releaseOpening: () => void;
  /** Joins a room after its cursor; without one, from a snapshot. */
  enter(room: string, cursor?: Cursor): void;
  /** Adds a conversation that the server creates with its first message. */
  prepare(room: string): void;
  roomCreated(room: string): void;
  isMissing(room: string): boolean;
  /** Keeps the line open even without a room (`true`), or ends that (`false`). Calls are counted. */
  keepOpen(on: boolean): void;
  readonly agents: readonly Author[];
  cursor(room: string): Cursor | undefined;
  leave(room: string): void;
  /** Opens a new line now, in every state; also to sign in as another member. */
  reconnect(): void;
  /** Sends with retries. @throws LoquiError of the last try; `disposed` when the line was ended meanwhile */
  send<C extends Command>(command: C): Promise<ResultOf<C>>;
  /** Sends once. @throws LoquiError */
  sendOnce<C extends Command>(command: C, options?: SendOptions): Promise<ResultOf<C>>;
  end(): void;
}
