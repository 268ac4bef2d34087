/** Who follows a room. The room does not know whether a browser or anything else is behind it. */
import type { Author, Failure, Frame } from '@loqui/core/protocol';
import type { Batch } from './encoded.js';
import type { Grace } from './presence.js';

export interface Subscriber {
  readonly id: string;
  readonly member: Author;
  /** The rooms it follows, by id. A room adds and removes itself. */
  readonly rooms: Map<string, Followed>;
  /** Writes, drops ephemeral frames, or ends the subscriber. Never waits. */
  write(batch: Batch): void;
  /** Writes an opening, whatever its size. */
  writeOpening(batch: Batch): void;
  /** Writes one frame for this subscriber alone. */
  send(frame: Frame): void;
  /** Ends it with the reason. It may come back and resume. */
  end(error: Failure): void;
}

/** A room as its subscribers use it. */
export interface Followed {
  readonly id: string;
  /** Readers wait for something: an answer, or events that are not stored yet. */
  readonly busy: boolean;
  join(subscriber: Subscriber): void;
  /** Ends that presence; the subscriber goes on following the room. */
  disappear(subscriber: Subscriber, grace: Grace): void;
  leave(subscriber: Subscriber, grace: Grace): void;
  flush(): void;
  /** Sends the ephemeral state whole, after the subscriber missed some of it. */
  refresh(subscriber: Subscriber): void;
}
