/** One room to many subscribers: frames of a moment are gathered and written to each subscriber once. */
import { Batch, type EncodedFrame } from './encoded.js';
import type { Subscriber } from './subscriber.js';

/** Milliseconds over which frames are gathered in a busy room; an idle room writes at once. */
const GATHER = 2;

export class Broadcast<S extends Pick<Subscriber, 'write'> = Subscriber> {
  readonly subscribers = new Set<S>();
  #pending: EncodedFrame[] = [];
  #flushed = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Writes the frames at once when the room was idle, else together with those that follow within `GATHER`. */
  push(...frames: readonly EncodedFrame[]): void {
    if (this.subscribers.size === 0) return;
    this.#pending.push(...frames);
    if (this.#timer !== undefined) return;
    if (performance.now() - this.#flushed >= GATHER) this.flush();
    else this.#timer = setTimeout(() => this.flush(), GATHER);
  }

  /** Writes the gathered frames. Never waits for a subscriber: each has its own buffer. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending.length === 0) return;
    const batch = new Batch(this.#pending);
    this.#pending = [];
    this.#flushed = performance.now();
    // The set may change meanwhile: a subscriber that is removed (slow, closed) is skipped.
    for (const subscriber of this.subscribers) subscriber.write(batch);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = [];
    this.subscribers.clear();
  }
}
