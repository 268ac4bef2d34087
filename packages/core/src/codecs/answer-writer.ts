import { finishedParts, grow, growingText, isToolPart, type DurableEvent, type Part } from '../protocol/index.js';
import type { AnswerEvent } from './answer.js';

export type AnswerChange = Extract<DurableEvent, { type: 'message.delta' | 'message.part' }>;

export interface AnswerLimits {
  readonly answerParts: number;
  /** UTF-16 units of its parts as JSON, approximately. */
  readonly answerSize: number;
}

/** Returns the checked part and its size (see `answerSize`), at most `limit`. Throws for anything else. */
export type PartCheck = (value: unknown, limit: number) => { readonly part: Part; readonly size: number };

export interface AnswerWriterOptions {
  readonly limits?: AnswerLimits;
  /** Checks each part that is set; without it parts are trusted. */
  readonly check?: PartCheck;
  readonly onEvent?: (event: AnswerEvent) => void;
}

export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError';
}

interface Slot {
  value: Part;
  /** Text that came after `value` was made; it joins the part when the part is read or flushed. */
  more: string;
  size: number;
  isNew: boolean;
}

/** An answer while it is written. Parts are numbered from 0 without holes. */
export class AnswerWriter {
  readonly #slots: Slot[] = [];
  /** Numbers of parts with unflushed changes, in the order of their first change. */
  readonly #changed = new Set<number>();
  readonly #limits: AnswerLimits;
  readonly #check: PartCheck;
  readonly #onEvent: ((event: AnswerEvent) => void) | undefined;
  #size = 0;

  constructor({ limits = UNLIMITED, check = trusted, onEvent }: AnswerWriterOptions = {}) {
    this.#limits = limits;
    this.#check = check;
    this.#onEvent = onEvent;
  }

  get parts(): readonly Part[] {
    return this.#slots.map(partOf);
  }

  part(part: number): Part | undefined {
    const slot = this.#slots[part];
    return slot && partOf(slot);
  }

  /** The parts when nothing more comes. */
  get finishedParts(): readonly Part[] {
    return finishedParts(this.parts);
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0;
  }

  /**
   * Text joins the last part if that is text, and begins a part otherwise.
   * @throws RangeError for a number out of order, TypeError for a part without growing text, AnswerTooLargeError, and what the check throws
   */
  apply(step: string | AnswerEvent): void {
    if (typeof step === 'string') this.#appendText(step);
    else if (step.type === 'part') this.set(step.part, step.value);
    else if (step.type === 'delta') this.grow(step.part, step.text);
  }

  add(value: Part): number {
    const part = this.#slots.length;
    this.set(part, value);
    return part;
  }

  /** Appends the next part, or replaces one. */
  set(part: number, given: unknown): void {
    if (!Number.isInteger(part) || part < 0 || part > this.#slots.length) {
      throw new RangeError(`Part ${String(part)} cannot follow ${String(this.#slots.length)} parts: number them from 0 without holes.`);
    }
    if (part >= this.#limits.answerParts) throw new AnswerTooLargeError(`It has more than ${String(this.#limits.answerParts)} parts.`);
    const { part: value, size } = this.#check(given, this.#limits.answerSize);
    this.#spend(size - (this.#slots[part]?.size ?? 0));
    this.#slots[part] = { value, more: '', size, isNew: true };
    this.#changed.add(part);
    this.#onEvent?.({ type: 'part', part, value });
  }

  grow(part: number, text: string): void {
    const slot = this.#slots[part];
    if (slot === undefined) throw new RangeError(`A delta came for part ${String(part)} before the part itself.`);
    if (text === '') return;
    if (!growsByText(slot.value)) throw new TypeError(`Part ${String(part)} is of type ${slot.value.type} and does not grow by text.`);
    this.#spend(text.length);
    slot.size += text.length;
    slot.more += text;
    this.#changed.add(part);
    this.#onEvent?.({ type: 'delta', part, text });
  }

  /** The changes since the last call, at most one per part, as events of the message `id`. */
  flushChanges(id: string): readonly AnswerChange[] {
    const changes: AnswerChange[] = [];
    for (const part of this.#changed) {
      const slot = this.#slots[part];
      if (slot === undefined) continue;
      const { more: text, isNew } = slot;
      const at = growingText(slot.value).length;
      slot.value = partOf(slot);
      slot.more = '';
      slot.isNew = false;
      changes.push(isNew ? { type: 'message.part', id, part, value: slot.value } : { type: 'message.delta', id, part, at, text });
    }
    this.#changed.clear();
    return changes;
  }

  #appendText(text: string): void {
    if (text === '') return;
    const last = this.#slots.length - 1;
    if (this.#slots[last]?.value.type === 'text') this.grow(last, text);
    else this.set(last + 1, { type: 'text', text, state: 'streaming' });
  }

  #spend(more: number): void {
    if (this.#size + more > this.#limits.answerSize) {
      throw new AnswerTooLargeError(`Its parts are larger than ${String(this.#limits.answerSize)} characters together.`);
    }
    this.#size += more;
  }
}

const UNLIMITED: AnswerLimits = { answerParts: Number.POSITIVE_INFINITY, answerSize: Number.POSITIVE_INFINITY };

function trusted(value: unknown, limit: number): { part: Part; size: number } {
  return { part: value as Part, size: limit === Number.POSITIVE_INFINITY ? 0 : JSON.stringify(value).length };
}

function partOf({ value, more }: Slot): Part {
  return more === '' ? value : grow(value, more);
}

function growsByText(part: Part): boolean {
  return part.type === 'text' || part.type === 'reasoning' || isToolPart(part);
}
