/** Who is typing in a room. Lapses by itself; nothing of it is kept. */
import type { EphemeralEvent } from '@loqui/core/protocol';

/** Milliseconds after which typing lapses unless renewed. */
export const TYPING_TTL = 5000;

type TypingEvent = Extract<EphemeralEvent, { type: 'typing.started' | 'typing.stopped' }>;

export class TypingBoard {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly tell: (event: TypingEvent) => void) {}

  /** Starts or renews. */
  start(member: string): void {
    clearTimeout(this.#timers.get(member));
    this.#timers.set(
      member,
      setTimeout(() => this.stop(member), TYPING_TTL),
    );
    this.tell({ type: 'typing.started', member, ttl: TYPING_TTL });
  }

  stop(member: string): void {
    const timer = this.#timers.get(member);
    if (timer === undefined) return;
    clearTimeout(timer);
    this.#timers.delete(member);
    this.tell({ type: 'typing.stopped', member });
  }

  list(): string[] {
    return [...this.#timers.keys()];
  }

  get size(): number {
    return this.#timers.size;
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
