// Runs the legs of the tests, three at a time, then prints a table and, as the last line, `N passed, N failed` over all legs. Exits 1 on any failure.
//   node .config/test.mjs                                  e2e, node, elements, stories, leaks
//   node .config/test.mjs --jobs 1                         one leg after the other
//   node .config/test.mjs --legs firefox,webkit            only these
//   node .config/test.mjs --legs elements packages/elements/src/views/loqui-message/*.test.ts
// A leg whose engine or Node is missing is skipped with a notice, but fails when CI=true. LOQUI_TOTALS=<file> collects the counts of several runs.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { browserEnvironment } from './browser.mjs';
import { reports, runLegs } from './run-legs.mjs';
import { root } from './sources.mjs';

const { values, positionals: only } = parseArgs({
  allowPositionals: true,
  options: {
    legs: { type: 'string', default: 'e2e,node,elements,stories,leaks' },
    // A leg waits a third of its time: three keep two cores busy, and more would be in each other's way.
    jobs: { type: 'string', default: String(Math.min(3, availableParallelism() + 1)) },
  },
});
const bin = (name) => path.join(root, 'node_modules', name);
const node24 = path.join(root, '.tmp/node24/node_modules/node/bin/node');

/** What `runLegs` takes. */
const legs = {
  node: () => vitest('vitest.config.ts', ['node']),
  leaks: () => vitest('vitest.config.ts', ['leaks']),
  node24: () =>
    existsSync(node24)
      ? vitest('vitest.config.ts', ['node', 'leaks'], { node: node24, name: 'node24' })
      : { missing: 'no Node 24: npm install --no-save --prefix .tmp/node24 node@24' },
  elements: () => webTestRunner('chromium'),
  firefox: () => webTestRunner('firefox'),
  webkit: () => webTestRunner('webkit'),
  stories: () => stories('light', 'dark'),
  'stories-light': () => stories('light'),
  'stories-dark': () => stories('dark'),
  e2e: () => endToEnd('e2e'),
  'e2e-long': () => endToEnd('e2e-long'),
  catalogue: async () => {
    if (noStories()) return { nothing: 'no file stories/**/*.stories.ts' };
    const first = [process.execPath, bin('storybook/dist/bin/dispatcher.js'), 'build', '--quiet', '--disable-telemetry', '--output-dir', 'storybook-static'];
    return { ...vitest('vitest.config.ts', ['catalogue']), env: await browserEnvironment(), first };
  },
  readme: async () => ({
    command: [process.execPath, bin('tsx/dist/cli.mjs'), 'packages/server-adapter/proofs/readme/run.ts'],
    env: await browserEnvironment(),
    read: readLines,
  }),
  // 40 schedules of each line and store; `npm run faults` runs 300.
  faults: () => ({ command: faults('--schedules', '40'), read: readLines }),
  // Each protection left out in turn: the schedules must find that it is gone.
  'faults-without': () => ({ command: faults('--without', 'all'), read: readLines }),
  conformance: () => ({ command: [process.execPath, bin('tsx/dist/cli.mjs'), 'packages/core/proofs/conformance/run.ts'], read: readLines }),
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

/** A browser for each theme; and what measures time, or starts many processes. */
const wide = new Set(['stories', 'e2e-long', 'faults', 'faults-without']);

async function endToEnd(project) {
  if (globSync('examples/e2e/**/*.e2e.ts', { cwd: root, ignore: '**/node_modules/**' }).length === 0) return { nothing: 'no file examples/e2e/**/*.e2e.ts' };
  return {
    ...vitest('vitest.config.ts', [project]),
    env: await browserEnvironment(),
    first: [process.execPath, path.join(root, '.config/build.mjs')],
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

function vitest(config, projects, { node = process.execPath, name = projects.join('-') } = {}) {
  const report = path.join(reports, `${name}.json`);
  const command = [
    node,
    bin('vitest/vitest.mjs'),
    'run',
    ...only,
    '--config',
    `.config/${config}`,
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  return { command, read: () => readVitest(report), report };
}

async function webTestRunner(engine) {
  const { missing } = await import(`../packages/elements/proofs/engines/${engine}.mjs`);
  if (missing) return { missing };
  const report = path.join(reports, `${engine}.json`);
  const command = [process.execPath, bin('@web/test-runner/dist/bin.js'), '--config', '.config/web-test-runner.config.mjs'];
  if (only.length > 0) command.push('--files', ...only);
  return { command, env: { ...process.env, LOQUI_ENGINE: engine, LOQUI_REPORT: report }, read: () => JSON.parse(readFileSync(report, 'utf8')), report };
}

const noStories = () => globSync('stories/**/*.stories.ts', { cwd: root, ignore: '**/node_modules/**' }).length === 0;

async function stories(...themes) {
  if (noStories()) return { nothing: 'no file stories/**/*.stories.ts' };
  return { ...vitest('vitest.storybook.config.ts', themes, { name: ['stories', ...themes].join('-') }), env: await browserEnvironment() };
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

const names = values.legs.split(',');
const unknown = names.filter((name) => !Object.hasOwn(legs, name));
if (unknown.length > 0) throw new Error(`unknown leg: ${unknown.join(', ')}. There are ${Object.keys(legs).join(', ')}`);

const rows = await runLegs(Object.fromEntries(names.map((name) => [name, legs[name]])), { jobs: Number(values.jobs), wide });

console.log(`\n${'leg'.padEnd(16)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'seconds'.padStart(9)}`);
for (const { name, passed, failed, seconds, note } of rows) {
  console.log(`${name.padEnd(16)}${String(passed).padStart(8)}${String(failed).padStart(8)}${seconds.toFixed(1).padStart(9)}  ${note ?? ''}`.trimEnd());
}
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
const line = `${total('passed')} passed, ${total('failed')} failed`;
if (process.env.LOQUI_TOTALS) appendFileSync(process.env.LOQUI_TOTALS, `${line}\n`);
console.log(`\n${line}`);
process.exitCode = total('failed') > 0 ? 1 : 0;
