// Everything that is checked without running the code: one line per step, the whole output of a step that fails, and no stopping at the first failure.
//   node .config/check.mjs            all
//   node .config/check.mjs lint knip  only these
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './sources.mjs';

const bin = (file, ...args) => [process.execPath, path.join(root, 'node_modules', file), ...args];
const script = (file, ...args) => [process.execPath, path.join(root, '.config', file), ...args];

const steps = {
  elements: [script('element-index.mjs', '--check'), 'the lists of elements are up to date'],
  types: [bin('typescript/bin/tsc', '-b', 'tsconfig.json', '.config/tsconfig.tests.json'), 'sources, tests, stories and examples'],
  lint: [bin('eslint/bin/eslint.js', '-c', '.config/eslint.config.mjs', '--max-warnings', '0', '.'), 'no error, no warning'],
  format: [bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'), 'as prettier writes it'],
  laws: [
    bin('vitest/vitest.mjs', 'run', '--config', '.config/vitest.config.ts', '--project=node', '--reporter=dot', 'packages/core/proofs/laws'),
    'who may import whom',
  ],
  build: [script('build.mjs'), 'modules and bundles'],
  packages: [script('packages.mjs'), 'publint and types over the packed tarballs'],
  sizes: [script('sizes.mjs'), 'within their budgets'],
  knip: [bin('knip/bin/knip.js', '-c', '.config/knip.jsonc', '--no-progress'), 'nothing unused'],
  manifest: [script('manifest.mjs', '--check'), 'custom-elements.json is up to date'],
  tailwind: [script('tailwind.mjs', '--check'), 'tailwind.css has every token and every state'],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) throw new Error(`unknown step: ${unknown.join(', ')}. There are ${Object.keys(steps).join(', ')}`);

function run([command, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' } });
    let output = '';
    const add = (bytes) => (output += bytes);
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

let failed = 0;
for (const [name, [command, meaning]] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const start = performance.now();
  const { ok, output } = await run(command);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(9)} ${seconds.padStart(6)} s  ${meaning}`);
  if (!ok) console.log(output.trimEnd().replaceAll(/^/gm, '       '));
  else if (name === 'sizes' || name === 'packages') console.log(output.trimEnd().replaceAll(/^/gm, '       '));
  if (!ok) failed += 1;
}
console.log(failed === 0 ? 'check: all well' : `check: ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
