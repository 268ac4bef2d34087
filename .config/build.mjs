// Runs Rollup, unless nothing it reads has changed since the last time: the demo, the end-to-end tests and the checks each want the packages built.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { root } from './sources.mjs';

const stampFile = path.join(root, '.tmp/build.json');
const built = path.join(root, 'packages/elements/dist/autoloader.js');

/** What it read, and the time of what it wrote last: a build by other means leaves another time. */
function stamp() {
  const hash = createHash('sha256');
  const inputs = ['packages/*/src/**/*', 'packages/*/package.json', 'rollup.config.mjs', '.config/**/*.mjs', 'package-lock.json'];
  for (const file of globSync(inputs, { cwd: root, ignore: ['**/node_modules/**', '**/*.test.ts'] }).sort()) {
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return JSON.stringify({ inputs: hash.digest('hex'), written: existsSync(built) ? statSync(built).mtimeMs : 0 });
}

if (!existsSync(built) || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp()) {
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules/rollup/dist/bin/rollup'), '-c', '--silent'], { cwd: root, stdio: 'inherit' });
  if (status === 0) {
    mkdirSync(path.dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, stamp());
  }
  process.exitCode = status ?? 1;
}
