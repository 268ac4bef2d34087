/** Storage in memory: what a browser would keep, for tests that visit twice. */
import type { OutboxEntry, Storage, StoredRoom } from '../storage/storage.js';

export interface Shelf extends Storage {
  readonly rooms: Map<string, StoredRoom>;
  readonly drafts: Map<string, string>;
  readonly waiting: Map<string, OutboxEntry>;
  closed: boolean;
}

export function createShelf(): Shelf {
  const rooms = new Map<string, StoredRoom>();
  const drafts = new Map<string, string>();
  const waiting = new Map<string, OutboxEntry>();
  const shelf: Shelf = {
    rooms,
    drafts,
    waiting,
    closed: false,
    room: async (room) => structuredClone(rooms.get(room)),
    saveRoom: async (room, stored) => void rooms.set(room, structuredClone(stored)),
    forgetRoom: async (room) => void rooms.delete(room),
    draft: async (room) => drafts.get(room) ?? '',
    saveDraft: async (room, text) => {
      if (text === '') drafts.delete(room);
      else drafts.set(room, text);
    },
    outbox: async () => structuredClone([...waiting.values()]),
    saveOutgoing: async (entry) => void waiting.set(entry.key, structuredClone(entry)),
    removeOutgoing: async (key) => void waiting.delete(key),
    clear: async () => {
      waiting.clear();
      rooms.clear();
      drafts.clear();
    },
    close: () => {
      shelf.closed = true;
    },
  };
  return shelf;
}
