/**
 * `npm run fuzz -- --seed 1 --cases 20000`: sends seeded requests, upgrades, frames and resets to a server in its own process.
 * `npm run fuzz -- --memory`: measures two attacks by callers who ask for much and read nothing.
 * Fails when the process ended, an error was not handled, the server does not answer any more, or it keeps connections of callers who are gone.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seeded } from '../faults/random.js';
import { attack } from './attack.js';
import { makeCase } from './case.js';
import { measureMemory } from './memory.js';
import { Target } from './target.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '20000' },
    /** How many cases run at the same time. */
    parallel: { type: 'string', default: '32' },
    memory: { type: 'boolean', default: false },
  },
});

/** Milliseconds after the last case in which the server must have closed every connection: two heartbeats. */
const SETTLED = 40_000;

async function fuzz(first: number, cases: number, parallel: number): Promise<boolean> {
  const target = await Target.start();
  const started = performance.now();
  let next = 0;
  let deaf = 0;
  const statuses = new Map<string, number>();
  async function worker(): Promise<void> {
    while (next < cases && target.exits === 0) {
      const index = next++;
      const status = await attack(target.port, makeCase(seeded(first + index)));
      if (status === false) deaf += 1;
      else statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (index % 200 === 199 && !(await answers(target.port))) deaf += 1;
    }
  }
  await Promise.all(Array.from({ length: parallel }, worker));
  let report = await target.report();
  for (const until = performance.now() + SETTLED; report && report.connections > 0 && performance.now() < until; report = await target.report())
    await sleep(200);
  if (!(await answers(target.port))) deaf += 1;
  target.close();
  for (const error of new Set(report?.unhandled.map((text) => text.split('\n').slice(0, 6).join('\n')))) console.log(`unhandled: ${error}`);
  const result = { seed: first, cases: next, exits: target.exits, unhandled: report?.unhandled.length ?? 0, deaf, left: report?.connections ?? 0 };
  console.log(`${String(Math.round((performance.now() - started) / 1000))} s, ${String(Math.round((report?.rss ?? 0) / 2 ** 20))} MB at the end`);
  console.log(
    `first answers: ${[...statuses]
      .sort()
      .map((one) => one.join(' × '))
      .join(', ')}`,
  );
  console.log(JSON.stringify(result));
  return result.exits + result.unhandled + result.deaf + result.left === 0;
}

/** True when an honest message is still accepted. */
async function answers(port: number): Promise<boolean> {
  const name = 'Honest';
  const id = `0199${'0'.repeat(4)}-0000-7000-a000-${Date.now().toString(16).padStart(12, '0')}`;
  try {
    const response = await fetch(`http://127.0.0.1:${String(port)}/loqui`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer guest.${name.padEnd(20, '_')}.${Buffer.from(name).toString('base64url')}` },
      body: JSON.stringify({ type: 'message.send', room: 'honest', message: { id, parts: [{ type: 'text', text: 'hello' }] } }),
      signal: AbortSignal.timeout(30_000),
    });
    await response.text();
    return response.status === 200;
  } catch (error) {
    console.log(`not answered: ${String(error)}`);
    return false;
  }
}

const passed = values.memory ? await measureMemory() : await fuzz(Number(values.seed), Number(values.cases), Number(values.parallel));
console.log(`fuzz: ${passed ? '1 passed, 0 failed' : '0 passed, 1 failed'}`);
process.exitCode = passed ? 0 : 1;
