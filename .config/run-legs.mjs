// Runs the legs of the tests, several at a time, with a line of progress, and prints what each of them counted.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { stripVTControlCharacters } from 'node:util';
import { root } from './sources.mjs';

/** Reports and logs of the legs. */
export const reports = path.join(root, '.tmp/reports');

/** Seconds between two lines of progress. */
const INTERVAL = 15;
/** The line that Vitest, and our reporter of the web test runner, print at the end of each test file. */
const FINISHED_FILE = /^\s*[✓❯×] .*\.(?:test|e2e|stories)\.ts\b/gm;

/**
 * Runs legs side by side. Each gives `{ command, env?, first?, read }`, or `{ missing }`: why it cannot run here, or `{ nothing }`: why there is nothing to run.
 * A leg named in `wide` keeps several cores busy by itself: it runs alone.
 * The output of one leg alone is passed on as it comes; of several, a leg's output is shown when it has failed, and kept in its log.
 *
 * @param {Record<string, () => object | Promise<object>>} legs
 * @param {{ jobs: number, wide: ReadonlySet<string> }} options `jobs`: how many legs run at a time.
 * @returns {Promise<{ name: string, passed: number, failed: number, note?: string, seconds: number }[]>} in the order of `legs`
 */
export async function runLegs(legs, { jobs, wide }) {
  mkdirSync(reports, { recursive: true });
  const names = Object.keys(legs);
  const rows = new Map();
  const running = new Map();
  const waiting = [...names];
  const alone = names.length === 1;
  const begin = performance.now();
  const time = () => `${Math.floor((performance.now() - begin) / 60_000)}:${String(Math.floor((performance.now() - begin) / 1000) % 60).padStart(2, '0')}`;
  const progress = () => {
    const parts = [...running.values()].map(({ name, files }) => `${name}: ${files} files done`);
    if (waiting.length > 0) parts.push(`waiting: ${waiting.join(', ')}`);
    console.log(`[${time()}] ${parts.join(' · ')}`);
  };

  const work = async (name) => {
    const state = { name, files: 0 };
    running.set(name, state);
    const start = performance.now();
    const result = await runLeg(name, legs[name], alone, (count) => (state.files += count)).catch((error) => ({ passed: 0, failed: 1, note: error.message }));
    running.delete(name);
    const row = { name, passed: 0, failed: 0, ...result, seconds: (performance.now() - start) / 1000 };
    rows.set(name, row);
    if (!alone && row.failed > 0) console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}\n${logOf(name)}`);
    console.log(`[${time()}] ${name}: ${row.passed} passed, ${row.failed} failed in ${row.seconds.toFixed(0)} s${row.note ? ` (${row.note})` : ''}`);
    await workMore();
  };
  /** Starts what may run beside that which runs. */
  const workMore = async () => {
    const started = [];
    while (waiting.length > 0 && running.size < jobs && ![waiting[0], ...running.keys()].some((name) => wide.has(name) && running.size > 0)) {
      started.push(work(waiting.shift()));
    }
    await Promise.all(started);
  };

  const timer = alone ? undefined : setInterval(progress, INTERVAL * 1000);
  await workMore();
  clearInterval(timer);
  return names.map((name) => rows.get(name));
}

const logFile = (name) => path.join(reports, `${name}.log`);
const logOf = (name) => readFileSync(logFile(name), 'utf8');

async function runLeg(name, prepare, alone, onFiles) {
  const leg = await prepare();
  if (leg.nothing) return { note: `left out: ${leg.nothing}` };
  if (leg.missing) return process.env.CI === 'true' ? { failed: 1, note: `MISSING: ${leg.missing}` } : { note: `SKIPPED: ${leg.missing}` };
  if (leg.report) rmSync(leg.report, { force: true });
  const log = createWriteStream(logFile(name));
  const write = (bytes) => {
    log.write(bytes);
    if (alone) process.stdout.write(bytes);
  };
  try {
    if (leg.first) {
      const { code } = await run(leg.first, process.env, write);
      if (code !== 0) return { failed: 1, note: `failed: ${path.relative(root, leg.first[1])} ${leg.first.slice(2).join(' ')}` };
    }
    const { code, output } = await run(leg.command, leg.env, (bytes) => {
      write(bytes);
      onFiles(stripVTControlCharacters(String(bytes)).match(FINISHED_FILE)?.length ?? 0);
    });
    const counts = leg.read(output);
    if (code !== 0 && counts.failed === 0)
      return { ...counts, failed: 1, note: `ended with code ${code} though no test failed: see ${path.relative(root, logFile(name))}` };
    if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, note: 'ran no test at all' };
    return { ...counts, note: counts.skipped > 0 ? `${counts.skipped} skipped` : '' };
  } catch (error) {
    return { failed: 1, note: `no report: ${error.message}` };
  } finally {
    await new Promise((resolve) => log.end(resolve));
  }
}

function run([command, ...args], env, onOutput) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (bytes) => {
      output += bytes;
      onOutput(bytes);
    });
    child.stderr.on('data', onOutput);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
