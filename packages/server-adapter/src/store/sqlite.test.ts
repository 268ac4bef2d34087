import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { storeConformance } from '../testing/store-conformance.js';
import { created } from '../testing/store-histories.js';
import { loadDriver } from './sqlite-driver.js';
import { sqlite } from './sqlite.js';

const folder = mkdtempSync(path.join(tmpdir(), 'loqui-sqlite-'));
let files = 0;
const newFile = (): string => path.join(folder, `${String(++files)}.db`);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

storeConformance('sqlite in memory', (options) => ({ store: sqlite({ file: ':memory:', ...options }) }));

storeConformance('sqlite file', (options) => {
  const file = newFile();
  const store = sqlite({ file, ...options });
  return {
    store,
    async reopen() {
      await store.close();
      return sqlite({ file, ...options });
    },
  };
});

describe('sqlite', () => {
  it('goes on where it was when the file is opened again', async () => {
    const file = newFile();
    const first = sqlite(file);
    await first.append('a', [created('m1'), created('m2')]);
    const { epoch } = await first.open('a');
    await first.close();
    const second = sqlite({ file, synchronous: 'FULL' });
    expect(await second.open('a')).toEqual({ epoch, offset: 2 });
    await expect(second.append('a', [created('m1')])).rejects.toMatchObject({ offset: 1 });
    expect((await second.append('a', [created('m3')]))[0]?.offset).toBe(3);
    expect((await second.eventsAfter('a', 0, 10))?.length).toBe(3);
    await second.close();
  });

  it('gives offsets without holes or doubles when two stores write the same file', async () => {
    const file = newFile();
    const [left, right] = [sqlite(file), sqlite(file)];
    await Promise.all(Array.from({ length: 100 }, (_, n) => (n % 2 ? left : right).append('a', [created(`m${String(n)}`)])));
    expect((await left.eventsAfter('a', 0, 200))?.map(({ offset }) => offset)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    expect((await right.open('a')).offset).toBe(100);
    await left.close();
    await right.close();
  });

  it('writes ahead and waits for others, as asked', async () => {
    const file = newFile();
    const Driver = await loadDriver();
    let opened: InstanceType<typeof Driver> | undefined;
    class Watched extends Driver {
      constructor(name: string) {
        super(name);
        // eslint-disable-next-line @typescript-eslint/no-this-alias -- the test asks this very connection for its settings
        opened = this;
      }
    }
    const store = sqlite({ file, driver: Watched, synchronous: 'FULL', busyTimeout: 1234 });
    await store.open('a');
    expect(Object.values(opened?.prepare('PRAGMA journal_mode').get() as object)[0]).toBe('wal');
    expect(Object.values(opened?.prepare('PRAGMA synchronous').get() as object)[0]).toBe(2);
    expect(Object.values(opened?.prepare('PRAGMA busy_timeout').get() as object)[0]).toBe(1234);
    await store.close();
  });

  it('refuses a file of a newer version and leaves it alone', async () => {
    const file = newFile();
    const Driver = await loadDriver();
    const newer = new Driver(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const store = sqlite(file);
    await expect(store.open('a')).rejects.toMatchObject({ name: 'StoreError', code: 'schema' });
    await store.close();
  });

  it('names the remedy when no driver can be had, and when the file cannot be opened', async () => {
    await expect(loadDriver('no-such-driver' as 'libsql')).rejects.toMatchObject({
      code: 'no-driver',
      message: expect.stringContaining('npm install better-sqlite3') as string,
    });
    await expect(sqlite(path.join(folder, 'no', 'such', 'folder', 'x.db')).open('a')).rejects.toMatchObject({ code: 'driver' });
  });
});
