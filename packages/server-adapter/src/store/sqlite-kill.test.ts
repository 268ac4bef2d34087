import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from './sqlite.js';

// Inside node_modules, so that the child finds the same SQLite driver as this process.
const cache = path.join(path.dirname(path.dirname(createRequire(import.meta.url).resolve('esbuild/package.json'))), '.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(path.join(cache, 'loqui-kill-'));
const child = path.join(folder, 'child.mjs');

/** Appends for ever; prints the newest offset after each append. */
const CHILD = `
import { sqlite } from './sqlite.ts';
const [file, seed] = process.argv.slice(2);
const store = sqlite(file);
const message = (id, status) => ({ id, author: { id: 'ann', name: 'Ann', kind: 'person' }, role: 'user', parts: [{ type: 'text', text: '' }], status, createdAt: 0 });
for (let n = 0; ; n++) {
  const id = seed + '-' + n;
  const created = [{ type: 'message.created', message: message(id + '-a', 'completed') }, { type: 'message.created', message: message(id + '-b', 'streaming') }];
  for (const batch of [created, [{ type: 'message.delta', id: id + '-b', part: 0, at: 0, text: id }]]) {
    const stored = await store.append('room', batch);
    // A full pipe holds lines back, which the kill would lose: the next append waits for this one's line.
    await new Promise((resolve) => process.stdout.write(stored.at(-1).offset + ' ' + id + '\\n', resolve));
  }
}
`;

beforeAll(async () => {
  const core = path.resolve(import.meta.dirname, '../../../core/src/protocol/index.ts');
  await build({
    stdin: { contents: CHILD, resolveDir: import.meta.dirname },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: child,
    alias: { '@loqui/core/protocol': core },
    logLevel: 'error',
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Kills a writing child `life` milliseconds after its first append; returns the last offset and id that it printed. */
async function writeAndKill(file: string, seed: string, life: number): Promise<{ offset: number; id: string }> {
  const writer = spawn(process.execPath, [child, file, seed], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last: { offset: number; id: string } | undefined;
  for await (const line of createInterface({ input: writer.stdout })) {
    if (last === undefined) setTimeout(() => writer.kill('SIGKILL'), life);
    const [offset, id] = line.split(' ');
    last = { offset: Number(offset), id: id ?? '' };
  }
  if (last === undefined) throw new Error('The child wrote nothing.');
  return last;
}

describe('sqlite under kill -9', () => {
  it('keeps every acknowledged append, and no half of a batch', { timeout: 60_000 }, async () => {
    const file = path.join(folder, 'killed.db');
    for (let trial = 0; trial < 6; trial++) {
      const { offset, id } = await writeAndKill(file, `t${String(trial)}`, Math.random() * 120);
      const store = sqlite(file);
      const head = await store.open('room');
      expect(head.offset).toBeGreaterThanOrEqual(offset);
      // At most one append, the one under way, goes beyond the printed ones.
      expect(head.offset).toBeLessThanOrEqual(offset + 4);
      const first = await store.message('room', `${id}-a`);
      const second = await store.message('room', `${id}-b`);
      expect(first?.offset).toBeGreaterThan(0);
      expect(second?.offset).toBe((first?.offset ?? 0) + 1);
      const unfinished = await store.unfinished('room');
      const { messages } = await store.messages('room', { limit: 1_000_000 });
      expect(messages.length).toBe(unfinished.length * 2);
      // Every batch is whole: without folding, the log's rows have no holes.
      const events = await store.eventsAfter('room', Math.max(0, head.offset - 1000), 2000);
      expect(events?.at(-1)?.offset).toBe(head.offset);
      expect(events?.length).toBe(Math.min(1000, head.offset));
      await store.close();
    }
  });

  it('frees the file, which no other process could open before', { timeout: 30_000 }, async () => {
    const file = path.join(folder, 'held.db');
    const writer = spawn(process.execPath, [child, file, 'held'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(writer, 'close');
    await once(writer.stdout, 'data');
    const refused = sqlite({ file, lockTimeout: 100 });
    await expect(refused.ready).rejects.toMatchObject({ code: 'in-use', message: expect.stringContaining('Stop that one first') as string });
    await refused.close();
    const next = sqlite({ file, lockTimeout: 20_000 });
    writer.stdout.resume();
    writer.kill('SIGKILL');
    await next.ready;
    expect((await next.open('room')).offset).toBeGreaterThan(0);
    await next.close();
    await ended;
  });
});
