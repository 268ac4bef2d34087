/** Several tabs of one browser in one process: locks and channels that keep the browser's contract. */
import type { Channel, Tabs } from '../transport/shared/tab-messages.js';

interface Request {
  readonly tab: FakeTab;
  readonly shared: boolean;
  readonly run: (lock: Lock | null) => unknown;
  readonly done: { resolve(value: unknown): void; reject(error: unknown): void };
}

export interface FakeTab {
  readonly tabs: Tabs;
  /** The tab is gone in this moment: its locks are free, and it hears and says nothing more. */
  kill(): void;
  /** It sleeps: its locks stay with it, and it hears and says nothing until it wakes. */
  sleep(): void;
  wake(): void;
}

export class FakeBrowser {
  readonly #held = new Map<string, Set<Request>>();
  readonly #queues = new Map<string, Request[]>();
  readonly #channels = new Set<{ readonly name: string; readonly tab: FakeTab; readonly channel: Channel }>();
  readonly #deaf = new Set<FakeTab>();
  readonly #missed = new Map<FakeTab, (() => void)[]>();
  /** All that was said, with the name of its channel. */
  readonly said: { readonly name: string; readonly word: unknown }[] = [];

  tab(): FakeTab {
    const tab: FakeTab = {
      tabs: {
        // The browser's has overloads, of which callers use the one with options.
        locks: { request: ((name: string, options: LockOptions, run: Request['run']) => this.#request(tab, name, options, run)) as LockManager['request'] },
        channel: (name) => this.#channel(tab, name),
      },
      kill: () => {
        this.#deaf.add(tab);
        for (const [name, requests] of this.#held) for (const request of [...requests]) if (request.tab === tab) this.#release(name, request);
        for (const [name, queue] of this.#queues)
          this.#queues.set(
            name,
            queue.filter((request) => request.tab !== tab),
          );
      },
      sleep: () => this.#deaf.add(tab),
      wake: () => {
        this.#deaf.delete(tab);
        for (const happened of this.#missed.get(tab) ?? []) happened();
        this.#missed.delete(tab);
      },
    };
    return tab;
  }

  #request(tab: FakeTab, name: string, { ifAvailable, steal, signal, mode }: LockOptions, run: Request['run']): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const request: Request = { tab, shared: mode === 'shared', run, done: { resolve, reject } };
      if (steal) {
        for (const other of this.#held.get(name) ?? []) this.#awake(other.tab, () => other.done.reject(new DOMException('Stolen.', 'AbortError')));
        this.#held.set(name, new Set());
        return this.#grant(name, request);
      }
      if (this.#free(name, request)) return this.#grant(name, request);
      if (ifAvailable) return queueMicrotask(() => resolve(run(null)));
      this.#queues.set(name, [...(this.#queues.get(name) ?? []), request]);
      signal?.addEventListener('abort', () => {
        const queue = this.#queues.get(name) ?? [];
        if (!queue.includes(request)) return;
        this.#queues.set(
          name,
          queue.filter((other) => other !== request),
        );
        reject(new DOMException('Given up.', 'AbortError'));
      });
    });
  }

  /** A tab that sleeps hears of it when it wakes. */
  #awake(tab: FakeTab, happens: () => void): void {
    if (!this.#deaf.has(tab)) return happens();
    this.#missed.set(tab, [...(this.#missed.get(tab) ?? []), happens]);
  }

  #free(name: string, request: Request): boolean {
    const held = [...(this.#held.get(name) ?? [])];
    return held.length === 0 || (request.shared && held.every(({ shared }) => shared));
  }

  #grant(name: string, request: Request): void {
    const held = this.#held.get(name) ?? new Set();
    this.#held.set(name, held.add(request));
    queueMicrotask(() => {
      Promise.resolve(request.run({ name, mode: 'exclusive' }))
        .then(request.done.resolve, request.done.reject)
        .finally(() => this.#release(name, request));
    });
  }

  #release(name: string, request: Request): void {
    if (!this.#held.get(name)?.delete(request)) return;
    const queue = this.#queues.get(name) ?? [];
    const [next, ...others] = queue;
    if (!next || !this.#free(name, next)) return;
    this.#queues.set(name, others);
    this.#grant(name, next);
  }

  #channel(tab: FakeTab, name: string): Channel {
    const channel: Channel = {
      onmessage: null,
      postMessage: (word) => {
        if (this.#deaf.has(tab)) return;
        const copy: unknown = structuredClone(word);
        this.said.push({ name, word: copy });
        for (const other of [...this.#channels]) {
          if (other.name !== name || other.channel === channel) continue;
          queueMicrotask(() => {
            if (this.#channels.has(other) && !this.#deaf.has(other.tab)) other.channel.onmessage?.({ data: structuredClone(copy) } as MessageEvent<unknown>);
          });
        }
      },
      close: () => {
        for (const one of this.#channels) if (one.channel === channel) this.#channels.delete(one);
      },
    };
    this.#channels.add({ name, tab, channel });
    return channel;
  }
}
