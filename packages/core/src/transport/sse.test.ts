import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { firstValueFrom, take, toArray } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { frameToSse, PROTOCOL, type Frame, type RoomCursors } from '../protocol/index.js';
import { ada, everyEvent, frameOf } from '../testing/samples.js';
import { sse, type SseOptions } from './sse.js';
import type { Transport } from './transport.js';

const hello: Frame = { type: 'hello', protocol: PROTOCOL, connection: 'c1', heartbeat: 15_000, member: ada };
const rooms: RoomCursors = new Map([
  ['lobby', { epoch: 'e1', offset: 4 }],
  ['a & b', undefined],
]);
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A server with the given answers, and a line to it. */
async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  options: Partial<SseOptions> = {},
): Promise<{ line: Transport; url: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/loqui`;
  return { line: sse({ url, ...options }), url, requests };
}

function stream(response: ServerResponse, ...frames: Frame[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.write(frames.map(frameToSse).join(''));
}

/** The error that ends a line. */
async function endOf(line: Transport): Promise<{ name: string; code: string; retryable?: boolean; message: string }> {
  return await new Promise((resolve) => line.open(() => rooms).subscribe({ error: resolve }));
}

describe('the stream', () => {
  it('delivers frames, and its request has the rooms with their cursors, the token and the site’s headers', async () => {
    const frames = [hello, frameOf(everyEvent['room.snapshot']), frameOf(everyEvent['message.delta'])];
    const { line, requests } = await serve((_, response) => stream(response, ...frames), { token: () => Promise.resolve('t0k'), headers: { 'x-site': 'yes' } });
    expect(await firstValueFrom(line.open(() => rooms).pipe(take(3), toArray()))).toEqual([{ ...hello, transport: 'sse' }, ...frames.slice(1)]);
    const [request] = requests;
    expect(request!.url).toBe(`/loqui?rooms=${encodeURIComponent('lobby@e1:4,a%20%26%20b')}`);
    expect(request!.headers).toMatchObject({ accept: 'text/event-stream', authorization: 'Bearer t0k', 'x-site': 'yes' });
  });

  it('is opened by a subscription only, each time with the rooms and the token of that moment', async () => {
    const { line, requests } = await serve((_, response) => stream(response, hello), { token: vi.fn().mockReturnValueOnce('one').mockReturnValueOnce('two') });
    const asked = new Map<string, undefined>([['a', undefined]]);
    const line$ = line.open(() => asked);
    expect(requests).toHaveLength(0);
    await firstValueFrom(line$);
    asked.set('b', undefined);
    await firstValueFrom(line$);
    expect(requests.filter(({ method }) => method === 'GET').map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/loqui?rooms=a', 'Bearer one'],
      ['/loqui?rooms=a%2Cb', 'Bearer two'],
    ]);
  });

  it('is aborted by unsubscribing, which is no error', async () => {
    const closed = new Promise<void>(
      (resolve) =>
        void serve((request, response) => {
          request.on('close', resolve);
          stream(response, hello);
        }).then(({ line }) => {
          const subscription = line.open(() => rooms).subscribe({ next: () => subscription.unsubscribe(), error: expect.unreachable });
        }),
    );
    await closed;
  });

  it('never completes: its end is a retryable error', async () => {
    const { line } = await serve((_, response) => {
      stream(response, hello);
      response.end();
    });
    expect(await endOf(line)).toMatchObject({ code: 'ended', retryable: true });
  });

  it('that is cut in the middle fails with a retryable error', async () => {
    const { line } = await serve((_, response) => {
      stream(response, hello);
      // The end of the socket comes after the bytes of hello, and before the end of the body.
      response.socket?.end();
    });
    expect(await endOf(line)).toMatchObject({ code: 'network', retryable: true });
  });

  it('that contains anything but frames fails for good, and its request is aborted', async () => {
    let ended = false;
    const { line, requests } = await serve((request, response) => {
      request.on('close', () => (ended = true));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: [DONE]\n\n');
    });
    expect(await endOf(line)).toMatchObject({ name: 'ProtocolError', code: 'bad-frame' });
    await vi.waitFor(() => expect([ended, requests.length]).toEqual([true, 1]));
  });

  it('that is a page fails for good, with a hint where Loqui may be mounted', async () => {
    const { line } = await serve((_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'));
    const end = await endOf(line);
    expect(end).toMatchObject({ name: 'ProtocolError', code: 'bad-frame' });
    expect(end.message).toMatch(/answered text\/html instead of text\/event-stream\. Is Loqui mounted there\?$/);
  });

  it('of an unreachable server fails with a retryable error', async () => {
    const { url } = await serve(() => undefined);
    closing.splice(0).forEach((close) => close());
    expect(await endOf(sse({ url }))).toMatchObject({ code: 'network', retryable: true, message: expect.stringContaining(url) as string });
  });
});

describe('an answer that is not 200', () => {
  const told = JSON.stringify({ error: { code: 'room-full', message: 'Come back later.' } });
  it.each<[number, string, Record<string, string>, object]>([
    [401, '', {}, { code: 'unauthenticated', retryable: false, status: 401 }],
    [403, '', {}, { code: 'forbidden', retryable: false, status: 403 }],
    [404, '<html>', {}, { code: 'http', retryable: false, status: 404 }],
    [403, told, {}, { code: 'room-full', message: 'Come back later.', retryable: false }],
    [429, told, { 'retry-after': '7' }, { code: 'room-full', retryable: true, retryAfter: 7_000 }],
    [429, '{"error":"no words"}', { 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' }, { code: 'http', retryable: true, retryAfter: undefined }],
    [408, '', {}, { retryable: true }],
    [500, '', {}, { retryable: true }],
    [502, '<html>', {}, { code: 'http', retryable: true }],
    [503, '', { 'retry-after': '0' }, { retryable: true, retryAfter: 0 }],
  ])('%i %s ends the stream and refuses the command alike', async (status, body, headers, expected) => {
    const { line } = await serve((_, response) => void response.writeHead(status, headers).end(body));
    expect(await endOf(line)).toMatchObject(expected);
    await expect(line.send({ type: 'run.stop', room: 'lobby', run: 'r1' })).rejects.toMatchObject(expected);
  });
});

describe('a command', () => {
  it('is posted as JSON with the token, and its answer read', async () => {
    const { line, requests } = await serve(
      (request, response) => {
        void request.toArray().then((chunks) => response.end(JSON.stringify({ echo: JSON.parse(Buffer.concat(chunks as Buffer[]).toString()) as unknown })));
      },
      { token: 't0k' },
    );
    const command = { type: 'run.stop', room: 'lobby', run: 'r1' } as const;
    expect(await line.send(command)).toEqual({ echo: command });
    expect([requests[0]!.method, requests[0]!.headers['content-type'], requests[0]!.headers.authorization]).toEqual(['POST', 'application/json', 'Bearer t0k']);
  });

  it('without an answer in time fails with a retryable error', async () => {
    const { line } = await serve(() => undefined, { commandTimeout: 50 });
    await expect(line.send({ type: 'run.stop', room: 'lobby', run: 'r1' })).rejects.toMatchObject({ code: 'timeout', retryable: true });
  });

  it('whose answer is cut fails with a retryable error', async () => {
    const { line } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '99' });
      response.write('{"offset":', () => response.socket?.end());
    });
    await expect(line.send({ type: 'run.stop', room: 'lobby', run: 'r1' })).rejects.toMatchObject({ code: 'network', retryable: true });
  });
});

/** Collects the bodies of POST requests, in order. */
function posts(bodies: string[]): (request: IncomingMessage) => Promise<void> {
  return async (request) => {
    if (request.method === 'POST') bodies.push(Buffer.concat((await request.toArray()) as Buffer[]).toString());
  };
}

describe('signs of life', () => {
  it('are sent at the first heartbeat after 25 s without a request, or earlier if the next would come too late', async () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(1_000_000);
    closing.push(() => now.mockRestore());
    for (const { heartbeat, quiet, renewed } of [
      { heartbeat: 1_000, quiet: 24_999, renewed: false },
      { heartbeat: 1_000, quiet: 25_000, renewed: true },
      { heartbeat: 15_000, quiet: 17_400, renewed: false },
      { heartbeat: 15_000, quiet: 17_500, renewed: true },
    ]) {
      const bodies: string[] = [];
      let beat = (): unknown => undefined;
      const { line, requests } = await serve((request, response) => {
        if (request.method === 'GET') {
          stream(response, { ...hello, heartbeat, lease: 35_000 });
          beat = () => response.write(frameToSse({ type: 'heartbeat' }));
        } else void posts(bodies)(request).then(() => response.end('{}'));
      });
      const frames: Frame[] = [];
      const subscription = line.open(() => rooms).subscribe((frame) => frames.push(frame));
      await vi.waitFor(() => expect(frames).toHaveLength(1));
      now.mockReturnValue(Date.now() + quiet);
      beat();
      await vi.waitFor(() => expect(frames).toHaveLength(2));
      // The next heartbeat renews nothing.
      beat();
      await vi.waitFor(() => expect(frames).toHaveLength(3));
      if (renewed) await vi.waitFor(() => expect(bodies).toEqual(['{"type":"connection.renew","connection":"c1"}']));
      expect(requests).toHaveLength(renewed ? 2 : 1);
      subscription.unsubscribe();
    }
  });

  it('name their line', async () => {
    const { line, requests } = await serve((request, response) => (request.method === 'GET' ? stream(response, hello) : void response.end('{}')));
    const subscription = line.open(() => rooms).subscribe();
    await line.send({ type: 'typing.set', room: 'lobby', typing: true });
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    await firstValueFrom(line.open(() => rooms));
    await line.send({ type: 'typing.set', room: 'lobby', typing: true });
    expect(requests.at(-1)!.headers['loqui-connection']).toBeUndefined();
    subscription.unsubscribe();
  });

  it('end with `connection.close` when the line is unsubscribed, but not when it breaks', async () => {
    const bodies: string[] = [];
    const { line } = await serve((request, response) =>
      request.method === 'GET' ? stream(response, hello) : void posts(bodies)(request).then(() => response.end('{}')),
    );
    await firstValueFrom(line.open(() => rooms));
    await vi.waitFor(() => expect(bodies).toEqual(['{"type":"connection.close","connection":"c1"}']));
    const broken = await serve((request, response) => (request.method === 'GET' ? (stream(response, hello), response.end()) : undefined));
    await endOf(broken.line);
    expect(broken.requests).toHaveLength(1);
  });
});

describe('a token that is refused', () => {
  const bye = { type: 'bye', error: { code: 'token-expired', message: 'The token has run out.' } } as const;

  it.each<[string, Partial<SseOptions>, boolean]>([
    ['as text ends the line for good', { token: 'stale' }, false],
    ['from a function is asked for again', { token: () => 'stale' }, true],
    ['of cookies alone ends the line for good', {}, false],
  ])('%s, at the opening, on the open line and with a command', async (_, options, retryable) => {
    const refusing = await serve((request, response) => void response.writeHead(401).end(), options);
    expect(await endOf(refusing.line)).toMatchObject({ code: 'unauthenticated', retryable, status: 401 });
    await expect(refusing.line.send({ type: 'run.stop', room: 'r', run: 'x' })).rejects.toMatchObject({ code: 'unauthenticated', retryable });
    const expiring = await serve((_request, response) => stream(response, hello, bye), options);
    expect(await endOf(expiring.line)).toMatchObject({ code: 'token-expired', retryable });
  });

  it('is passed to the token function until that returns another', async () => {
    const told: unknown[] = [];
    let fresh = 'one';
    const { line } = await serve(
      (request, response) => (request.headers.authorization === 'Bearer two' ? void response.end('{"stopped":true}') : void response.writeHead(401).end()),
      {
        token: (request) => {
          told.push(request);
          return fresh;
        },
      },
    );
    const stop = { type: 'run.stop', room: 'r', run: 'x' } as const;
    await expect(line.send(stop)).rejects.toMatchObject({ retryable: true });
    await expect(line.send(stop)).rejects.toMatchObject({ retryable: true });
    fresh = 'two';
    expect(await line.send(stop)).toEqual({ stopped: true });
    await line.send(stop);
    expect(told).toEqual([{}, { refused: 'one' }, { refused: 'one' }, {}]);
  });

  it('is renewed once for all waiting requests, and a late refusal of the old one does not affect the new one', async () => {
    let asked = 0;
    let late = (): unknown => undefined;
    const { line } = await serve(
      (request, response) => {
        if (request.headers.authorization === 'Bearer t1') {
          if (request.url === '/loqui') late = () => response.writeHead(401).end();
          else response.writeHead(401).end();
        } else response.end('{}');
      },
      { token: async ({ refused }) => (refused === undefined && asked === 0 ? 't1' : await Promise.resolve(`t${String((asked += 1) + 1)}`)) },
    );
    const stop = { type: 'run.stop', room: 'r', run: 'x' } as const;
    const slow = line.send(stop).catch((error: unknown) => error);
    await endOf(line);
    await Promise.all([line.send(stop), line.send(stop), line.send(stop)]);
    expect(asked).toBe(1);
    late();
    expect(await slow).toMatchObject({ retryable: true });
  });

  it('gives a retryable error when the token function fails', async () => {
    const { line, requests } = await serve(() => undefined, {
      token: () => {
        throw new Error('no network');
      },
    });
    expect(await endOf(line)).toMatchObject({ code: 'token', retryable: true, message: 'The token function failed: no network' });
    expect(requests).toHaveLength(0);
  });

  it('given as text names the remedy, but not to a guest', async () => {
    const { line } = await serve((_, response) => void response.writeHead(401).end(), { token: 'stale' });
    expect((await endOf(line)).message).toContain('set `token` to a function');
    const guest = await serve((_, response) => void response.writeHead(401).end(), { token: 'guest.x.y' });
    expect((await endOf(guest.line)).message).not.toContain('`token`');
  });
});
