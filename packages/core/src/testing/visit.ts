/** A visit to a room on a server in the same process: client, room, and everything that can be noted about them. */
import { afterEach, vi } from 'vitest';
import { createClient } from '../client.js';
import type { Client, ClientEvent, ClientOptions } from '../client-contract.js';
import type { Room } from '../room.js';
import type { StoreEvent } from '../stores/index.js';
import { createMemoryServer, type MemoryServer } from '../transport/memory.js';
import { noted, type NotedTransport } from './noted-transport.js';
import { ada, bot } from './samples.js';

export interface Visit {
  readonly server: MemoryServer;
  readonly line: NotedTransport;
  readonly client: Client;
  readonly room: Room;
  /** All events of the client, as they came. */
  readonly events: ClientEvent[];
  /** Those of one type. */
  told<T extends StoreEvent['type']>(type: T): Extract<StoreEvent, { type: T }>[];
  /** Resolves once the room is live. */
  live(room?: Room): Promise<void>;
}

const clients: Client[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.dispose()));

export function visit(options: ClientOptions & { server?: MemoryServer; member?: typeof ada } = {}): Visit {
  const { server = createMemoryServer({ info: () => ({ agents: [bot] }) }), member = ada, ...rest } = options;
  const line = noted(server.transport(member));
  const client = createClient({ transport: line, storage: false, user: member.id, backoff: () => 1, ...rest });
  clients.push(client);
  const events: ClientEvent[] = [];
  client.events$.subscribe((event) => events.push(event));
  const room = client.room('lobby');
  const told: Visit['told'] = (type) =>
    events.map(({ event }) => event).filter((event): event is Extract<StoreEvent, { type: typeof type }> => event.type === type);
  const live = (one = room): Promise<void> =>
    vi.waitFor(() => {
      if (one.info.phase !== 'live') throw new Error(`The room is ${one.info.phase}, the line ${client.connection.status}.`);
    });
  return { server, line, client, room, events, told, live };
}
