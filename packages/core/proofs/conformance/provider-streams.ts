/** Recorded provider streams, cut at random and read by our codecs, against what an independent implementation reads from them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createAnthropicReader } from '../../src/codecs/anthropic-messages.js';
import type { AnswerEvent, AnswerReader } from '../../src/codecs/answer.js';
import { createEventStreamReader } from '../../src/codecs/event-stream.js';
import { createOpenAiChatReader } from '../../src/codecs/openai-chat.js';
import { assemble, type Answer } from './answer.js';
import { createRandom, cutAtRandom } from './random.js';
import { bodyOf, readRecording, type Wire } from './recordings.js';
import { compare, type Result, type Suite } from './suite.js';

const SEEDS = 20;

/** Providers whose wire we read, and how. The first two are the wires' own makers. */
const PROVIDERS: Readonly<Record<string, Wire>> = {
  openai__chat: 'openai',
  anthropic: 'anthropic',
  alibaba: 'openai',
  cerebras: 'openai',
  deepseek__chat: 'openai',
  groq: 'openai',
  mistral: 'openai',
  perplexity: 'openai',
};
// xAI's recording is left out: the other implementation refuses its chunks, so there is nothing to compare with.

const READERS: Readonly<Record<Wire, () => AnswerReader>> = { openai: createOpenAiChatReader, anthropic: createAnthropicReader };

/** What EXPECTED.json says of one recording. */
export interface Expected {
  readonly provider: string;
  readonly file: string;
  readonly text: string;
  readonly reasoning: string;
  readonly tools: readonly { readonly id: string; readonly name: string; readonly input: string }[];
  readonly sources: number;
  readonly finish: { readonly unified: string; readonly raw?: string } | null;
  readonly usage: { readonly inputTokens: TokenCounts; readonly outputTokens: TokenCounts } | null;
  readonly errors: readonly string[];
  readonly skip?: string;
}

type TokenCounts = Readonly<Partial<Record<'total' | 'cacheRead' | 'cacheWrite' | 'reasoning', number>>>;

export const providerStreams: Suite = {
  name: 'provider-streams',
  needs: ['provider-streams/EXPECTED.json'],
  *run(folder) {
    const { cases } = JSON.parse(readFileSync(path.join(folder, 'provider-streams', 'EXPECTED.json'), 'utf8')) as { cases: Expected[] };
    for (const expected of cases) {
      const wire = PROVIDERS[expected.provider];
      if (wire === undefined || expected.skip !== undefined) continue;
      const bytes = bodyOf(readRecording(folder, `${expected.provider}/${expected.file}`), wire);
      for (let seed = 1; seed <= SEEDS; seed++) yield check(expected, wire, bytes, seed);
    }
  },
};

function check(expected: Expected, wire: Wire, bytes: Uint8Array, seed: number): Result {
  const name = `${expected.provider}/${expected.file} seed ${String(seed)}`;
  try {
    return compare(name, essence(readInPieces(READERS[wire](), cutAtRandom(bytes, createRandom(seed)))), essenceOf(expected));
  } catch (error) {
    return { name, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Feeds the pieces through the event-stream reader into `reader`. */
export function readInPieces(reader: AnswerReader, pieces: Iterable<Uint8Array>): Answer {
  const events: AnswerEvent[] = [];
  const stream = createEventStreamReader({ onMessage: ({ data }) => events.push(...reader.read(data)) });
  for (const piece of pieces) stream.push(piece);
  events.push(...reader.end());
  return assemble(events);
}

/** What both sides must agree on. A count that was not reported is the same as 0. */
function essence(answer: Answer): unknown {
  const { usage } = answer;
  const failed = answer.errors.length > 0;
  return {
    text: answer.text,
    reasoning: answer.reasoning,
    tools: answer.tools,
    sources: answer.sources,
    finish: answer.finish ?? null,
    usage:
      failed || usage === undefined
        ? null
        : [usage.inputTokens ?? 0, usage.outputTokens ?? 0, usage.cachedInputTokens ?? 0, usage.cacheWriteInputTokens ?? 0, usage.reasoningTokens ?? 0],
    failed,
  };
}

function essenceOf(expected: Expected): unknown {
  const { usage } = expected;
  const { inputTokens, outputTokens } = usage ?? { inputTokens: {}, outputTokens: {} };
  return {
    text: expected.text,
    reasoning: expected.reasoning,
    tools: expected.tools.map(({ id, name, input }) => ({ id, name, input: JSON.parse(input) as unknown })),
    sources: expected.sources,
    finish: expected.finish,
    usage: usage && [inputTokens.total ?? 0, outputTokens.total ?? 0, inputTokens.cacheRead ?? 0, inputTokens.cacheWrite ?? 0, outputTokens.reasoning ?? 0],
    failed: expected.errors.length > 0,
  };
}
