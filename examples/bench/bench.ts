/** Measures the elements beside their peers: `npm run bench -- --help`. */
import { availableParallelism } from 'node:os';
import { buildContestants, builtFolder, demandBuilt, installPeers } from './runner/build.js';
import { bytesFigures } from './runner/bytes.js';
import { readChoice } from './runner/choice.js';
import { allFigures } from './runner/figures.js';
import { loadingFigures } from './runner/loading.js';
import { growthTable, hostileTable } from './runner/matrix.js';
import { perform } from './runner/perform.js';
import { median } from './runner/samples.js';
import { serveSite } from './runner/site.js';
import { goalTable, otherTable, workTable } from './runner/table.js';

async function bench(): Promise<void> {
  const choice = readChoice(process.argv.slice(2));
  if (!choice) return;
  const { works, runs } = choice;
  demandBuilt();
  installPeers();
  await buildContestants([...new Set(works.flatMap(({ subjects }) => subjects))]);
  const site = await serveSite(builtFolder);
  const { samples, loads, browsers, missing } = await perform(works, runs, site.url).finally(() => site.close());
  const figures = [...allFigures(works, samples), ...(choice.bytes ? await bytesFigures() : []), ...(choice.loading ? await loadingFigures(runs) : [])];

  const cores = availableParallelism();
  const load = median(loads) ?? 0;
  const note = load > cores * 0.75 ? 'The machine was busy: compare within this run only, and read long tasks with care.' : '';
  const absent = missing.map((engine) => `Not played in ${engine}. What was to be shown in every engine is shown without it.`);
  if (choice.json) {
    for (const line of absent) console.error(`WARNING: ${line}`);
    if (note) console.error(`WARNING: load ${load.toFixed(1)} on ${cores} cores. ${note}`);
    for (const figure of figures) console.log(JSON.stringify(figure));
    return;
  }
  const busy = `load ${load.toFixed(1)} (up to ${Math.max(0, ...loads).toFixed(1)})`;
  const drawn = new Set(works.map(({ name }) => name));
  const derived = [...new Set(figures.map(({ work }) => work))].filter(
    (name) => !drawn.has(name) && !/^(stream-growth|hostile-)/.test(name) && !works.some((work) => name.startsWith(`${work.name}-`)),
  );
  const parts = [
    [...browsers, `${cores} cores`, ...(loads.length > 0 ? [busy, `medians of ${runs}`] : []), new Date().toISOString().slice(0, 10)].join(', '),
    note && `**WARNING** ${note}`,
    ...absent.map((line) => `**WARNING** ${line}`),
    ...works.filter(({ group }) => group !== 'hostile').map((work) => workTable(work, figures, (subject) => samples.failure(work.name, subject))),
    growthTable(figures),
    hostileTable(figures, (work, subject) => samples.failure(work, subject)),
    ...derived.map((name) => otherTable(name, figures)),
    goalTable(figures),
  ];
  console.log(parts.filter(Boolean).join('\n\n'));
}

await bench();
// The display and the driver of WebKit run until this process ends, and would keep it from ending.
process.stdout.write('', () => process.exit());
