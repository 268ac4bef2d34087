export * from './indexed-db.js';
export type * from './storage.js';
