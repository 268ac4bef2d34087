import { describe, expect, it } from 'vitest';
import type { Message } from '@loqui/core/protocol';
import { anthropic } from './anthropic.js';
import { openai } from './openai.js';
import { fetchFromOrigin } from './provider-fetch.js';

interface Sent {
  readonly url: string;
  readonly headers: Headers;
}

/** Addresses that redirect to others, and the requests that they received. */
function web(redirects: Readonly<Record<string, readonly [status: number, location: string]>>): { get: typeof fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  const get: typeof fetch = async (input, init) => {
    const url = new Request(input).url;
    sent.push({ url, headers: new Headers(init?.headers) });
    expect(init?.redirect).toBe('manual');
    const redirect = redirects[url];
    return redirect ? new Response('moved', { status: redirect[0], headers: { location: redirect[1] } }) : Response.json({ data: [{ id: 'm' }] });
  };
  return { get, sent };
}

const asked: Message = { id: 'q', author: { id: 'a', name: 'A', kind: 'person' }, role: 'user', parts: [], status: 'completed', createdAt: 0 };
const call = { room: 'r', run: 'x', messages: [asked], asked, signal: new AbortController().signal };

describe('a request with a key', () => {
  it.each([
    ['another host', 'https://evil.test/v1/chat/completions'],
    ['another port', 'https://api.test:8443/v1/chat/completions'],
    ['another scheme', 'http://api.test/v1/chat/completions'],
    ['a host that only begins alike', 'https://api.test.evil.test/'],
    ['a host without a scheme', '//evil.test/'],
    ['no address', 'https://['],
  ])('is not redirected to %s', async (_, location) => {
    for (const status of [301, 302, 303, 307, 308]) {
      const { get, sent } = web({ 'https://api.test/v1/chat/completions': [status, location] });
      const events = [];
      for await (const event of openai({ baseURL: 'https://api.test/v1', apiKey: 'sk-secret', model: 'm', fetch: get }).answer(call)) events.push(event);
      expect(events).toMatchObject([{ type: 'error', error: { code: 'provider-redirect' } }]);
      expect(sent.map(({ url }) => new URL(url).origin)).toEqual(['https://api.test']);
    }
  });

  it('is not redirected by Anthropic’s agent either, nor when the list of models is requested', async () => {
    const { get, sent } = web({ 'https://api.test/v1/messages': [307, 'https://evil.test/'], 'https://own.test/v1/models': [302, 'https://evil.test/'] });
    for (const agent of [
      anthropic({ baseURL: 'https://api.test', apiKey: 'sk-secret', fetch: get }),
      openai({ baseURL: 'https://own.test/v1', apiKey: 'sk-secret', fetch: get }),
    ]) {
      const events = [];
      for await (const event of agent.answer(call)) events.push(event);
      expect(events).toMatchObject([{ type: 'error', error: { code: 'provider-redirect' } }]);
    }
    expect(sent.map(({ url }) => new URL(url).host)).toEqual(['api.test', 'own.test']);
  });

  it('follows a few redirects within its origin that keep the method', async () => {
    const { get, sent } = web({ 'https://api.test/a': [308, '/a/'], 'https://api.test/loop': [307, '/loop'] });
    expect((await fetchFromOrigin(get, 'https://api.test/a', { method: 'POST' })).status).toBe(200);
    expect(sent.at(-1)?.url).toBe('https://api.test/a/');
    await expect(fetchFromOrigin(get, 'https://api.test/loop', { method: 'POST' })).rejects.toThrow('It redirects');
  });
});
