/** The HTML that a server writes of Markdown, in plain Node, beside what a browser draws of the same text: character by character the same, for every example. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { textHtml } from '../../src/markdown/html-rules.js';
import { renderMarkdown, type RenderMarkdownOptions } from '../../src/markdown/markdown-html.js';
import type { Program } from './markdown-program.js';
import { withStrictPage } from './strict-page.js';
import { compare, type Result, type Suite } from '../../../core/proofs/conformance/suite.js';

declare const program: Program;

const EXAMPLES = ['markdown/commonmark-0.31.2.json', 'markdown/gfm.0.29.json'];
const FIELD = 'field/answers.json';
const PAYLOADS = 'xss-payloads.json';

const base = 'https://page.test/chat/';
const ways: Readonly<Record<string, RenderMarkdownOptions>> = {
  'with everything closed': { base },
  'with every link': { base, allowedLinkOrigins: ['*'], allowedImageOrigins: ['*'] },
  'with math and HTML': { base, allowedLinkOrigins: ['https://example.com'], allowedHtml: textHtml, math: true, firstLevel: 1 },
};

export const markdownServer: Suite = {
  name: 'markdown-server',
  needs: [...EXAMPLES, FIELD, PAYLOADS],
  async *run(folder): AsyncGenerator<Result> {
    const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    const texts = [
      ...EXAMPLES.flatMap((file) =>
        (read(file) as { markdown: string; example: number }[]).map(({ markdown, example }) => ({
          name: `${path.basename(file, '.json')} ${String(example)}`,
          text: markdown,
        })),
      ),
      ...(read(FIELD) as { id: string; kind: string; input: string }[])
        .filter(({ kind }) => kind.startsWith('markdown'))
        .map(({ id, input }) => ({ name: `field ${id}`, text: input })),
      ...(read(PAYLOADS) as { id: string; payload: string }[]).map(({ id, payload }) => ({ name: `payload ${id}`, text: payload })),
    ];
    yield* await withStrictPage('markdown-program.ts', async ({ page }) => {
      const results: Result[] = [];
      for (const [way, options] of Object.entries(ways)) {
        const drawn = await page.evaluate(([all, given]) => all.map((text) => program.drawn(text, given)), [texts.map(({ text }) => text), options] as const);
        for (const [index, { name, text }] of texts.entries()) results.push(compare(`${name}, ${way}`, renderMarkdown(text, options), drawn[index]));
      }
      return results;
    });
  },
};
