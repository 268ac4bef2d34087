/** One room to many subscribers: frames of a moment are gathered and written to each subscriber once. */
import { Batch, type EncodedFrame } from './encoded.js';
import type { Subscriber } from './subscriber.js';

/** Milliseconds in which frames are gathered when the room is busy; an idle room does not wait. */
const GATHER = 2;

export class Broadcast<S extends Pick<Subscriber, 'write'> = Subscriber> {
  readonly subscribers = new Set<S>();
  #pending: EncodedFrame[] = [];
  #flushed = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Writes the frames now when the room was idle, else together with what comes within `GATHER`. */
  push(...frames: readonly EncodedFrame[]): void {
    if (this.subscribers.size === 0) return;
    this.#pending.push(...frames);
    if (this.#timer !== undefined) return;
    if (performance.now() - this.#flushed >= GATHER) this.flush();
    else this.#timer = setTimeout(() => this.flush(), GATHER);
  }

  /** Writes what is gathered. Never waits for a subscriber: each has its own buffer and its own fate. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending.length === 0) return;
    const batch = new Batch(this.#pending);
    this.#pending = [];
    this.#flushed = performance.now();
    // A copy is not needed: a subscriber removed on the way (slow, closed) is simply not met again.
    for (const subscriber of this.subscribers) subscriber.write(batch);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = [];
    this.subscribers.clear();
  }
}
