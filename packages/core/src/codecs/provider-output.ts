import { growingText, isToolPart, type DynamicToolPart, type Failure, type Part, type ReasoningPart, type TextPart } from '../protocol/index.js';
import type { AnswerEvent } from './answer.js';
import { AnswerWriter } from './answer-writer.js';

export type GrowingPart = TextPart | ReasoningPart | DynamicToolPart;

export class ProviderOutput {
  private readonly answer = new AnswerWriter({ onEvent: (event) => this.emit(event) });
  #events: AnswerEvent[] = [];
  readonly #open = new Set<number>();
  /** By part: the first half of a character whose second half comes with the next piece. */
  readonly #halves = new Map<number, string>();
  readonly #sources = new Set<string>();
  #model = '';

  /** Appends a part and returns its number. The part is open while its state says that more comes. */
  add(value: Part): number {
    const part = this.answer.add(value);
    if (isGrowing(value)) this.#open.add(part);
    return part;
  }

  set(part: number, value: Part): void {
    this.answer.set(part, value);
  }

  isOpen(part: number): boolean {
    return this.#open.has(part);
  }

  /** Appends whole characters. Does nothing to a closed part. */
  grow(part: number, more: string): void {
    if (more === '' || !this.#open.has(part)) return;
    const text = (this.#halves.get(part) ?? '') + more;
    const half = /[\ud800-\udbff]$/.exec(text)?.[0] ?? '';
    if (half === '') this.#halves.delete(part);
    else this.#halves.set(part, half);
    this.answer.grow(part, half === '' ? text : text.slice(0, -1));
  }

  change(part: number, change: (value: GrowingPart) => GrowingPart): void {
    if (this.#open.has(part)) this.answer.set(part, change(this.answer.part(part) as GrowingPart));
  }

  /** Returns the closed part; `undefined` if it was closed already. */
  close(part: number, finish: (value: GrowingPart) => GrowingPart = closedPart): GrowingPart | undefined {
    // The second half never came.
    if (this.#halves.delete(part)) this.answer.grow(part, '\ufffd');
    if (!this.#open.delete(part)) return undefined;
    const last = finish(this.answer.part(part) as GrowingPart);
    this.answer.set(part, last);
    return last;
  }

  closeAll(finish?: (value: GrowingPart) => GrowingPart): void {
    for (const part of [...this.#open]) this.close(part, finish);
  }

  emit(event: AnswerEvent): void {
    this.#events.push(event);
  }

  emitModel(model: string): void {
    if (model === '' || model === this.#model) return;
    this.#model = model;
    this.emit({ type: 'model', model });
  }

  /** Adds a source once per address. One without a web address cannot be a link and becomes a document. */
  addSource(url: string, title: string): void {
    if (url === '' || this.#sources.has(url)) return;
    this.#sources.add(url);
    if (isWebAddress(url)) this.add({ type: 'source-url', sourceId: url, url, ...(title !== '' && { title }) });
    else this.add({ type: 'source-document', sourceId: url.slice(0, 200), mediaType: 'text/html', title: title || url.slice(0, 200) });
  }

  fail(error: Failure): void {
    this.closeAll((value) =>
      isToolPart(value) ? { ...value, state: 'output-error', errorText: 'The answer broke off before this call was complete.' } : closedPart(value),
    );
    this.emit({ type: 'error', error });
  }

  flushEvents(): AnswerEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

/** Closes a part: text and thoughts are `done`, a tool call gets its input. */
export function closedPart(value: GrowingPart): GrowingPart {
  return isToolPart(value) ? withInput(value) : { ...value, state: 'done' };
}

/** Parses the streamed input. Text that is not JSON stays, and makes the call an error. */
export function withInput(call: DynamicToolPart, readInput: (input: unknown) => unknown = (input) => input): DynamicToolPart {
  const json = growingText(call);
  const { inputText: _, ...rest } = call;
  try {
    // Models write no text for tools without arguments.
    return { ...rest, state: 'input-available', input: readInput(json.trim() === '' ? {} : JSON.parse(json)) };
  } catch (error) {
    return {
      ...call,
      state: 'output-error',
      errorText: `The model wrote an input that is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function isGrowing(part: Part): part is GrowingPart {
  return 'state' in part && (part.state === 'streaming' || part.state === 'input-streaming');
}

/** A web address never runs as a script. */
export function isWebAddress(url: string): boolean {
  return url.length <= 8192 && /^https?:\/\//i.test(url) && URL.canParse(url);
}
