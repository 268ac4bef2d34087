/** Finds the payloads in a provider's answer. The bytes decide, not the content-type. */
import { createEventStreamReader } from '@loqui/core/codecs';

/** `json`: one JSON value, or one per line. `page`: HTML or XML, which is no answer. */
export type BodyKind = 'empty' | 'events' | 'json' | 'page';

/** Characters of the body that are kept for the error. */
const BEGINNING = 2000;

/** Accepts bytes cut anywhere and calls `onPayload`. */
export class ProviderBody {
  kind: BodyKind = 'empty';
  beginning = '';
  found = false;
  readonly #onPayload: (data: string, event?: string) => void;
  readonly #decoder = new TextDecoder();
  readonly #events = createEventStreamReader({ onMessage: ({ data, event }) => this.#emit(data, event) });
  #json = '';

  constructor(onPayload: (data: string, event?: string) => void) {
    this.#onPayload = onPayload;
  }

  push(bytes: Uint8Array): void {
    const isJson = this.kind === 'json';
    if (!isJson && this.beginning.length >= BEGINNING) {
      if (this.kind === 'events') this.#events.push(bytes);
      return;
    }
    const text = this.#decoder.decode(bytes, { stream: true });
    this.beginning = (this.beginning + text).slice(0, BEGINNING);
    if (this.kind === 'empty') this.kind = kindOf(this.beginning);
    if (this.kind === 'events') this.#events.push(bytes);
    if (this.kind === 'json') this.#appendJson(text);
  }

  /** Returns a last payload, or the beginning of one. */
  end(): string {
    const rest = this.kind === 'events' ? (this.#events.end()?.data ?? '') : this.#json + this.#decoder.decode();
    this.found ||= rest.trim() !== '';
    return rest;
  }

  #emit(data: string, event?: string): void {
    this.found = true;
    this.#onPayload(data, event);
  }

  #appendJson(text: string): void {
    const lines = text.split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      this.#json += line;
      // A value over several lines is one payload.
      if (!/^[[{]/.test(this.#json) || (/[}\]]\s*$/.test(line) && isJson(this.#json))) this.#emitJson();
      else this.#json += '\n';
    }
    this.#json += last;
    // A line break may never follow the only value.
    if (/[}\]]\s*$/.test(last) && isJson(this.#json)) this.#emitJson();
  }

  #emitJson(): void {
    const json = this.#json;
    this.#json = '';
    if (json.trim() !== '') this.#emit(json);
  }
}

function kindOf(beginning: string): BodyKind {
  const [first] = beginning.trimStart();
  if (first === undefined) return 'empty';
  if (first === '<') return 'page';
  return first === '{' || first === '[' ? 'json' : 'events';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
