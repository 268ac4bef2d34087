import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { DurableEvent } from '@loqui/core/protocol';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { delta, messageOf } from '../testing/store-histories.js';
import { loadDriver } from './sqlite-driver.js';
import { sqlite } from './sqlite.js';
import type { Store } from './store.js';

const folder = mkdtempSync(path.join(tmpdir(), 'loqui-bytes-'));
let files = 0;
const newFile = (): string => path.join(folder, `${String(++files)}.db`);
afterAll(() => rmSync(folder, { recursive: true }));

/** Every secret that any of the database's files contains. */
function secretsIn(file: string): string[] {
  const found = ['', '-wal', '-shm', '-journal', '-lock'].flatMap((suffix) =>
    existsSync(file + suffix)
      ? (readFileSync(file + suffix)
          .toString('latin1')
          .match(/secret-[\w-]*/g) ?? [])
      : [],
  );
  return [...new Set(found)];
}

const createdOf = (id: string, text: string): DurableEvent => ({ type: 'message.created', message: messageOf(id, 'completed', text) });
const edited = (id: string, text: string): DurableEvent => ({ type: 'message.edited', id, parts: [{ type: 'text', text }], editedAt: 1 });
const removed = (id: string): DurableEvent => ({ type: 'message.removed', id });

/** The events of an answer: created, deltas, completed. */
async function answer(store: Store, room: string, id: string, text: string): Promise<void> {
  await store.append(room, [{ type: 'message.created', message: messageOf(id, 'streaming', '') }]);
  for (let at = 0; at < text.length; at += 20) await store.append(room, [delta(id, at, text.slice(at, at + 20))]);
  await store.append(room, [{ type: 'message.completed', id, parts: [{ type: 'text', text }], status: 'completed', completedAt: 1 }]);
}

describe('the bytes of the file', () => {
  it('hold nothing of a message once its removal or edit is acknowledged', async () => {
    const file = newFile();
    const store = sqlite(file);
    await store.append('a', [
      createdOf('m1', 'secret-short'),
      createdOf('m2', `secret-long-${'x'.repeat(20_000)}`),
      createdOf('m3', 'secret-before'),
      createdOf('m4', 'stays'),
    ]);
    await answer(store, 'a', 'm5', 'secret-answer '.repeat(20));
    expect(secretsIn(file)).not.toEqual([]);
    await store.append('a', [removed('m1'), removed('m2'), edited('m3', 'after'), removed('m5')]);
    expect(secretsIn(file)).toEqual([]);
    expect((await store.messages('a', { limit: 9 })).messages.map(({ id }) => id)).toEqual(['m3', 'm4']);
    await store.close();
    expect(secretsIn(file)).toEqual([]);
  });

  it('hold nothing of a text a second after its removal, also soon after another removal', async () => {
    vi.useFakeTimers();
    try {
      const file = newFile();
      const store = sqlite(file);
      await store.append('a', [createdOf('m1', 'secret-one'), createdOf('m2', 'secret-two')]);
      await store.append('a', [removed('m1')]);
      await store.append('a', [removed('m2')]);
      vi.advanceTimersByTime(1001);
      expect(secretsIn(file)).toEqual([]);
      await store.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('hold nothing of a removed text as soon as nobody else reads the file', async () => {
    vi.useFakeTimers();
    try {
      const file = newFile();
      const store = sqlite(file);
      await store.append('a', [createdOf('m1', 'secret-one')]);
      const Driver = await loadDriver();
      const reader = new Driver(file);
      reader.exec('BEGIN');
      reader.prepare('SELECT count(*) FROM events').get();
      await store.append('a', [removed('m1')]);
      reader.exec('COMMIT');
      reader.close();
      vi.advanceTimersByTime(1001);
      expect(secretsIn(file)).toEqual([]);
      await store.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('hold nothing of a removed conversation', async () => {
    const file = newFile();
    const store = sqlite(file);
    const room = 'conversation:0190a0a0-0000-7000-8000-000000000001';
    const founding = { owner: 'ann', guest: false, title: 'secret-title' };
    await store.append(room, [createdOf('m1', 'secret-one')], undefined, founding);
    await store.conversations.remove(room);
    await store.close();
    expect(secretsIn(file)).toEqual([]);
  });

  it('hold nothing of a removed text after VACUUM by hand beside the running server', async () => {
    const file = newFile();
    const store = sqlite(file);
    // Rows of this size, written to five rooms in turn, make SQLite rearrange its pages: without VACUUM one of them stays readable.
    const rows = Array.from({ length: 150 }, (_, n) => ({ room: `r${String(n % 5)}`, id: `m${String(n)}` }));
    for (const { room, id } of rows) await store.append(room, [createdOf(id, `secret-${id}- ${'p'.repeat(900)}`)]);
    for (const { room, id } of rows) await store.append(room, [removed(id)]);
    const Driver = await loadDriver();
    const operator = new Driver(file);
    operator.exec('PRAGMA busy_timeout = 5000');
    operator.exec('VACUUM');
    operator.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    operator.close();
    expect(secretsIn(file)).toEqual([]);
    await store.append('r0', [createdOf('m150', 'stays')]);
    expect((await store.messages('r0', { limit: 9 })).messages).toMatchObject([{ id: 'm150' }]);
    await store.close();
  });

  it('hold, once closed, exactly the readable texts, after any history of many rooms', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 5 }), async (seed, rooms) => {
        const file = newFile();
        const store = sqlite({ file, keepEvents: 400 });
        const isRemoved = await writeHistory(store, seed, rooms);
        await store.close();
        expect(secretsIn(file).filter(isRemoved)).toEqual([]);
        rmSync(file);
      }),
      { numRuns: 8 },
    );
  });
});

/** Writes, edits and removes messages with secrets. Returns whether a secret was removed. */
async function writeHistory(store: Store, seed: number, rooms: number): Promise<(secret: string) => boolean> {
  const random = randomFrom(seed);
  const live = new Map<string, string>();
  for (let n = 0; n < 400; n++) {
    const room = `r${String(Math.floor(random() * rooms))}`;
    const id = `m${String(n)}`;
    const secret = `secret-${String(n)}- ${'p'.repeat(Math.floor(random() ** 3 * 3000))}`;
    if (random() < 0.3) await answer(store, room, id, secret);
    else await store.append(room, [createdOf(id, secret)]);
    live.set(id, room);
    while (live.size > 20 && random() < 0.7) {
      const [old = '', of = ''] = [...live][Math.floor(random() * live.size)] ?? [];
      await store.append(of, [random() < 0.3 ? edited(old, 'plain') : removed(old)]);
      live.delete(old);
    }
  }
  const kept = new Set([...live.keys()].map((id) => `secret-${id.slice(1)}-`));
  return (secret) => !kept.has(secret);
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
