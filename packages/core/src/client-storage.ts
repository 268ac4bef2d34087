import { onDemand } from './storage/on-demand.js';
import type { Storage } from './storage/storage.js';

/** `undefined` for an unknown user or without IndexedDB. */
export function storageOf(storage: Storage | false | undefined, user: string | undefined, url: string): Storage | undefined {
  if (storage !== undefined) return storage || undefined;
  return user !== undefined && hasIndexedDb() ? onDemand(async () => (await import('./storage/indexed-db.js')).indexedDb(`${url} ${user}`)) : undefined;
}

/** Reading the property throws in some pages. */
function hasIndexedDb(): boolean {
  try {
    return typeof indexedDB !== 'undefined';
  } catch {
    return false;
  }
}
