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
  it('continues when the file is opened again', async () => {
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

  it('uses a write-ahead log, and does not wait itself', async () => {
    const file = newFile();
    const Driver = await loadDriver();
    const made: InstanceType<typeof Driver>[] = [];
    class Watched extends Driver {
      constructor(name: string) {
        super(name);
        made.push(this);
      }
    }
    const store = sqlite({ file, driver: Watched, synchronous: 'FULL' });
    await store.open('a');
    const setting = (name: string): unknown => Object.values(made[0]?.prepare(`PRAGMA ${name}`).get() as object)[0];
    expect([setting('journal_mode'), setting('synchronous'), setting('busy_timeout')]).toEqual(['wal', 2, 0]);
    await store.close();
  });

  it('refuses a file of a newer version and does not change it', async () => {
    const file = newFile();
    const Driver = await loadDriver();
    const newer = new Driver(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const store = sqlite(file);
    await expect(store.open('a')).rejects.toMatchObject({ name: 'StoreError', code: 'schema' });
    await store.close();
  });

  it('names the remedy when no driver is installed, and when the file cannot be opened', async () => {
    await expect(loadDriver('no-such-driver' as 'libsql')).rejects.toMatchObject({
      code: 'no-driver',
      message: expect.stringContaining('npm install better-sqlite3') as string,
    });
    await expect(sqlite(path.join(folder, 'no', 'such', 'folder', 'x.db')).open('a')).rejects.toMatchObject({ code: 'driver' });
  });
});
