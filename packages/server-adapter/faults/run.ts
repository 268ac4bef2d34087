/** Runs the schedules of one wire and one store, several at a time. The last line is JSON. Fails unless every figure is 0. */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { runSchedule, type Outcome, type StoreKind, type Wire } from './schedule.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    schedules: { type: 'string', default: '300' },
    transport: { type: 'string', default: 'sse' },
    store: { type: 'string', default: 'memory' },
    parallel: { type: 'string', default: '8' },
    /** Ends with the first schedule that fails. */
    'until-found': { type: 'boolean', default: false },
  },
});
const wire = values.transport as Wire;
const store = values.store as StoreKind;
const first = Number(values.seed);
const schedules = Number(values.schedules);
const started = performance.now();
const outcomes: Outcome[] = [];
let next = 0;
let stop = (): void => undefined;
/** The first failed schedule, when that is enough: the others are not awaited. */
const found = new Promise<void>((resolve) => (stop = resolve));

async function worker(): Promise<void> {
  while (next < schedules) {
    const seed = first + next++;
    const outcome = await runSchedule({ seed, wire, store });
    outcomes.push(outcome);
    const { lost, duplicated, reordered, silentGaps } = outcome;
    if (lost + duplicated + reordered + silentGaps > 0) {
      if (values['until-found']) {
        stop();
        return;
      }
      const { details, ...figures } = outcome;
      console.log([`seed ${String(seed)}: ${JSON.stringify(figures)}`, ...details.slice(0, 10)].join('\n  '));
    }
    if (outcomes.length % 50 === 0) console.log(`${String(outcomes.length)} of ${String(schedules)} schedules`);
  }
}

await Promise.race([found, Promise.all(Array.from({ length: Number(values.parallel) }, worker))]);

const sum = (key: Exclude<keyof Outcome, 'seed' | 'details'>): number => outcomes.reduce((total, outcome) => total + outcome[key], 0);
const seconds = Math.round((performance.now() - started) / 1000);
const load = os.loadavg()[0]?.toFixed(1) ?? '?';
console.log(
  `${wire}, ${store}: ${String(sum('messages'))} messages, ${String(sum('faults'))} faults, ${String(sum('restarts'))} restarts, ${String(sum('gaps'))} gaps told, ${String(seconds)} s, load ${load}`,
);
const result = { schedules: outcomes.length, lost: sum('lost'), duplicated: sum('duplicated'), reordered: sum('reordered'), silentGaps: sum('silentGaps') };
console.log(JSON.stringify(result));
process.exit(result.lost + result.duplicated + result.reordered + result.silentGaps === 0 ? 0 : 1);
