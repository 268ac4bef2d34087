import { StoreError, type StoreErrorCode } from './store.js';

/** By SQLite's primary result code. The three drivers report the same failures in three shapes. */
const KINDS: readonly { readonly number: number; readonly name: string; readonly words: RegExp; readonly code: StoreErrorCode }[] = [
  { number: 5, name: 'SQLITE_BUSY', words: /^database is locked/, code: 'busy' },
  { number: 6, name: 'SQLITE_LOCKED', words: /^database (schema|table) is locked/, code: 'busy' },
  { number: 8, name: 'SQLITE_READONLY', words: /^attempt to write a readonly database/, code: 'read-only' },
  { number: 13, name: 'SQLITE_FULL', words: /^database or disk is full/, code: 'full' },
  { number: 18, name: 'SQLITE_TOOBIG', words: /^string or blob too big/, code: 'value' },
  { number: 11, name: 'SQLITE_CORRUPT', words: /^database disk image is malformed/, code: 'corrupt' },
  { number: 26, name: 'SQLITE_NOTADB', words: /^file is not a database/, code: 'corrupt' },
];

const REMEDIES: Partial<Record<StoreErrorCode, string>> = {
  busy: 'Somebody else is writing to it. Try again in a moment.',
  full: 'Make room on its disk; what is stored can still be read.',
  'read-only': 'Make the file and its folder writable; what is stored can still be read.',
  corrupt: 'Restore the file from a backup.',
};

/** `doing`: what failed, e.g. "Cannot write to chat.db". Other errors are returned unchanged. */
export function asStoreError(cause: unknown, doing: string): unknown {
  if (cause instanceof StoreError || !isFromSqlite(cause)) return cause;
  const code = kindOf(cause) ?? 'driver';
  const remedy = REMEDIES[code];
  return new StoreError(code, `${doing}: ${cause.message}.${remedy === undefined ? '' : ` ${remedy}`}`, { cause });
}

interface DriverError extends Error {
  readonly code?: unknown;
  readonly errcode?: unknown;
  /** The extended result code, in libsql; `errcode` in node:sqlite. */
  readonly rawCode?: unknown;
}

function isFromSqlite(cause: unknown): cause is DriverError {
  if (!(cause instanceof Error)) return false;
  const { code, errcode, rawCode } = cause as DriverError;
  return typeof errcode === 'number' || typeof rawCode === 'number' || (typeof code === 'string' && code.includes('SQLITE')) || kindOf(cause) !== undefined;
}

function kindOf({ code, errcode, rawCode, message }: DriverError): StoreErrorCode | undefined {
  const number = typeof errcode === 'number' ? errcode : rawCode;
  // The low byte is the primary code.
  const primary = typeof number === 'number' ? number & 0xff : undefined;
  const name = typeof code === 'string' ? code : '';
  return (
    KINDS.find((kind) => kind.number === primary || name === kind.name || name.startsWith(`${kind.name}_`)) ?? KINDS.find(({ words }) => words.test(message))
  )?.code;
}
