/** The newest events of a room, encoded. Clients resume from it without a read from the store. */
import { redactEvent, type DurableEvent, type Envelope, type Redaction } from '@loqui/core/protocol';
import { EncodedFrame } from './encoded.js';

export interface RingLimits {
  readonly count: number;
  readonly bytes: number;
  /** Most milliseconds that an event is kept. */
  readonly age: number;
}

interface Entry {
  readonly frame: EncodedFrame;
  readonly time: number;
  readonly subject: string | undefined;
}

const decoder = new TextDecoder();

export class Ring {
  #entries: Entry[] = [];
  /** Entries before this index are trimmed. The array is shortened only now and then. */
  #start = 0;
  #bytes = 0;
  #head: number;

  constructor(
    readonly limits: RingLimits,
    head: number,
  ) {
    this.#head = head;
  }

  /** Appends the next offset. `now`: a monotonic clock, ms. `subject`: id of the message whose text the frame carries. */
  push(frame: EncodedFrame, now: number, subject?: string): void {
    this.#entries.push({ frame, time: now, subject });
    this.#bytes += frame.sse.length;
    this.#head += 1;
    this.#trim(now);
  }

  /** Oldest first. `undefined`: the ring does not reach back so far. */
  after(after: number, now: number): readonly EncodedFrame[] | undefined {
    this.#trim(now);
    const wanted = this.#head - after;
    if (wanted < 0 || wanted > this.size) return undefined;
    return wanted === 0 ? [] : this.#entries.slice(-wanted).map((entry) => entry.frame);
  }

  /** Drops all entries; clients then resume from the store. */
  clear(head = this.#head): void {
    this.#head = head;
    this.#entries = [];
    this.#start = 0;
    this.#bytes = 0;
  }

  /** Removes the old text of a message. Each frame keeps its offset. */
  redact(by: Redaction): void {
    for (let at = this.#start; at < this.#entries.length; at++) {
      const entry = this.#entries[at];
      if (entry?.subject !== by.id) continue;
      const envelope = JSON.parse(decoder.decode(entry.frame.json)) as Envelope;
      const event = redactEvent(envelope.event as DurableEvent, by);
      const frame = new EncodedFrame({ ...envelope, event });
      // An empty frame needs no further redaction.
      const isEmpty = event.type !== 'message.created' && event.type !== 'message.completed';
      this.#entries[at] = { frame, time: entry.time, subject: isEmpty ? undefined : by.id };
      this.#bytes += frame.sse.length - entry.frame.sse.length;
    }
  }

  get size(): number {
    return this.#entries.length - this.#start;
  }

  get bytes(): number {
    return this.#bytes;
  }

  #trim(now: number): void {
    for (let oldest = this.#entries[this.#start]; oldest !== undefined; oldest = this.#entries[this.#start]) {
      if (this.size <= this.limits.count && this.#bytes <= this.limits.bytes && now - oldest.time <= this.limits.age) break;
      this.#bytes -= oldest.frame.sse.length;
      this.#start += 1;
    }
    if (this.#start > 64 && this.#start * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#start);
      this.#start = 0;
    }
  }
}
