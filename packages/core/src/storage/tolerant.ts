import { LoquiError } from '../protocol/index.js';
import type { Storage } from './storage.js';

/** Reports the first failure of a storage, and from then on stores and finds nothing. The outbox's methods still reject: it handles failures itself. */
export function tolerant(storage: Storage, failed: (error: LoquiError) => void): Storage {
  let broken = false;

  async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    if (broken) return otherwise;
    try {
      return await work();
    } catch (cause) {
      if (tryBreak()) failed(cause instanceof LoquiError ? cause : new LoquiError({ code: 'storage', message: String(cause) }, { cause }));
      return otherwise;
    }
  }

  function tryBreak(): boolean {
    const first = !broken;
    broken = true;
    return first;
  }

  return {
    room: (room) => attempt(() => storage.room(room), undefined),
    saveRoom: (room, stored) => attempt(() => storage.saveRoom(room, stored), undefined),
    forgetRoom: (room) => attempt(() => storage.forgetRoom(room), undefined),
    draft: (room) => attempt(() => storage.draft(room), ''),
    saveDraft: (room, text) => attempt(() => storage.saveDraft(room, text), undefined),
    outbox: () => storage.outbox(),
    saveOutgoing: (entry) => storage.saveOutgoing(entry),
    removeOutgoing: (key) => storage.removeOutgoing(key),
    clear: () => attempt(() => storage.clear(), undefined),
    close: () => storage.close(),
  };
}
