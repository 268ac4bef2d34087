/** How much memory five guests can make the server keep who read nothing: by joining again and again, and by reading history. */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7, type Command } from '@loqui/core/protocol';
import { WebSocket } from 'ws';
import { Target } from './target.js';

const GUESTS = ['Ada', 'Bob', 'Cyd', 'Dan', 'Eve'];
/** Connections of each guest: the limit per member. */
const LINES = 20;
const ROOMS = ['big0', 'big1', 'big2', 'big3', 'big4'];
/** Commands of each guest: the limit per minute. */
const COMMANDS = 600;
/** Milliseconds an attack is measured. */
const WATCHED = 20_000;
/** Bounds: bytes of growth, and milliseconds the event loop stands still. */
const GROWTH = 150 * 2 ** 20;
const STALL = 200;

const bearer = (name: string): string => `Bearer guest.${name.padEnd(20, '_')}.${Buffer.from(name).toString('base64url')}`;

/** A request written by hand, so that its answer can stay unread. */
function request(name: string, method: 'GET' | 'POST', query: string, command?: Command): string {
  const body = command ? JSON.stringify(command) : '';
  const head = [
    `${method} /loqui${query} HTTP/1.1`,
    'host: localhost',
    `authorization: ${bearer(name)}`,
    'content-type: application/json',
    `content-length: ${String(Buffer.byteLength(body))}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

class Attack {
  readonly #sockets: { destroy(): unknown }[] = [];

  constructor(readonly target: Target) {}

  /** A socket that reads nothing once `read` has resolved. */
  async stalled(bytes: string, until?: RegExp): Promise<RegExpExecArray | null> {
    const socket: Socket = connect(this.target.port, '127.0.0.1');
    this.#sockets.push(socket);
    socket.on('error', () => undefined);
    let got = '';
    const found = new Promise<RegExpExecArray | null>((resolve) => {
      if (!until) resolve(null);
      else {
        socket.on('data', (data) => {
          got += data.toString();
          const match = until.exec(got);
          if (!match) return;
          socket.pause();
          resolve(match);
        });
      }
      socket.on('close', () => resolve(null));
    });
    if (!until) socket.pause();
    socket.write(bytes);
    return found;
  }

  keep(socket: { destroy(): unknown }): void {
    this.#sockets.push(socket);
  }

  end(): void {
    for (const socket of this.#sockets.splice(0)) socket.destroy();
  }
}

async function post(port: number, name: string, command: Command): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${String(port)}/loqui`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: bearer(name) },
    body: JSON.stringify(command),
  });
  await response.arrayBuffer();
  return response.status;
}

/** Rooms of many large messages: each snapshot and page is as large as it may be. */
async function fill(port: number): Promise<void> {
  const text = 'x'.repeat(60_000);
  for (const room of ROOMS)
    for (let n = 0; n < 40; n++) {
      const parts = Array.from({ length: n % 8 === 0 ? 14 : 1 }, () => ({ type: 'text' as const, text }));
      const status = await post(port, `Writer${room}`, { type: 'message.send', room, message: { id: uuidv7(), parts } });
      if (status !== 200) throw new Error(`the rooms could not be filled: ${String(status)}`);
    }
}

async function joins(attack: Attack): Promise<void> {
  const { port } = attack.target;
  const lines = await Promise.all(
    GUESTS.flatMap((name) =>
      Array.from({ length: LINES }, async () => ({ name, id: (await attack.stalled(request(name, 'GET', '?rooms='), /"connection":"([\w-]+)"/))?.[1] ?? '' })),
    ),
  );
  for (let n = 0; n < COMMANDS / LINES; n++) {
    const room = ROOMS[n % ROOMS.length] ?? '';
    for (const { name, id } of lines) void attack.stalled(request(name, 'POST', '', { type: 'room.join', room, connection: id }));
    // A new event makes every snapshot before it an old one.
    void post(port, `Writer${room}`, { type: 'typing.set', room, typing: n % 2 === 0 }).catch(() => undefined);
    await sleep(100);
  }
}

async function reads(attack: Attack): Promise<void> {
  for (let n = 0; n < COMMANDS; n++) {
    for (const name of GUESTS) void attack.stalled(request(name, 'POST', '', { type: 'history.read', room: ROOMS[n % ROOMS.length] ?? '', limit: 200 }));
    if (n % 20 === 0) await sleep(50);
  }
}

async function socketReads(attack: Attack): Promise<void> {
  for (const name of GUESTS) {
    const socket = new WebSocket(`ws://127.0.0.1:${String(attack.target.port)}/loqui`);
    attack.keep({ destroy: () => socket.terminate() });
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send(JSON.stringify({ type: 'open', token: bearer(name).slice(7), rooms: '' }));
    await new Promise((resolve) => socket.once('message', resolve));
    socket.pause();
    for (let ref = 0; ref < COMMANDS; ref++)
      socket.send(JSON.stringify({ type: 'command', ref, command: { type: 'history.read', room: ROOMS[ref % ROOMS.length], limit: 200 } }));
  }
}

/** True when all stay within their bounds. */
export async function measureMemory(): Promise<boolean> {
  let good = true;
  for (const [name, run] of Object.entries({ joins, reads, socketReads })) {
    const target = await Target.start(['--limits']);
    await fill(target.port);
    await sleep(1000);
    await target.report(true);
    const before = (await target.report())?.rss ?? 0;
    const attack = new Attack(target);
    let [growth, stalled] = [0, 0];
    const watching = new AbortController();
    const watch = (async () => {
      while (!watching.signal.aborted) {
        await sleep(500);
        const report = await target.report();
        growth = Math.max(growth, (report?.rss ?? 0) - before);
        stalled = Math.max(stalled, report?.stalled ?? 0);
      }
    })();
    const ends = performance.now() + WATCHED;
    await run(attack);
    await sleep(Math.max(0, ends - performance.now()));
    watching.abort();
    await watch;
    attack.end();
    const report = await target.report();
    const unhandled = report?.unhandled.length ?? 0;
    console.log(JSON.stringify({ attack: name, growthMB: Math.round(growth / 2 ** 20), stalledMs: Math.round(stalled), exits: target.exits, unhandled }));
    good &&= growth < GROWTH && stalled < STALL && target.exits === 0 && unhandled === 0;
    target.close();
  }
  return good;
}
