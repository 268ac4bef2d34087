/** The server that a conformance suite runs against, with listeners that are closed after each test. */
import { afterEach } from 'vitest';
import { textOf, uuidv7, type Command, type Envelope } from '../protocol/index.js';
import type { Transport } from '../transport/transport.js';
import { listen, type Listener } from './listener.js';

/** A server without rooms, messages or limits, and lines to it. */
export interface ServerUnderTest {
  /** A line of the member of this name; the same name is the same member. */
  line(name: string): Transport;
  /** The lines of one member are one connection. */
  readonly shares?: boolean;
  /** Connections open now, as the server sees it. */
  connections(): number;
  /** Breaks every connection; the server goes on. */
  cut(): void;
  close(): void | Promise<void>;
}

export const send = (text: string, room = 'lobby', id = uuidv7()): Extract<Command, { type: 'message.send' }> => ({
  type: 'message.send',
  room,
  message: { id, parts: [{ type: 'text', text }] },
});
export const textsOf = (envelopes: readonly Envelope[]): string[] =>
  envelopes.flatMap(({ event }) => (event.type === 'message.created' ? [textOf(event.message)] : []));
export const typesOf = (envelopes: readonly Envelope[]): string[] => envelopes.map(({ event }) => event.type);

export interface Bench {
  started(): Promise<ServerUnderTest>;
  /** Listens, and waits until the line has received `hello` and every room has opened. */
  listening(line: Transport, ...rooms: string[]): Promise<Listener>;
}

/** Call it once per suite. */
export function benchOf(start: () => Promise<ServerUnderTest>): Bench {
  const servers: ServerUnderTest[] = [];
  const listeners: Listener[] = [];
  afterEach(async () => {
    for (const listener of listeners.splice(0)) listener.close();
    for (const server of servers.splice(0)) await server.close();
  });
  return {
    async started() {
      const server = await start();
      servers.push(server);
      return server;
    },
    async listening(line, ...rooms) {
      const listener = listen(line, ...rooms);
      listeners.push(listener);
      await listener.until(({ frames, of }) => frames.length > 0 && rooms.every((room) => of(room.split('@')[0]!).length > 0));
      return listener;
    },
  };
}
