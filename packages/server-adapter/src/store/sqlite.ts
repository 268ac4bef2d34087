import { foldMessage, isConversation, isRedaction, type DurableEvent, type Message, type MessageChange } from '@loqui/core/protocol';
import { aroundPage, newEpoch, type Store, type StoredEvent, StoreError } from './store.js';
import { patience } from './patience.js';
import { appendEvent, trimEvents } from './sqlite-append.js';
import { admitConversation, sqliteConversations, touchConversation } from './sqlite-conversations.js';
import { inTransaction, type SqliteDriver, type SqliteDriverName } from './sqlite-driver.js';
import { asStoreError } from './sqlite-error.js';
import { openFile, type OpenFile } from './sqlite-file.js';
import { messageOf, messagesOf, parse, type EventRow, type JsonRow, type MessageRow, type RoomRow } from './sqlite-rows.js';
import type { Statements } from './sqlite-statements.js';

export type { SqliteDatabase, SqliteDriver, SqliteDriverName, SqliteStatement, SqlValue } from './sqlite-driver.js';
export { StoreError, type StoreErrorCode } from './store.js';

export interface SqliteOptions {
  /** Created if needed; `:memory:` for a database that ends with the process. */
  readonly file: string;
  /** Default: the first that works of node:sqlite, better-sqlite3 and libsql. Or a class of their shape. */
  readonly driver?: SqliteDriverName | SqliteDriver;
  /** `NORMAL` (default): a power cut may lose the last moments, never the file. `FULL`: not even those, for a disk flush per append. A crash loses nothing. */
  readonly synchronous?: 'NORMAL' | 'FULL';
  /** Milliseconds a write waits while another process (a backup) writes to the file; then `busy`. Default 5,000. */
  readonly busyTimeout?: number;
  /** Milliseconds to wait for another server to free the file, as at a rolling restart; then `in-use`. Default 10,000. */
  readonly lockTimeout?: number;
  /** Events kept per room for clients that resume. Default 2,000. */
  readonly keepEvents?: number;
}

/** A store in one file for one process. `ready` settles when it is open or not; the next use tries again. @throws StoreError, see `StoreErrorCode` */
export function sqlite(options: string | SqliteOptions): Store {
  const {
    file,
    driver,
    synchronous = 'NORMAL',
    busyTimeout = 5000,
    lockTimeout = 10_000,
    keepEvents = 2000,
  } = typeof options === 'string' ? { file: options } : options;
  const trimEvery = Math.max(1, Math.trunc(keepEvents / 8));
  // Reads have their own queue, so they never wait for writers.
  const reading = patience(busyTimeout);
  const writing = patience(busyTimeout);
  let opening: Promise<OpenFile> | undefined;
  let closed = false;

  async function opened(patienceForLock = 0): Promise<OpenFile> {
    refuseWhenClosed();
    opening ??= openFile({ file, driver, synchronous, busyTimeout, lockTimeout: patienceForLock, refuseWhenClosed }).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  function refuseWhenClosed(): void {
    if (closed) throw new StoreError('closed', `The store of ${file} is closed. Make another with sqlite().`);
  }

  function attempt<T>(doing: string, work: () => T): T {
    refuseWhenClosed();
    try {
      return work();
    } catch (cause) {
      throw asStoreError(cause, `Cannot ${doing} ${file}`);
    }
  }

  async function read<T>(work: (statements: Statements) => T): Promise<T> {
    const { statements } = await opened();
    return reading(() => attempt('read', () => work(statements)));
  }

  /** In one turn of the event loop, so no other call comes between. `erases`: it removes something for good. */
  async function write<T>(work: (statements: Statements) => T, erases = false): Promise<T> {
    const { database, statements, scrubber } = await opened();
    const result = await writing(() => attempt('write to', () => inTransaction(database, () => work(statements))));
    if (erases && !closed) scrubber?.soon();
    return result;
  }

  const ready = opened(lockTimeout).then(() => undefined);
  // Every user of the store gets this error, so nobody has to await `ready`.
  ready.catch(() => undefined);

  return {
    ready,
    conversations: sqliteConversations({ read, write }),

    open: (room) =>
      read((statements) => {
        const row = statements.room.get(room) as RoomRow | undefined;
        return { epoch: row?.epoch ?? newEpoch(), offset: row?.offset ?? 0 };
      }),

    append: (room, events, epoch = newEpoch(), founding) =>
      write((statements) => {
        if (events.length === 0) return [];
        if (isConversation(room)) admitConversation(statements, room, founding);
        statements.addRoom.run(room, epoch);
        const row = statements.room.get(room) as RoomRow;
        const stored = events.map((event, index) => appendEvent(statements, room, row, row.offset + 1 + index, event));
        const head = row.offset + events.length;
        statements.advance.run(head, row.id);
        if (isConversation(room)) touchConversation(statements, room, events);
        if (Math.floor(head / trimEvery) > Math.floor(row.offset / trimEvery)) trimEvents(statements, row, keepEvents);
        return stored;
      }, events.some(isRedaction)),

    eventsAfter: (room, after, limit) =>
      read((statements) => {
        const rows = statements.eventsAfter.all(room, after, Math.max(0, limit)) as EventRow[];
        // Read after the events: what was trimmed meanwhile shows here, never as a silent hole.
        const row = statements.room.get(room) as RoomRow | undefined;
        if (row !== undefined && after < row.floor) return undefined;
        return rows.map(({ offset, json }): StoredEvent => ({ offset, event: parse(json) as DurableEvent }));
      }),

    message: (room, id) => read((statements) => messageOf(statements.message.get(room, id))),

    messages: (room, { before = Number.MAX_SAFE_INTEGER, limit }) =>
      read((statements) => {
        const size = Math.max(0, limit);
        const newestFirst = messagesOf(statements.older.all(room, before, size + 1));
        return { messages: newestFirst.slice(0, size).reverse(), more: newestFirst.length > size };
      }),

    messagesAround: (room, id, limit) =>
      read((statements) => {
        const message = messageOf(statements.message.get(room, id));
        if (message?.offset === undefined) return undefined;
        const older = messagesOf(statements.older.all(room, message.offset, Math.max(0, limit))).reverse();
        const newer = messagesOf(statements.newer.all(room, message.offset, Math.max(0, limit)));
        return aroundPage(older, message, newer, limit);
      }),

    unfinished: (room) =>
      read((statements) => {
        const rows = statements.streaming.all(room) as MessageRow[];
        return rows.map((row) => {
          const changes = statements.toFold.all(room, row.id, row.base) as JsonRow[];
          return changes.map(({ json }) => parse(json) as MessageChange).reduce<Message>(foldMessage, parse(row.json) as Message);
        });
      }),

    async close() {
      if (closed) return;
      closed = true;
      const open = await opening?.catch(() => undefined);
      open?.close();
    },
  };
}
