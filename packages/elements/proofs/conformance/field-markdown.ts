/** Markdown from the field: what it becomes, however it is cut, and what no frame on the way may show. */
import { breach, parsed } from '../../src/testing/parser-law.js';
import { createBlockParser } from '../../src/markdown/parse/block-parser.js';
import { MARKDOWN } from './field-markdown.expected.js';
import type { FieldCase, FieldPart } from '../../../core/proofs/conformance/field.js';
import { toHtml } from './markdown-html.js';
import { compare, type Result } from '../../../core/proofs/conformance/suite.js';

const FRAMES = 'markdown, streaming frames';

export const part: FieldPart = {
  kinds: ['markdown', FRAMES],
  *run(cases) {
    for (const one of cases) {
      // Tags of thoughts are read before Markdown is; see the cases of OpenAI.
      if (one.input.startsWith('<think>')) continue;
      const expected = MARKDOWN[one.id];
      // Long ones are cut in the file: they only have to be read.
      if (expected !== undefined) yield compare(`${one.id} as HTML`, toHtml(parsed(one.input, true), true).trimEnd(), expected);
      yield lawful(one);
      if (one.kind === FRAMES) yield withoutTables(one);
    }
  },
};

function lawful({ id, input }: FieldCase): Result {
  const failure = breach([...input], true);
  return { name: `${id} letter by letter`, ...(failure !== undefined && { failure }) };
}

function withoutTables({ id, input }: FieldCase): Result {
  const parser = createBlockParser({ math: true });
  const flash = [...input].find((char) => {
    parser.write(char);
    parser.update();
    return parser.document.children.some(({ type }) => type === 'table');
  });
  return { name: `${id} in every frame`, ...(flash !== undefined && { failure: `a table is shown at ${JSON.stringify(flash)}` }) };
}
