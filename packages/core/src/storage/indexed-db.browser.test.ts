import { same, storageConformance } from '../testing/storage-conformance.js';
import { messagesOf } from '../testing/samples.js';
import { indexedDb } from './indexed-db.js';

storageConformance('IndexedDB', { describe, it }, (scope) => indexedDb(scope));

describe('a database of an older shape', () => {
  it('loses its rooms, as the server still has them, and keeps its drafts', async () => {
    const name = `old-${String(Date.now())}`;
    await new Promise<void>((resolve, reject) => {
      // An unknown store represents those of earlier versions.
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('rooms');
        request.result.createObjectStore('drafts').put('Hel', ['ada', 'lobby']);
        request.result.createObjectStore('legacy');
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error!);
    });
    const storage = indexedDb('ada', name);
    const stored = { cursor: { epoch: 'e1', offset: 3 }, messages: messagesOf(1, 3), more: false };
    await storage.saveRoom('lobby', stored);
    same(await storage.room('lobby'), stored);
    same(await storage.draft('lobby'), 'Hel');
    storage.close();
  });
});

describe('two tabs', () => {
  it('read each other’s values', async () => {
    const [one, two] = [indexedDb('tabs'), indexedDb('tabs')];
    await one.saveDraft('lobby', 'Hel');
    same(await two.draft('lobby'), 'Hel');
    await two.clear();
    same(await one.draft('lobby'), '');
    one.close();
    two.close();
  });

  it('close their connections when the database is deleted', async () => {
    const storage = indexedDb('tabs', 'to-delete');
    await storage.saveDraft('lobby', 'Hel');
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('to-delete');
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error!);
    });
    same(await storage.draft('lobby'), '');
    storage.close();
  });
});
