// The element tests in a real browser: LOQUI_ENGINE=chromium|firefox|webkit, LOQUI_REPORT=<file> writes the counts there.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { freePort } from './engines/free-port.mjs';
import { root, wtrCommonJs, wtrSources } from './sources.mjs';

const engine = process.env.LOQUI_ENGINE ?? 'chromium';
const { launchers } = await import(`./engines/${engine}.mjs`);

const countIn = (suite, counts) => {
  for (const test of suite.tests) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const inner of suite.suites) countIn(inner, counts);
};

/** Writes `{ passed, failed, skipped }`; a file that could not even be loaded counts as one failure. */
const times = new Map();
const report = (file) => ({
  start({ sessions }) {
    sessions.on('session-status-updated', (session) => {
      const t = times.get(session.testFile) ?? {};
      t[session.status] = performance.now();
      times.set(session.testFile, t);
    });
  },
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      const before = counts.failed;
      if (session.testResults) countIn(session.testResults, counts);
      if (!session.passed && counts.failed === before) counts.failed += 1;
    }
    writeFileSync(file, JSON.stringify(counts));
    writeFileSync(file.replace('.json', '.times.json'), JSON.stringify([...times].map(([f, t]) => ({ f: path.relative(root, f), t }))));
  },
});

export default {
  rootDir: root,
  files: ['packages/elements/src/**/*.test.ts', '!packages/elements/src/markdown/parse/**', 'packages/core/src/**/*.browser.test.ts'],
  port: await freePort(),
  browsers: await launchers(),
  // One page at a time: of two, only one is drawn, and a list that is not drawn does nothing.
  concurrency: 1,
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [
    wtrSources(),
    wtrCommonJs({ '@sinonjs/fake-timers': ['install'] }),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: path.join(root, '.config/tsconfig.base.json') }),
  ],
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: !process.env.CI && process.stdout.isTTY }),
    ...(process.env.LOQUI_REPORT ? [report(process.env.LOQUI_REPORT)] : []),
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { ui: 'bdd', timeout: engine === 'chromium' ? 20_000 : 60_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
};
