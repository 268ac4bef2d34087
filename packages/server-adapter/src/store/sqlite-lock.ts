/** An exclusive transaction in a second file, which stays, lets only one server use the first. It ends with the process, so no lock is ever stale. */
import { patience } from './patience.js';
import type { SqliteDatabase, SqliteDriver } from './sqlite-driver.js';
import { asStoreError } from './sqlite-error.js';
import { StoreError } from './store.js';

/** The system's locks do not keep two drivers of one process apart. */
const held = new Set<string>();

/** Returns the function that frees the file. `path`: '' in memory. `timeout`: milliseconds. @throws StoreError `in-use`; `read-only`: no lock can be made */
export async function holdFile(Driver: SqliteDriver, path: string, timeout: number, refuseWhenClosed: () => void): Promise<() => void> {
  if (path === '') return () => undefined;
  let database: SqliteDatabase | undefined;
  try {
    await patience(timeout)(() => {
      refuseWhenClosed();
      // Before the file is opened: closing it again would free this process's own lock.
      if (held.has(path)) throw new StoreError('busy', `${path} is held by this process.`);
      database ??= openLock(Driver, path);
      lock(database, path);
      held.add(path);
    });
  } catch (cause) {
    database?.close();
    if (!(cause instanceof StoreError && cause.code === 'busy')) throw cause;
    throw new StoreError(
      'in-use',
      `${path} is in use by another Loqui server${held.has(path) ? ' of this process' : ''}. Stop that one first, or give each server a file of its own. ` +
        `Waited ${String(timeout)} ms for it to end (lockTimeout).`,
      { cause },
    );
  }
  return () => {
    database?.close();
    held.delete(path);
  };
}

function openLock(Driver: SqliteDriver, path: string): SqliteDatabase {
  try {
    const database = new Driver(`${path}-lock`);
    database.exec('PRAGMA busy_timeout = 0');
    return database;
  } catch (cause) {
    throw new StoreError('read-only', `Cannot make ${path}-lock: SQLite keeps files beside its database, so make the folder writable.`, { cause });
  }
}

function lock(database: SqliteDatabase, path: string): void {
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    throw asStoreError(cause, `Cannot lock ${path}`);
  }
}
