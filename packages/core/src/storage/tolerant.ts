/** Storage that cannot disturb a visit. */
import { LoquiError } from '../protocol/index.js';
import type { Storage } from './storage.js';

/** The same storage until it fails for the first time; that is told once, and from then on nothing is kept and nothing found. Never rejects. */
export function tolerant(storage: Storage, failed: (error: LoquiError) => void): Storage {
  let broken = false;

  async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    if (broken) return otherwise;
    try {
      return await work();
    } catch (cause) {
      // Several may fail together; the first one speaks for all.
      if (tryBreak()) failed(cause instanceof LoquiError ? cause : new LoquiError({ code: 'storage', message: String(cause) }, { cause }));
      return otherwise;
    }
  }

  /** True for the first who asks. */
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
    // The outbox goes on in memory by itself, and must know what failed.
    outbox: () => storage.outbox(),
    saveOutgoing: (entry) => storage.saveOutgoing(entry),
    removeOutgoing: (key) => storage.removeOutgoing(key),
    clear: () => attempt(() => storage.clear(), undefined),
    close: () => storage.close(),
  };
}
