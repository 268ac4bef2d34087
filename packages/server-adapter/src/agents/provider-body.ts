/** The body of a provider's answer as the payloads in it, by what it is and not by what its content-type says. */
import { createEventStreamReader } from '@loqui/core/codecs';

/** `events`: server-sent events. `json`: one JSON value, or one a line. `page`: HTML or XML, which is no answer. */
export type BodyKind = 'empty' | 'events' | 'json' | 'page';

/** Characters of the body that are kept, to say what came where it was no answer. */
const BEGINNING = 2000;

/** Bytes in, cut anywhere; payloads out by `onPayload`, as an `AnswerReader` takes them. */
export class ProviderBody {
  kind: BodyKind = 'empty';
  /** How the body begins. */
  beginning = '';
  /** Something came that may be an answer. */
  found = false;
  readonly #onPayload: (data: string, event?: string) => void;
  readonly #decoder = new TextDecoder();
  readonly #events = createEventStreamReader({ onMessage: ({ data, event }) => this.#tell(data, event) });
  /** JSON that is not whole yet. */
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
    if (this.kind === 'json') this.#takeJson(text);
  }

  /** The stream ended. Gives what may be one more payload, or only the beginning of one. */
  end(): string {
    const rest = this.kind === 'events' ? (this.#events.end()?.data ?? '') : this.#json + this.#decoder.decode();
    this.found ||= rest.trim() !== '';
    return rest;
  }

  #tell(data: string, event?: string): void {
    this.found = true;
    this.#onPayload(data, event);
  }

  #takeJson(text: string): void {
    const lines = text.split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      this.#json += line;
      // The lines of one value that was written for people to read are told together.
      if (!/^[[{]/.test(this.#json) || (/[}\]]\s*$/.test(line) && isJson(this.#json))) this.#tellJson();
      else this.#json += '\n';
    }
    this.#json += last;
    // Nobody may end the line after the one value that is awaited.
    if (/[}\]]\s*$/.test(last) && isJson(this.#json)) this.#tellJson();
  }

  #tellJson(): void {
    const json = this.#json;
    this.#json = '';
    if (json.trim() !== '') this.#tell(json);
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
    // Not whole yet.
    return false;
  }
}
