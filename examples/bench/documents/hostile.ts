/** Text that makes careless parsers slow: each is one thought, repeated to a size. `prose` is what they are measured against. */
import { SENTINEL } from './answers.js';
import { paragraph } from './prose.js';
import { random } from './random.js';

const repeated =
  (piece: string) =>
  (size: number): string =>
    piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** Lines of growing indentation: as deep as a text of this size can be. */
function deeper(line: (depth: number) => string): (size: number) => string {
  return (size) => {
    let text = '';
    for (let depth = 0; text.length < size; depth += 1) text += `${line(depth)}\n`;
    return text;
  };
}

function prose(size: number): string {
  const chance = random(17);
  let text = '';
  while (text.length < size) text += `${paragraph(chance, 4)}\n\n`;
  return text;
}

const kinds = {
  prose,
  strong: repeated('**a**'),
  'strong-words': repeated('**a** '),
  stars: repeated('*a **b '),
  brackets: repeated('['),
  'closed-brackets': (size: number): string => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'half-links': repeated('[a]('),
  images: repeated('![['),
  backticks: deeper((depth) => `${'`'.repeat((depth % 90) + 1)} a`),
  quotes: repeated('>'),
  'lists-in-line': repeated('- '),
  'lists-in-lines': deeper((depth) => `${'  '.repeat(depth)}- a`),
  'lists-and-quotes': repeated('> - '),
  'wide-table': (size: number): string => {
    const cells = Math.floor(size / 40);
    return `${'|a'.repeat(cells)}|\n${'|-'.repeat(cells)}|\n${'|b\n'.repeat(Math.floor(size / 6))}`;
  },
  'tables-never': repeated('|a|b|\n'),
  definitions: deeper((depth) => `[a${depth}]: /u\n`),
  html: repeated('<a b="'),
  entities: repeated('&#x'),
  addresses: repeated('https://a.b/('),
} satisfies Record<string, (size: number) => string>;

export type HostileKind = keyof typeof kinds;

export const hostileKinds = Object.keys(kinds) as HostileKind[];

/** About `size` characters, and then a paragraph with the sentinel, by which it is seen to be rendered. */
export function hostile(kind: HostileKind, size: number): string {
  return `${kinds[kind](size)}\n\n${SENTINEL}`;
}
