/** The law of streaming over CommonMark's and GitHub's examples, in a real browser: however they are cut, the page is the same, and closed blocks keep their nodes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Program } from './markdown-program.js';
import { withStrictPage } from './strict-page.js';
import type { Result, Suite } from '../../../core/proofs/conformance/suite.js';

declare const program: Program;

const FILES = ['markdown/commonmark-0.31.2.json', 'markdown/gfm.0.29.json'];

export const markdownDom: Suite = {
  name: 'markdown-dom',
  needs: FILES,
  async *run(folder): AsyncGenerator<Result> {
    const examples = FILES.flatMap((file) => {
      const list = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { markdown: string; example: number }[];
      return list.map(({ markdown, example }) => ({ name: `${path.basename(file, '.json')} ${String(example)}`, markdown }));
    });
    yield* await withStrictPage('markdown-program.ts', async ({ page, strays }) => {
      const results: Result[] = [];
      const breaches = await page.evaluate(
        (texts) => texts.map((text) => program.breach(text) ?? null),
        examples.map(({ markdown }) => markdown),
      );
      breaches.forEach((failure, index) => results.push({ name: examples[index]!.name, ...(failure !== null && { failure }) }));
      for (const stray of strays) results.push({ name: 'nothing else happens', failure: stray });
      return results;
    });
  },
};
