/**
 * Attacks that others collected, drawn whole and three characters at a time, as text and with the allowed HTML, in a page that forbids inline code and
 * strings as markup: nothing may run, nothing dangerous may stand there, nothing may be fetched from elsewhere.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Program } from './markdown-program.js';
import { withStrictPage } from './strict-page.js';
import type { Result, Suite } from '../../../core/proofs/conformance/suite.js';

declare const program: Program;

const FILE = 'xss-payloads.json';

export const payloads: Suite = {
  name: 'payloads',
  needs: [FILE],
  async *run(folder): AsyncGenerator<Result> {
    const list = JSON.parse(readFileSync(path.join(folder, FILE), 'utf8')) as { id: string; payload: string }[];
    yield* await withStrictPage('markdown-program.ts', async ({ page, strays }) => {
      const results: Result[] = [];
      for (const { id, payload } of list) {
        const dangers = await page.evaluate((text) => program.dangers(text), payload);
        dangers.push(...strays.splice(0));
        results.push({ name: `${id} ${payload.slice(0, 60)}`, ...(dangers.length > 0 && { failure: dangers.join('\n    ') }) });
      }
      return results;
    });
  },
};
