// Runs the tests leg by leg, then prints a table and, as the last line, `N passed, N failed` over all legs. Exits 1 on any failure.
//   node .config/test.mjs                                  node, elements, stories, e2e
//   node .config/test.mjs --legs firefox,webkit            only these
//   node .config/test.mjs --legs elements packages/elements/src/views/loqui-message/*.test.ts
// A leg whose engine or Node is missing is skipped with a notice, but fails when CI=true. LOQUI_TOTALS=<file> collects the counts of several runs.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { browserEnvironment } from './browser.mjs';
import { root } from './sources.mjs';

const { values, positionals: only } = parseArgs({ allowPositionals: true, options: { legs: { type: 'string', default: 'node,elements,stories,e2e' } } });
const reports = path.join(root, '.tmp/reports');
const bin = (name) => path.join(root, 'node_modules', name);
const node24 = path.join(root, '.tmp/node24/node_modules/node/bin/node');

/** Each leg gives `{ command, env?, read }`, or `{ missing }`: why it cannot run here, or `{ nothing }`: why there is nothing to run. */
const legs = {
  node: () => vitest('vitest.config.ts', 'node'),
  node24: () =>
    existsSync(node24)
      ? vitest('vitest.config.ts', 'node', { node: node24, name: 'node24' })
      : { missing: 'no Node 24: npm install --no-save --prefix .tmp/node24 node@24' },
  elements: () => webTestRunner('chromium'),
  firefox: () => webTestRunner('firefox'),
  webkit: () => webTestRunner('webkit'),
  'stories-light': () => stories('light'),
  'stories-dark': () => stories('dark'),
  e2e: () => endToEnd('e2e'),
  outages: () => endToEnd('outages'),
  catalogue: async () => {
    if (noStories()) return { nothing: 'no file stories/**/*.stories.ts' };
    const first = [process.execPath, bin('storybook/dist/bin/dispatcher.js'), 'build', '--quiet', '--disable-telemetry', '--output-dir', 'storybook-static'];
    return { ...vitest('vitest.config.ts', 'catalogue'), env: await browserEnvironment(), first };
  },
  readme: async () => ({
    command: [process.execPath, bin('tsx/dist/cli.mjs'), '.config/readme/run.ts'],
    env: await browserEnvironment(),
    read: readLines,
  }),
  // 20 schedules of each line and store; `npm run faults` runs 300.
  faults: () => ({ command: faults('--schedules', '20'), read: readLines }),
  // Each protection left out in turn: the schedules must find that it is gone.
  'faults-without': () => ({ command: faults('--without', 'all'), read: readLines }),
  conformance: () => ({ command: [process.execPath, bin('tsx/dist/cli.mjs'), '.config/conformance/run.ts'], read: readLines }),
  fuzz: () => ({
    command: [
      process.execPath,
      bin('tsx/dist/cli.mjs'),
      '--tsconfig',
      'packages/server-adapter/fuzz/tsconfig.json',
      'packages/server-adapter/fuzz/fuzz.ts',
      '--cases',
      '2000',
    ],
    read: readLines,
  }),
};
const groups = { stories: ['stories-light', 'stories-dark'] };

async function endToEnd(project) {
  if (globSync('examples/e2e/**/*.e2e.ts', { cwd: root, ignore: '**/node_modules/**' }).length === 0) return { nothing: 'no file examples/e2e/**/*.e2e.ts' };
  return {
    ...vitest('vitest.config.ts', project),
    env: await browserEnvironment(),
    first: [process.execPath, bin('rollup/dist/bin/rollup'), '-c', '--silent'],
  };
}

function faults(...options) {
  return [
    process.execPath,
    bin('tsx/dist/cli.mjs'),
    '--tsconfig',
    'packages/server-adapter/faults/tsconfig.json',
    'packages/server-adapter/faults/faults.ts',
    ...options,
  ];
}

function vitest(config, project, { node = process.execPath, name = project } = {}) {
  const report = path.join(reports, `${name}.json`);
  const command = [
    node,
    bin('vitest/vitest.mjs'),
    'run',
    ...only,
    '--config',
    `.config/${config}`,
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  return { command, read: () => readVitest(report), report };
}

async function webTestRunner(engine) {
  const { missing } = await import(`./engines/${engine}.mjs`);
  if (missing) return { missing };
  const report = path.join(reports, `${engine}.json`);
  const command = [process.execPath, bin('@web/test-runner/dist/bin.js'), '--config', '.config/web-test-runner.config.mjs'];
  if (only.length > 0) command.push('--files', ...only);
  return { command, env: { ...process.env, LOQUI_ENGINE: engine, LOQUI_REPORT: report }, read: () => JSON.parse(readFileSync(report, 'utf8')), report };
}

const noStories = () => globSync('stories/**/*.stories.ts', { cwd: root, ignore: '**/node_modules/**' }).length === 0;

async function stories(theme) {
  if (noStories()) return { nothing: 'no file stories/**/*.stories.ts' };
  return { ...vitest('vitest.storybook.config.ts', 'storybook', { name: `stories-${theme}` }), env: { ...(await browserEnvironment()), LOQUI_THEME: theme } };
}

/** A test file that fails before its first test has no failed test of its own: it counts as one. */
function readVitest(report) {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).length;
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests };
}

/** A program of our own tells `suite: N passed, N failed`, once or several times. */
function readLines(output) {
  const lines = [...output.matchAll(/^(?:[\w-]+: )?(\d+) passed, (\d+) failed/gm)];
  if (lines.length === 0) throw new Error('printed no line `N passed, N failed`');
  const sum = (group) => lines.reduce((total, line) => total + Number(line[group]), 0);
  return { passed: sum(1), failed: sum(2), skipped: 0 };
}

function run([command, ...args], env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (bytes) => {
      output += bytes;
      process.stdout.write(bytes);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

async function runLeg(name) {
  const leg = await legs[name]();
  if (leg.nothing) return { note: `left out: ${leg.nothing}` };
  if (leg.missing) return process.env.CI === 'true' ? { passed: 0, failed: 1, note: `MISSING: ${leg.missing}` } : { note: `SKIPPED: ${leg.missing}` };
  if (leg.report) rmSync(leg.report, { force: true });
  if (leg.first) {
    const { code } = await run(leg.first);
    if (code !== 0) return { passed: 0, failed: 1, note: `failed: ${path.relative(root, leg.first[1])} ${leg.first.slice(2).join(' ')}` };
  }
  const { code, output } = await run(leg.command, leg.env);
  let counts;
  try {
    counts = leg.read(output);
  } catch (error) {
    return { passed: 0, failed: 1, note: `no report: ${error.message}` };
  }
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, note: `ended with code ${code} though no test failed: see above` };
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, note: 'ran no test at all' };
  return { ...counts, note: counts.skipped > 0 ? `${counts.skipped} skipped` : '' };
}

mkdirSync(reports, { recursive: true });
const names = values.legs.split(',').flatMap((name) => groups[name] ?? [name]);
const unknown = names.filter((name) => !Object.hasOwn(legs, name));
if (unknown.length > 0) throw new Error(`unknown leg: ${unknown.join(', ')}. There are ${[...Object.keys(legs), ...Object.keys(groups)].join(', ')}`);

const rows = [];
for (const name of names) {
  console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
  const start = performance.now();
  const result = await runLeg(name).catch((error) => ({ passed: 0, failed: 1, note: error.message }));
  rows.push({ name, passed: 0, failed: 0, ...result, seconds: (performance.now() - start) / 1000 });
  if (result.note) console.log(`${name}: ${result.note}`);
}

console.log(`\n${'leg'.padEnd(16)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'seconds'.padStart(9)}`);
for (const { name, passed, failed, seconds, note } of rows) {
  console.log(`${name.padEnd(16)}${String(passed).padStart(8)}${String(failed).padStart(8)}${seconds.toFixed(1).padStart(9)}  ${note ?? ''}`.trimEnd());
}
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
const line = `${total('passed')} passed, ${total('failed')} failed`;
if (process.env.LOQUI_TOTALS) appendFileSync(process.env.LOQUI_TOTALS, `${line}\n`);
console.log(`\n${line}`);
process.exitCode = total('failed') > 0 ? 1 : 0;
