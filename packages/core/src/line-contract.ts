/** What a client asks of its line, and what the line asks of it. */
import type { Author, Command, Cursor, LoquiError, ResultOf, ServerLimits } from './protocol/index.js';
import type { ConnectionStore, StoreEvent } from './stores/index.js';
import type { Backoff, SendOptions, Transport } from './transport/index.js';

export interface LinePorts {
  readonly transport: Transport;
  readonly backoff: Backoff | undefined;
  readonly connection: ConnectionStore;
  /** Takes what happened: in a room, or to the line itself. */
  emit(event: StoreEvent, room?: string): void;
  /** Who the server takes us for. */
  onIdentity(member: Author, limits: ServerLimits | undefined): void;
  /** The line is open: what these rooms are, which the server makes with their first message. */
  onPrepared(rooms: Iterable<string>, agents: readonly Author[]): void;
  /** The list of one's own conversations may be another now. */
  conversationsChanged(): void;
  /** A command of the line's own failed, and nobody else is told. */
  onCommandFailed(room: string, command: 'room.leave', error: LoquiError): void;
}

export interface ClientLine {
  /** A room is about to come: the line waits, so that rooms which are asked for together open on it together. */
  readonly holdOpening: () => void;
  /** The room that was expected is here, or will not come. */
  readonly releaseOpening: () => void;
  /** The line carries this room from now on, from this place; without a place, from a snapshot. */
  enter(room: string, cursor?: Cursor): void;
  /** A conversation that the server makes with its first message: the line opens without it, and carries it as soon as it is there. */
  prepare(room: string): void;
  /** A message was accepted there: the room exists. */
  roomCreated(room: string): void;
  /** The server has no such room (yet). */
  isMissing(room: string): boolean;
  /** The line is wanted once more (or once less), whether or not there is a room. */
  keepOpen(on: boolean): void;
  /** The agents that can be asked, as the newest line said. */
  readonly agents: readonly Author[];
  /** Where we are in a room. */
  cursor(room: string): Cursor | undefined;
  /** The line carries the room no more. */
  leave(room: string): void;
  /** Opens the line anew, now, in every state: waiting, closed for good, or open as somebody else than we now are. */
  reconnect(): void;
  /** @throws LoquiError of the last try; `disposed` when the line was ended meanwhile */
  send<C extends Command>(command: C): Promise<ResultOf<C>>;
  /** One try. @throws LoquiError */
  sendOnce<C extends Command>(command: C, options?: SendOptions): Promise<ResultOf<C>>;
  /** Ends it for good. */
  end(): void;
}
