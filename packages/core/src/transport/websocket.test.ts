import type { AddressInfo } from 'node:net';
import { firstValueFrom, take, toArray } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket as Socket, WebSocketServer, type WebSocket as ServerSocket } from 'ws';
import { encodeFrame, PROTOCOL, type Frame, type RoomCursors } from '../protocol/index.js';
import { ada, everyEvent, frameOf } from '../testing/samples.js';
import type { Transport } from './transport.js';
import { websocket, type WebSocketOptions } from './websocket.js';

const hello: Frame = { type: 'hello', protocol: PROTOCOL, connection: 'c1', heartbeat: 15_000, member: ada };
const rooms: RoomCursors = new Map([['lobby', { epoch: 'e1', offset: 4 }]]);
const command = { type: 'run.stop', room: 'lobby', run: 'r1' } as const;
type Word = Record<string, unknown> & { type: string };
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A server that receives each message of a client and may answer it, and a line to it. */
async function serve(
  hear: (word: Word, socket: ServerSocket) => void,
  options: Partial<WebSocketOptions> = {},
): Promise<{ line: Transport; words: Word[]; server: WebSocketServer }> {
  const words: Word[] = [];
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) =>
    socket.on('message', (data: Buffer) => {
      const word = JSON.parse(data.toString()) as Word;
      words.push(word);
      hear(word, socket);
    }),
  );
  await new Promise((listening) => server.once('listening', listening));
  closing.push(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/loqui`;
  return { line: websocket({ url, webSocket: Socket as unknown as new (url: string) => WebSocket, ...options }), words, server };
}

/** Sends `hello` after `open`, and answers a command as given. */
function polite(
  answer: (ref: unknown, socket: ServerSocket) => object | undefined = () => undefined,
  greeting = hello,
): (word: Word, socket: ServerSocket) => void {
  return (word, socket) => {
    if (word.type === 'open') socket.send(encodeFrame(greeting));
    const reply = word.type === 'command' ? answer(word['ref'], socket) : undefined;
    if (reply) socket.send(JSON.stringify({ type: 'reply', ref: word['ref'], ...reply }));
  };
}

/** Opens the line, waits for its first frame, and returns how it ends. */
async function opened(line: Transport): Promise<{ end: Promise<unknown>; close(): void }> {
  return await new Promise((resolve, reject) => {
    const end = new Promise((ended) => {
      const subscription = line
        .open(() => rooms)
        .subscribe({
          next: () => resolve({ end, close: () => subscription.unsubscribe() }),
          error: (error: unknown) => {
            ended(error);
            resolve({ end, close: () => undefined });
          },
          complete: () => reject(new Error('A line never completes.')),
        });
    });
  });
}

describe('the socket', () => {
  it('opens with the token and the rooms in its first frame, never in its address', async () => {
    const frames = [hello, frameOf(everyEvent['room.snapshot'])];
    const { line, words, server } = await serve((_, socket) => frames.forEach((frame) => socket.send(encodeFrame(frame))), {
      token: () => Promise.resolve('t0k'),
    });
    let address: string | undefined;
    server.on('connection', (_, request) => (address = request.url));
    expect(await firstValueFrom(line.open(() => rooms).pipe(take(2), toArray()))).toEqual([{ ...hello, transport: 'websocket' }, ...frames.slice(1)]);
    expect(words).toEqual([{ type: 'open', token: 't0k', rooms: 'lobby@e1:4' }]);
    expect(address).toBe('/loqui');
  });

  it('is opened by subscribing, and closed by unsubscribing', async () => {
    const { line, server } = await serve(polite());
    const line$ = line.open(() => rooms);
    expect(server.clients.size).toBe(0);
    await firstValueFrom(line$);
    await vi.waitFor(() => expect(server.clients.size).toBe(0));
  });

  it('leaves nothing behind when it is closed while it opens', async () => {
    const { line, server, words } = await serve(polite());
    line
      .open(() => rooms)
      .subscribe({ error: expect.unreachable })
      .unsubscribe();
    // Only this connection is open.
    const { close } = await opened(line);
    expect([server.clients.size, words.length]).toEqual([1, 1]);
    close();
  });

  it('never completes: its end is a retryable error', async () => {
    const { line } = await serve((_, socket) => socket.close(4000, 'restart'));
    expect(await (await opened(line)).end).toMatchObject({ code: 'ended', retryable: true, message: 'The connection ended (4000, restart).' });
  });

  it('fails with a retryable error when there is no server', async () => {
    const { line, server } = await serve(polite());
    server.close();
    expect(await (await opened(line)).end).toMatchObject({ code: 'ended', retryable: true });
  });

  it('is closed for good when something other than frames arrives', async () => {
    const { line, server } = await serve((_, socket) => socket.send('<html>'));
    expect(await (await opened(line)).end).toMatchObject({ name: 'ProtocolError', code: 'bad-frame' });
    await vi.waitFor(() => expect(server.clients.size).toBe(0));
  });

  it('answers each heartbeat with one of its own, without a timer', async () => {
    const { line, words, server } = await serve(polite());
    const { close } = await opened(line);
    for (let beat = 1; beat <= 3; beat += 1) {
      for (const socket of server.clients) socket.send('{"type":"heartbeat"}');
      await vi.waitFor(() => expect(words.filter(({ type }) => type === 'heartbeat')).toHaveLength(beat));
    }
    close();
  });

  it('asks the token function for another token when one is refused', async () => {
    const bye = { type: 'bye', error: { code: 'unauthenticated', message: 'No.' } };
    const told: unknown[] = [];
    const { line } = await serve((word, socket) => socket.send(JSON.stringify(word['token'] === 'two' ? hello : bye)), {
      token: (request) => {
        told.push(request);
        return request.refused === undefined ? 'one' : 'two';
      },
    });
    expect(await (await opened(line)).end).toMatchObject({ code: 'unauthenticated', retryable: true });
    const { close } = await opened(line);
    expect(told).toEqual([{}, { refused: 'one' }]);
    close();
    const fixed = await serve((_, socket) => socket.send(JSON.stringify(bye)), { token: 'one' });
    expect(await (await opened(fixed.line)).end).toMatchObject({ code: 'unauthenticated', retryable: false });
  });
});

describe('a command', () => {
  it('is sent on the open socket, and its answer is not emitted as a frame', async () => {
    const { line, words } = await serve(polite(() => ({ result: { stopped: true } })));
    const frames: Frame[] = [];
    const subscription = line.open(() => rooms).subscribe((frame) => frames.push(frame));
    await vi.waitFor(() => expect(frames).toHaveLength(1));
    expect(await line.send(command)).toEqual({ stopped: true });
    expect(words[1]).toEqual({ type: 'command', ref: 1, command });
    expect(frames).toEqual([{ ...hello, transport: 'websocket' }]);
    subscription.unsubscribe();
  });

  it('gets its own answer, whatever the order of the answers', async () => {
    const waiting: unknown[] = [];
    const { line } = await serve(
      polite((ref, socket) => {
        waiting.push(ref);
        if (waiting.length === 3) for (const one of waiting.toReversed()) socket.send(JSON.stringify({ type: 'reply', ref: one, result: { run: one } }));
        return undefined;
      }),
    );
    const { close } = await opened(line);
    const run = (): Promise<unknown> => line.send({ type: 'run.retry', room: 'lobby', message: 'a' });
    expect(await Promise.all([run(), run(), run()])).toEqual([{ run: 1 }, { run: 2 }, { run: 3 }]);
    close();
  });

  it('fails with the reason of its refusal, and whether it can be retried', async () => {
    const { line } = await serve(polite(() => ({ error: { code: 'rate-limited', message: 'Slowly.', status: 429, retryable: true, retryAfter: 2_000 } })));
    const { close } = await opened(line);
    await expect(line.send(command)).rejects.toMatchObject({
      name: 'LoquiError',
      code: 'rate-limited',
      message: 'Slowly.',
      status: 429,
      retryable: true,
      retryAfter: 2_000,
    });
    close();
  });

  it('fails with a retryable error without an answer in time, and a late answer does no harm', async () => {
    let silent = true;
    const { line, server } = await serve(
      polite(() => (silent ? undefined : { result: {} })),
      { commandTimeout: 30 },
    );
    const { close } = await opened(line);
    await expect(line.send(command)).rejects.toMatchObject({ code: 'timeout', retryable: true });
    for (const client of server.clients) client.send('{"type":"reply","ref":1,"result":{}}');
    // Answers come in order: this one comes after the late one.
    silent = false;
    expect(await line.send(command)).toEqual({});
    close();
  });

  it('fails with a retryable error when the socket breaks or closes before the answer', async () => {
    const { line } = await serve(
      polite((_, socket) => {
        socket.terminate();
        return undefined;
      }),
    );
    const { end } = await opened(line);
    await expect(line.send(command)).rejects.toMatchObject({ code: 'ended', retryable: true });
    await end;
    const other = await serve(polite());
    const { close } = await opened(other.line);
    const sent = other.line.send(command);
    close();
    await expect(sent).rejects.toMatchObject({ code: 'network', retryable: true });
  });

  it('fails with a retryable error while there is no socket', async () => {
    const { line } = await serve(polite());
    await expect(line.send(command)).rejects.toMatchObject({ code: 'network', retryable: true });
  });
});
