/** The tool calls of a Chat Completions stream, put together from their pieces. Who a piece belongs to is told in many ways. */
import { isToolPart, type DynamicToolPart } from '../protocol/index.js';
import { closedPart, type GrowingPart } from './closed-part.js';
import { count, record, text, type ForeignRecord } from './foreign-json.js';
import type { ProviderOutput } from './provider-output.js';

interface Call {
  readonly part: number;
  id: string;
  name: string;
  /** The input so far. */
  input: string;
}

export class OpenAiCalls {
  readonly #byIndex = new Map<number, Call>();
  readonly #calls: Call[] = [];

  constructor(private readonly out: ProviderOutput) {}

  /** `pieces`: the calls of one chunk. */
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

  /** Some servers number nothing. Two calls in one chunk are two even so; any other piece goes on with the call of its id, else with the last. */
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

  /** Takes the id and the name where they come after the first piece. */
  #complete(call: Call, id: string, name: string): void {
    const lateId = call.id === '' && id !== '';
    const lateName = call.name === '' && name !== '';
    if (!lateId && !lateName) return;
    if (lateId) call.id = id;
    if (lateName) call.name = name;
    this.out.change(call.part, (value) => (isToolPart(value) ? { ...value, ...(lateId && { toolCallId: id }), ...(lateName && { toolName: name }) } : value));
  }

  #grow(call: Call, more: string): void {
    // Some say the whole input again, at the end or with every piece.
    const repeats = call.input !== '' && more.length >= call.input.length && more.startsWith(call.input) && isJson(more);
    const added = repeats ? more.slice(call.input.length) : more;
    call.input += added;
    this.out.grow(call.part, added);
  }
}

/** Custom tools take any text as their input; all others JSON. */
export function closedCall(value: GrowingPart): GrowingPart {
  if (!isToolPart(value) || value.providerMetadata?.openai?.type !== 'custom') return closedPart(value);
  const { inputText = '', ...call } = value;
  return { ...call, state: 'input-available', input: inputText };
}

/** True when a piece does not go on with `call`, though it stands where that does. */
function isAnother(call: Call, id: string, name: string): boolean {
  const isNewId = id !== '' && call.id !== '';
  // The usual piece: it says no more than its number, or the same id again.
  if (id === call.id && id !== '') return false;
  if (!isNewId && (name === '' || call.name === '')) return false;
  // An id that changes in the middle of an input means nothing, unless a name comes with it.
  if (name !== '' && name !== call.name) return true;
  return isJson(call.input) || (isNewId && name !== '' && call.input === '');
}

function isJson(input: string): boolean {
  // Most inputs are seen to be unfinished without being read.
  if (!/[}\]"\w]\s*$/.test(input)) return false;
  try {
    JSON.parse(input);
    return true;
  } catch {
    // Still being written.
    return false;
  }
}

/** Text in the making, or the value itself where a server has it whole. */
function inputOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return text(value);
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}
