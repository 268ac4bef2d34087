/** The newest events of a room, already encoded: what a client missed is a handful of shared buffers, no database read. */
import type { EncodedFrame } from './encoded.js';

export interface RingLimits {
  /** Events kept at most. */
  readonly count: number;
  /** Bytes kept at most. */
  readonly bytes: number;
  /** Milliseconds an event is kept at most. */
  readonly age: number;
}

interface Entry {
  readonly frame: EncodedFrame;
  readonly time: number;
}

export class Ring {
  #entries: Entry[] = [];
  /** Entries before this index are gone; the array is cut now and then, not at every trim. */
  #start = 0;
  #bytes = 0;
  /** Offset of the newest event. */
  #head: number;

  /** `head`: offset of the room's newest event; the ring holds what comes after it. */
  constructor(
    readonly limits: RingLimits,
    head: number,
  ) {
    this.#head = head;
  }

  /** Offsets must follow each other without holes. `now`: a monotonic clock in milliseconds. */
  push(frame: EncodedFrame, now: number): void {
    this.#entries.push({ frame, time: now });
    this.#bytes += frame.sse.length;
    this.#head += 1;
    this.#trim(now);
  }

  /** The frames after offset `after`, oldest first; `undefined` when the ring does not reach back so far. */
  after(after: number, now: number): readonly EncodedFrame[] | undefined {
    this.#trim(now);
    const wanted = this.#head - after;
    if (wanted < 0 || wanted > this.size) return undefined;
    return wanted === 0 ? [] : this.#entries.slice(-wanted).map((entry) => entry.frame);
  }

  /** Forgets what it holds: who comes back is served from the store. */
  clear(): void {
    this.#entries = [];
    this.#start = 0;
    this.#bytes = 0;
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
