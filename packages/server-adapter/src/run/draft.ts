/** The message of a run in the making: what the agent says becomes parts, and events that tell only what is new. */
import type { AnswerEvent } from '@loqui/core/codecs';
import { grow, growingText, type DurableEvent, type Part } from '@loqui/core/protocol';
import { BadAnswerError, checkPart } from './answer-check.js';

type Growth = Extract<DurableEvent, { type: 'message.delta' | 'message.part' }>;

/** How much one answer may hold. */
export interface DraftLimits {
  readonly answerParts: number;
  /** UTF-16 units of its parts as JSON, about. */
  readonly answerSize: number;
}

export class Draft {
  readonly #parts: Part[] = [];
  /** Of each part, as `answerSize` counts. */
  readonly #sizes: number[] = [];
  #size = 0;
  /** Said, but not told yet; neighbours of one part are merged. */
  #untold: Growth[] = [];

  constructor(
    private readonly id: string,
    private readonly limits: DraftLimits,
  ) {}

  get parts(): readonly Part[] {
    return this.#parts;
  }

  get hasNews(): boolean {
    return this.#untold.length > 0;
  }

  /** Plain text joins the last part where that is text, else begins one. @throws BadAnswerError `agent-too-large` */
  say(text: string): void {
    if (text === '') return;
    const last = this.#parts.length - 1;
    if (this.#parts[last]?.type === 'text') this.grow(last, text);
    else this.put(last + 1, { type: 'text', text, state: 'streaming' });
  }

  /** @throws RangeError when a number was left out, BadAnswerError when `given` is no part or too much */
  put(part: number, given: unknown): void {
    if (!Number.isInteger(part) || part < 0 || part > this.#parts.length) {
      throw new RangeError(`Part ${String(part)} cannot follow ${String(this.#parts.length)} parts: number them from 0 without holes.`);
    }
    if (part >= this.limits.answerParts) throw new BadAnswerError('agent-too-large', `It has more than ${String(this.limits.answerParts)} parts.`);
    const { part: value, size } = checkPart(given, this.limits.answerSize);
    this.#spend(part, size - (this.#sizes[part] ?? 0));
    this.#parts[part] = value;
    const last = this.#untold.at(-1);
    if (last?.type === 'message.part' && last.part === part) this.#untold[this.#untold.length - 1] = { ...last, value };
    else this.#untold.push({ type: 'message.part', id: this.id, part, value });
  }

  /** @throws RangeError when there is no such part, TypeError when it has no growing text */
  grow(part: number, text: string): void {
    const before = this.#parts[part];
    if (before === undefined) throw new RangeError(`A delta came for part ${String(part)} before the part itself.`);
    if (text === '') return;
    const after = grow(before, text);
    if (after === before) throw new TypeError(`Part ${String(part)} is of type ${before.type} and does not grow by text.`);
    this.#spend(part, text.length);
    this.#parts[part] = after;
    const last = this.#untold.at(-1);
    if (last?.part === part) {
      const merged: Growth = last.type === 'message.delta' ? { ...last, text: last.text + text } : { ...last, value: after };
      this.#untold[this.#untold.length - 1] = merged;
    } else this.#untold.push({ type: 'message.delta', id: this.id, part, at: growingText(before).length, text });
  }

  #spend(part: number, more: number): void {
    if (this.#size + more > this.limits.answerSize) {
      throw new BadAnswerError('agent-too-large', `Its parts are larger than ${String(this.limits.answerSize)} characters together.`);
    }
    this.#size += more;
    this.#sizes[part] = (this.#sizes[part] ?? 0) + more;
  }

  /** The events since the last call. */
  news(): readonly Growth[] {
    const news = this.#untold;
    this.#untold = [];
    return news;
  }
}

/** @throws RangeError, TypeError for events that contradict what came before */
export function applyAnswer(draft: Draft, event: Extract<AnswerEvent, { type: 'part' | 'delta' }>): void {
  if (event.type === 'part') draft.put(event.part, event.value);
  else draft.grow(event.part, event.text);
}
