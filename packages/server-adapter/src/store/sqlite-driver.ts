import { StoreError } from './store.js';

export type SqlValue = string | number | null;

export interface SqliteStatement {
  run(...values: SqlValue[]): unknown;
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
}

export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

/** `Database` of better-sqlite3 or libsql, `DatabaseSync` of node:sqlite. */
export type SqliteDriver = new (file: string) => SqliteDatabase;

const DRIVERS = ['node:sqlite', 'better-sqlite3', 'libsql'] as const;

export type SqliteDriverName = (typeof DRIVERS)[number];

/** The driver with this name, or the first that works here. @throws StoreError `no-driver`, naming the remedy and what was tried */
export async function loadDriver(name?: SqliteDriverName): Promise<SqliteDriver> {
  const tried: string[] = [];
  for (const candidate of name === undefined ? DRIVERS : [name]) {
    try {
      return await loadOne(candidate);
    } catch (cause) {
      tried.push(`${candidate}: ${reasonOf(cause)}`);
    }
  }
  throw new StoreError(
    'no-driver',
    `No SQLite driver works here. Run \`npm install libsql\` (it comes along unless optional dependencies are left out) or \`npm install better-sqlite3\`, use a Node that has node:sqlite (22.13 or later), or use memory(). Tried ${tried.join('; ')}.`,
  );
}

async function loadOne(name: SqliteDriverName): Promise<SqliteDriver> {
  // A plain string, so that bundlers and the compiler do not search for a driver that is not installed.
  const specifier: string = name;
  const module = (await import(specifier)) as { readonly default?: unknown; readonly DatabaseSync?: unknown };
  const driver = module.DatabaseSync ?? module.default;
  if (typeof driver !== 'function') throw new TypeError('exports no database class');
  // Only now does the driver load its native binding.
  new (driver as SqliteDriver)(':memory:').close();
  return driver as SqliteDriver;
}

function reasonOf(cause: unknown): string {
  const code = (cause as { code?: unknown } | null)?.code;
  if (code === 'ERR_MODULE_NOT_FOUND') return 'not installed';
  if (code === 'ERR_UNKNOWN_BUILTIN_MODULE') return 'not in this Node';
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}

/** With the write lock: all or nothing. An error of `work` undoes everything and is thrown on. */
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
      // After some failures (a full disk) SQLite has rolled back already; the first error is the one to report.
      if (!(error instanceof Error)) throw rollback;
    }
    throw error;
  }
}
