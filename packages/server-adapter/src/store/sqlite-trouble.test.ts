import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { created } from '../testing/store-histories.js';
import { loadDriver, type SqliteDatabase, type SqliteDriver } from './sqlite-driver.js';
import { asStoreError } from './sqlite-error.js';
import { sqlite } from './sqlite.js';
import type { Store } from './store.js';

const folder = mkdtempSync(path.join(tmpdir(), 'loqui-trouble-'));
const Driver = await loadDriver();
const open: Store[] = [];
let files = 0;

/** A store, and its database as an operator has it. */
async function storeIn(
  options: { readonly busyTimeout?: number; readonly file?: string } = {},
): Promise<{ store: Store; database: SqliteDatabase; file: string }> {
  const { file = path.join(folder, `${String(++files)}.db`), ...rest } = options;
  const made: SqliteDatabase[] = [];
  class Watched extends Driver {
    constructor(name: string) {
      super(name);
      made.push(this);
    }
  }
  const store = sqlite({ file, driver: Watched as SqliteDriver, ...rest });
  open.push(store);
  await store.ready;
  const [database] = made;
  if (database === undefined) throw new Error('The store opened nothing.');
  return { store, database, file };
}

/** Another process that writes. */
function writer(file: string): SqliteDatabase {
  const database = new Driver(file);
  database.exec('BEGIN IMMEDIATE');
  return database;
}

async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setImmediate(resolve));
}

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((store) => store.close()));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file that another process writes to', () => {
  it('refuses a write as busy after the stated time; meanwhile the process is not blocked and reads are answered', async () => {
    const { store, file } = await storeIn({ busyTimeout: 150 });
    await store.append('a', [created('m1')]);
    const other = writer(file);
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const began = performance.now();
    const writes = Promise.allSettled(Array.from({ length: 200 }, (_, n) => store.append(`room ${String(n)}`, [created('m')])));
    expect((await store.messages('a', { limit: 5 })).messages.map(({ id }) => id)).toEqual(['m1']);
    expect(performance.now() - began).toBeLessThan(150);
    for (const write of await writes) expect(write).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', code: 'busy' } });
    clearInterval(beat);
    expect(performance.now() - began).toBeLessThan(1500);
    expect(longest).toBeLessThan(140);
    other.exec('ROLLBACK');
    other.close();
    expect((await store.append('a', [created('m2')]))[0]?.offset).toBe(2);
  });

  it('stores the waiting writes, in order, once the other process has ended', async () => {
    const { store, file } = await storeIn();
    const other = writer(file);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const before = vi.getTimerCount();
    const writes = Array.from({ length: 50 }, (_, n) => store.append('a', [created(`m${String(n)}`)]));
    await until(() => vi.getTimerCount() > before);
    other.exec('ROLLBACK');
    await vi.advanceTimersByTimeAsync(50);
    expect((await Promise.all(writes)).map(([stored]) => stored?.offset)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    other.close();
  });
});

describe('a full or read-only disk', () => {
  it('refuses writes as full, keeps no half of a batch, and still reads', async () => {
    const { store, database } = await storeIn();
    await store.append('a', [created('m1')]);
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
    database.prepare(`PRAGMA max_page_count = ${String(pages)}`).get();
    const large = { type: 'message.edited', id: 'm1', parts: [{ type: 'text', text: 'x'.repeat(50_000) }], editedAt: 1 } as const;
    await expect(store.append('a', [created('m2'), large])).rejects.toMatchObject({ name: 'StoreError', code: 'full' });
    expect(await store.open('a')).toMatchObject({ offset: 1 });
    expect((await store.messages('a', { limit: 5 })).messages.map(({ id }) => id)).toEqual(['m1']);
    database.prepare(`PRAGMA max_page_count = 100000`).get();
    expect((await store.append('a', [created('m2')]))[0]?.offset).toBe(2);
  });

  it('refuses writes as read-only, and still reads', async () => {
    const { store, database } = await storeIn();
    await store.append('a', [created('m1')]);
    database.exec('PRAGMA query_only = 1');
    await expect(store.append('a', [created('m2')])).rejects.toMatchObject({ name: 'StoreError', code: 'read-only' });
    expect((await store.messages('a', { limit: 5 })).messages.map(({ id }) => id)).toEqual(['m1']);
  });
});

describe('an event that cannot be stored', () => {
  it('is refused as such, without harm to others', async () => {
    const { store } = await storeIn();
    const message = { ...(created('m1') as Extract<ReturnType<typeof created>, { type: 'message.created' }>).message, metadata: { n: 1n } };
    await expect(store.append('a', [{ type: 'message.created', message }])).rejects.toMatchObject({ name: 'StoreError', code: 'value' });
    expect((await store.append('a', [created('m2')]))[0]?.offset).toBe(1);
  });
});

describe('the errors of the three drivers', () => {
  const error = (message: string, fields: object): Error => Object.assign(new Error(message), fields);
  it.each([
    ['node:sqlite busy', error('database is locked', { code: 'ERR_SQLITE_ERROR', errcode: 5 }), 'busy'],
    ['node:sqlite busy while it recovers', error('database is locked', { code: 'ERR_SQLITE_ERROR', errcode: 261 }), 'busy'],
    ['node:sqlite full', error('database or disk is full', { code: 'ERR_SQLITE_ERROR', errcode: 13 }), 'full'],
    ['node:sqlite read-only', error('attempt to write a readonly database', { code: 'ERR_SQLITE_ERROR', errcode: 1032 }), 'read-only'],
    ['node:sqlite corrupt', error('database disk image is malformed', { code: 'ERR_SQLITE_ERROR', errcode: 11 }), 'corrupt'],
    ['better-sqlite3 busy', error('database is locked', { code: 'SQLITE_BUSY_SNAPSHOT' }), 'busy'],
    ['better-sqlite3 full', error('database or disk is full', { code: 'SQLITE_FULL' }), 'full'],
    ['better-sqlite3 read-only', error('attempt to write a readonly database', { code: 'SQLITE_READONLY_DBMOVED' }), 'read-only'],
    ['libsql busy', error('database is locked', { code: 'SQLITE_BUSY', rawCode: 5 }), 'busy'],
    ['libsql without a code', error('database is locked', {}), 'busy'],
    ['libsql not a database', error('file is not a database', { code: 'SQLITE_NOTADB', rawCode: 26 }), 'corrupt'],
    ['anything else of SQLite', error('disk I/O error', { code: 'SQLITE_IOERR_FSYNC' }), 'driver'],
  ])('%s', (_, cause, code) => {
    expect(asStoreError(cause, 'Cannot write to x')).toMatchObject({ name: 'StoreError', code, cause });
  });

  it('are distinguished from other errors, whatever their words', () => {
    const other = new TypeError('Room "database is locked" is no room.');
    expect(asStoreError(other, 'Cannot write to x')).toBe(other);
  });
});

describe('a file that another store holds', () => {
  it('is refused with the remedy, and is free once the other store is closed', async () => {
    const { store, file } = await storeIn();
    const second = sqlite({ file, lockTimeout: 20 });
    await expect(second.ready).rejects.toMatchObject({ name: 'StoreError', code: 'in-use', message: expect.stringContaining('Stop that one first') as string });
    await expect(second.append('a', [created('m1')])).rejects.toMatchObject({ code: 'in-use' });
    await store.close();
    expect((await second.append('a', [created('m1')]))[0]?.offset).toBe(1);
    await second.close();
  });

  it('is waited for, up to `lockTimeout`', async () => {
    const { store, file } = await storeIn();
    await store.append('a', [created('m1')]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const second = sqlite({ file, lockTimeout: 10_000 });
    open.push(second);
    await until(() => vi.getTimerCount() > 0);
    await store.close();
    await vi.advanceTimersByTimeAsync(50);
    await second.ready;
    expect(await second.open('a')).toMatchObject({ offset: 1 });
  });

  it('does not delay the close of a store that waits', async () => {
    const { file } = await storeIn();
    const second = sqlite({ file, lockTimeout: 60_000 });
    await second.close();
    await expect(second.ready).rejects.toMatchObject({ code: 'closed' });
  });

  it('is recognised under any name, and other files are free', async () => {
    const { file } = await storeIn();
    const same = sqlite({ file: path.join(folder, '..', path.basename(folder), path.basename(file)), lockTimeout: 0 });
    await expect(same.ready).rejects.toMatchObject({ code: 'in-use' });
    await same.close();
    await storeIn();
  });

  it('is none for databases in memory', async () => {
    await Promise.all([storeIn({ file: ':memory:' }), storeIn({ file: ':memory:' })]);
  });

  it('causes no unhandled rejection when `ready` is not awaited', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const store = sqlite(path.join(folder, 'no', 'such', 'folder', 'x.db'));
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    await expect(store.open('a')).rejects.toMatchObject({ code: 'driver' });
  });
});
