/** Several statements as one: all of them or none. */
import type { SqliteDatabase } from './sqlite-driver.js';

/** Runs `work` holding the write lock. Throwing undoes everything; what was thrown is passed on. */
export function inTransaction<T>(database: SqliteDatabase, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      database.exec('ROLLBACK');
    } catch (rollback) {
      // After some failures (a full disk) SQLite has already rolled back and says so; the first error is the one to tell.
      if (!(error instanceof Error)) throw rollback;
    }
    throw error;
  }
}
