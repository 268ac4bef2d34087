import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';

interface Left {
  readonly rounds: number;
  readonly alive: number;
  readonly streams: number;
  readonly resources: string[];
  readonly heaps: number[];
}

it('three hundred clients that were used and disposed leave no object, no socket, no timer and no heap behind', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'loqui-leak-'));
  try {
    const outfile = path.join(folder, 'rounds.mjs');
    await build({
      entryPoints: [path.join(import.meta.dirname, 'testing/leak-rounds.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      outfile,
      logLevel: 'error',
    });
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', outfile, '300']);
    const left = JSON.parse(stdout) as Left;
    expect(left.rounds).toBe(300);
    expect(left.streams).toBe(0);
    // An engine frame may still hold the last client.
    expect(left.alive).toBeLessThanOrEqual(3);
    expect(left.resources.filter((one) => /TCP|Timeout|Immediate/.test(one))).toEqual([]);
    // One heap per 50 rounds. In the first hundred the engine compiles, and its code is no leak.
    const growth = (left.heaps.at(-1)! - left.heaps[1]!) / 200;
    expect(growth, `bytes of heap a client; heaps ${left.heaps.join()}`).toBeLessThan(3_072);
  } finally {
    await rm(folder, { recursive: true });
  }
});
