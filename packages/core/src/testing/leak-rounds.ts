/**
 * A program that makes, uses and disposes many clients over a real stream, and prints what is left of them. Run by `leak.test.ts` in a
 * process of its own: `node --expose-gc`.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '../client.js';
import { frameToSse, PROTOCOL } from '../protocol/index.js';
import { createShelf } from './shelf.js';
import { ada, answerOf, created, delta, frameOf, joined, messagesOf, presenceOf, snapshotWith } from './samples.js';

const rounds = Number(process.argv[2] ?? '200');
const streams = new Set<ServerResponse>();
const server = createServer((request, response) => {
  if (request.method === 'POST') return void response.setHeader('connection', 'close').end('{"offset":9}');
  streams.add(response.writeHead(200, { 'content-type': 'text/event-stream' }));
  response.on('close', () => streams.delete(response));
  const presences = { ada: presenceOf(ada, 'c1') };
  const events = [joined(presenceOf(ada, 'c2')), created(answerOf('a1', 'Hel', { offset: 51 })), delta('a1', 3, 'lo')];
  response.write(frameToSse({ type: 'hello', protocol: PROTOCOL, connection: 'c1', heartbeat: 15_000, member: ada }));
  response.write(frameToSse(frameOf(snapshotWith({ messages: messagesOf(1, 50), presences, typing: ['ada'] }), 50)));
  response.write(events.map((event, index) => frameToSse(frameOf(event, 50 + index))).join(''));
});
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const collect =
  (globalThis as { gc?: () => void }).gc ??
  (() => {
    throw new Error('Run with --expose-gc.');
  });

async function round(): Promise<WeakRef<object>[]> {
  const client = createClient({ url, storage: createShelf(), user: 'ada' });
  const room = client.room('lobby');
  const kept = [new WeakRef<object>(client), new WeakRef<object>(room), new WeakRef<object>(room.messages)];
  const live = new Promise<void>((resolve) =>
    room.messages.message$('a1').subscribe((message) => message?.parts[0]?.type === 'text' && message.parts[0].text === 'Hello' && resolve()),
  );
  room.messages.items$.subscribe();
  room.presence.typing$.subscribe();
  await live;
  room.setTyping(true);
  await room.send('Hello');
  client.dispose();
  return kept;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
  }
}

const heaps: number[] = [];
const kept: WeakRef<object>[] = [];
for (let done = 0; done < rounds; done += 1) {
  kept.push(...(await round()));
  if (done % 50 === 49) {
    await settled();
    heaps.push(process.memoryUsage().heapUsed);
  }
}
server.closeAllConnections();
await new Promise((closed) => server.close(closed));
await settled();
const alive = kept.filter((one) => one.deref() !== undefined).length;
process.stdout.write(JSON.stringify({ rounds, alive, streams: streams.size, resources: process.getActiveResourcesInfo(), heaps }));
