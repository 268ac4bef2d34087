/**
 * Runs our code over real material that others wrote. `FIXTURES` names its folder; default `../shared/fixtures` beside the repository.
 * Without it there is nothing to run: said loudly, and an error where `CI` is set. `npm run conformance [suite …]` runs the named suites only.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { field } from './field.js';
import { jsonSchema } from '../../../elements/proofs/conformance/json-schema.js';
import { markdownDom } from '../../../elements/proofs/conformance/markdown-dom.js';
import { markdownServer } from '../../../elements/proofs/conformance/markdown-server.js';
import { markdown } from '../../../elements/proofs/conformance/markdown.js';
import { payloads } from '../../../elements/proofs/conformance/payloads.js';
import { providerStreams } from './provider-streams.js';
import { serverSentEvents } from './sse.js';
import type { Result, Suite } from './suite.js';

const SUITES: readonly Suite[] = [serverSentEvents, providerStreams, field, markdown, markdownDom, markdownServer, payloads, jsonSchema];

const root = path.resolve(import.meta.dirname, '../../../..');
const fixtures = path.resolve(root, process.env.FIXTURES ?? '../shared/fixtures');
const wanted = process.argv.slice(2);
const inCi = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';
/** Failures told in full, per suite. */
const TOLD = 10;

let failed = wanted.some((name) => !SUITES.some((suite) => suite.name === name));
if (failed) console.error(`No such suite. There are: ${SUITES.map(({ name }) => name).join(', ')}.`);

for (const suite of SUITES) {
  if (wanted.length > 0 && !wanted.includes(suite.name)) continue;
  const missing = suite.needs.filter((file) => !existsSync(path.join(fixtures, file)));
  if (missing.length > 0) {
    console.warn(`${suite.name}: SKIPPED, because ${missing.join(', ')} is not in ${fixtures}. Set FIXTURES to the folder of the recordings.`);
    failed ||= inCi;
    continue;
  }
  const failures: Result[] = [];
  let passed = 0;
  for await (const result of suite.run(fixtures)) {
    if (result.failure === undefined) passed++;
    else failures.push(result);
  }
  console.log(`${suite.name}: ${String(passed)} passed, ${String(failures.length)} failed`);
  for (const { name, failure } of failures.slice(0, TOLD)) console.error(`  ✗ ${name}\n    ${failure ?? ''}`);
  if (failures.length > TOLD) console.error(`  … and ${String(failures.length - TOLD)} more`);
  failed ||= failures.length > 0 || passed === 0;
}

process.exitCode = failed ? 1 : 0;
