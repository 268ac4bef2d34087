/** An answer put together from its events, the way a room does it. */
import type { AnswerEvent } from '../../src/codecs/answer.js';
import { growingText, grow, isToolPart, toolNameOf, type Part, type Usage } from '../../src/protocol/index.js';

export interface Answer {
  readonly parts: readonly Part[];
  readonly text: string;
  readonly reasoning: string;
  /** Calls whose input came whole. */
  readonly tools: readonly { readonly id: string; readonly name: string; readonly input: unknown }[];
  readonly sources: number;
  readonly model: string | undefined;
  readonly finish: { readonly unified: string; readonly raw: string | undefined } | undefined;
  readonly usage: Usage | undefined;
  readonly errors: readonly string[];
}

/** @throws Error when the events break their contract: parts out of order, deltas to no part, anything after an error */
export function assemble(events: readonly AnswerEvent[]): Answer {
  const parts: Part[] = [];
  let model: string | undefined;
  let finish: Answer['finish'];
  let usage: Usage | undefined;
  const errors: string[] = [];
  for (const event of events) {
    if (errors.length > 0) throw new Error(`${event.type} came after the error`);
    switch (event.type) {
      case 'part':
        if (event.part > parts.length) throw new Error(`part ${String(event.part)} came when there were ${String(parts.length)}`);
        parts[event.part] = event.value;
        break;
      case 'delta': {
        const part = parts[event.part];
        if (part === undefined) throw new Error(`delta to part ${String(event.part)}, which is not there`);
        const grown = grow(part, event.text);
        if (growingText(grown) === growingText(part)) throw new Error(`delta to part ${String(event.part)}, which does not grow`);
        parts[event.part] = grown;
        break;
      }
      case 'model':
        model = event.model;
        break;
      case 'usage':
        usage = event.usage;
        break;
      case 'finish':
        // The other implementation has no word of its own for a refusal.
        finish = { unified: event.reason === 'refusal' ? 'content-filter' : event.reason, raw: event.raw };
        break;
      case 'error':
        errors.push(event.error.message);
        break;
    }
  }
  const tools = parts.filter((part) => isToolPart(part)).filter(({ state }) => state === 'input-available' || state === 'output-available');
  return {
    parts,
    text: parts.map((part) => (part.type === 'text' ? part.text : '')).join(''),
    reasoning: parts.map((part) => (part.type === 'reasoning' ? part.text : '')).join(''),
    tools: tools.filter((part) => 'input' in part).map((part) => ({ id: part.toolCallId, name: toolNameOf(part), input: part.input })),
    sources: parts.filter(({ type }) => type === 'source-url' || type === 'source-document').length,
    model,
    finish,
    usage,
    errors,
  };
}
