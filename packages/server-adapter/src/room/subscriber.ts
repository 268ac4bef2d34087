import type { Author, Failure, Frame } from '@loqui/core/protocol';
import type { Batch } from './encoded.js';
import type { Grace } from './presence.js';

export interface Subscriber {
  readonly id: string;
  readonly member: Author;
  /** By id. A room adds and removes itself. */
  readonly rooms: Map<string, Followed>;
  /** Writes, drops ephemeral frames, or ends the subscriber. Never waits. */
  write(batch: Batch): void;
  writeOpening(batch: Batch): void;
  send(frame: Frame): void;
  end(error: Failure): void;
}

export interface Followed {
  readonly id: string;
  /** Readers wait for an answer, or for events that are not stored yet. */
  readonly busy: boolean;
  join(subscriber: Subscriber): void;
  /** Ends the presence only; the subscriber still follows the room. */
  disappear(subscriber: Subscriber, grace: Grace): void;
  leave(subscriber: Subscriber, grace: Grace): void;
  flush(): void;
  /** Sends the ephemeral state whole, after the subscriber missed some of it. */
  refresh(subscriber: Subscriber): void;
}
