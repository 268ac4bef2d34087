/** The cells of a table as plain text: for its name, and for a page that draws tables itself. */
import type { Setting } from './drawn.js';
import { plainText } from './inline-views.js';
import { parseInline } from './parse/inline-parser.js';
import type { Block } from './parse/tree.js';

/** The cells of a row without their marks, and the labels they refer to. */
export function textsOf(row: Block | undefined, { parser, math }: Setting): { readonly texts: string[]; readonly labels: string[] } {
  const labels: string[] = [];
  const options = {
    define: (label: string) => (labels.push(label), parser.definitions.get(label)),
    hasFootnote: (label: string) => (labels.push(label), parser.footnotes.has(label)),
    math,
  };
  const texts = (row?.children ?? []).map(({ source, open }) => plainText(parseInline(source, { ...options, open })));
  return { texts, labels };
}
