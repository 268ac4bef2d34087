import type { Subscription } from 'rxjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { frameToSse, PROTOCOL, type Frame } from '../protocol/index.js';
import { ada } from '../testing/samples.js';
import { auto } from './auto.js';
import { CursorBook } from './cursor-book.js';
import { resume, type Arrival } from './resume.js';

const hello: Frame = { type: 'hello', protocol: PROTOCOL, connection: 'c1', heartbeat: 15_000, member: ada };
const encoder = new TextEncoder();

/** The network, where each wire works or not. */
class Way {
  /** `held`: opened but silent. `first`: only the first bytes arrive. `down`: unreachable. */
  sse: 'works' | 'held' | 'first' | 'down' | 'slow' = 'works';
  socket: 'works' | 'refused' = 'works';
  poll: 'works' | 'down' = 'works';
  readonly asked: string[] = [];
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined;

  readonly fetch: typeof fetch = (input, init) => {
    const { searchParams } = new URL(input as string);
    const line = searchParams.get('poll');
    if (line !== null) {
      if (line === 'open') this.asked.push('poll');
      if (this.poll === 'down') return Promise.reject(new TypeError('down'));
      if (line !== 'open') return new Promise(() => undefined);
      return Promise.resolve(new Response(`{"last":1,"frames":1}\n${JSON.stringify(hello)}\n`, { headers: { 'content-type': 'application/x-ndjson' } }));
    }
    if (init?.method === 'POST') return Promise.resolve(Response.json({}));
    this.asked.push('sse');
    if (this.sse === 'down') return Promise.reject(new TypeError('down'));
    if (this.sse === 'slow') return new Promise(() => undefined);
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#stream = controller;
        if (this.sse !== 'held') controller.enqueue(encoder.encode(frameToSse(hello)));
      },
    });
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  };

  readonly webSocket = ((way: Way) =>
    class {
      readyState = 0;
      onopen?: () => void;
      onmessage?: (event: { data: string }) => void;
      onclose?: (event: { code: number; reason: string }) => void;
      constructor() {
        way.asked.push('websocket');
        setTimeout(() => (way.socket === 'works' ? this.onopen?.() : this.onclose?.({ code: 1006, reason: '' })), 10);
      }
      send(): void {
        setTimeout(() => this.onmessage?.({ data: JSON.stringify(hello) }), 10);
      }
      close(): void {
        this.readyState = 3;
      }
    })(this) as unknown as new (url: string) => WebSocket;

  beat(): void {
    this.#stream?.enqueue(encoder.encode(frameToSse({ type: 'heartbeat' })));
  }
}

/** Advances the clock in steps between which imported code may arrive. */
async function pass(time: number): Promise<void> {
  for (let passed = 0; passed < time; passed += 50) {
    await vi.advanceTimersByTimeAsync(50);
    await vi.dynamicImportSettled();
  }
}

let number = 0;
const lines: Subscription[] = [];
/** A new address, for which no wire is remembered. */
const somewhere = (): string => `http://chat.test/${String((number += 1))}`;

function opened(way: Way, url = somewhere(), options: Partial<Parameters<typeof auto>[0]> = {}): { arrivals: Arrival[]; wires(): (string | undefined)[] } {
  const book = new CursorBook();
  book.add('lobby');
  const arrivals: Arrival[] = [];
  lines.push(
    resume(auto({ url, fetch: way.fetch, webSocket: way.webSocket, ...options }), book, { backoff: () => 100 }).subscribe((one) => arrivals.push(one)),
  );
  return { arrivals, wires: () => arrivals.flatMap((one) => (one.type === 'open' ? [one.transport] : [])) };
}

/** Imported before the tests: a fake clock cannot hasten an import. */
beforeAll(() => Promise.all([import('./poll.js'), import('./websocket.js')]));
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  for (const line of lines.splice(0)) line.unsubscribe();
  vi.useRealTimers();
});

describe('the wire that works', () => {
  it('is the event stream when its heartbeats come', async () => {
    const way = new Way();
    const { wires } = opened(way);
    for (let beat = 0; beat < 3; beat += 1) {
      await vi.advanceTimersByTimeAsync(14_000);
      way.beat();
    }
    await vi.advanceTimersByTimeAsync(5_000);
    expect([way.asked, wires()]).toEqual([['sse'], ['sse']]);
  });

  it('is a WebSocket when the stream opens and stays silent, and the waiting state has the reason', async () => {
    const way = new Way();
    way.sse = 'held';
    const url = somewhere();
    const { arrivals, wires } = opened(way, url);
    await pass(8_000);
    expect(wires()).toEqual(['websocket']);
    expect(arrivals.find(({ type }) => type === 'waiting')).toMatchObject({
      error: { code: 'held-back', message: 'No byte came over an event stream within 7 s of opening; a proxy may hold it back. Trying a WebSocket.' },
    });
    // Another client of the page remembers the wire.
    const second = opened(way, url);
    await vi.advanceTimersByTimeAsync(100);
    expect([second.wires(), way.asked]).toEqual([['websocket'], ['sse', 'websocket', 'websocket']]);
  });

  it('is a WebSocket when the first bytes arrive and the next heartbeat does not', async () => {
    const way = new Way();
    way.sse = 'first';
    const { wires } = opened(way);
    await vi.advanceTimersByTimeAsync(16_900);
    expect(wires()).toEqual(['sse']);
    await pass(300);
    expect(wires()).toEqual(['sse', 'websocket']);
  });

  it('is long polling when the upgrade fails too, or cookies must not be sent', async () => {
    const way = new Way();
    [way.sse, way.socket] = ['held', 'refused'];
    const { wires } = opened(way);
    await pass(8_000);
    expect([way.asked, wires()]).toEqual([['sse', 'websocket', 'poll'], ['poll']]);
    const bare = new Way();
    bare.sse = 'held';
    opened(bare, somewhere(), { credentials: 'omit' });
    await pass(8_000);
    expect(bare.asked).toEqual(['sse', 'poll']);
  });

  it('stays the event stream while the server is down', async () => {
    const way = new Way();
    way.sse = 'down';
    const { wires } = opened(way);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(new Set(way.asked)).toEqual(new Set(['sse']));
    way.sse = 'works';
    await vi.advanceTimersByTimeAsync(200);
    expect(wires()).toEqual(['sse']);
  });

  it('is searched from the beginning when none works', async () => {
    const way = new Way();
    [way.sse, way.socket, way.poll] = ['slow', 'refused', 'down'];
    const { wires } = opened(way);
    await pass(7_500);
    expect(way.asked.slice(0, 4)).toEqual(['sse', 'websocket', 'poll', 'sse']);
    way.sse = 'works';
    await pass(8_000);
    expect(wires()).not.toEqual([]);
  });

  it('does not change because a machine slept', async () => {
    const way = new Way();
    way.sse = 'held';
    opened(way);
    await vi.advanceTimersByTimeAsync(5_000);
    vi.setSystemTime(Date.now() + 60_000);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(way.asked).not.toContain('websocket');
  });

  it('leaves no timer behind', async () => {
    opened(new Way());
    await vi.advanceTimersByTimeAsync(10);
    lines.splice(0).forEach((line) => line.unsubscribe());
    // The platform has its own limit for the last command, `connection.close`.
    expect(vi.getTimerCount()).toBe(0);
  });
});
