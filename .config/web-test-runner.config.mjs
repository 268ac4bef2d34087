// The element tests in a real browser: LOQUI_ENGINE=chromium|firefox|webkit, LOQUI_REPORT=<file> writes the counts there.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { freePort } from '../packages/elements/proofs/engines/free-port.mjs';
import { root, wtrSources } from './sources.mjs';
import { wtrDependencies } from './wtr-dependencies.mjs';

const engine = process.env.LOQUI_ENGINE ?? 'chromium';
const { launchers } = await import(`../packages/elements/proofs/engines/${engine}.mjs`);

const countIn = (suite, counts) => {
  for (const test of suite.tests) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const inner of suite.suites) countIn(inner, counts);
};

/** Prints a line per test file, and writes `{ passed, failed, skipped }`. A file that could not even be loaded counts as one failure. */
const report = (file) => {
  const started = new Map();
  return {
    start({ sessions }) {
      sessions.on('session-status-updated', ({ testFile }) => started.has(testFile) || started.set(testFile, performance.now()));
    },
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      const { passed, failed } = countsOf(sessionsForTestFile);
      const time = Math.round(performance.now() - (started.get(testFile) ?? NaN));
      logger.log(`${failed === 0 ? '✓' : '❯'} ${path.relative(root, testFile)} (${passed + failed} tests) ${time} ms`);
    },
    onTestRunFinished: ({ sessions }) => writeFileSync(file, JSON.stringify(countsOf(sessions))),
  };
};

function countsOf(sessions) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const session of sessions) {
    const before = counts.failed;
    if (session.testResults) countIn(session.testResults, counts);
    if (!session.passed && counts.failed === before) counts.failed += 1;
  }
  return counts;
}

export default {
  rootDir: root,
  files: ['packages/elements/src/**/*.test.ts', '!packages/elements/src/markdown/parse/**', 'packages/core/src/**/*.browser.test.ts'],
  port: await freePort(),
  browsers: await launchers(),
  // One page at a time: of two, only one is drawn, and a list that is not drawn does nothing.
  concurrency: 1,
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [wtrSources(), wtrDependencies(), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: path.join(root, '.config/tsconfig.base.json') })],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), ...(process.env.LOQUI_REPORT ? [report(process.env.LOQUI_REPORT)] : [])],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { ui: 'bdd', timeout: engine === 'chromium' ? 20_000 : 60_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
};
