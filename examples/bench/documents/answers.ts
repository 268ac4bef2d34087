/** The answers that are streamed: a body of any length, and a tail which is the same at every length, so that growth is that of the length alone. */
import { paragraph, plainWords, sentence, word } from './prose.js';
import { below, random, type Random } from './random.js';
import { codeBlock, codeLines } from './source-code.js';

/** Ends every answer; a contestant that does not show it has not rendered. */
export const SENTINEL = 'thelastword9c4';

/** How many characters are measured. */
const TAIL = 2_000;

/** `mixed` has everything; `lists`, `tables`, `code` are mostly that, in blocks as they come in answers; `one-…` are a single block from the first line to the last. */
export type AnswerKind = 'mixed' | 'lists' | 'tables' | 'code' | 'one-list' | 'one-table' | 'one-fence';

export interface Answer {
  readonly body: string;
  /** About `TAIL` characters, with the sentinel at its end. */
  readonly tail: string;
}

const heading = (chance: Random): string => `## ${plainWords(chance, 4)}`;
const bullet = (chance: Random): string => `- ${sentence(chance, 6 + below(chance, 8))}`;
const row = (chance: Random): string => `| ${plainWords(chance, 2)} | \`${word(chance)}\` | ${sentence(chance, 5)} | ${below(chance, 9_000)} |`;
const TABLE_HEAD = '| Name | Kind | What it does | Cost |\n| --- | :-: | --- | ---: |';

const lines = (count: number, line: () => string): string => Array.from({ length: count }, line).join('\n');
const list = (chance: Random, count: number): string => lines(count, () => bullet(chance));
const nested = (chance: Random, count: number): string => lines(count, () => `1. ${sentence(chance, 7)}\n   ${bullet(chance)}`);
const table = (chance: Random, rows: number): string => `${TABLE_HEAD}\n${lines(rows, () => row(chance))}`;

/** What an answer is made of, over and over. */
const blocks: Readonly<Record<'mixed' | 'lists' | 'tables' | 'code', readonly ((chance: Random) => string)[]>> = {
  mixed: [
    heading,
    (chance) => paragraph(chance, 3),
    (chance) => list(chance, 4),
    (chance) => codeBlock(chance, 'ts', 8),
    (chance) => paragraph(chance, 2),
    (chance) => table(chance, 4),
    (chance) => `> ${sentence(chance, 14)}`,
    (chance) => nested(chance, 3),
    (chance) => codeBlock(chance, 'python', 10),
    (chance) => paragraph(chance, 4),
  ],
  lists: [heading, (chance) => list(chance, 16), (chance) => paragraph(chance, 1), (chance) => nested(chance, 10)],
  tables: [heading, (chance) => table(chance, 14), (chance) => paragraph(chance, 1)],
  code: [
    (chance) => paragraph(chance, 1),
    (chance) => codeBlock(chance, 'ts', 40),
    (chance) => paragraph(chance, 1),
    (chance) => codeBlock(chance, 'python', 30),
  ],
};

/** How a single block begins, goes on for ever, and ends. */
const endless: Readonly<Record<'one-list' | 'one-table' | 'one-fence', { begin: string; more: (chance: Random) => string; end: string }>> = {
  'one-list': { begin: '', more: bullet, end: `- ${SENTINEL}` },
  'one-table': { begin: `${TABLE_HEAD}\n`, more: row, end: `| ${SENTINEL} | | | |` },
  'one-fence': { begin: '```ts\n', more: (chance) => codeLines(chance, 'ts', 10), end: `// ${SENTINEL}\n\`\`\`` },
};

/** Pieces, each followed by `gap`, until there are `size` characters. */
function fill(size: number, gap: string, next: (index: number) => string): string {
  let text = '';
  for (let index = 0; text.length < size; index += 1) text += next(index) + gap;
  return text;
}

function isEndless(kind: AnswerKind): kind is keyof typeof endless {
  return kind in endless;
}

/** @param size of the whole in characters, met to within one block */
export function answer(kind: AnswerKind, size: number): Answer {
  const inBody = random(11);
  const inTail = random(5);
  const before = size - TAIL;
  if (isEndless(kind)) {
    const { begin, more, end } = endless[kind];
    return { body: begin + fill(before, '\n', () => more(inBody)), tail: fill(TAIL, '\n', () => more(inTail)) + end };
  }
  const parts = blocks[kind];
  const part = (chance: Random) => (index: number) => parts[index % parts.length]!(chance);
  return { body: fill(before, '\n\n', part(inBody)), tail: fill(TAIL, '\n\n', part(inTail)) + SENTINEL };
}

/** A whole answer that is mostly code, in two languages. */
export function codeAnswer(size: number, seed: number): string {
  const chance = random(seed);
  return fill(size, '\n\n', (index) => `${paragraph(chance, 1)}\n\n${codeBlock(chance, index % 2 === 0 ? 'ts' : 'python', 45)}`) + SENTINEL;
}

/** The same answer with fences in a language nobody knows; as long as before. */
export function withPlainFences(text: string): string {
  return text.replaceAll(/^```(\w+)$/gm, (_, language: string) => `\`\`\`${'x'.repeat(language.length)}`);
}

/** Cut into pieces of 4 to 8 characters. */
export function deltas(text: string): string[] {
  const chance = random(3);
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const size = 4 + below(chance, 5);
    pieces.push(text.slice(from, from + size));
    from += size;
  }
  return pieces;
}
