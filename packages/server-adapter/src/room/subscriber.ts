/** Who follows a room, and what it needs of the room. The room does not know what is behind a subscriber: a browser's line or anything else. */
import type { Author, Failure, Frame } from '@loqui/core/protocol';
import type { Batch } from './encoded.js';
import type { Grace } from './presence.js';

export interface Subscriber {
  readonly id: string;
  readonly member: Author;
  /** The rooms it follows, by id. A room enters itself here when it opens, and removes itself when it is left. */
  readonly rooms: Map<string, Followed>;
  /** Writes, leaves out what is ephemeral, or gives up; never waits. */
  write(batch: Batch): void;
  /** Writes how a room begins, whatever its size. */
  writeOpening(batch: Batch): void;
  /** Writes one frame that is for this subscriber alone. */
  send(frame: Frame): void;
  /** Ends it with the reason; it may come back and resume. */
  end(error: Failure): void;
}

/** A room as its subscribers use it. */
export interface Followed {
  readonly id: string;
  /** Something is being written that its readers wait for: an answer, or what the store has not taken yet. */
  readonly busy: boolean;
  /** The subscriber's member is seen in the room. */
  join(subscriber: Subscriber): void;
  /** … and is not any more, though the subscriber goes on following the room. */
  disappear(subscriber: Subscriber, grace: Grace): void;
  leave(subscriber: Subscriber, grace: Grace): void;
  /** Writes what is gathered for a moment. */
  flush(): void;
  /** Gives the subscriber the ephemeral state whole, after some of it was left out. */
  refresh(subscriber: Subscriber): void;
}
