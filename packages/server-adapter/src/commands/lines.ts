/** The open connections as commands need them. `line/` implements it. */
import type { Author, Cursor } from '@loqui/core/protocol';
import type { Subscriber } from '../room/subscriber.js';

export interface OwnLine {
  readonly follows: (room: string) => boolean;
  /** Resolves when the room is open or delayed. @throws LoquiError 409 `too-many-rooms`, 429 `too-many-connections` */
  enter(room: string, cursor?: Cursor): Promise<void>;
  leave(room: string): void;
  renew(): void;
}

export interface Lines {
  of(member: string): Iterable<Subscriber>;
  /** @throws LoquiError 404 `unknown-connection`, also for another member's */
  own(member: Author, connection: string): OwnLine;
  /** The client closed its page, perhaps after its connection broke. Ignores an unknown connection. */
  closed(member: Author, connection: string): void;
}
