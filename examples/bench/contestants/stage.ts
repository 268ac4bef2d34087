/** A room in the page: a server in memory, a client on its line, and the people who write. Everything a real room does is done, save the wire. */
import {
  createClient,
  createMemoryServer,
  type Author,
  type Client,
  type Command,
  type MemoryServer,
  type Message,
  type Page,
  type ResultOf,
  type Room,
  type Transport,
} from '@loqui/core';
import type { Said } from '../documents/said.js';

const ROOM = 'bench';
export const assistant: Author = { id: 'assistant', name: 'Assistant', kind: 'agent' };
export const reader: Author = { id: 'reader', name: 'Reader', kind: 'person' };
const people: readonly Author[] = ['Aroha', 'Ben', 'Chiara', 'Dmitri', 'Elif'].map((name) => ({ id: name.toLowerCase(), name, kind: 'person' }));
const BEGAN = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

/** The messages before the first known, for whoever asks. */
export type History = (before: number) => Page | Promise<Page>;

export interface Stage {
  readonly server: MemoryServer;
  readonly client: Client;
  readonly room: Room;
  readonly name: string;
  emit(event: Parameters<MemoryServer['emit']>[1]): void;
}

/** Opens a room. @param history answers in place of the server, which gives 50 messages at a time */
export function createStage(history?: History): Stage {
  const server = createMemoryServer({ info: () => ({ title: 'Bench', agents: [assistant] }) });
  const line = server.transport(reader);
  const transport: Transport = {
    open: (rooms) => line.open(rooms),
    send: async <C extends Command>(command: C): Promise<ResultOf<C>> => {
      if (history && command.type === 'history.read' && command.before !== undefined) return (await history(command.before)) as ResultOf<C>;
      return line.send(command);
    },
  };
  // Nothing is forgotten: the lists that are compared with keep everything too.
  const client = createClient({ transport, token: 'of no meaning here', storage: false, window: 1_000_000 });
  return { server, client, room: client.room(ROOM), name: ROOM, emit: (event) => server.emit(ROOM, event) };
}

/** Resolves when the room is open. */
export async function live({ room }: Stage): Promise<void> {
  while (room.info.phase !== 'live') await new Promise((resolve) => setTimeout(resolve, 5));
}

/** A message of a room. */
export function messageOf({ id, role, text, index }: Said): Message {
  return {
    id,
    author: role === 'assistant' ? assistant : people[Math.abs(index) % people.length]!,
    role,
    status: 'completed',
    createdAt: BEGAN + index * MINUTE,
    parts: [{ type: 'text', text, ...(role === 'assistant' && { state: 'done' as const }) }],
  };
}
