/** Streams of providers from the field, over HTTP into our agents and through the room to whoever listens: what the answer is in the end. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Part } from '../../../core/src/protocol/index.js';
import { anthropic } from '../../src/agents/anthropic.js';
import { openai } from '../../src/agents/openai.js';
import { createLoqui, type Loqui } from '../../src/create-loqui.js';
import { enter, say } from '../../src/testing/caller.js';
import { ANSWERS, type ExpectedAnswer } from './field-answers.expected.js';
import type { FieldCase, FieldPart } from '../../../core/proofs/conformance/field.js';
import { createRandom, cutAtRandom } from '../../../core/proofs/conformance/random.js';
import { compare, type Result } from '../../../core/proofs/conformance/suite.js';

/** Each case is sent so often: in one go, byte by byte, and cut at random. */
const WAYS = ['whole', 'byte by byte', 'cut at random'] as const;
type Way = (typeof WAYS)[number];

/** Longer ones are not sent byte by byte. */
const LONG = 20_000;
/** Milliseconds in which an answer has to be there, though its line stays open. */
const IN_TIME = 1900;

export const part: FieldPart = {
  kinds: ['OpenAI SSE', 'Anthropic SSE'],
  async *run(cases) {
    const provider = await startProvider(cases);
    const agents = { openai: openai({ model: 'm', apiKey: 'k', baseURL: `${provider.url}/v1` }), anthropic: anthropic({ apiKey: 'k', baseURL: provider.url }) };
    const loqui = createLoqui({ agents, log: () => undefined });
    try {
      for (const one of cases) {
        const expected = ANSWERS[one.id];
        if (expected === undefined) yield { name: `${one.id}: ${one.expected}`, failure: 'Nothing is written down for it in field-answers.expected.ts.' };
        else for (const way of WAYS) yield await check(loqui, one, expected, way);
      }
    } finally {
      await loqui.close({ grace: 0 });
      await provider.close();
    }
  },
};

async function check(loqui: Loqui, { id, kind, expected: words }: FieldCase, expected: ExpectedAnswer, way: Way): Promise<Result> {
  const name = `${id} (${words}), ${way}`;
  const room = `${id}-${way.replaceAll(' ', '-')}`;
  const listener = await enter(loqui, room, { as: room });
  const began = performance.now();
  await say(loqui, `${id}/${way}`, { room, as: room, to: [kind === 'OpenAI SSE' ? 'openai' : 'anthropic'] });
  const { parts, status, finishReason, error } = await listener.event('message.completed');
  const took = performance.now() - began;
  listener.close();
  if (expected.open === true && took > IN_TIME) return { name, failure: `took ${String(Math.round(took))} ms` };
  const got = { parts: parts.map(essence), status, ...(finishReason && { finishReason }), ...(error && { error: error.code }) };
  return compare(name, got, { parts: expected.parts, status: expected.error === undefined ? 'completed' : 'failed', ...ending(expected) });
}

function ending({ finishReason, error }: ExpectedAnswer): object {
  return { ...(finishReason && { finishReason }), ...(error !== undefined && { error }) };
}

/** What a part comes to for its reader. */
function essence(part: Part): unknown {
  if (part.type === 'text' || part.type === 'reasoning') return [part.type, part.text];
  if (part.type === 'dynamic-tool') return ['call', part.toolCallId, part.toolName, part.state === 'input-available' ? part.input : part.state];
  return [part.type];
}

/** Answers each question with the case that it names, in the way that it names. */
async function startProvider(cases: readonly FieldCase[]): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const [, id, way] = /([a-z]-\d+)\/(whole|byte by byte|cut at random)/.exec(Buffer.concat(pieces).toString()) ?? [];
      const one = cases.find((each) => each.id === id);
      if (one === undefined) response.writeHead(404).end();
      else void send(response, one, way as Way);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function send(response: ServerResponse, { id, input }: FieldCase, way: Way): Promise<void> {
  const { open = false, contentType = 'text/event-stream', input: whole = input } = ANSWERS[id] ?? {};
  const bytes = Buffer.from(whole);
  response.writeHead(200, { 'content-type': contentType });
  if (way === 'whole' || bytes.length > LONG) response.write(bytes);
  else if (way === 'cut at random') for (const piece of cutAtRandom(bytes, createRandom(bytes.length))) await written(response, piece);
  else for (const byte of bytes) await written(response, Uint8Array.of(byte));
  if (!open) response.end();
}

/** Each piece leaves by itself. */
function written(response: ServerResponse, piece: Uint8Array): Promise<void> {
  return new Promise((resolve) => response.write(piece, () => resolve()));
}
