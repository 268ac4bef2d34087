import { patience } from './patience.js';
import { loadDriver, type SqliteDatabase, type SqliteDriver, type SqliteDriverName } from './sqlite-driver.js';
import { asStoreError } from './sqlite-error.js';
import { holdFile } from './sqlite-lock.js';
import { migrate } from './sqlite-schema.js';
import { createScrubber, type Scrubber } from './sqlite-scrubber.js';
import { prepareStatements, type Statements } from './sqlite-statements.js';
import { StoreError } from './store.js';

export interface OpenFile {
  readonly database: SqliteDatabase;
  readonly statements: Statements;
  readonly scrubber: Scrubber | undefined;
  close(): void;
}

export interface OpenOptions {
  readonly file: string;
  readonly driver: SqliteDriverName | SqliteDriver | undefined;
  readonly synchronous: 'NORMAL' | 'FULL';
  /** Milliseconds. */
  readonly busyTimeout: number;
  /** Milliseconds. */
  readonly lockTimeout: number;
  /** Ends the wait for the lock by throwing. */
  readonly refuseWhenClosed: () => void;
}

/** Driver, lock, settings, schema. @throws StoreError */
export async function openFile({ file, driver, synchronous, busyTimeout, lockTimeout, refuseWhenClosed }: OpenOptions): Promise<OpenFile> {
  const Driver = typeof driver === 'function' ? driver : await loadDriver(driver);
  const database = connect(Driver, file);
  let release: (() => void) | undefined;
  try {
    const path = pathOf(database);
    release = await holdFile(Driver, path, lockTimeout, refuseWhenClosed);
    const statements = await patience(busyTimeout)(() => {
      refuseWhenClosed();
      return prepare(database, synchronous, file);
    });
    const scrubber = path === '' ? undefined : createScrubber(database);
    return {
      database,
      statements,
      scrubber,
      close() {
        scrubber?.end();
        database.close();
        // Last: the server that waits for the lock finds the file at rest.
        release?.();
      },
    };
  } catch (cause) {
    database.close();
    release?.();
    throw asStoreError(cause, `Cannot open ${file}`);
  }
}

function connect(Driver: SqliteDriver, file: string): SqliteDatabase {
  try {
    const database = new Driver(file);
    // SQLite's own wait would block the process; `patience` waits instead.
    database.exec('PRAGMA busy_timeout = 0');
    return database;
  } catch (cause) {
    throw new StoreError('driver', `Cannot open ${file}: ${cause instanceof Error ? cause.message : String(cause)}. Is its folder there and writable?`, {
      cause,
    });
  }
}

/** Absolute, with links followed; '' for a database in memory. */
function pathOf(database: SqliteDatabase): string {
  const [main] = database.prepare('PRAGMA database_list').all() as { readonly file?: string | null }[];
  return main?.file ?? '';
}

function prepare(database: SqliteDatabase, synchronous: 'NORMAL' | 'FULL', file: string): Statements {
  try {
    database.prepare('PRAGMA journal_mode = WAL').get();
    database.exec(`PRAGMA synchronous = ${synchronous === 'FULL' ? 'FULL' : 'NORMAL'}`);
    // SQLite overwrites removed data with zeros.
    database.prepare('PRAGMA secure_delete = ON').get();
    migrate(database);
    return prepareStatements(database);
  } catch (cause) {
    throw asStoreError(cause, `Cannot open ${file}`);
  }
}
