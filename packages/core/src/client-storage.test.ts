import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lineFault } from './testing/noted-transport.js';
import { ada, ben } from './testing/samples.js';
import { visit, type Visit } from './testing/visit.js';
import { createMemoryServer } from './transport/memory.js';

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

/** Signed in by a token: the options do not name the user. */
const signedIn = { token: 'secret', user: undefined as never, storage: undefined as never } as const;

async function wrote(one: Visit, text: string): Promise<void> {
  await one.live();
  one.line.refuse = lineFault;
  one.room.send(text).catch(() => undefined);
  one.room.saveDraft('half');
  await vi.waitFor(async () => expect(await stored('outbox')).toHaveLength(1));
  one.client.dispose();
  await vi.waitFor(async () => expect(await stored('drafts')).toEqual(['half']));
}

async function stored(name: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('loqui');
    // The client must create the database: an empty one would block its upgrade.
    opening.onupgradeneeded = () => opening.transaction!.abort();
    opening.onerror = () => reject(opening.error!);
    opening.onsuccess = () => {
      const db = opening.result;
      const all = db.transaction(name).objectStore(name).getAll();
      all.onsuccess = () => {
        db.close();
        resolve(all.result);
      };
    };
  });
}

it('a member whom only the server identifies gets their own waiting messages and draft back, and nobody else does', async () => {
  const server = createMemoryServer();
  await wrote(visit({ ...signedIn, server, member: ada }), 'From Ada');
  const other = visit({ ...signedIn, server, member: ben });
  await other.live();
  const drafts: string[] = [];
  other.room.draft$.subscribe((draft) => drafts.push(draft));
  await vi.waitFor(() => expect(drafts).toEqual(['']));
  expect([other.room.messages.items, server.messages('lobby')]).toEqual([[], []]);
  other.client.dispose();
  const again = visit({ ...signedIn, server, member: ada });
  again.room.draft$.subscribe((draft) => drafts.push(draft));
  await vi.waitFor(() => expect(server.messages('lobby')).toMatchObject([{ author: { id: 'ada' } }]));
  await vi.waitFor(() => expect(drafts).toEqual(['', 'half']));
  await vi.waitFor(async () => expect(await stored('outbox')).toEqual([]));
});
