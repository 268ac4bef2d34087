import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnswerEvent } from '@loqui/core/codecs';
import type { Message } from '@loqui/core/protocol';
import { anthropic } from '@loqui/server-adapter/anthropic';
import { openai } from '@loqui/server-adapter/openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../../../core/proofs/conformance/answer.js';
import { startProviderServer, type ProviderServer } from './provider-server.js';
import type { Expected } from '../../../core/proofs/conformance/provider-streams.js';

const fixtures = path.resolve(import.meta.dirname, '../../../..', process.env.FIXTURES ?? '../shared/fixtures');
const present = existsSync(path.join(fixtures, 'provider-streams', 'EXPECTED.json'));
const inCi = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';
if (!present && !inCi) console.warn(`SKIPPED: the agents over recordings, because there are none in ${fixtures}.`);

const asked: Message = {
  id: 'q',
  author: { id: 'ann', name: 'Ann', kind: 'person' },
  role: 'user',
  parts: [{ type: 'text', text: 'Hi' }],
  status: 'completed',
  createdAt: 0,
};

// Where CI is set a missing folder must fail, so the tests are not skipped there.
describe.skipIf(!present && !inCi)('our agents, over HTTP, on recorded streams', () => {
  let server: ProviderServer;
  let slow: ProviderServer;
  let cases: readonly Expected[];

  beforeAll(async () => {
    cases = (JSON.parse(readFileSync(path.join(fixtures, 'provider-streams', 'EXPECTED.json'), 'utf8')) as { cases: Expected[] }).cases;
    server = await startProviderServer({ fixturesFolder: fixtures, seed: 42 });
    slow = await startProviderServer({ fixturesFolder: fixtures, pace: 10 });
  });

  afterAll(async () => {
    await server.close();
    await slow.close();
  });

  const agentFor = ({ provider, file }: Pick<Expected, 'provider' | 'file'>, { url }: ProviderServer) =>
    provider === 'anthropic'
      ? anthropic({ model: `${provider}/${file}`, baseURL: url, apiKey: 'k' })
      : openai({ model: `${provider}/${file}`, baseURL: `${url}/v1`, apiKey: 'k' });

  it('gives the text, the tools and the end that others read from them', async () => {
    for (const expected of cases.filter(({ provider }) => ['openai__chat', 'anthropic', 'deepseek__chat'].includes(provider))) {
      const events: AnswerEvent[] = [];
      for await (const event of agentFor(expected, server).answer({ room: 'a', run: 'r', messages: [asked], asked, signal: new AbortController().signal }))
        events.push(event as AnswerEvent);
      const answer = assemble(events);
      expect([answer.text, answer.reasoning], expected.file).toEqual([expected.text, expected.reasoning]);
      expect(
        answer.tools.map(({ id, name }) => [id, name]),
        expected.file,
      ).toEqual(expected.tools.map(({ id, name }) => [id, name]));
      expect(answer.finish ?? null, expected.file).toEqual(expected.finish);
      expect(answer.errors.length, expected.file).toBe(expected.errors.length);
    }
    expect(server.requests.length).toBe(19);
  });

  it('sees that the client went away', async () => {
    const stop = new AbortController();
    for await (const event of agentFor({ provider: 'openai__chat', file: 'openai-text.chunks.txt' }, slow).answer({
      room: 'a',
      run: 'r',
      messages: [asked],
      asked,
      signal: stop.signal,
    })) {
      if ((event as AnswerEvent).type === 'delta') stop.abort();
    }
    const record = slow.requests.at(-1);
    await record?.closed;
    expect(record?.aborted).toBe(true);
    expect(record?.sent).toBeLessThan(record?.total ?? 0);
  });

  it('refuses a model that is no recording, and anything outside its folder', async () => {
    for (const file of ['no-such', '../EXPECTED.json', '..', 'LICENSE']) {
      const events: AnswerEvent[] = [];
      for await (const event of agentFor({ provider: 'openai__chat', file }, server).answer({
        room: 'a',
        run: 'r',
        messages: [asked],
        asked,
        signal: new AbortController().signal,
      }))
        events.push(event as AnswerEvent);
      expect(events).toMatchObject([{ type: 'error', error: { code: 'provider-not-found' } }]);
    }
  });
});
