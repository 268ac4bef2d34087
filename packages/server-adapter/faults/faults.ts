/**
 * Seeded schedules of random faults over real sockets and, with SQLite, killed processes.
 *
 *   npm run faults -- --seed 1 --schedules 300 --transport sse --store sqlite    one combination; `all` runs every one
 *   npm run faults -- --without repeats                                          with one protection left out: something must be found
 *   npm run faults -- --without all                                              each protection in turn
 *
 * Prints a table and, as its last line, `faults: N passed, N failed`, a schedule (or a protection) each.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildRunner } from './build.js';
import { protections } from './protections.js';
import { STORES, WIRES } from './schedule.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    schedules: { type: 'string', default: '300' },
    transport: { type: 'string', default: 'all' },
    store: { type: 'string', default: 'all' },
    /** How many schedules run at the same time. */
    parallel: { type: 'string', default: '8' },
    without: { type: 'string' },
  },
});

interface Result {
  readonly schedules: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly reordered: number;
  readonly silentGaps: number;
}

/** Schedules in which the lack of a protection must show. */
const ENOUGH = 60;

let passed = 0;
let failed = 0;
await (values.without === undefined ? proveAll() : proveProtections(values.without === 'all' ? Object.keys(protections) : [values.without]));
console.log(`faults: ${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function proveAll(): Promise<void> {
  const program = await buildRunner(undefined);
  for (const transport of chosen('transport', WIRES)) {
    for (const store of chosen('store', STORES)) {
      const { schedules, lost, duplicated, reordered, silentGaps } = await run(program, { transport, store, seed: values.seed, schedules: values.schedules });
      const wrong = lost + duplicated + reordered + silentGaps;
      failed += Math.min(schedules, wrong);
      passed += schedules - Math.min(schedules, wrong);
    }
  }
}

async function proveProtections(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const program = await buildRunner(name);
    const { wire, store } = protections[name] ?? { wire: 'sse', store: 'memory' };
    const options = { transport: wire, store, seed: values.seed, schedules: String(ENOUGH) };
    const result = await run(program, options, ['--until-found']);
    const found = result.lost + result.duplicated + result.reordered + result.silentGaps > 0;
    console.log(found ? `without ${name}: found` : `without ${name}: NOTHING WAS FOUND. Is it needed, and do the schedules try it?`);
    if (found) passed += 1;
    else failed += 1;
  }
}

function chosen<T extends string>(option: 'transport' | 'store', known: readonly T[]): readonly T[] {
  const asked = values[option];
  if (asked === 'all') return known;
  const found = known.filter((one) => one === asked);
  if (found.length === 0) throw new Error(`--${option} must be ${known.join(', ')} or all, not ${asked}.`);
  return found;
}

/** Runs one combination and shows what it prints. The last line is the result. */
function run(program: string, options: Readonly<Record<string, string>>, flags: readonly string[] = []): Promise<Result> {
  const args = Object.entries({ ...options, parallel: values.parallel }).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    process.stdout.write(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      const last = output.trimEnd().split('\n').at(-1) ?? '';
      if (last.startsWith('{')) resolve(JSON.parse(last) as Result);
      else reject(new Error(`The schedules ended with ${String(code)} and no result.`));
    });
  });
}
