import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { messagesOf } from '../testing/samples.js';
import { storageConformance } from '../testing/storage-conformance.js';
import { indexedDb } from './indexed-db.js';

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

storageConformance('IndexedDB (in Node)', { describe, it }, (scope) => indexedDb(scope));

const stored = { cursor: { epoch: 'e1', offset: 3 }, messages: messagesOf(1, 3), more: false };
const throwing = (name: string) => () => {
  throw new DOMException('Refused.', name);
};

describe('a browser that refuses storage', () => {
  it('because it is full rejects with the reason and the remedy', async () => {
    const storage = indexedDb('ada');
    await storage.saveDraft('lobby', 'kept');
    const store = Object.getPrototypeOf((await databaseOf()).transaction('rooms').objectStore('rooms')) as IDBObjectStore;
    const put = vi.spyOn(store, 'put').mockImplementation(throwing('QuotaExceededError'));
    await expect(storage.saveRoom('lobby', stored)).rejects.toMatchObject({
      name: 'LoquiError',
      code: 'storage',
      message: expect.stringMatching(/full.*until space is freed/) as string,
    });
    put.mockRestore();
    expect(await storage.draft('lobby')).toBe('kept');
    await storage.saveRoom('lobby', stored);
    expect(await storage.room('lobby')).toEqual(stored);
  });

  it('altogether rejects with the reason and the consequence', async () => {
    vi.stubGlobal('indexedDB', { open: throwing('SecurityError') });
    const storage = indexedDb('ada');
    for (const act of [storage.room('lobby'), storage.saveRoom('lobby', stored), storage.draft('lobby'), storage.saveDraft('lobby', 'x'), storage.clear()]) {
      await expect(act).rejects.toMatchObject({
        name: 'LoquiError',
        code: 'storage',
        message: expect.stringMatching(/private window or policy.*not kept on this device/) as string,
      });
    }
    storage.close();
  });

  it('once is asked again at the next call', async () => {
    const works = indexedDB;
    vi.stubGlobal('indexedDB', { open: throwing('UnknownError') });
    const storage = indexedDb('ada');
    await expect(storage.draft('lobby')).rejects.toMatchObject({ code: 'storage' });
    vi.stubGlobal('indexedDB', works);
    expect(await storage.draft('lobby')).toBe('');
  });

  it('leaves no connection open that would keep another tab from upgrading', async () => {
    const storage = indexedDb('ada');
    await storage.saveDraft('lobby', 'kept');
    const store = Object.getPrototypeOf((await databaseOf()).transaction('rooms').objectStore('rooms')) as IDBObjectStore;
    vi.spyOn(store, 'put').mockImplementation(throwing('QuotaExceededError'));
    await expect(storage.saveRoom('lobby', stored)).rejects.toThrow();
    await deleted('loqui');
  });
});

describe('a database that another tab wants to change', () => {
  it('is closed, and opened again at the next call', async () => {
    const storage = indexedDb('ada');
    await storage.saveDraft('lobby', 'kept');
    await deleted('loqui');
    expect(await storage.draft('lobby')).toBe('');
  });

  it('is closed when it is no longer needed', async () => {
    const storage = indexedDb('ada');
    await storage.draft('lobby');
    storage.close();
    await deleted('loqui');
  });
});

async function databaseOf(): Promise<IDBDatabase> {
  return await new Promise((resolve, reject) => {
    const request = indexedDB.open('loqui');
    request.onsuccess = () => {
      // Must not block the tests that delete the database.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error!);
  });
}

/** Resolves when no connection holds the database. */
async function deleted(name: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    setTimeout(() => reject(new Error('Some connection holds the database.')), 1_000);
  });
}
