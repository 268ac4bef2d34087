import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeFrame, isEnvelope, uuidv7, type Command, type Frame } from '@loqui/core/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createLoqui, type Loqui, type LoquiOptions } from './create-loqui.js';
import { nodeListener, serve, type Serving } from './node.js';
import { Listener, say, guestToken, textIn } from './testing/caller.js';
import { ScriptedAgent } from './testing/scripted-agent.js';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function served(options: LoquiOptions = {}, path = '/loqui'): Promise<{ loqui: Loqui; serving: Serving; url: string }> {
  const loqui = createLoqui({ log: () => undefined, hosts: ['x', 'chat.test'], ...options });
  const serving = await serve(loqui, { port: 0, host: '127.0.0.1', path, drain: { window: 0 } });
  open.push(serving);
  return { loqui, serving, url: `http://127.0.0.1:${String(serving.port)}${path}` };
}

const bearer = (name: string): Record<string, string> => ({ authorization: `Bearer ${guestToken(name)}` });

async function follow(url: string, rooms = 'lobby', name = 'Ada'): Promise<Listener> {
  const abort = new AbortController();
  const response = await fetch(`${url}?rooms=${encodeURIComponent(rooms)}`, {
    headers: { accept: 'text/event-stream', ...bearer(name) },
    signal: abort.signal,
  });
  return new Listener(response, abort);
}

async function command(url: string, body: Command, name = 'Ada'): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...bearer(name) }, body: JSON.stringify(body) });
}

const text = (words: string, room = 'lobby'): Command => ({ type: 'message.send', room, message: { id: uuidv7(), parts: [{ type: 'text', text: words }] } });

describe('node’s event stream', () => {
  it('is written to the bare socket, and ends when the client leaves', async () => {
    const { loqui, url } = await served();
    const ada = await follow(url);
    await ada.event('room.snapshot');
    expect(ada.response.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(ada.response.headers.get('transfer-encoding')).toBe('chunked');
    expect(await (await command(url, text('Grüße 🎵'))).json()).toEqual({ offset: 1 });
    expect(textIn((await ada.event('message.created')).message)).toBe('Grüße 🎵');
    ada.close();
    await vi.waitFor(() => expect(loqui.stats().connections).toBe(0));
  });

  it('is well-formed HTTP to the last byte, and its socket ends with it', async () => {
    const { loqui, serving } = await served();
    const socket: Socket = connect(serving.port, '127.0.0.1');
    let got = '';
    socket.on('data', (data) => (got += data.toString()));
    socket.write(`GET /loqui?rooms=lobby HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${guestToken('Ada')}\r\n\r\n`);
    const ended = once(socket, 'end');
    await vi.waitFor(() => expect(got).toContain('room.snapshot'));
    await say(loqui, 'hello');
    await vi.waitFor(() => expect(got).toContain('message.created'));
    for (const connection of await Promise.resolve([
      ...(await loqui
        .room('lobby')
        .info()
        .then(({ presences }) => Object.keys(presences))),
    ]))
      loqui.room('lobby').expel(connection);
    await vi.waitFor(() => expect(got).toContain('room.closed'));
    void loqui.drain({ window: 0 });
    await vi.waitFor(() => expect(got).toContain('\r\n0\r\n\r\n'));
    const body = got.slice(got.indexOf('\r\n\r\n') + 4);
    let rest = body;
    let events = '';
    for (;;) {
      const end = rest.indexOf('\r\n');
      const size = Number.parseInt(rest.slice(0, end), 16);
      if (size === 0) break;
      const bytes = Buffer.from(rest.slice(end + 2))
        .subarray(0, size)
        .toString();
      events += bytes;
      rest = rest.slice(end + 2 + bytes.length);
      expect(rest.startsWith('\r\n')).toBe(true);
      rest = rest.slice(2);
    }
    expect(
      events
        .trim()
        .split('\n\n')
        .every((event) => /^(id: .*\n)?data: \{.*\}$/.test(event)),
    ).toBe(true);
    // The socket closes with its stream: a browser must not keep it for later.
    expect(got.slice(0, got.indexOf('\r\n\r\n'))).toMatch(/^connection: close$/im);
    await ended;
  });

  it('serves HTTP/1.0 clients, without chunks', async () => {
    const { loqui, serving } = await served();
    const socket = connect(serving.port, '127.0.0.1');
    let got = '';
    socket.on('data', (data) => (got += data.toString()));
    socket.write(`GET /loqui?rooms=lobby HTTP/1.0\r\nauthorization: Bearer ${guestToken('Ada')}\r\n\r\n`);
    await vi.waitFor(() => expect(got).toContain('room.snapshot'));
    await say(loqui, 'hello');
    await vi.waitFor(() => expect(got).toMatch(/\n\nid: [\w-]+:1\ndata: \{.*hello/));
    expect(got).not.toContain('chunked');
    socket.destroy();
  });

  it('drops a reader that stops reading, without harm to the others', async () => {
    const { loqui, serving, url } = await served({ limits: { messageBurst: 10_000, messagesPerMinute: 600_000, commandsPerMinute: 100_000 } });
    const lazy = connect(serving.port, '127.0.0.1');
    lazy.write(`GET /loqui?rooms=lobby HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${guestToken('Lazy')}\r\n\r\n`);
    await new Promise((resolve) => lazy.once('data', resolve));
    lazy.pause();
    const ada = await follow(url);
    await ada.event('room.snapshot');
    const words = 'x'.repeat(60_000);
    let sent = 0;
    while (loqui.stats().connections > 1 && sent < 400) {
      await say(loqui, words);
      sent += 1;
    }
    expect(loqui.stats().connections).toBe(1);
    await ada.event('message.created', sent);
    lazy.destroy();
  });

  it('leaves other paths to the fallback, and works under any prefix', async () => {
    const { url, serving } = await served({}, '/api/chat');
    expect((await fetch(`http://127.0.0.1:${String(serving.port)}/other`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${String(serving.port)}/api/chatter`)).status).toBe(404);
    expect((await command(url, text('hi'))).status).toBe(200);
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(405);
  });

  it('accepts a body that a framework has read already', async () => {
    const loqui = createLoqui({ log: () => undefined });
    const listener = nodeListener(loqui);
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (data: Buffer) => (body += data.toString()));
      request.on('end', () => {
        Object.assign(request, { body: JSON.parse(body) as unknown });
        setImmediate(() => listener(request, response));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => loqui.close() }, server);
    const answer = await command(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`, text('hi'));
    expect(await answer.json()).toEqual({ offset: 1 });
  });

  it('refuses pages of other origins first, by the host that the client named', async () => {
    const { serving } = await served();
    const status = (origin: string): Promise<number> =>
      new Promise((resolve) => {
        const request = get({ port: serving.port, host: '127.0.0.1', path: '/loqui', headers: { host: 'chat.test', origin } }, (response) => {
          resolve(response.statusCode ?? 0);
          response.resume();
        });
        request.on('error', () => resolve(-1));
      });
    expect(await status('http://evil.test')).toBe(403);
    expect(await status('http://chat.test')).toBe(401);
  });

  it('rejects with the reason when it cannot listen', async () => {
    const { serving } = await served();
    await expect(serve(createLoqui(), { port: serving.port, host: '127.0.0.1' })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

class SocketClient {
  readonly frames: (Frame | { type: 'reply'; ref: number; result?: unknown; error?: { code: string } })[] = [];
  readonly socket: WebSocket;
  closeCode: number | undefined;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url.replace('http', 'ws'), { headers });
    this.socket.on('message', (data, binary) => {
      expect(binary).toBe(false);
      this.frames.push(decodeFrame((data as Buffer).toString()));
    });
    this.socket.on('close', (code) => (this.closeCode = code));
    this.socket.on('error', () => undefined);
    open.push({ close: () => this.socket.terminate() });
  }

  async opened(): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    return this;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  until<T>(find: (frame: Frame | { type: 'reply' }) => T | undefined | false): Promise<T> {
    return vi.waitFor(() => {
      for (const frame of this.frames) {
        const found = find(frame);
        if (found) return found;
      }
      throw new Error(`Not among ${JSON.stringify(this.frames)}`);
    }, 3000);
  }

  event(type: string): Promise<Frame> {
    return this.until((frame) => isEnvelope(frame as Frame) && (frame as { event: { type: string } }).event.type === type && (frame as Frame));
  }
}

describe('a WebSocket', () => {
  it('opens by its first frame, carries events down and commands up, and resumes', async () => {
    const assistant = new ScriptedAgent();
    const { url, loqui } = await served({ agents: { assistant } });
    const ada = await new SocketClient(url).opened();
    ada.send({ type: 'open', token: guestToken('Ada'), rooms: 'lobby' });
    expect(await ada.until((frame) => 'type' in frame && frame.type === 'hello' && frame)).toMatchObject({ protocol: 'loqui/1', member: { name: 'Ada' } });
    const snapshot = (await ada.event('room.snapshot')) as { epoch: string };
    ada.send({ type: 'command', ref: 7, command: text('hello @assistant') });
    ada.send({ type: 'command', ref: 8, command: { type: 'history.read', room: 'lobby', limit: 9999 } });
    expect(await ada.until((frame) => 'ref' in frame && frame.ref === 7 && frame)).toEqual({ type: 'reply', ref: 7, result: { offset: 1 } });
    expect(await ada.until((frame) => 'ref' in frame && frame.ref === 8 && frame)).toMatchObject({
      error: { code: 'bad-request', status: 400, retryable: false },
    });
    await (await assistant.run()).say('Hi!');
    await ada.event('message.part');
    (await assistant.run()).end();
    await ada.event('message.completed');
    ada.socket.close();
    await vi.waitFor(() => expect(loqui.stats().connections).toBe(0));
    const again = await new SocketClient(url).opened();
    again.send({ type: 'open', token: guestToken('Ada'), rooms: `lobby@${snapshot.epoch}:1` });
    await again.event('room.resumed');
    await again.event('message.completed');
  });

  it.each([
    ['without a token', { type: 'open', rooms: 'lobby' }, 'unauthenticated', 4401],
    ['with a token that breaks lines', { type: 'open', rooms: 'lobby', token: 'a\r\nb' }, 'unauthenticated', 4401],
    ['for a room that may not be read', { type: 'open', rooms: 'secret', token: guestToken('Ada') }, 'forbidden', 4403],
    ['with a bad cursor', { type: 'open', rooms: 'lobby@x', token: guestToken('Ada') }, 'bad-cursor', 4400],
    ['with a command first', { type: 'command', ref: 1, command: text('x') }, 'bad-frame', 4400],
    ['with anything else', { type: 'dance' }, 'bad-frame', 4400],
    ['with deep JSON', { type: 'open', rooms: JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`) as unknown }, 'bad-json', 4400],
  ])('opened %s gets the reason and is closed', async (_, first, code, close) => {
    const { url, loqui } = await served({ authorize: ({ room }) => room !== 'secret' });
    const client = await new SocketClient(url).opened();
    client.send(first);
    expect(await client.until((frame) => 'type' in frame && frame.type === 'bye' && frame)).toMatchObject({ error: { code } });
    await vi.waitFor(() => expect(client.closeCode).toBe(close));
    expect(loqui.stats().connections).toBe(0);
  });

  it('of another page is refused at the upgrade, and on another path there is none', async () => {
    const { url, serving } = await served();
    await expect(new SocketClient(url, { origin: 'https://evil.test' }).opened()).rejects.toThrow('403');
    await expect(new SocketClient(`http://127.0.0.1:${String(serving.port)}/other`).opened()).rejects.toThrow('404');
    await new SocketClient(url, { origin: `http://127.0.0.1:${String(serving.port)}` }).opened();
  });

  it('passes the cookie of the upgrade to authenticate', async () => {
    const { url } = await served({
      authenticate: (request) => (request.headers.get('cookie') === 'session=ada' ? { id: 'ada', name: 'Ada', kind: 'person' } : null),
    });
    const client = await new SocketClient(url, { cookie: 'session=ada' }).opened();
    client.send({ type: 'open', rooms: '' });
    expect(await client.until((frame) => 'type' in frame && frame.type === 'hello' && frame)).toMatchObject({ member: { id: 'ada' } });
  });

  it('is closed when it stays silent, and stays open with signs of life', async () => {
    const { url } = await served({ heartbeat: 100 });
    const [quiet, lively] = [await new SocketClient(url).opened(), await new SocketClient(url).opened()];
    for (const client of [quiet, lively]) client.send({ type: 'open', token: guestToken('Ada'), rooms: '' });
    const pulse = setInterval(() => lively.send({ type: 'heartbeat' }), 50);
    await vi.waitFor(() => expect(quiet.closeCode).toBe(4408), 3000);
    expect(quiet.frames.at(-1)).toMatchObject({ type: 'bye', error: { code: 'silent' } });
    // It stays open for longer than the silence that closed the other one.
    const before = lively.frames.length;
    await vi.waitFor(
      () => expect(lively.frames.slice(before).filter((frame) => 'type' in frame && frame.type === 'heartbeat').length).toBeGreaterThan(2),
      5000,
    );
    clearInterval(pulse);
    expect(lively.closeCode).toBeUndefined();
  });

  it('is closed when a frame is too large or not text', async () => {
    const { url } = await served({ limits: { body: 1000 } });
    const [large, binary] = [await new SocketClient(url).opened(), await new SocketClient(url).opened()];
    large.socket.send('x'.repeat(2000));
    binary.socket.send(Buffer.from('{}'), { binary: true });
    await vi.waitFor(() => expect([large.closeCode, binary.closeCode]).toEqual([1009, 1003]));
  });

  it('and a stream share one room, and both get a bye when the server closes', async () => {
    const { url, serving, loqui } = await served();
    const ada = await new SocketClient(url).opened();
    ada.send({ type: 'open', token: guestToken('Ada'), rooms: 'lobby' });
    const bob = await follow(url, 'lobby', 'Bob');
    await ada.event('room.snapshot');
    await bob.event('room.snapshot');
    await command(url, text('both hear this'), 'Bob');
    await Promise.all([ada.event('message.created'), bob.event('message.created')]);
    await serving.close({ window: 20 });
    expect(await bob.signal('bye')).toMatchObject({ error: { code: 'draining' } });
    expect(ada.frames.map((frame) => ('type' in frame ? frame.type : ''))).toEqual(expect.arrayContaining(['drain', 'bye']));
    await vi.waitFor(() => expect(ada.closeCode).toBe(4503));
    expect(loqui.stats()).toEqual({ connections: 0, rooms: 0, runs: 0 });
  });
});
