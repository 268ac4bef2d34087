/** Writes frames of the same moment together, one write per subscriber. */
import { Batch, type EncodedFrame } from './encoded.js';
import type { Subscriber } from './subscriber.js';

/** Milliseconds over which a busy room gathers frames; an idle room writes at once. */
const GATHER = 2;

export class Broadcast<S extends Pick<Subscriber, 'write'> = Subscriber> {
  readonly subscribers = new Set<S>();
  #pending: EncodedFrame[] = [];
  #flushed = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  push(...frames: readonly EncodedFrame[]): void {
    if (this.subscribers.size === 0) return;
    this.#pending.push(...frames);
    if (this.#timer !== undefined) return;
    if (performance.now() - this.#flushed >= GATHER) this.flush();
    else this.#timer = setTimeout(() => this.flush(), GATHER);
  }

  /** Never waits: each subscriber has its own buffer. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending.length === 0) return;
    const batch = new Batch(this.#pending);
    this.#pending = [];
    this.#flushed = performance.now();
    for (const subscriber of this.subscribers) subscriber.write(batch);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = [];
    this.subscribers.clear();
  }
}
