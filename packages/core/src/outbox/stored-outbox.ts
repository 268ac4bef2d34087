/** The outbox's storage, which tabs share: our own changes that are not written yet win over what is read. */
import { LoquiError } from '../protocol/index.js';
import type { OutboxEntry, Storage } from '../storage/storage.js';

/** Longest wait for the disk before sending, in milliseconds. */
const PATIENCE = 500;

export interface StoredOutbox {
  /** The stored entries merged with ours; `undefined` if storage cannot be read. `ours` is called after reading. */
  read(ours: () => readonly OutboxEntry[]): Promise<readonly OutboxEntry[] | undefined>;
  write(before: readonly OutboxEntry[], after: readonly OutboxEntry[]): void;
  written(): Promise<unknown>;
  readonly busy: boolean;
}

export function createStoredOutbox(storage: Storage, failed: (error: LoquiError) => void, wrote: () => void): StoredOutbox {
  /** The last write of each key that is unfinished or failed. */
  const unwritten = new Map<string, Promise<void>>();
  const underway = new Set<Promise<void>>();

  function enqueue(key: string, work: () => Promise<void>): void {
    const before = unwritten.get(key);
    const mine = attempt(() => (before ? before.then(work) : work())).then((done) => {
      underway.delete(mine);
      if (done && unwritten.get(key) === mine) unwritten.delete(key);
      if (done) wrote();
    });
    unwritten.set(key, mine);
    underway.add(mine);
  }

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (cause) {
      failed(errorOf(cause));
      return false;
    }
  }

  return {
    async read(ours) {
      const during = new Set(unwritten.keys());
      let stored: readonly OutboxEntry[] | undefined;
      try {
        stored = await patient(storage.outbox());
      } catch (cause) {
        failed(errorOf(cause));
      }
      if (!stored) return undefined;
      for (const key of unwritten.keys()) during.add(key);
      const known = ours();
      return [...stored.filter(({ key }) => !during.has(key)).map((entry) => sameAs(entry, known)), ...known.filter(({ key }) => during.has(key))];
    },
    write(before, after) {
      const known = new Map(before.map((entry) => [entry.key, entry]));
      const kept = new Set(after.map(({ key }) => key));
      for (const entry of after) if (known.get(entry.key) !== entry) enqueue(entry.key, () => storage.saveOutgoing(entry));
      for (const key of known.keys()) if (!kept.has(key)) enqueue(key, () => storage.removeOutgoing(key));
    },
    written: () => Promise.all(underway),
    get busy() {
      return underway.size > 0;
    },
  };
}

/** Our own object if it is equal, so that it is not written again. */
function sameAs(entry: OutboxEntry, known: readonly OutboxEntry[]): OutboxEntry {
  const ours = known.find(({ key }) => key === entry.key);
  return ours && JSON.stringify(ours) === JSON.stringify(entry) ? ours : entry;
}

async function patient<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new LoquiError({ code: 'storage', message: 'The browser’s storage does not answer; what is not sent yet is kept in this page only.' })),
      PATIENCE,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function errorOf(cause: unknown): LoquiError {
  return cause instanceof LoquiError ? cause : new LoquiError({ code: 'storage', message: String(cause) }, { cause });
}
