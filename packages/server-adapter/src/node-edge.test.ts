import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { uuidv7, type Command } from '@loqui/core/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type LoquiOptions } from './create-loqui.js';
import { nodeListener, serve, type ServeOptions, type Serving } from './node.js';
import { guestToken } from './testing/caller.js';

const open: { close(): unknown }[] = [];
/** Errors that would have ended the process. */
const escaped: unknown[] = [];
const note = (error: unknown): void => void escaped.push(error);

beforeEach(() => {
  escaped.length = 0;
  process.on('uncaughtException', note).on('unhandledRejection', note);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  process.off('uncaughtException', note).off('unhandledRejection', note);
  expect(escaped).toEqual([]);
});

async function served(options: LoquiOptions = {}, how: ServeOptions = {}): Promise<Serving> {
  const serving = await serve(createLoqui({ log: () => undefined, ...options }), { port: 0, host: '127.0.0.1', ...how });
  open.push({ close: () => serving.close({ window: 0, grace: 0 }) });
  return serving;
}

/** A bare socket and its received text. */
class Raw {
  got = '';
  ended = false;
  readonly socket: Socket;

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('data', (data) => (this.got += data.toString('latin1')));
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => (this.ended = true));
    open.push({ close: () => this.socket.destroy() });
  }

  send(text: string): this {
    this.socket.write(text, 'latin1');
    return this;
  }

  /** The statuses of the answers so far. */
  get statuses(): number[] {
    return [...this.got.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1])).filter((status) => status !== 100);
  }

  answered(count: number): Promise<number[]> {
    return vi.waitFor(() => {
      expect(this.statuses.length).toBeGreaterThanOrEqual(count);
      return this.statuses;
    }, 8000);
  }

  closed(within = 3000): Promise<void> {
    return vi.waitFor(() => expect(this.ended).toBe(true), within);
  }
}

const bearer = `authorization: Bearer ${guestToken('Ada')}\r\n`;
const json = 'content-type: application/json\r\n';
const say = (): string =>
  JSON.stringify({ type: 'message.send', room: 'lobby', message: { id: uuidv7(), parts: [{ type: 'text', text: 'hi' }] } } satisfies Command);
const post = (body: string, headers = bearer + json): string =>
  `POST /loqui HTTP/1.1\r\nhost: localhost\r\n${headers}content-length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;

describe('a request that Fetch cannot hold', () => {
  it.each([
    ['a user in the host', 'GET /loqui HTTP/1.1\r\nhost: user@x\r\n\r\n', 400],
    ['a user and a password in the host', 'GET /loqui HTTP/1.1\r\nhost: a:b@c\r\n\r\n', 400],
    ['a host that is none', 'GET /loqui HTTP/1.1\r\nhost: a b/c?d#e\r\n\r\n', 400],
    ['a port that is none', 'GET /loqui HTTP/1.1\r\nhost: localhost:99999\r\n\r\n', 400],
    ['two hosts', 'GET /loqui HTTP/1.1\r\nhost: localhost\r\nhost: other\r\n\r\n', 400],
    ['bytes in the host', 'GET /loqui HTTP/1.1\r\nhost: \xff\xfe\r\n\r\n', 400],
    ['a method that Fetch forbids', 'TRACE /loqui HTTP/1.1\r\nhost: localhost\r\n\r\n', 405],
    ['a tunnel', 'CONNECT localhost:1 HTTP/1.1\r\nhost: localhost\r\n\r\n', undefined],
    ['a user in the address', 'GET http://user@localhost/loqui HTTP/1.1\r\nhost: localhost\r\n\r\n', 400],
    ['the address of a proxy', 'GET http://localhost/loqui?rooms=lobby HTTP/1.1\r\nhost: other\r\n\r\n', 401],
    ['the server as a whole', 'OPTIONS * HTTP/1.1\r\nhost: localhost\r\n\r\n', 404],
    ['two slashes', 'GET //loqui HTTP/1.1\r\nhost: localhost\r\n\r\n', 404],
    ['a path that URL cannot decode', 'GET /loqui?rooms=%ff%zz HTTP/1.1\r\nhost: localhost\r\n' + bearer + '\r\n', 400],
    ['headers of bytes', 'GET /loqui HTTP/1.1\r\nhost: localhost\r\nx-odd: \xff\x80\r\ncookie: \xc3\r\n\r\n', 401],
    ['an upgrade with a user in the host', 'GET /loqui HTTP/1.1\r\nhost: user@x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n', 400],
    ['an upgrade to something else', 'GET /loqui HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n', 400],
    ['an upgrade elsewhere', 'GET /other HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n', 404],
  ])('%s: is answered, and the server still works', async (_, bytes, status) => {
    const { port } = await served();
    const raw = new Raw(port).send(bytes);
    if (status === undefined) await raw.closed();
    else expect((await raw.answered(1))[0]).toBe(status);
    expect(await new Raw(port).send(post(say())).answered(1)).toEqual([200]);
  });

  it('is answered by a fallback of the site’s own too, and so is a fallback that throws', async () => {
    const fallback = nodeListener({ fetch: (request) => Promise.resolve(new Response(new URL(request.url).pathname)) });
    const { port } = await served({}, { fallback });
    expect(await new Raw(port).send('GET /x HTTP/1.1\r\nhost: user@x\r\n\r\n').answered(1)).toEqual([400]);
    const logged = vi.spyOn(console, 'error').mockReturnValue(undefined);
    for (const broken of [() => Promise.reject(new Error('later')), () => assertNever()]) {
      const other = await served({}, { fallback: broken });
      expect(await new Raw(other.port).send('GET /x HTTP/1.1\r\nhost: localhost\r\n\r\n').answered(1)).toEqual([500]);
    }
    expect(logged).toHaveBeenCalledTimes(2);
    logged.mockRestore();
  });

  it('does not end the process when the log throws', { timeout: 15_000 }, async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const { port } = await served({ log: assertNever, authenticate: () => assertNever() });
    expect(await new Raw(port).send(post(say())).answered(1)).toEqual([500]);
    const socket = new Raw(port).send(upgrade('localhost'));
    await socket.answered(1);
    socket.socket.write(maskedText('{"type":"open","rooms":"lobby"}'));
    // A socket that does not answer the close is cut after five seconds.
    await socket.closed(8000);
    logged.mockRestore();
  });
});

function assertNever(): never {
  throw new Error('at once');
}

const upgrade = (host: string): string =>
  `GET /loqui HTTP/1.1\r\nhost: ${host}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;

/** One masked text frame; its mask is all zeros. */
function maskedText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | Buffer.byteLength(text), 0, 0, 0, 0]), Buffer.from(text)]);
}

describe('a connection that is reset', () => {
  it('ends nothing else, at any stage', async () => {
    const { port } = await served();
    const refused = `GET /loqui HTTP/1.1\r\nhost: localhost\r\norigin: http://evil.test\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`;
    const stages = [
      refused,
      refused.replace('/loqui', '/other'),
      upgrade('localhost'),
      post(say()).slice(0, -9),
      `GET /loqui?rooms=lobby HTTP/1.1\r\nhost: localhost\r\n${bearer}\r\n`,
    ];
    for (const bytes of stages) {
      for (let n = 0; n < 4; n++) {
        const raw = new Raw(port);
        await new Promise((resolve) => raw.socket.once('connect', resolve));
        // Written to the kernel and then reset, before or after the answer is sent.
        await new Promise((resolve) => raw.socket.write(bytes, 'latin1', resolve));
        if (n % 2 === 1) await new Promise((resolve) => setImmediate(resolve));
        raw.socket.resetAndDestroy();
      }
    }
    expect(await new Raw(port).send(post(say())).answered(1)).toEqual([200]);
  });
});

describe('a server on a loopback address', () => {
  const status = async (port: number, host: string, upgraded = false): Promise<number | undefined> =>
    (await new Raw(port).send(upgraded ? upgrade(host) : `GET /loqui HTTP/1.1\r\nhost: ${host}\r\n\r\n`).answered(1))[0];

  it('answers to localhost only, and names the remedy to others', async () => {
    const { port } = await served();
    for (const host of ['localhost', `localhost:${String(port)}`, 'LOCALHOST.', 'app.localhost', '127.0.0.1:80', '127.8.9.1', '[::1]:1', ''])
      expect([host, await status(port, host)]).toEqual([host, 401]);
    for (const host of ['evil.test', 'localhost.evil.test', 'evillocalhost', '127.0.0.1.evil.test', '10.0.0.1']) {
      expect([host, await status(port, host), await status(port, host, true)]).toEqual([host, 421, 421]);
    }
    const raw = new Raw(port).send('GET /page HTTP/1.1\r\nhost: evil.test\r\n\r\n');
    expect(await raw.answered(1)).toEqual([421]);
    await vi.waitFor(() => expect(raw.got).toMatch(/unknown-host.*createLoqui\(\{ hosts: .*trustProxy/));
  });

  it('answers to its given names, and to all behind a trusted proxy', async () => {
    const named = await served({ hosts: ['chat.example', '.intern.example'] });
    for (const host of ['chat.example', 'a.intern.example:80', 'intern.example', 'localhost']) expect(await status(named.port, host)).toBe(401);
    expect(await status(named.port, 'a.chat.example')).toBe(421);
    expect(await status((await served({ trustProxy: { header: 'x-forwarded-for', hops: 1 } })).port, 'public.example')).toBe(401);
    expect(await status((await served({ hosts: '*' })).port, 'public.example')).toBe(401);
    // Other machines reach it, so it cannot know its names.
    expect(await status((await served({}, { host: '0.0.0.0' })).port, 'public.example')).toBe(401);
  });
});

describe('a stream that waits behind another on its connection', () => {
  it('ends when the connection does', async () => {
    const loqui = createLoqui({ log: () => undefined });
    const { port } = await serve(loqui, { port: 0, host: '127.0.0.1' });
    open.push({ close: () => loqui.close() });
    const stream = `GET /loqui?rooms=lobby HTTP/1.1\r\nhost: localhost\r\n${bearer}\r\n`;
    const raw = new Raw(port).send(stream + stream + stream);
    await vi.waitFor(() => expect(loqui.stats().connections).toBe(3));
    raw.socket.destroy();
    await vi.waitFor(() => expect(loqui.stats().connections).toBe(0));
  });
});

describe('a request refused before its body was read', () => {
  const body = JSON.stringify({ type: 'message.send', padding: 'x'.repeat(400_000) });
  it.each([
    ['401', 401, post(body, json), {}],
    ['413', 413, post('x'.repeat(2 * 1024 * 1024)), {}],
    ['415', 415, post(body, `${bearer}content-type: text/plain\r\n`), {}],
    ['403', 403, post(body, `${bearer}${json}origin: http://evil.test\r\n`), {}],
    ['404', 404, post(body).replace('/loqui', '/other'), {}],
    ['405', 405, post(body).replace('POST', 'PUT'), {}],
    [
      '413 in chunks',
      413,
      `POST /loqui HTTP/1.1\r\nhost: localhost\r\n${bearer}${json}transfer-encoding: chunked\r\n\r\n${`20000\r\n${'x'.repeat(0x20000)}\r\n`.repeat(12)}0\r\n\r\n`,
      {},
    ],
    ['400 for its host', 400, post(body).replace('localhost', 'user@x'), {}],
  ])('with %s does not spoil the next ones on its connection', async (_, status, bytes) => {
    const { port } = await served();
    const raw = new Raw(port).send(bytes + post(say()) + post(say()));
    expect(await raw.answered(3)).toEqual([status, 200, 200]);
    raw.send(post(say()));
    expect(await raw.answered(4)).toEqual([status, 200, 200, 200]);
  });

  it('with a very large body is answered with `connection: close`, and closed', async () => {
    const { port } = await served();
    const raw = new Raw(port).send(`POST /loqui HTTP/1.1\r\nhost: localhost\r\n${json}content-length: 99999999\r\n\r\nx`);
    expect(await raw.answered(1)).toEqual([401]);
    expect(raw.got).toMatch(/connection: close/i);
    await raw.closed(8000);
  });
});

describe('a slow sender', () => {
  it('of a head, or of nothing at all, is cut after ten seconds', { timeout: 20_000 }, async () => {
    const { port } = await served();
    const begun = performance.now();
    const head = new Raw(port).send('GET /loqui HTTP/1.1\r\nhost: ');
    const silent = new Raw(port);
    const drip = setInterval(() => head.socket.writable && head.send('x'), 500);
    await Promise.all([head.closed(14_000), silent.closed(14_000)]);
    clearInterval(drip);
    expect(performance.now() - begun).toBeGreaterThan(9000);
  });

  it('of a body gets 408 after thirty seconds and is cut soon after, also in the site’s own server', async () => {
    const loqui = createLoqui({ log: () => undefined });
    const server = createServer({ requestTimeout: 0 }, nodeListener(loqui));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => loqui.close() }, { close: () => server.close() });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const asked = new Promise((resolve) => server.once('request', resolve));
      const raw = new Raw((server.address() as AddressInfo).port).send(`POST / HTTP/1.1\r\nhost: localhost\r\n${bearer}${json}content-length: 1000\r\n\r\n{`);
      const got = new Promise((resolve) => raw.socket.once('data', resolve));
      const closed = new Promise((resolve) => raw.socket.once('close', resolve));
      await asked;
      await until(() => vi.getTimerCount() > 0);
      vi.advanceTimersByTime(29_900);
      expect(raw.statuses).toEqual([]);
      vi.advanceTimersByTime(200);
      await got;
      expect(raw.statuses).toEqual([408]);
      await until(() => vi.getTimerCount() > 0);
      vi.advanceTimersByTime(5100);
      await closed;
    } finally {
      vi.useRealTimers();
    }
  });
});

async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setImmediate(resolve));
}
