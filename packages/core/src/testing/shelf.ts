/** Storage in memory: what a browser would keep, for tests that visit twice. */
import type { Storage, StoredRoom } from '../storage/storage.js';

export interface Shelf extends Storage {
  readonly rooms: Map<string, StoredRoom>;
  readonly drafts: Map<string, string>;
  closed: boolean;
}

export function createShelf(): Shelf {
  const rooms = new Map<string, StoredRoom>();
  const drafts = new Map<string, string>();
  const shelf: Shelf = {
    rooms,
    drafts,
    closed: false,
    room: async (room) => structuredClone(rooms.get(room)),
    saveRoom: async (room, stored) => void rooms.set(room, structuredClone(stored)),
    draft: async (room) => drafts.get(room) ?? '',
    saveDraft: async (room, text) => {
      if (text === '') drafts.delete(room);
      else drafts.set(room, text);
    },
    clear: async () => {
      rooms.clear();
      drafts.clear();
    },
    close: () => {
      shelf.closed = true;
    },
  };
  return shelf;
}
