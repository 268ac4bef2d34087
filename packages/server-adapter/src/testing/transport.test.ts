import type { Socket } from 'node:net';
import { guest } from '@loqui/core';
import { poll, sse, websocket, type Transport } from '@loqui/core/transport';
import { describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
// The suite is core's own and not part of what it ships.
import { transportConformance, type ServerUnderTest } from '../../../core/src/testing/transport-conformance.js';
import { createLoqui } from '../create-loqui.js';
import { serve } from '../node.js';
import { memory } from '../store/memory.js';

/** The real server behind the real wire. */
async function start(lineTo: (options: { url: string; token: string }) => Transport): Promise<ServerUnderTest> {
  const loqui = createLoqui({ store: memory(), limits: { messagesPerMinute: 10_000, messageBurst: 1_000, commandsPerMinute: 10_000 }, log: () => undefined });
  const serving = await serve(loqui, { port: 0, host: '127.0.0.1' });
  const sockets = new Set<Socket>();
  serving.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const url = `http://127.0.0.1:${String(serving.port)}/loqui`;
  return {
    line: (name) => lineTo({ url, token: guest(name).token }),
    connections: () => loqui.stats().connections,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => serving.close(),
  };
}

transportConformance('server-sent events', () => start(sse));

/** A broken socket does not break a polled line, which lives on between its answers: to break it, the server must have forgotten it. */
async function startPolled(): Promise<ServerUnderTest> {
  const forgotten = new Set<string>();
  const known = new Set<string>();
  const forgetful: typeof fetch = (input, init) => {
    const line = new URL(input as string).searchParams.get('poll');
    if (line !== null && line !== 'open') known.add(line);
    return forgotten.has(line ?? '') ? Promise.reject(new TypeError('The line was cut.')) : fetch(input, init);
  };
  const server = await start((options) => poll({ ...options, fetch: forgetful, backoff: () => 5 }));
  return {
    ...server,
    cut() {
      for (const line of known) forgotten.add(line);
      server.cut();
    },
  };
}

transportConformance('long-polling', startPolled);
transportConformance('WebSocket', () =>
  start((options) => websocket({ ...options, webSocket: WebSocket as unknown as new (url: string) => globalThis.WebSocket })),
);

describe('a polled line', () => {
  it('loses and doubles nothing when answers are lost, and need not be opened again for that', async () => {
    const loqui = createLoqui({ store: memory(), limits: { messagesPerMinute: 10_000, messageBurst: 1_000 }, log: () => undefined });
    let [opens, answers, lost] = [0, 0, 0];
    const losing: typeof fetch = async (input, init) => {
      const request = new Request(input, { ...init, headers: { ...(init?.headers as Record<string, string>), host: 'chat.test' } });
      const line = new URL(request.url).searchParams.get('poll');
      const response = await loqui.fetch(request);
      if (line === 'open') opens += 1;
      if (line === null || line === 'open' || (answers += 1) % 2 === 0) return response;
      lost += 1;
      if (answers % 4 === 1) throw new TypeError('The answer was lost.');
      // Half of it came, and the proxy said nothing.
      return new Response((await response.text()).slice(0, 40), { headers: response.headers });
    };
    const line = poll({ url: 'http://chat.test/loqui', token: guest('Ada').token, fetch: losing, backoff: () => 0 });
    const received: number[] = [];
    const subscription = line
      .open(() => new Map([['lobby', undefined]]))
      .subscribe((frame) => {
        if ('event' in frame && frame.event.type === 'message.created') received.push(frame.offset ?? 0);
      });
    const room = loqui.room('lobby');
    await vi.waitFor(() => expect(loqui.stats().connections).toBe(1), { timeout: 5_000 });
    for (let index = 0; index < 60; index += 1) {
      await room.announce(`text ${String(index)}`);
      if (index % 6 === 5) await vi.waitFor(() => expect(received).toHaveLength(index + 1), { timeout: 5_000 });
    }
    expect(received).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(opens).toBe(1);
    expect(lost).toBeGreaterThan(3);
    subscription.unsubscribe();
    await vi.waitFor(() => expect(loqui.stats().connections).toBe(0));
    await loqui.close();
  });

  it('belongs to its member alone, is bounded, and ends when nobody asks on it', async () => {
    vi.useFakeTimers();
    try {
      const loqui = createLoqui({ store: memory(), heartbeat: 1000, log: () => undefined });
      const ask = async (name: string, line: string, body: object): Promise<{ status: number; text: string }> => {
        const headers = { 'content-type': 'application/json', host: 'chat.test', authorization: `Bearer ${guest(name).token}` };
        const response = await loqui.fetch(new Request(`http://chat.test/loqui?poll=${line}`, { method: 'POST', headers, body: JSON.stringify(body) }));
        return { status: response.status, text: await response.text() };
      };
      const opened = await ask('Ada', 'open', { rooms: 'lobby' });
      const { connection } = JSON.parse(opened.text.split('\n')[1]!) as { connection: string };
      expect((await ask('Ben', connection, { after: 0 })).status).toBe(404);
      expect((await ask('Ada', connection, { before: 0 })).status).toBe(400);
      expect((await ask('Ada', connection, { after: 0 })).status).toBe(200);
      // An acknowledgement of what was never sent takes nothing with it.
      const far = ask('Ada', connection, { after: 1_000_000 });
      await vi.advanceTimersByTimeAsync(1_100);
      expect((await far).text).toContain('presence.changed');
      await vi.advanceTimersByTimeAsync(3_000);
      expect(loqui.stats().connections).toBe(0);
      expect((await ask('Ada', connection, { after: 0 })).text).toContain('silent');
      await vi.advanceTimersByTimeAsync(6_000);
      expect((await ask('Ada', connection, { after: 0 })).status).toBe(404);
      await loqui.close();
    } finally {
      vi.useRealTimers();
    }
  });
});
