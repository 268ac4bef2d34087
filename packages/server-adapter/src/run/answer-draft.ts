/** An answer that is being written: what the agent yields becomes parts, and events that hold only what is new. */
import { grow, growingText, type DurableEvent, type Part } from '@loqui/core/protocol';
import { BadAnswerError, checkPart } from './answer-check.js';

type Growth = Extract<DurableEvent, { type: 'message.delta' | 'message.part' }>;

/** How much one answer may hold. */
export interface AnswerLimits {
  readonly answerParts: number;
  /** UTF-16 units of its parts as JSON, about. */
  readonly answerSize: number;
}

export class AnswerDraft {
  readonly #parts: Part[] = [];
  /** The size of each part, as `answerSize` counts. */
  readonly #sizes: number[] = [];
  #size = 0;
  /** Not taken yet. Neighbours of one part are merged. */
  #pending: Growth[] = [];

  constructor(
    private readonly id: string,
    private readonly limits: AnswerLimits,
  ) {}

  get parts(): readonly Part[] {
    return this.#parts;
  }

  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Appends plain text to the last part if that is text, else begins a part. @throws BadAnswerError `agent-too-large` */
  addText(text: string): void {
    if (text === '') return;
    const last = this.#parts.length - 1;
    if (this.#parts[last]?.type === 'text') this.grow(last, text);
    else this.setPart(last + 1, { type: 'text', text, state: 'streaming' });
  }

  /** Adds the next part, or replaces one. @throws RangeError when a number is left out, BadAnswerError when `given` is no part or too large */
  setPart(part: number, given: unknown): void {
    if (!Number.isInteger(part) || part < 0 || part > this.#parts.length) {
      throw new RangeError(`Part ${String(part)} cannot follow ${String(this.#parts.length)} parts: number them from 0 without holes.`);
    }
    if (part >= this.limits.answerParts) throw new BadAnswerError('agent-too-large', `It has more than ${String(this.limits.answerParts)} parts.`);
    const { part: value, size } = checkPart(given, this.limits.answerSize);
    this.#spend(part, size - (this.#sizes[part] ?? 0));
    this.#parts[part] = value;
    const last = this.#pending.at(-1);
    if (last?.type === 'message.part' && last.part === part) this.#pending[this.#pending.length - 1] = { ...last, value };
    else this.#pending.push({ type: 'message.part', id: this.id, part, value });
  }

  /** Appends text to a part. @throws RangeError when the part does not exist, TypeError when it does not grow by text */
  grow(part: number, text: string): void {
    const before = this.#parts[part];
    if (before === undefined) throw new RangeError(`A delta came for part ${String(part)} before the part itself.`);
    if (text === '') return;
    const after = grow(before, text);
    if (after === before) throw new TypeError(`Part ${String(part)} is of type ${before.type} and does not grow by text.`);
    this.#spend(part, text.length);
    this.#parts[part] = after;
    const last = this.#pending.at(-1);
    if (last?.part === part) {
      const merged: Growth = last.type === 'message.delta' ? { ...last, text: last.text + text } : { ...last, value: after };
      this.#pending[this.#pending.length - 1] = merged;
    } else this.#pending.push({ type: 'message.delta', id: this.id, part, at: growingText(before).length, text });
  }

  #spend(part: number, more: number): void {
    if (this.#size + more > this.limits.answerSize) {
      throw new BadAnswerError('agent-too-large', `Its parts are larger than ${String(this.limits.answerSize)} characters together.`);
    }
    this.#size += more;
    this.#sizes[part] = (this.#sizes[part] ?? 0) + more;
  }

  /** The events since the last call. */
  takePending(): readonly Growth[] {
    const pending = this.#pending;
    this.#pending = [];
    return pending;
  }
}
