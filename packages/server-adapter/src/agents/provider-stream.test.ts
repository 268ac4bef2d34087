import { gzipSync } from 'node:zlib';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnswerEvent } from '@loqui/core/codecs';
import type { Message } from '@loqui/core/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Agent, AgentCall } from './agent.js';
import { anthropic } from './anthropic.js';
import { openai } from './openai.js';

type Handler = (request: IncomingMessage & { readonly body: string }, response: ServerResponse) => void;

const closers: (() => void)[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const close of closers.splice(0)) close();
});

/** Answers the nth request with the nth handler, then always with the last one; returns its address. */
async function provider(...handlers: Handler[]): Promise<string> {
  let served = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => (body += bytes.toString()));
    request.on('end', () => handlers[Math.min(served++, handlers.length - 1)]?.(Object.assign(request, { body }), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const asked: Message = {
  id: 'q',
  author: { id: 'ann', name: 'Ann', kind: 'person' },
  role: 'user',
  parts: [{ type: 'text', text: 'Hi' }],
  status: 'completed',
  createdAt: 0,
};

/** `onEvent` runs after each event, before the next one is read. */
async function answer(agent: Agent, signal = new AbortController().signal, onEvent?: (event: AnswerEvent) => unknown): Promise<AnswerEvent[]> {
  const call: AgentCall = { room: 'a', run: 'r', messages: [asked], asked, signal };
  const events: AnswerEvent[] = [];
  for await (const event of agent.answer(call)) {
    events.push(event as AnswerEvent);
    onEvent?.(event as AnswerEvent);
  }
  return events;
}

const words = (events: readonly AnswerEvent[]): string => events.map((event) => (event.type === 'delta' ? event.text : '')).join('');
const piece = (text: string): string => `data: ${JSON.stringify({ model: 'm', choices: [{ delta: { content: text } }] })}\n\n`;
const END = `data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`;

const streams =
  (...texts: string[]): Handler =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(texts.map(piece).join('') + END);
  };

interface Sending {
  readonly type?: string;
  readonly open?: boolean;
  readonly byteByByte?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

const refuses =
  (status: number, body: object | string, headers: Record<string, string> = {}): Handler =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

const local = (url: string, more: Parameters<typeof openai>[0] = {}): Agent => openai({ model: 'm', baseURL: `${url}/v1`, apiKey: 'sk-secret', ...more });

describe('openai()', () => {
  it('requests a stream with conversation, key and given fields, and yields the answer', async () => {
    let seen: { url: string | undefined; key: string | undefined; body: unknown } | undefined;
    const url = await provider((request, response) => {
      seen = { url: request.url, key: request.headers.authorization, body: JSON.parse(request.body) };
      streams('Hel', 'lo')(request, response);
    });
    const events = await answer(local(url, { instructions: 'Be kind.', maxTokens: 99, body: { seed: 1 } }));
    expect(words(events)).toBe('Hello');
    expect(events.at(-1)).toEqual({ type: 'finish', reason: 'stop', raw: 'stop' });
    expect(seen).toEqual({
      url: '/v1/chat/completions',
      key: 'Bearer sk-secret',
      body: {
        model: 'm',
        messages: [
          { role: 'system', content: 'Be kind.' },
          { role: 'user', content: 'Hi' },
        ],
        stream: true,
        stream_options: { include_usage: true },
        max_tokens: 99,
        seed: 1,
      },
    });
  });

  it('uses the first model of a local server’s list when none is named, and requests it only once', async () => {
    const models: string[] = [];
    let listed = 0;
    const url = await provider((request, response) => {
      if (request.url === '/v1/models') {
        listed++;
        response.end('{"data":[{"id":"first"},{"id":"second"}]}');
      } else {
        models.push((JSON.parse(request.body) as { model: string }).model);
        streams('x')(request, response);
      }
    });
    const agent = local(url, { model: undefined });
    await answer(agent);
    await answer(agent);
    expect([models, listed]).toEqual([['first', 'first'], 1]);
    expect(await answer(local(await provider(refuses(200, { data: [] })), { model: '' }))).toMatchObject([
      { type: 'error', error: { code: 'provider-not-found' } },
    ]);
  });

  it.each<[string, unknown, string]>([
    ['by name', { models: [{ name: 'a' }] }, 'a'],
    ['without a frame', ['a', 'b'], 'a'],
    ['with models that cannot chat', { data: [{ id: 'text-embedding-nomic' }, { id: 'whisper-1' }, { id: 'qwen' }] }, 'qwen'],
    ['with none that can chat', { data: [{ id: 'my-embed' }] }, 'my-embed'],
    ['with entries that are no models', { data: [null, {}, { id: 'a' }] }, 'a'],
  ])('reads a list of models %s', async (_, list, model) => {
    const asked: string[] = [];
    const url = await provider((request, response) => {
      if (request.url === '/v1/models') return response.end(JSON.stringify(list));
      asked.push((JSON.parse(request.body) as { model: string }).model);
      return streams('x')(request, response);
    });
    await answer(local(url, { model: undefined }));
    expect(asked).toEqual([model]);
  });

  it.each(['<html>Sign in', '{"message":"no"}', 'null'])('reports %s in place of the list of models', async (body) => {
    expect(await answer(local(await provider(refuses(200, body)), { model: undefined }))).toMatchObject([{ error: { code: 'provider-no-stream' } }]);
  });

  it('names the missing key', async () => {
    const key = process.env.OPENAI_API_KEY;
    delete process.env.OPENAI_API_KEY;
    const events = await answer(openai({ baseURL: 'https://api.openai.com/v1/' }));
    if (key !== undefined) process.env.OPENAI_API_KEY = key;
    expect(events).toMatchObject([{ type: 'error', error: { code: 'provider-auth', message: expect.stringContaining('OPENAI_API_KEY') as string } }]);
  });

  it.each([
    [401, 'provider-auth', 'OPENAI_API_KEY'],
    [404, 'provider-not-found', '"m"'],
    [400, 'provider-bad-request', 'its words say why'],
    [500, 'provider-unavailable', 'Ask again'],
  ])('reports a %i with the provider’s words and the remedy, without a second try', async (status, code, remedy) => {
    let served = 0;
    const url = await provider((request, response) => {
      served++;
      refuses(status, { error: { message: 'No: sk-secret', type: 'kind' } })(request, response);
    });
    const events = await answer(local(url));
    expect(events).toMatchObject([{ type: 'error', error: { code } }]);
    const { message } = (events[0] as Extract<AnswerEvent, { type: 'error' }>).error;
    expect(message).toContain(`${String(status)}: No: … (kind).`);
    expect(message).toContain(remedy);
    expect(served).toBe(1);
  });

  it('tries once more after the wait that the provider asks for, and only once', async () => {
    const busy = refuses(429, { error: { message: 'Slow down' } }, { 'retry-after': '0' });
    expect(words(await answer(local(await provider(busy, streams('x')))))).toBe('x');
    expect(await answer(local(await provider(busy, busy, streams('x'))))).toMatchObject([{ type: 'error', error: { code: 'provider-rate-limit' } }]);
    const patient = refuses(429, 'later', { 'retry-after': '3600' });
    expect(await answer(local(await provider(patient, streams('x'))))).toMatchObject([{ type: 'error', error: { code: 'provider-rate-limit' } }]);
  });

  it('tries once more when the connection breaks before the first word', async () => {
    const breaks: Handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': the head and this comment arrive before the end\n\n', () => response.socket?.end());
    };
    expect(words(await answer(local(await provider(breaks, streams('x')))))).toBe('x');
  });

  it('keeps the text when the connection breaks later, and does not try again', async () => {
    let cut: (() => void) | undefined;
    const breaks: Handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(piece('half'));
      cut = () => response.destroy();
    };
    const events = await answer(local(await provider(breaks, streams('again'))), undefined, ({ type }) => type === 'delta' && cut?.());
    expect(words(events)).toBe('half');
    expect(events.slice(-2)).toMatchObject([
      { type: 'part', value: { text: 'half', state: 'done' } },
      { type: 'error', error: { code: 'truncated' } },
    ]);
  });

  it('reports a server that is unreachable, and one that sends no stream', async () => {
    const gone = await provider(streams('x'));
    for (const close of closers.splice(0)) close();
    expect(await answer(local(gone))).toMatchObject([
      { type: 'error', error: { code: 'provider-unreachable', message: expect.stringContaining('ECONNREFUSED') as string } },
    ]);
    expect(await answer(local(await provider(refuses(200, '<html>', { 'content-type': 'text/html' }))))).toMatchObject([
      { error: { code: 'provider-no-stream' } },
    ]);
  });

  it('ends the request to a server that is silent, before the answer and within it', async () => {
    const silent: Handler = () => undefined;
    expect(await answer(local(await provider(silent), { timeouts: { connect: 50 } }))).toMatchObject([{ type: 'error', error: { code: 'provider-timeout' } }]);
    const stalls: Handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(piece('half'));
    };
    const events = await answer(local(await provider(stalls), { timeouts: { idle: 50 } }));
    expect(events.at(-1)).toMatchObject({ type: 'error', error: { code: 'truncated', message: expect.stringContaining('fell silent') as string } });
  });

  it('ends at [DONE] although the server keeps the connection open', async () => {
    const open: Handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(piece('x') + END);
    };
    expect((await answer(local(await provider(open)))).at(-1)).toMatchObject({ type: 'finish' });
  });

  /** Sends these bytes with this content-type, one by one if `byteByByte`, and ends the response unless `open`. */
  const sends =
    (body: string | Uint8Array, { type = 'text/event-stream', open = false, byteByByte = false, headers }: Sending = {}): Handler =>
    (_, response) => {
      response.writeHead(200, { ...(type !== '' && { 'content-type': type }), ...headers });
      const bytes = Buffer.from(body as string);
      if (byteByByte) for (const byte of bytes) response.write(Uint8Array.of(byte));
      else response.write(bytes);
      if (!open) response.end();
    };
  const JSON_ANSWER = {
    object: 'chat.completion',
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Grüße 👋' }, finish_reason: 'stop' }],
  };
  const chunks = [
    { choices: [{ delta: { content: 'Grüße ' } }] },
    { choices: [{ delta: { content: '👋' } }] },
    { choices: [{ delta: {}, finish_reason: 'stop' }] },
  ];
  const SSE = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');

  it.each<[string, Handler]>([
    ['an event stream labelled as text', sends(SSE, { type: 'text/plain; charset=utf-8' })],
    ['an event stream labelled as JSON', sends(SSE, { type: 'application/json' })],
    ['an event stream of no type', sends(SSE, { type: '' })],
    ['an event stream byte by byte, with a byte order mark', sends(`\ufeff${SSE}`, { byteByByte: true })],
    ['an event stream with comments and returns', sends(`: hello\r\n\r\n${SSE.replaceAll('\n', '\r\n')}data:[DONE]\r\n\r\n`)],
    ['an event stream whose last event is not closed', sends(SSE.trimEnd())],
    ['a compressed event stream', sends(gzipSync(SSE), { headers: { 'content-encoding': 'gzip' } })],
    ['JSON', sends(JSON.stringify(JSON_ANSWER), { type: 'application/json' })],
    ['JSON labelled as an event stream, written for people', sends(JSON.stringify(JSON_ANSWER, null, 2))],
    ['JSON byte by byte on a line that stays open', sends(` ${JSON.stringify(JSON_ANSWER)}`, { byteByByte: true, open: true })],
    ['JSON with the end of a stream stuck to it', sends(`${JSON.stringify(JSON_ANSWER)}data: [DONE]\n\n`)],
    ['JSON line by line', sends(chunks.map((chunk) => `${JSON.stringify(chunk)}\n`).join(''), { type: 'application/x-ndjson' })],
    ['a list of JSON', sends(JSON.stringify(chunks), { type: 'application/json' })],
  ])('reads %s', async (_, handler) => {
    const events = await answer(local(await provider(handler)));
    expect(words(events)).toBe('Grüße 👋');
    expect(events.find(({ type }) => type === 'finish')).toMatchObject({ reason: 'stop' });
    expect(events.some(({ type }) => type === 'error')).toBe(false);
  });

  it.each<[string, Handler, string, string]>([
    ['a page', sends('\n<!doctype html><p>Sign in'), 'provider-no-stream', 'no event stream'],
    ['plain text', sends('upstream connect error'), 'provider-no-stream', 'upstream connect error'],
    ['nothing', sends(''), 'provider-no-stream', 'no event stream'],
    ['an error in JSON with status 200', sends('{"error":{"message":"No credit"}}', { type: 'application/json' }), 'provider-error', 'No credit'],
    ['a gateway’s own error in JSON', sends('{"code":1001,"message":"Token expired"}'), 'provider-error', 'Token expired'],
    ['JSON that is cut', sends(JSON.stringify(JSON_ANSWER).slice(0, 90)), 'truncated', 'before the answer began'],
  ])('reports %s as such', async (_, handler, code, sentence) => {
    const events = await answer(local(await provider(handler)));
    expect(events).toMatchObject([{ type: 'error', error: { code, message: expect.stringContaining(sentence) as string } }]);
  });

  it('ends the answer at its last word although the connection stays open, and waits at most two seconds for the counts', async () => {
    const url = await provider((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(SSE);
      const alive = setInterval(() => response.write(': alive\n\ndata:\n\n'), 20);
      response.on('close', () => clearInterval(alive));
    });
    let ended = false;
    let reading: Promise<AnswerEvent[]> | undefined;
    await new Promise<void>((resolve) => {
      reading = answer(local(url), undefined, ({ type }) => {
        if (type !== 'finish') return;
        vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
        resolve();
      }).finally(() => (ended = true));
    });
    await vi.advanceTimersByTimeAsync(1900);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(words((await reading) ?? [])).toBe('Grüße 👋');
  });

  it('yields counts that arrive after the answer’s end, and closes then', async () => {
    let left: (() => void) | undefined;
    let count: (() => void) | undefined;
    const closed = new Promise<void>((resolve) => (left = resolve));
    const url = await provider((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(SSE);
      response.on('close', () => left?.());
      count = () => response.write('data: {"choices":[],"usage":{"completion_tokens":3}}\n\n');
    });
    const events = await answer(local(url), undefined, ({ type }) => {
      if (type !== 'finish') return;
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
      setImmediate(() => {
        vi.advanceTimersByTime(1900);
        count?.();
      });
    });
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['finish', 'usage']);
    await closed;
  });

  it('accepts text right after the last word: some servers mark every piece as the last', async () => {
    const last = (text: string): string => `data: ${JSON.stringify({ choices: [{ delta: { content: text }, finish_reason: 'stop' }] })}\n\n`;
    let end: (() => void) | undefined;
    const url = await provider((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(last('One'));
      end = () => response.end(last(' two'));
    });
    expect(words(await answer(local(url), undefined, ({ type }) => type === 'delta' && end?.()))).toBe('One two');
  });

  it('stops the provider when a person stops the run, and yields nothing more', async () => {
    let gone: (() => void) | undefined;
    const left = new Promise<void>((resolve) => (gone = resolve));
    const url = await provider((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const timer = setInterval(() => response.write(piece('x')), 5);
      response.on('close', () => {
        clearInterval(timer);
        gone?.();
      });
    });
    const stop = new AbortController();
    const events: AnswerEvent[] = [];
    for await (const event of local(url).answer({ room: 'a', run: 'r', messages: [asked], asked, signal: stop.signal })) {
      events.push(event as AnswerEvent);
      if (words(events).length === 3) stop.abort();
    }
    await left;
    expect(events.some(({ type }) => type === 'error' || type === 'finish')).toBe(false);
    expect(await answer(local(url), AbortSignal.abort())).toEqual([]);
  });

  it('stops the provider when its answer is read no further', async () => {
    let gone: (() => void) | undefined;
    const left = new Promise<void>((resolve) => (gone = resolve));
    const url = await provider((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(piece('x'));
      response.on('close', () => gone?.());
    });
    for await (const event of local(url).answer({ room: 'a', run: 'r', messages: [asked], asked, signal: new AbortController().signal })) {
      if ((event as AnswerEvent).type === 'delta') break;
    }
    await left;
  });
});

describe('anthropic()', () => {
  const events = (...payloads: { type: string }[]): string =>
    payloads.map((payload) => `event: ${payload.type}\ndata: ${JSON.stringify(payload)}\n\n`).join('');
  const hello = events(
    { type: 'message_start', message: { id: 'm', model: 'claude-x', usage: { input_tokens: 3 } } } as { type: string },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } } as { type: string },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hello' } } as { type: string },
    { type: 'content_block_stop', index: 0 } as { type: string },
    { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } } as { type: string },
    { type: 'message_stop' },
  );

  it('sends its own headers and body, and yields the answer', async () => {
    let seen: { url: string | undefined; key: unknown; version: unknown; body: unknown } | undefined;
    const url = await provider((request, response) => {
      seen = { url: request.url, key: request.headers['x-api-key'], version: request.headers['anthropic-version'], body: JSON.parse(request.body) };
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      response.end(hello);
    });
    const events = await answer(anthropic({ model: 'claude-x', apiKey: 'key', baseURL: `${url}/v1/`, instructions: 'Be kind.' }));
    expect(words(events)).toBe('Hello');
    expect(events.at(-1)).toEqual({ type: 'finish', reason: 'stop', raw: 'end_turn' });
    expect(seen).toEqual({
      url: '/v1/messages',
      key: 'key',
      version: '2023-06-01',
      body: { model: 'claude-x', max_tokens: 8192, stream: true, system: 'Be kind.', messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] },
    });
  });

  it('tries once more when Anthropic is overloaded', async () => {
    const busy = refuses(529, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }, { 'retry-after': '0' });
    const url = await provider(busy, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(hello);
    });
    expect(words(await answer(anthropic({ apiKey: 'key', baseURL: url })))).toBe('Hello');
  });
});
