/** Assembles the tool calls of a Chat Completions stream. Servers mark the call of a piece in many ways. */
import { isToolPart, type DynamicToolPart } from '../protocol/index.js';
import { count, record, text, type ForeignRecord } from './foreign-json.js';
import { closedPart, type GrowingPart, type ProviderOutput } from './provider-output.js';

interface Call {
  readonly part: number;
  id: string;
  name: string;
  input: string;
}

export class OpenAiCalls {
  readonly #byIndex = new Map<number, Call>();
  readonly #calls: Call[] = [];

  constructor(private readonly out: ProviderOutput) {}

  read(pieces: readonly ForeignRecord[]): void {
    for (const [place, piece] of pieces.entries()) {
      const body = record(piece.function) ?? record(piece.custom) ?? piece;
      const id = text(piece.id);
      const name = text(body.name);
      const index = count(piece.index);
      const known = index === undefined ? this.#unnumbered(id, name, place) : this.#byIndex.get(index);
      const call = known && !isAnother(known, id, name) ? known : this.#begin(known, id, name, piece);
      if (index !== undefined) this.#byIndex.set(index, call);
      this.#complete(call, id, name);
      this.#grow(call, inputOf(body.arguments) || inputOf(body.input));
    }
  }

  /** For servers that number nothing: two calls in one chunk are two. Another piece continues the call with its id, or the last one. */
  #unnumbered(id: string, name: string, place: number): Call | undefined {
    const same = id === '' ? undefined : this.#calls.find((call) => call.id === id);
    if (same) return same;
    return place > 0 && name !== '' ? undefined : this.#calls.at(-1);
  }

  #begin(before: Call | undefined, id: string, name: string, piece: ForeignRecord): Call {
    if (before) this.out.close(before.part, closedCall);
    const value: DynamicToolPart = {
      type: 'dynamic-tool',
      toolCallId: id || `call-${String(this.#calls.length)}`,
      toolName: name,
      state: 'input-streaming',
      inputText: '',
    };
    const part = this.out.add(piece.type === 'custom' ? { ...value, providerMetadata: { openai: { type: 'custom' } } } : value);
    const call: Call = { part, id, name, input: '' };
    this.#calls.push(call);
    return call;
  }

  #complete(call: Call, id: string, name: string): void {
    const lateId = call.id === '' && id !== '';
    const lateName = call.name === '' && name !== '';
    if (!lateId && !lateName) return;
    if (lateId) call.id = id;
    if (lateName) call.name = name;
    this.out.change(call.part, (value) => (isToolPart(value) ? { ...value, ...(lateId && { toolCallId: id }), ...(lateName && { toolName: name }) } : value));
  }

  #grow(call: Call, more: string): void {
    // Some servers repeat the whole input, at the end or with every piece.
    const repeats = call.input !== '' && more.length >= call.input.length && more.startsWith(call.input) && isJson(more);
    const added = repeats ? more.slice(call.input.length) : more;
    call.input += added;
    this.out.grow(call.part, added);
  }
}

/** Custom tools have any text as input; all others JSON. */
export function closedCall(value: GrowingPart): GrowingPart {
  if (!isToolPart(value) || value.providerMetadata?.openai?.type !== 'custom') return closedPart(value);
  const { inputText = '', ...call } = value;
  return { ...call, state: 'input-available', input: inputText };
}

function isAnother(call: Call, id: string, name: string): boolean {
  const isNewId = id !== '' && call.id !== '';
  // The usual piece: only its number, or the same id again.
  if (id === call.id && id !== '') return false;
  if (!isNewId && (name === '' || call.name === '')) return false;
  // An id that changes within an input means nothing, unless a name comes with it.
  if (name !== '' && name !== call.name) return true;
  return isJson(call.input) || (isNewId && name !== '' && call.input === '');
}

function isJson(input: string): boolean {
  // Recognises most unfinished inputs without parsing.
  if (!/[}\]"\w]\s*$/.test(input)) return false;
  try {
    JSON.parse(input);
    return true;
  } catch {
    return false;
  }
}

function inputOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return text(value);
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}
