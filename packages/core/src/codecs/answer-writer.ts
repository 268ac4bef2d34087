/** What every reader of a provider's stream needs: numbers the parts, knows which still grow, and collects the events. */
import { grow, growingText, isToolPart, type DynamicToolPart, type Failure, type Part, type ReasoningPart, type TextPart } from '../protocol/index.js';
import type { AnswerEvent } from './answer.js';

/** Parts that are written piece by piece, with their state. */
export type Writing = TextPart | ReasoningPart | DynamicToolPart;

export class AnswerWriter {
  #events: AnswerEvent[] = [];
  #count = 0;
  /** Parts still being written, by number. */
  readonly #open = new Map<number, Writing>();
  /** The first half of a character whose second half comes with the next piece, by part. */
  readonly #halves = new Map<number, string>();
  readonly #sources = new Set<string>();
  #model = '';

  /** The next part, whole from the start. */
  add(value: Part): number {
    const part = this.#count++;
    this.#events.push({ type: 'part', part, value });
    return part;
  }

  /** The next part, to be grown until `close`. */
  begin(value: Writing): number {
    const part = this.add(value);
    this.#open.set(part, value);
    return part;
  }

  isOpen(part: number): boolean {
    return this.#open.has(part);
  }

  grow(part: number, more: string): void {
    const value = this.#open.get(part);
    if (value === undefined || more === '') return;
    const text = (this.#halves.get(part) ?? '') + more;
    const half = /[\ud800-\udbff]$/.exec(text)?.[0] ?? '';
    if (half === '') this.#halves.delete(part);
    else this.#halves.set(part, half);
    const added = half === '' ? text : text.slice(0, -1);
    if (added === '') return;
    this.#open.set(part, grow(value, added) as Writing);
    this.#events.push({ type: 'delta', part, text: added });
  }

  /** Another value for a part that goes on growing. */
  change(part: number, change: (value: Writing) => Writing): void {
    const value = this.#open.get(part);
    if (value === undefined) return;
    const next = change(value);
    this.#open.set(part, next);
    this.put(part, next);
  }

  /** A whole replacement of a part that no longer grows. */
  put(part: number, value: Part): void {
    this.#events.push({ type: 'part', part, value });
  }

  /** The part is whole: text and thoughts are `done`, a tool's input becomes a value. Gives the part as it now is. */
  close(part: number, finish: (value: Writing) => Writing = finished): Writing | undefined {
    // A character that never became whole is shown as what it is.
    if (this.#halves.delete(part)) this.grow(part, '\ufffd');
    const value = this.#open.get(part);
    if (value === undefined) return undefined;
    const last = finish(value);
    this.#open.delete(part);
    this.put(part, last);
    return last;
  }

  closeAll(finish?: (value: Writing) => Writing): void {
    for (const part of [...this.#open.keys()]) this.close(part, finish);
  }

  /** A source, once for each address. What is no web address cannot be a link, and is named as a document. */
  source(url: string, title: string): void {
    if (url === '' || this.#sources.has(url)) return;
    this.#sources.add(url);
    if (isWebAddress(url)) this.add({ type: 'source-url', sourceId: url, url, ...(title !== '' && { title }) });
    else this.add({ type: 'source-document', sourceId: url.slice(0, 200), mediaType: 'text/html', title: title || url.slice(0, 200) });
  }

  model(name: string): void {
    if (name === '' || name === this.#model) return;
    this.#model = name;
    this.#events.push({ type: 'model', model: name });
  }

  say(event: AnswerEvent): void {
    this.#events.push(event);
  }

  /** The answer breaks off here: nothing stays half-written. */
  fail(error: Failure): void {
    this.closeAll((value) =>
      isToolPart(value) ? { ...value, state: 'output-error', errorText: 'The answer broke off before this call was complete.' } : finished(value),
    );
    this.#events.push({ type: 'error', error });
  }

  /** The events since the last call. */
  take(): AnswerEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

/** True for an address that leads somewhere and never runs. */
export function isWebAddress(url: string): boolean {
  return url.length <= 8192 && /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** Turns the parsed input of a tool call into the one that is told. */
export type InputReading = (input: unknown) => unknown;

/** The part as it is when nothing more comes. */
export function finished(value: Writing): Writing {
  return isToolPart(value) ? withInput(value) : { ...value, state: 'done' };
}

/** The call with its input read from the text that came. A text that is not JSON makes the call an error, with the text kept. */
export function withInput(call: DynamicToolPart, reading: InputReading = (input) => input): DynamicToolPart {
  const json = growingText(call);
  const { inputText: _, ...rest } = call;
  try {
    // No text at all: a call without arguments, as models write it for tools that take none.
    return { ...rest, state: 'input-available', input: reading(json.trim() === '' ? {} : JSON.parse(json)) };
  } catch (error) {
    return {
      ...call,
      state: 'output-error',
      errorText: `The model wrote an input that is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
