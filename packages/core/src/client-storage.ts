/** Which storage a client uses. */
import { onDemand } from './storage/on-demand.js';
import type { Storage } from './storage/storage.js';

/** Where things are kept for a user; nowhere for one we do not know, or in a page without storage. */
export function storageOf(storage: Storage | false | undefined, user: string | undefined, url: string): Storage | undefined {
  if (storage !== undefined) return storage || undefined;
  return user !== undefined && hasIndexedDb() ? onDemand(async () => (await import('./storage/indexed-db.js')).indexedDb(`${url} ${user}`)) : undefined;
}

/** Asking is enough to throw in a page without storage. */
function hasIndexedDb(): boolean {
  try {
    return typeof indexedDB !== 'undefined';
  } catch {
    // The browser refuses it: this visit keeps in memory what it can.
    return false;
  }
}
