/** A store in one SQLite file: everything a single server needs. Several processes on one machine may share the file. */
import { foldMessage, isConversation, type DurableEvent, type Message, type MessageChange } from '@loqui/core/protocol';
import { newEpoch } from './epoch.js';
import { aroundPage } from './page.js';
import { admitConversation, sqliteConversations, touchConversation } from './sqlite-conversations.js';
import { loadDriver, type SqliteDatabase, type SqliteDriver, type SqliteDriverName } from './sqlite-driver.js';
import { migrate } from './sqlite-schema.js';
import { prepareStatements, type Statements } from './sqlite-statements.js';
import { inTransaction } from './sqlite-transaction.js';
import { StoreError } from './store-error.js';
import { DuplicateMessageError, type Store, type StoredEvent } from './store.js';

export type { SqliteDatabase, SqliteDriver, SqliteDriverName, SqliteStatement, SqlValue } from './sqlite-driver.js';
export { StoreError, type StoreErrorCode } from './store-error.js';

export interface SqliteOptions {
  /** Path of the file, made when it is not there; `:memory:` for a database that dies with the process. */
  readonly file: string;
  /** Default: the first that works of node:sqlite, better-sqlite3 and libsql. A class of their shape may be given. */
  readonly driver?: SqliteDriverName | SqliteDriver;
  /**
   * `NORMAL` (default): what was accepted survives the death of the process; a power cut may take the last moments, never the file.
   * `FULL`: survives the power cut too, for one disk flush an append.
   */
  readonly synchronous?: 'NORMAL' | 'FULL';
  /** Milliseconds to wait for another process that writes. Default 5,000. */
  readonly busyTimeout?: number;
  /** Events kept per room for those who come back; older ones are trimmed. Default 2,000. */
  readonly keepEvents?: number;
}

interface Opened {
  readonly database: SqliteDatabase;
  readonly statements: Statements;
}

/**
 * @throws StoreError from its methods: `no-driver`, `driver` (the file cannot be opened), `schema`, `closed`, `corrupt`
 * @see Store
 */
export function sqlite(options: string | SqliteOptions): Store {
  const { file, driver, synchronous = 'NORMAL', busyTimeout = 5000, keepEvents = 2000 } = typeof options === 'string' ? { file: options } : options;
  const trimEvery = Math.max(1, Math.trunc(keepEvents / 8));
  let opening: Promise<Opened> | undefined;
  let closed = false;

  async function openFile(): Promise<Opened> {
    const Driver = typeof driver === 'function' ? driver : await loadDriver(driver);
    let database: SqliteDatabase | undefined;
    try {
      database = new Driver(file);
      database.exec(`PRAGMA busy_timeout = ${String(Math.max(0, Math.trunc(busyTimeout)))}`);
      database.prepare('PRAGMA journal_mode = WAL').get();
      database.exec(`PRAGMA synchronous = ${synchronous === 'FULL' ? 'FULL' : 'NORMAL'}`);
      migrate(database);
      return { database, statements: prepareStatements(database) };
    } catch (cause) {
      database?.close();
      if (cause instanceof StoreError) throw cause;
      throw new StoreError('driver', `Cannot open ${file}: ${cause instanceof Error ? cause.message : String(cause)}. Is its folder there and writable?`, {
        cause,
      });
    }
  }

  /** At first use, so that making a store is free; a failure is tried again at the next. */
  async function opened(): Promise<Opened> {
    if (closed) throw new StoreError('closed', `The store of ${file} is closed. Make another with sqlite().`);
    opening ??= openFile().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  return {
    conversations: sqliteConversations({
      opened,
      write: async (work) => {
        const open = await opened();
        return inTransaction(open.database, () => work(open));
      },
    }),

    async open(room) {
      const { statements } = await opened();
      const row = statements.room.get(room) as RoomRow | undefined;
      return { epoch: row?.epoch ?? newEpoch(), offset: row?.offset ?? 0 };
    },

    async append(room, events, epoch = newEpoch(), founding) {
      const { database, statements } = await opened();
      if (events.length === 0) return [];
      // One turn of the event loop from lock to commit: no other call of this process comes between.
      return inTransaction(database, () => {
        if (isConversation(room)) admitConversation(statements, room, founding);
        statements.addRoom.run(room, epoch);
        const row = statements.room.get(room) as RoomRow;
        const stored = events.map((event, index) => take(statements, room, row, row.offset + 1 + index, event));
        const head = row.offset + events.length;
        statements.advance.run(head, row.id);
        if (isConversation(room)) touchConversation(statements, room, events);
        if (Math.floor(head / trimEvery) > Math.floor(row.offset / trimEvery)) trim(statements, row, keepEvents);
        return stored;
      });
    },

    async eventsAfter(room, after, limit) {
      const { statements } = await opened();
      const rows = statements.eventsAfter.all(room, after, Math.max(0, limit)) as EventRow[];
      // Read after the events: what another process trimmed meanwhile shows here, never as a silent hole.
      const row = statements.room.get(room) as RoomRow | undefined;
      if (row !== undefined && after < row.floor) return undefined;
      return rows.map(({ offset, json }): StoredEvent => ({ offset, event: parse(json) as DurableEvent }));
    },

    async message(room, id) {
      const { statements } = await opened();
      return messageOf(statements.message.get(room, id));
    },

    async messages(room, { before = Number.MAX_SAFE_INTEGER, limit }) {
      const { statements } = await opened();
      const size = Math.max(0, limit);
      const newestFirst = messagesOf(statements.older.all(room, before, size + 1));
      return { messages: newestFirst.slice(0, size).reverse(), more: newestFirst.length > size };
    },

    async messagesAround(room, id, limit) {
      const { statements } = await opened();
      const message = messageOf(statements.message.get(room, id));
      if (message?.offset === undefined) return undefined;
      const older = messagesOf(statements.older.all(room, message.offset, Math.max(0, limit))).reverse();
      const newer = messagesOf(statements.newer.all(room, message.offset, Math.max(0, limit)));
      return aroundPage(older, message, newer, limit);
    },

    async unfinished(room) {
      const { statements } = await opened();
      const rows = statements.streaming.all(room) as MessageRow[];
      return rows.map((row) => {
        const changes = statements.toFold.all(room, row.id, row.base) as JsonRow[];
        return changes.map(({ json }) => parse(json) as MessageChange).reduce<Message>(foldMessage, parse(row.json) as Message);
      });
    },

    async close() {
      if (closed) return;
      closed = true;
      // A file that could not be opened needs no closing; whoever used it was told.
      const open = await opening?.catch(() => undefined);
      open?.database.close();
    },
  };
}

interface RoomRow {
  readonly id: number;
  readonly epoch: string;
  readonly offset: number;
  readonly floor: number;
}

interface JsonRow {
  readonly json: string;
}

interface EventRow extends JsonRow {
  readonly offset: number;
}

interface MessageRow extends JsonRow {
  readonly id: string;
  readonly base: number;
}

function take(statements: Statements, name: string, room: RoomRow, offset: number, given: DurableEvent): StoredEvent {
  const event: DurableEvent = given.type === 'message.created' ? { ...given, message: { ...given.message, offset } } : given;
  let foldsInto: string | null = null;
  switch (event.type) {
    case 'message.created': {
      const { message } = event;
      const first = statements.taken.get(room.id, message.id) as { readonly offset: number } | undefined;
      if (first !== undefined) throw new DuplicateMessageError(name, message.id, first.offset);
      statements.addMessage.run(room.id, message.id, offset, offset, message.status === 'streaming' ? 1 : 0, JSON.stringify(message));
      break;
    }
    case 'message.delta':
    case 'message.part':
      foldsInto = event.id;
      break;
    case 'message.completed':
    case 'message.edited': {
      const before = messageOf(statements.message.get(name, event.id));
      if (before !== undefined) {
        const after = foldMessage(before, event);
        statements.changeMessage.run(JSON.stringify(after), after.status === 'streaming' ? 1 : 0, offset, room.id, event.id);
      }
      if (event.type === 'message.completed') statements.fold.run(room.id, event.id);
      break;
    }
    case 'message.removed':
      statements.removeMessage.run(room.id, event.id);
      break;
    case 'run.updated':
    case 'room.updated':
      break;
  }
  statements.addEvent.run(room.id, offset, foldsInto, JSON.stringify(event));
  return { offset, event };
}

/** Moves the floor below the newest `keep` events. Deltas of answers still being written stay, unseen, for `unfinished`. */
function trim(statements: Statements, room: RoomRow, keep: number): void {
  const row = statements.eventBelow.get(room.id, keep) as { readonly offset: number } | undefined;
  if (row === undefined || row.offset <= room.floor) return;
  statements.setFloor.run(row.offset, room.id);
  statements.trim.run(room.id, row.offset);
}

function messageOf(row: unknown): Message | undefined {
  return row === undefined || row === null ? undefined : (parse((row as JsonRow).json) as Message);
}

function messagesOf(rows: readonly unknown[]): Message[] {
  return (rows as readonly JsonRow[]).map(({ json }) => parse(json) as Message);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new StoreError('corrupt', `The database holds a row that is not JSON: ${json.slice(0, 80)}. Restore the file from a backup.`, { cause });
  }
}
