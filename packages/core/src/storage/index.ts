/** What a client keeps between visits. */
export * from './indexed-db.js';
export type * from './storage.js';
