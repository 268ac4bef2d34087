/** Who is typing in a room. Lapses by itself; nothing of it is kept. */
import type { EphemeralEvent } from '@loqui/core/protocol';

/** Milliseconds after which typing lapses unless renewed. */
export const TYPING_TTL = 5000;
/** Milliseconds in which a repetition is told to nobody: it only renews. Well below the time after which the others let it lapse. */
const AGAIN = 2000;

type TypingEvent = Extract<EphemeralEvent, { type: 'typing.started' | 'typing.stopped' }>;

export class TypingBoard {
  readonly #typing = new Map<string, { readonly lapse: ReturnType<typeof setTimeout>; readonly told: number }>();

  constructor(private readonly tell: (event: TypingEvent) => void) {}

  /** Starts or renews. */
  start(member: string): void {
    const known = this.#typing.get(member);
    clearTimeout(known?.lapse);
    const now = performance.now();
    const repeats = known !== undefined && now - known.told < AGAIN;
    this.#typing.set(member, { lapse: setTimeout(() => this.stop(member), TYPING_TTL), told: repeats ? known.told : now });
    if (!repeats) this.tell({ type: 'typing.started', member, ttl: TYPING_TTL });
  }

  stop(member: string): void {
    const typing = this.#typing.get(member);
    if (typing === undefined) return;
    clearTimeout(typing.lapse);
    this.#typing.delete(member);
    this.tell({ type: 'typing.stopped', member });
  }

  list(): string[] {
    return [...this.#typing.keys()];
  }

  get size(): number {
    return this.#typing.size;
  }

  close(): void {
    for (const { lapse } of this.#typing.values()) clearTimeout(lapse);
    this.#typing.clear();
  }
}
