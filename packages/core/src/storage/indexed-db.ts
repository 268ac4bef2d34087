/** Storage in the browser's IndexedDB, one scope per user, so that nobody is shown what another user read on the same device. */
import { LoquiError } from '../protocol/index.js';
import type { OutboxEntry, Storage, StoredRoom } from './storage.js';

type Store = 'rooms' | 'drafts' | 'outbox';

/** Raised with the shape of what is stored. Rooms of an older shape are dropped, as the server still has them; drafts and the outbox are nowhere else. */
const VERSION = 2;
/** What an upgrade keeps. A new shape of these must read the old one. */
const KEPT: ReadonlySet<string> = new Set(['drafts', 'outbox']);

/**
 * @param scope who reads: a stable id of the signed-in user and the server's address
 * @param name the database; one is shared by all scopes
 */
export function indexedDb(scope: string, name = 'loqui'): Storage {
  let opened: Promise<IDBDatabase> | undefined;

  function open(): Promise<IDBDatabase> {
    return (opened ??= openDatabase(name, forget));
  }

  function forget(): void {
    const closing = opened;
    opened = undefined;
    closing?.then(
      (db) => db.close(),
      () => undefined, // It never opened, and whoever asked for it was told.
    );
  }

  async function use<T>(work: (db: IDBDatabase) => Promise<T>): Promise<T> {
    try {
      return await work(await open());
    } catch (cause) {
      forget();
      throw storageError(cause);
    }
  }

  function read<T>(store: Store, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return use((db) => resultOf(ask(db.transaction(store).objectStore(store))));
  }

  /** Commits at once, not when the page next has a turn: the page may be going away. */
  function change(store: Store, work: (store: IDBObjectStore) => unknown): Promise<void> {
    return use((db) => {
      const transaction = db.transaction(store, 'readwrite');
      work(transaction.objectStore(store));
      transaction.commit();
      return committed(transaction);
    });
  }

  const ownKeys = keysOf(scope);
  return {
    room: (room) => read('rooms', (rooms) => rooms.get([scope, room]) as IDBRequest<StoredRoom | undefined>),
    saveRoom: (room, stored) => change('rooms', (rooms) => rooms.put(stored, [scope, room])),
    forgetRoom: (room) => change('rooms', (rooms) => rooms.delete([scope, room])),
    draft: async (room) => (await read('drafts', (drafts) => drafts.get([scope, room]) as IDBRequest<string | undefined>)) ?? '',
    saveDraft: (room, text) => change('drafts', (drafts) => (text === '' ? drafts.delete([scope, room]) : drafts.put(text, [scope, room]))),
    outbox: () => read('outbox', (outbox) => outbox.getAll(ownKeys()) as IDBRequest<OutboxEntry[]>),
    saveOutgoing: (entry) => change('outbox', (outbox) => outbox.put(entry, [scope, entry.key])),
    removeOutgoing: (key) => change('outbox', (outbox) => outbox.delete([scope, key])),
    async clear() {
      await Promise.all((['rooms', 'drafts', 'outbox'] as const).map((store) => change(store, (all) => all.delete(ownKeys()))));
    },
    close: forget,
  };
}

function openDatabase(name: string, forget: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => {
    const { result: db } = request;
    for (const store of [...db.objectStoreNames]) if (!KEPT.has(store)) db.deleteObjectStore(store);
    for (const store of ['rooms', 'drafts', 'outbox'] satisfies Store[]) if (!db.objectStoreNames.contains(store)) db.createObjectStore(store);
  };
  return resultOf(request).then((db) => {
    // Another tab wants to upgrade: make way, and open again at the next call.
    db.onversionchange = forget;
    db.onclose = forget;
    return db;
  });
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser names no error.'));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser names no error.'));
  });
}

/** All keys of a scope: an array sorts after every string in IndexedDB's key order. Made late, as Node has no IDBKeyRange. */
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
