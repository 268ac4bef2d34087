/** One fault schedule: a server, a faulty proxy, writers, an agent, and observers who must miss nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocketClient from 'ws';
import { createClient, guest, poll, sse, textOf, websocket, type Message, type Transport } from '@loqui/core';
import { checked } from './checked-line.js';
import { heldMessages } from './held-messages.js';
import { Observer, type Verdict } from './observer.js';
import { startFaultyProxy } from './proxy.js';
import { seeded, type Random } from './random.js';
import { startServers, type Servers } from './servers.js';
import { unsteady } from './unsteady-line.js';
import { write, type Typed } from './writer.js';

export const WIRES = ['sse', 'websocket', 'poll'] as const;
export type Wire = (typeof WIRES)[number];
export const STORES = ['memory', 'sqlite'] as const;
export type StoreKind = (typeof STORES)[number];

export interface Schedule {
  readonly seed: number;
  readonly wire: Wire;
  readonly store: StoreKind;
}

export interface Outcome extends Verdict {
  readonly seed: number;
  readonly messages: number;
  readonly faults: number;
  readonly restarts: number;
  readonly gaps: number;
}

const ROOM = 'faults';
/** Milliseconds without news after which clients that are not at rest have lost something. */
const PATIENCE = 20_000;

export async function runSchedule({ seed, wire, store }: Schedule): Promise<Outcome> {
  const random = seeded(seed);
  // In every third schedule memory and store reach back so little that clients get gaps, and must still converge.
  const short = random.chance(1 / 3);
  const servers = await startServers(store, short);
  const proxy = await startFaultyProxy({ random, target: () => servers.port });
  const url = `http://127.0.0.1:${String(proxy.port)}/loqui`;
  let steady = false;
  const member = (name: string): Observer => {
    const chance = seeded(seed * 131 + name.length * 17 + name.charCodeAt(name.length - 1));
    const line = { repeated: 0, skipped: 0, dropped: 0 };
    const unsteadied = unsteady(
      checked(lineOf(url, wire, `${name}-${String(seed)}`, random), line),
      chance,
      () => steady,
      () => (line.dropped += 1),
    );
    return new Observer(name, createClient({ transport: unsteadied, storage: false, backoff: () => backoff(random), window: 2_000 }), ROOM, line);
  };
  const writers = ['writer0', 'writer1', 'writer2'].map(member);
  const observers = [...['observer0', 'observer1'].map(member), ...writers];
  let restarts = 0;

  try {
    const writing = writers.map(({ room }, index) => write(room, seeded(seed * 31 + index), `writer ${String(index)}`));
    // In every fourth schedule on memory the server ends once and returns with the same log but no ring. A process is killed once or twice.
    for (let kills = store === 'sqlite' ? random.between(1, 2) : random.chance(0.25) ? 1 : 0; kills > 0; kills -= 1) {
      await sleep(random.between(100, 900));
      // Half of the ends fall into an answer.
      if (random.chance(0.5)) await answering(observers);
      restarts += 1;
      await servers.restart();
    }
    const typed = (await Promise.all(writing)).flat();
    await sleep(random.between(0, 300));
    steady = true;
    proxy.calm();
    const expected = await settled(servers, observers, typed);
    const verdicts = await Promise.all(observers.map((observer) => observer.judge(expected)));
    return {
      seed,
      messages: expected.length,
      faults: proxy.faults,
      restarts,
      gaps: observers.reduce((sum, observer) => sum + observer.gaps, 0),
      lost: total(verdicts, 'lost') + neverArrived(typed, expected).length + stillOpen(expected).length,
      duplicated: total(verdicts, 'duplicated') + arrivedTwice(typed, expected),
      reordered: total(verdicts, 'reordered') + outOfOrder(typed, expected),
      silentGaps: total(verdicts, 'silentGaps'),
      details: [
        ...verdicts.flatMap(({ details }) => details),
        ...neverArrived(typed, expected).map(({ text }) => `the room lacks: ${text}`),
        ...stillOpen(expected).map(({ id }) => `nobody ended ${id}`),
      ],
    };
  } finally {
    for (const observer of observers) observer.dispose();
    await proxy.close();
    await servers.close();
  }
}

/** Waits until somebody sees an answer being written, for a second at most. */
async function answering(observers: readonly Observer[]): Promise<void> {
  for (let attempt = 0; attempt < 100 && observers.every(({ room }) => room.streaming.active.length === 0); attempt += 1) await sleep(10);
}

/** Waits until all agents are done and every observer shows what the room holds, or nothing moves any more. Gives what the room holds. */
async function settled(servers: Servers, observers: readonly Observer[], typed: readonly Typed[]): Promise<readonly Message[]> {
  const started = performance.now();
  for (;;) {
    // A busy machine makes a schedule slow; only one that stands still is over.
    const late = performance.now() - Math.max(started, ...observers.map(({ progress }) => progress)) > PATIENCE;
    const newest = observers[0]?.room.messages.items.at(-1)?.id;
    const rested = observers.every(
      ({ room }) => room.connection.status === 'open' && room.messages.items.at(-1)?.id === newest && room.streaming.active.length === 0,
    );
    if (rested || late) {
      const expected = await heldMessages(servers.port, ROOM);
      const whole = expected.at(-1)?.id === newest && stillOpen(expected).length === 0 && neverArrived(typed, expected).length === 0;
      // When the last frame is lost, a client learns it only when its wire breaks.
      if ((whole && observers.every((observer) => observer.shows(expected))) || late) return expected;
    }
    await sleep(50);
  }
}

/** `name`: the person whose connection it is. */
function lineOf(url: string, wire: Wire, name: string, random: Random): Transport {
  const options = { url, token: guest(name).token, commandTimeout: 1_000 };
  switch (wire) {
    case 'sse':
      return sse(options);
    case 'websocket':
      return websocket({ ...options, webSocket: WebSocketClient as unknown as new (url: string) => WebSocket });
    case 'poll':
      return poll({ ...options, backoff: () => backoff(random) });
  }
}

/** Milliseconds; short, so that a schedule sees many connections. */
function backoff(random: Random): number {
  return random.between(0, 60);
}

function total(verdicts: readonly Verdict[], key: Exclude<keyof Verdict, 'details'>): number {
  return verdicts.reduce((sum, verdict) => sum + verdict[key], 0);
}

/** Typed texts that the room does not hold. */
function neverArrived(typed: readonly Typed[], expected: readonly Message[]): readonly Typed[] {
  const held = new Set(expected.map(textOf));
  return typed.filter(({ text }) => !held.has(text));
}

function arrivedTwice(typed: readonly Typed[], expected: readonly Message[]): number {
  const texts = expected.filter(({ role }) => role === 'user').map(textOf);
  return typed.filter(({ text }) => texts.indexOf(text) !== texts.lastIndexOf(text)).length;
}

/** Messages that stand before one which the same person typed earlier. */
function outOfOrder(typed: readonly Typed[], expected: readonly Message[]): number {
  const places = new Map(expected.map((message, index) => [textOf(message), index]));
  return typed.filter(({ writer, number, text }) => {
    const place = places.get(text) ?? Infinity;
    const before = typed.find((other) => other.writer === writer && other.number === number - 1);
    return before !== undefined && (places.get(before.text) ?? -1) > place;
  }).length;
}

function stillOpen(expected: readonly Message[]): readonly Message[] {
  return expected.filter(({ status }) => status === 'streaming');
}
