/** The Markdown parser on the examples of CommonMark 0.31.2 and of GFM's extensions, whole and cut at every character. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { breach, parsed } from '../../src/testing/parser-law.js';
import { toHtml } from './markdown-html.js';
import type { Result, Suite } from '../../../core/proofs/conformance/suite.js';

interface Example {
  readonly example: number;
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

const bareAddress = 'GFM makes a bare address a link (its examples 622 to 635 ask for it)';

/** Examples that we read otherwise, and why that is right. What is listed must differ: else the list is out of date. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'commonmark-0.31.2 25': 'of the 2125 names of characters only those that people and models write are known; all would cost more than the whole parser',
  'commonmark-0.31.2 602': bareAddress,
  'commonmark-0.31.2 608': bareAddress,
  'commonmark-0.31.2 611': bareAddress,
  'commonmark-0.31.2 612': bareAddress,
  'gfm.0.29 657': 'raw HTML is only told apart here; none of it is obeyed, whatever its name, unless the page allows it',
};

const FILES = ['commonmark-0.31.2', 'gfm.0.29'];

export const markdown: Suite = {
  name: 'markdown',
  needs: FILES.map((file) => `markdown/${file}.json`),
  *run(folder): Iterable<Result> {
    for (const file of FILES) {
      const examples = JSON.parse(readFileSync(path.join(folder, 'markdown', `${file}.json`), 'utf8')) as readonly Example[];
      for (const { example, section, markdown: source, html } of examples) {
        const name = `${file} ${example}`;
        const reason = DIFFERENT[name];
        const got = toHtml(parsed(source)).trimEnd();
        const same = got === html.trimEnd();
        if (same === (reason !== undefined)) {
          yield {
            name: `${name} (${section})`,
            failure: same ? `is listed as different, but is the same` : `\n      got      ${JSON.stringify(got)}\n      expected ${JSON.stringify(html)}`,
          };
        } else yield { name };
        const failure = cutAnywhere(source);
        yield failure === undefined ? { name: `${name}, cut` } : { name: `${name}, cut`, failure };
      }
    }
  },
};

/** The law of streaming for every cut in two, letter by letter, and line by line. */
function cutAnywhere(source: string): string | undefined {
  for (let at = 1; at < source.length; at++) {
    const wrong = breach([source.slice(0, at), source.slice(at)]);
    if (wrong !== undefined) return `cut at ${at}: ${wrong}`;
  }
  return breach(Array.from({ length: source.length }, (_, at) => source.charAt(at))) ?? breach(source.split(/(?<=\n)/));
}
