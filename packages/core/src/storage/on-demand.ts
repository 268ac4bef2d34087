import type { Storage } from './storage.js';

export function onDemand(load: () => Promise<Storage>): Storage {
  let loading: Promise<Storage> | undefined;
  const loaded = (): Promise<Storage> => (loading ??= load());
  return {
    room: async (room) => (await loaded()).room(room),
    saveRoom: async (room, stored) => (await loaded()).saveRoom(room, stored),
    forgetRoom: async (room) => (await loaded()).forgetRoom(room),
    draft: async (room) => (await loaded()).draft(room),
    saveDraft: async (room, text) => (await loaded()).saveDraft(room, text),
    outbox: async () => (await loaded()).outbox(),
    saveOutgoing: async (entry) => (await loaded()).saveOutgoing(entry),
    removeOutgoing: async (key) => (await loaded()).removeOutgoing(key),
    clear: async () => (await loaded()).clear(),
    close: () => {
      // Not loaded: nothing to close. A failed load was thrown to its caller.
      loading?.then(
        (storage) => storage.close(),
        () => undefined,
      );
    },
  };
}
