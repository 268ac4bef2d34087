import type { EphemeralEvent } from '@loqui/core/protocol';

/** Milliseconds after which typing ends unless renewed. */
export const TYPING_TTL = 5000;
/** Milliseconds in which a repeated start is not emitted. Well below `TYPING_TTL`, or clients would stop showing it. */
const REPEAT = 2000;

type TypingEvent = Extract<EphemeralEvent, { type: 'typing.started' | 'typing.stopped' }>;

export class TypingBoard {
  readonly #typing = new Map<string, { readonly lapse: ReturnType<typeof setTimeout>; readonly emittedAt: number }>();

  constructor(private readonly emit: (event: TypingEvent) => void) {}

  start(member: string): void {
    const known = this.#typing.get(member);
    clearTimeout(known?.lapse);
    const now = performance.now();
    const repeats = known !== undefined && now - known.emittedAt < REPEAT;
    this.#typing.set(member, { lapse: setTimeout(() => this.stop(member), TYPING_TTL), emittedAt: repeats ? known.emittedAt : now });
    if (!repeats) this.emit({ type: 'typing.started', member, ttl: TYPING_TTL });
  }

  stop(member: string): void {
    const typing = this.#typing.get(member);
    if (typing === undefined) return;
    clearTimeout(typing.lapse);
    this.#typing.delete(member);
    this.emit({ type: 'typing.stopped', member });
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
