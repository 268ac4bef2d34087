/** One fault schedule: a server, a bad line, people who write, an agent that answers, observers who must miss nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocketClient from 'ws';
import { createClient, guest, LoquiError, sse, websocket, type Client, type Message, type Transport } from '@loqui/core';
import { createLoqui, memory, type Agent, type Loqui, type ServerLog, type Store } from '../src/index.js';
import { serve } from '../src/node.js';
import { Observer, type Verdict } from './observer.js';
import { startFaultyProxy } from './proxy.js';
import { seeded, type Random } from './random.js';

export type Wire = 'sse' | 'websocket';

export interface Schedule {
  readonly seed: number;
  readonly wire: Wire;
}

export interface Outcome extends Verdict {
  readonly seed: number;
  readonly messages: number;
  readonly faults: number;
  readonly restarts: number;
  /** Times a client was told of a gap. */
  readonly gaps: number;
}

const ROOM = 'faults';
/** Short, so that silent lines are noticed within a schedule; milliseconds. */
const HEARTBEAT = 150;
/** A schedule whose clients have not come to rest after this many milliseconds has lost something. */
const PATIENCE = 15_000;

export async function runSchedule({ seed, wire }: Schedule): Promise<Outcome> {
  const random = seeded(seed);
  // In every third schedule memory and store reach back so little that clients must be told of gaps, and converge all the same.
  const short = random.chance(1 / 3);
  const store = memory(short ? { keepEvents: 16 } : {});
  let server = await start(store, short);
  let restarts = 0;
  const proxy = await startFaultyProxy({ random, target: () => server.port });
  const url = `http://127.0.0.1:${String(proxy.port)}/loqui`;
  const observers = [0, 1].map((index) => new Observer(connect(url, wire, `observer${String(index)}-${String(seed)}`, random), ROOM));
  const writers = [0, 1, 2].map((index) => connect(url, wire, `writer${String(index)}-${String(seed)}`, random));

  try {
    const writing = writers.map((client, index) => write(client, seeded(seed * 31 + index)));
    // In every fourth schedule the server dies once and comes back with the same store: its ring is gone, its log is not.
    if (random.chance(0.25)) {
      await sleep(random.between(100, 900));
      restarts += 1;
      await server.kill();
      server = await start(store, short);
    }
    const sent = await Promise.all(writing);
    await sleep(random.between(0, 300));
    proxy.calm();
    const expected = await settled(server.loqui, observers, sent.flat());
    const verdicts = await Promise.all(observers.map((observer) => observer.judge(expected)));
    return {
      seed,
      messages: expected.length,
      faults: proxy.faults,
      restarts,
      gaps: observers.reduce((sum, observer) => sum + observer.gaps, 0),
      lost: total(verdicts, 'lost') + unsent(sent.flat(), expected),
      duplicated: total(verdicts, 'duplicated'),
      reordered: total(verdicts, 'reordered'),
      silentGaps: total(verdicts, 'silentGaps'),
    };
  } finally {
    for (const observer of observers) observer.dispose();
    for (const client of writers) client.dispose();
    await proxy.close();
    await server.kill();
  }
}

/** Refusals during a restart are part of the schedule; a server's own error never is. */
const failures: ServerLog = (level, message, details) => {
  const expected = details instanceof LoquiError && details.code === 'draining';
  if (level === 'error' && !expected) console.error(message, details);
};

interface Running {
  readonly loqui: Loqui;
  readonly port: number;
  kill(): Promise<void>;
}

async function start(store: Store, short: boolean): Promise<Running> {
  // Closing the server must not close the store: it is what survives.
  const lasting: Store = { ...bound(store), close: () => Promise.resolve() };
  const loqui = createLoqui({ store: lasting, agents: { echo }, heartbeat: HEARTBEAT, limits: UNLIMITED, log: failures, ...(short && { ring: { count: 8 } }) });
  const served = await serve(loqui, { port: 0, host: '127.0.0.1', path: '/loqui' });
  return { loqui, port: served.port, kill: () => served.close({ window: 0, grace: 0 }) };
}

/** Repeats the question word by word: long enough that lines are cut while it writes. */
const echo: Agent = {
  async *answer({ asked, signal }) {
    const text = asked.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(' ');
    for (const word of `${text} — ${text} 🎈 ${text}`.split(/(?<= )/)) {
      if (signal.aborted) return;
      yield word;
      await sleep(4);
    }
  },
};

/** Sends until accepted, as a person would press Retry. Gives the ids of all that was accepted. */
async function write(client: Client, random: Random): Promise<string[]> {
  const room = client.room(ROOM);
  const ids: string[] = [];
  for (let number = 0; number < 24; number += 1) {
    await sleep(random.between(0, 40));
    const ask = random.chance(0.1);
    let id: string | undefined;
    const failed = (error: unknown): undefined => {
      if (error instanceof LoquiError) return undefined;
      throw error;
    };
    id = await room.send({ text: `message ${String(number)} ${'words '.repeat(random.between(0, 12))}`, ...(ask && { to: ['echo'] }) }).catch(failed);
    for (let tries = 0; id === undefined && tries < 40; tries += 1) {
      const waiting = room.messages.items.find((message) => message.status === 'failed' && message.offset === undefined);
      // The room told it back although its answer was lost: it is sent.
      if (!waiting) break;
      id = await room.retry(waiting.id).catch(failed);
    }
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

/** Waits until all agents are done and every observer shows what the room holds, or patience ends; gives what the room holds. */
async function settled(loqui: Loqui, observers: readonly Observer[], sent: readonly string[]): Promise<readonly Message[]> {
  const started = performance.now();
  for (;;) {
    const expected = await allMessages(loqui);
    const done = expected.every((message) => message.status !== 'streaming') && sent.every((id) => expected.some((message) => message.id === id));
    const rested = observers.every(
      ({ room }) => room.connection.status === 'open' && room.messages.items.at(-1)?.id === expected.at(-1)?.id && room.streaming.active.length === 0,
    );
    if ((done && rested) || performance.now() - started > PATIENCE) return expected;
    await sleep(25);
  }
}

async function allMessages(loqui: Loqui): Promise<readonly Message[]> {
  const pages: Message[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await loqui.room(ROOM).messages({ limit: 200, ...(before !== undefined && { before }) });
    pages.unshift(...page.messages);
    before = page.messages[0]?.offset;
    if (!page.more || before === undefined) return pages;
  }
}

function connect(url: string, wire: Wire, name: string, random: Random): Client {
  const { token } = guest(name);
  const transport: Transport =
    wire === 'sse'
      ? sse({ url, token, commandTimeout: 1_000 })
      : websocket({ url, token, commandTimeout: 1_000, webSocket: WebSocketClient as unknown as new (url: string) => WebSocket });
  return createClient({ transport, storage: false, backoff: () => random.between(0, 60), window: 2_000 });
}

function bound(store: Store): Store {
  return Object.fromEntries(
    (['open', 'append', 'eventsAfter', 'message', 'messages', 'messagesAround', 'unfinished', 'close'] as const).map((name) => [name, store[name].bind(store)]),
  ) as unknown as Store;
}

function total(verdicts: readonly Verdict[], key: keyof Verdict): number {
  return verdicts.reduce((sum, verdict) => sum + verdict[key], 0);
}

/** Messages whose sender was told they were taken, and that the room does not hold. */
function unsent(ids: readonly string[], expected: readonly Message[]): number {
  const held = new Set(expected.map((message) => message.id));
  return ids.filter((id) => !held.has(id)).length;
}

/** Limits are not what is tried here. */
const MANY = 1_000_000;
const UNLIMITED = {
  messagesPerMinute: MANY,
  messageBurst: MANY,
  asksPerMinute: MANY,
  runsPerMember: MANY,
  commandsPerMinute: MANY,
  connectionsPerMember: MANY,
};
