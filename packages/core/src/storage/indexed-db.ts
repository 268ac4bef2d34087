import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import { LoquiError } from '../protocol/index.js';
import type { OutboxEntry, Storage, StoredRoom } from './storage.js';

interface Schema extends DBSchema {
  rooms: { key: [scope: string, room: string]; value: StoredRoom };
  drafts: { key: [scope: string, room: string]; value: string };
  outbox: { key: [scope: string, key: string]; value: OutboxEntry };
}

/** Must be raised when stored values change their shape. Rooms are then dropped; drafts and outbox exist only here and stay. */
const VERSION = 2;
/** Stores that an upgrade keeps: new code must read their old shape. */
const KEPT: ReadonlySet<string> = new Set(['drafts', 'outbox']);

/** Each scope sees its own values only. @param scope a stable id of the user and the server's address @param name the database of all scopes */
export function indexedDb(scope: string, name = 'loqui'): Storage {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;

  function open(): Promise<IDBPDatabase<Schema>> {
    opened ??= openDB<Schema>(name, VERSION, {
      upgrade(db) {
        for (const store of [...db.objectStoreNames]) if (!KEPT.has(store)) db.deleteObjectStore(store);
        for (const store of ['rooms', 'drafts', 'outbox'] as const) if (!db.objectStoreNames.contains(store)) db.createObjectStore(store);
      },
      // Another tab upgrades the database. The next call opens it again.
      blocking: () => forget(),
      terminated: () => forget(),
    });
    return opened;
  }

  function forget(): void {
    const closing = opened;
    opened = undefined;
    closing?.then(
      (db) => db.close(),
      () => undefined, // It never opened; its caller got the error.
    );
  }

  async function use<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await work(await open());
    } catch (cause) {
      forget();
      throw storageError(cause);
    }
  }

  /** Commits at once: the page may be closing. */
  function change<S extends 'drafts' | 'outbox'>(name: S, work: (store: IDBPObjectStore<Schema, [S], S, 'readwrite'>) => Promise<unknown>): Promise<void> {
    return use(async (db) => {
      const transaction = db.transaction(name, 'readwrite');
      const worked = work(transaction.store);
      transaction.commit();
      await Promise.all([worked, transaction.done]);
    });
  }

  const ownKeys = keysOf(scope);
  return {
    room: (room) => use((db) => db.get('rooms', [scope, room])),
    saveRoom: (room, stored) =>
      use(async (db) => {
        await db.put('rooms', stored, [scope, room]);
      }),
    forgetRoom: (room) => use((db) => db.delete('rooms', [scope, room])),
    draft: (room) => use(async (db) => (await db.get('drafts', [scope, room])) ?? ''),
    saveDraft: (room, text) => change('drafts', (store) => (text === '' ? store.delete([scope, room]) : store.put(text, [scope, room]))),
    outbox: () => use((db) => db.getAll('outbox', ownKeys())),
    saveOutgoing: (entry) => change('outbox', (store) => store.put(entry, [scope, entry.key])),
    removeOutgoing: (key) => change('outbox', (store) => store.delete([scope, key])),
    clear: () =>
      use(async (db) => {
        const range = ownKeys();
        await Promise.all([db.delete('rooms', range), db.delete('drafts', range), db.delete('outbox', range)]);
      }),
    close: forget,
  };
}

/** All keys of a scope: an array sorts after every string. Lazy, as Node has no IDBKeyRange. */
function keysOf(scope: string): () => IDBKeyRange {
  return () => IDBKeyRange.bound([scope, ''], [scope, []]);
}

function storageError(cause: unknown): LoquiError {
  const full = cause instanceof DOMException && cause.name === 'QuotaExceededError';
  return new LoquiError(
    {
      code: 'storage',
      message: full
        ? 'The browser’s storage is full: messages and drafts are not kept on this device until space is freed.'
        : 'The browser refuses storage (private window or policy): messages and drafts are not kept on this device.',
    },
    { cause },
  );
}
