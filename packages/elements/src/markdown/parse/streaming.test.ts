/** Any cut gives the same tree, closed blocks stay, and changes are reported. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breach } from '../../testing/parser-law.js';

const documents: Readonly<Record<string, string>> = {
  paragraphs: 'One.\n\nTwo,\nstill two.\n\n\n\nThree.',
  'setext headings': 'Title\n=====\n\nSub\ntitle\n---\n\ntext\n-\n\n---\n\nfoo\n--- bar\n',
  'tight, loose and late loose lists': '- a\n- b\n\ntext\n\n- a\n\n- b\n\ntext\n\n1. a\n2. b\n3. c\n\n4. d\n',
  'a list loose by its inside': '- a\n  - b\n    - c\n\n      more c\n  - d\n- e\n\n  > q\n\n- f\n',
  'lazy lines': '> quote\nlazy\n\n> > deep\nlazy\n\n- a\nlazy\n- > b\nlazy\n',
  'empty items': '-\n- a\n-\n\n- b\n*\n\n  c\n',
  'nested quotes': '> a\n> > b\n> >\n> > - c\n> >   d\n>\n> e\n',
  tables: 'text\n| a | b |\n|---|:-:|\n| 1 | 2\n| 3\n\n| c |\n| d |\n\na | b\n-|-\n1 \\| 2 | 3 | 4\n> end\n',
  'a table in a list': '- | a | b |\n  |---|---|\n  | 1 | 2 |\n- c\n\n  | d |\n  |---|\n',
  'fences in lists': '1. Install:\n\n   ```bash\n   npm i\n\n   npm run x\n   ```\n\n2. Run:\n   ~~~js\n   a()\n  ~~~\n3. Done\n```\nopen\n',
  'fences of all kinds': '```` md\n```\n````\n``` a`b\n~~~\n```\n~~~\n  ```\n   a\n  b\n ```\n',
  'indented code': 'text\n\n    a\n\n\n    b\n\n\ntext\n    lazy\n\n\ttab\n',
  'definitions early': '[a]: /a "t"\n[b]:\n  /b\n\'two\nlines\'\n[c]: <> (x)\n\n[a] [b]\n',
  'definitions late': '[a] [b]\n\n> [a]: /a\n\n- [b]: /b\n- c\n\n[b]: /never\n',
  'definitions that are none':
    '[a]: /u "t" bad\n\n[b]:\n\n[c]: /u\n"no title" at all\n[d]: /d\n\n[e\nf]: /g\n===\n\n[long label that\ngoes on and on and on and on and on and on and on',
  'definitions below definitions': '[a]: /a\n[b]: /b\n===\n[c]: /c\n| x |\n|---|\n',
  footnotes: 'a[^1] b[^n]\n\n[^1]: one\n    still\n\n    two\n\n    - list\n[^n]: n\nlazy\n\nend\n',
  alerts: '> [!NOTE]\n> text\n\n> [!tip]\n\n> [!WARNING] no\n\n> [!CAUTION]\n> - a\n',
  tasks: '- [ ] a\n- [x] b\n- [X]  c\n- [ ]\n- [y] d\n1. [x] e\n',
  'raw HTML': '<div>\n*a*\n\nb <b>\n<!--\n\nc\n-->\n<x-y>\nd\n\n<x-y>\ne\n\n<script>\n\n</script> f\ng\n',
  'headings and rules': '# a #\n## b ## c\n#\n####### d\n***\n- - -\n_ _ _\n# e \\#\n',
  'carriage returns': 'a\r\nb\r\n\r\n- c\r- d\r\n\r\n```\r\nx\r\n```\r\n|a|\r\n|-|\r\n|b|\r',
  tabs: '-\ta\n\n\tb\n>\t\tc\n\n\td\n1.\t\te\n',
  math: '$$\nx\n\n$$\n\n$$ y $$\ntext $$ z\n\\[\na\n\\]\n\\[ b \\]\n',
  'characters of two units': '𝒳𝒳\n- 👩‍👩‍👧‍👦\n\0\n',
};

const pieces = [
  ...Array.from('\n\n\n\n-*+>#|`~[]()!:=_$\\<\t\r0'),
  '  ',
  '    ',
  '- ',
  '1. ',
  '> ',
  '```',
  '```\n',
  '| a | b |\n',
  '|---|---|\n',
  '[a]: /x',
  '[^a]: ',
  '---',
  '===',
  '<div>',
  '[ ] ',
  '[!NOTE]',
  '"',
  'word',
  ' word',
  '𝒳',
];

/** Cuts a text into pieces of the given lengths, repeatedly. */
function cut(text: string, lengths: readonly number[]): string[] {
  const cuts: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const length = lengths[turn % lengths.length] ?? text.length;
    cuts.push(text.slice(at, at + length));
    at += length;
  }
  return cuts;
}

describe('cutting Markdown', () => {
  for (const [name, text] of Object.entries(documents)) {
    it(`gives the same blocks for every cut in two, letter by letter, and line by line: ${name}`, () => {
      for (let at = 1; at < text.length; at++) expect(breach([text.slice(0, at), text.slice(at)], true)).toBeUndefined();
      expect(breach(cut(text, [1]), true)).toBeUndefined();
      expect(breach(text.split(/(?<=\n)/), true)).toBeUndefined();
    });
  }

  it('gives the same blocks for all documents in one text, cut at random', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Object.values(documents)), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('\n', '\n\n', ''),
        fc.constantFrom('', '> ', '- ', '  '),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }),
        (chosen, between, prefix, lengths) => {
          const text = chosen.join(between).replaceAll(/^/gm, prefix);
          expect(breach(cut(text, lengths), true)).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the same blocks for random marks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
        (parts, lengths) => {
          const text = parts.join('');
          expect(breach(cut(text, lengths), true)).toBeUndefined();
          expect(breach([...text], true)).toBeUndefined();
        },
      ),
      { numRuns: 2000 },
    );
  });
});
