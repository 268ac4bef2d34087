/** What commands need of the lines that are open. `line/`, the house above, gives it. */
import type { Author, Cursor } from '@loqui/core/protocol';
import type { Subscriber } from '../room/subscriber.js';

/** A member's own line, to change which rooms it follows. */
export interface OwnLine {
  readonly follows: (room: string) => boolean;
  /** Resolves when the room is open, or delayed until it can be loaded. @throws LoquiError 409 `too-many-rooms`, 429 `too-many-connections` */
  enter(room: string, cursor?: Cursor): Promise<void>;
  leave(room: string): void;
  /** Its client is there. */
  renew(): void;
}

export interface Lines {
  /** The member's lines. */
  of(member: string): Iterable<Subscriber>;
  /** @throws LoquiError 404 `unknown-connection`, also where the line is somebody else's */
  own(member: Author, connection: string): OwnLine;
  /** The client has closed its page, perhaps after its line broke. Does nothing where the line is somebody else's, or not known any more. */
  closed(member: Author, connection: string): void;
}
