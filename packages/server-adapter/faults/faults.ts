/**
 * `npm run faults -- --seed 1 --schedules 300 --transport sse|websocket`
 * Runs seeded schedules of random faults over real sockets. Its last line is JSON; it fails unless every figure is 0.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { runSchedule, type Outcome, type Wire } from './schedule.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    schedules: { type: 'string', default: '300' },
    transport: { type: 'string', default: 'sse' },
    /** How many schedules run at the same time. */
    parallel: { type: 'string', default: '8' },
  },
});

if (values.transport !== 'sse' && values.transport !== 'websocket') {
  throw new Error(`--transport must be sse or websocket, not ${values.transport}.`);
}
const wire: Wire = values.transport;
const first = Number(values.seed);
const schedules = Number(values.schedules);
const started = performance.now();
const outcomes: Outcome[] = [];
let next = 0;

async function worker(): Promise<void> {
  while (next < schedules) {
    const seed = first + next++;
    const outcome = await runSchedule({ seed, wire });
    outcomes.push(outcome);
    const { lost, duplicated, reordered, silentGaps } = outcome;
    if (lost + duplicated + reordered + silentGaps > 0) console.log(`seed ${String(seed)}: ${JSON.stringify(outcome)}`);
    if (outcomes.length % 50 === 0) console.log(`${String(outcomes.length)} of ${String(schedules)} schedules`);
  }
}

await Promise.all(Array.from({ length: Number(values.parallel) }, worker));

const sum = (key: Exclude<keyof Outcome, 'seed'>): number => outcomes.reduce((total, outcome) => total + outcome[key], 0);
const seconds = Math.round((performance.now() - started) / 1000);
const load = os.loadavg()[0]?.toFixed(1) ?? '?';
console.log(
  `${wire}: ${String(sum('messages'))} messages, ${String(sum('faults'))} faults, ${String(sum('restarts'))} restarts, ${String(sum('gaps'))} gaps told, ${String(seconds)} s, load ${load}`,
);
const result = { schedules: outcomes.length, lost: sum('lost'), duplicated: sum('duplicated'), reordered: sum('reordered'), silentGaps: sum('silentGaps') };
console.log(JSON.stringify(result));
process.exitCode = result.lost + result.duplicated + result.reordered + result.silentGaps === 0 ? 0 : 1;
