// Writes packages/elements/custom-elements.json from the sources; `--check` fails when the committed one is not the fresh one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './sources.mjs';

const folder = path.join(root, 'packages/elements');
const committed = path.join(folder, 'custom-elements.json');
const fresh = path.join(root, '.tmp/manifest');
mkdirSync(fresh, { recursive: true });

const cem = path.join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
const config = path.relative(folder, path.join(root, '.config/cem.config.mjs'));
const outdir = path.relative(folder, fresh);
const { status, stdout, stderr } = spawnSync(process.execPath, [cem, 'analyze', '--config', config, '--outdir', outdir, '--quiet'], {
  cwd: folder,
  encoding: 'utf8',
});
if (status !== 0) throw new Error(`the analyzer failed:\n${stdout}${stderr}`);

const manifest = JSON.parse(readFileSync(path.join(fresh, 'custom-elements.json'), 'utf8'));
const text = `${JSON.stringify(manifest, null, 1)}\n`;
const count = manifest.modules.flatMap(({ declarations }) => declarations).length;
const before = readOr(committed, '');
if (process.argv.includes('--check')) {
  if (before !== text) {
    console.error('packages/elements/custom-elements.json is not up to date. Run npm run manifest');
    process.exitCode = 1;
  } else console.log(`custom-elements.json describes ${count} elements and is up to date`);
} else {
  writeFileSync(committed, text);
  console.log(`custom-elements.json written: ${count} elements`);
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return otherwise;
    throw error;
  }
}
