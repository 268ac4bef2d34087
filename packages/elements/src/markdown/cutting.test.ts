/** Documents of every kind, and random documents: any cut gives the same page. */
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { breach, cut, rendered, shape } from '../testing/markdown-law.js';
import { textHtml } from './html-rules.js';

const documents: Readonly<Record<string, string>> = {
  empty: '',
  'blank lines only': '\n\n  \n\t\n',
  'one word': 'word',
  paragraphs: 'One.\n\nTwo,\nstill two.\n\n\n\nThree.',
  'hard breaks': 'a  \nb\\\nc\n\nd   \n',
  emphasis: '**bold** *it* ***both*** ~~gone~~ __b__ _i_ `code` ``a ` b`` snake_case_word 2 * 3 * 4',
  'nested emphasis': '**bold *it ~~gone `c` gone~~ it* bold** _a **b** c_ *a**b**c*',
  'unbalanced emphasis': '**never closed and *neither this\n\n`nor this\n\n~~nor ~ this',
  'atx headings': '# One\n## Two ##\n### Three\n#### Four\n##### Five\n###### Six\n####### seven is text\n#not a heading\n#\n',
  'setext headings': 'Title\n=====\n\nSub\ntitle\n---\n\ntext\n-\n\n---\n\nfoo\n--- bar\n',
  'headings cut paragraphs': 'text\n# head\ntext\n## head\n- a\n# head',
  'hash without space after text': 'text\n#hash\n# head\n\n#5 is a number',
  rules: 'a\n\n---\n\n***\n\n- - -\n\n_____\nb\n***\nc',
  'rule or list': '* * *\n* a\n* * *\n- b\n- - -\n',
  'tight list': '- a\n- b\n- c\n',
  'loose list': '- a\n\n- b\n\n- c\n',
  'list loose at its end': '- a\n- b\n- c\n- d\n\n- e\n',
  'list loose by its inside': '- a\n- b\n\n  more b\n- c\n',
  'long list turning loose': `${Array.from({ length: 30 }, (_, i) => `- item ${i} **bold**`).join('\n')}\n\n- late\n`,
  'list of one marker then another': '- a\n- b\n* c\n* d\n+ e\n1. f\n2. g\n1) h\n',
  'ordered from seven': '7. seven\n8. eight\n10. nine\n',
  'ordered with code': '1. Install:\n\n   ```bash\n   npm i\n\n   npm run x\n   ```\n\n2. Run:\n   ```js\n   a()\n   ```\n3. Done',
  'nested list': '- a\n  - b\n    - c\n  - d\n- e\n  1. f\n  2. g\n\n     para\n- h',
  'lazy continuation': '- a\nlazy\n- b\n\n> quote\nlazy too\n\n> > deep\nlazy',
  'list interrupted': '- a\n- b\n\ntext\n\n- c\n\n\n- d\n\n    code?\n',
  tasks: '- [ ] open\n- [x] done\n- [X] done **bold**\n- [] none\n- [ ]\n  - [x] nested\n',
  'loose tasks': '- [ ] open\n\n- [x] done\n\n  more\n',
  'empty items': '-\n- a\n-\n\n- b\n*\n',
  'item begins with code': '-     code\n- a\n\n      code\n',
  'item begins with fence': '- ```js\n  x\n  ```\n- ~~~\n  y\n',
  'item of quote': '- > quote\n  > more\n- > - list\n',
  quotes: '> a\n> b\n>\n> c\n\n> d\n> > e\n> > f\n> g\n',
  'quote with everything': '> # head\n> - a\n> - b\n>\n> ```js\n> code\n> ```\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n',
  fence: '```ts\nconst a = 1;\n\nconst b = 2;\n```\n\nafter',
  'fence open at the end': 'text\n\n```ts\nconst a = 1;\n',
  'fence open without line break': '```\ncode',
  'fence with blank end': '```\ncode\n\n\n```\ntext',
  'fence empty': '```\n```\ntext\n\n```js\n\n```\n',
  'fence in fence': '````md\n```js\nx\n```\n````\n~~~\n```\n~~~\n',
  'fence indented': '  ```js\n    a\n  b\n c\n  ```\n   ~~~\n   a\n   ~~~\n',
  'fence interrupts paragraph': 'text\n```js\nx\n```\ntext\n~~~\ny\n~~~\n',
  'fence-like inline code': '``` not a fence ``` and\n```also `not`\n',
  'fence close too short': '`````\n```\n````\n`````\nend\n`````` \n',
  'indented code': 'text\n\n    a\n    b\n\n\n    c\n\ntext\n    lazy\n\n\ttab\n',
  'html is text':
    '<div onclick="x()">\n**raw**\n</div>\n\na <b>bold</b> <br> <script>alert(1)</script> <!-- c -->\n\n<script>\n\nx\n</script>\n\n<custom-tag>\nfoo\n',
  'html inside text': 'foo\n<div>\nbar\n\nfoo\n<a>\nbar\n\n<!--\n\ncomment\n\n-->\nend',
  table: '| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 | **4** |\n| `x|y` | \\| |\n\nafter',
  'table without pipes': 'a | b\n--|--\n1 | 2\n3\n4 | 5 | 6\ntext ends it? no\n\nyes',
  'table after text': 'text\n| a | b |\n|---|---|\n| 1 | 2 |\n# head\n| c |\n|---|\n',
  'not a table': '| a | b |\n| c | d |\n\n| a | b |\n|---|---|x\n\n| a |\n|---|---|\n',
  'table cut by list': '| a |\n|---|\n| 1 |\n- item\n| 2 |\n> q',
  'long table': `| n | square |\n|--:|:--|\n${Array.from({ length: 40 }, (_, i) => `| ${i} | **${i * i}** [r${i % 3}] |`).join('\n')}\n\n[r1]: /one\n`,
  links:
    '[a](http://x.test) [b](/rel "title") <http://y.test> http://z.test/a_b(c). www.w.test me@mail.test [c](<a b>) [d]() [e](http://x.test/(a)b) ![img](/i.png)',
  'link in the making': '[text](http://x.test/a "ti\n\n[text\n\n![alt](http://x\n\n[a](b[c](d)',
  'hostile links':
    '[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html,x) [d](vbscript:x) <javascript:x> [e](&#106;avascript:x) [f](\\javascript:x) [g](mailto:a@b.c) [h](tel:+1)',
  'reference defined later':
    'See [one], [two][2] and ![pic][p].\n\n- item [one]\n- item [Two][2]\n\n| a [one] | b |\n|---|---|\n| [2] | x |\n| [2] | y |\n| [2] | z |\n\n> quote [one]\n\n[one]: http://x.test "T"\n[2]: /two\n[p]: /p.png\n\nend [one]',
  'reference defined first': '[a]: /a\n[a]: /never\n\n[a] [A] [b]\n\n[b]: /b\n',
  'reference with late title': '[x] first\n\n[x]: /url\n"title here"\n\n[y] z\n\n[y]: /url\n"no title" at all\n\n[z]: <u v>\n\'multi\nline\'\n',
  'definition that is none': '[foo]: /url "title" bad\n\n[foo]\n\n[bar]:\n\n[bar]\n\ntext\n[baz]: /x\n\n[baz]',
  'definition swallows no answer': '[foo]: /url\n"an open quote\n\nlater text and a " quote\n\n[foo]',
  'definition in a list and a quote': '[q] and [l]\n\n> [q]: /q\n\n- [l]: /l\n- [q]\n- more\n- still more\n\nend',
  entities: '&amp; &lt;b&gt; &copy; &nbsp; &#35; &#x22; &unknown; AT&T &am &#0; `&amp;` [a&amp;b](/x?a=1&amp;b=2)\n\n&#38;lt;',
  escapes: '\\*not\\* \\# \\[x\\] \\\\ \\` \\<b> end\\',
  'carriage returns': 'a\r\nb\r\n\r\n- c\r- d\r\n\r\n```\r\nx\r\n```\r\n|a|\r\n|-|\r\n|b|\r\n',
  footnotes:
    'One[^1] and two[^b], again[^1].\n\n- item[^late]\n\n| a[^b] | c |\n|---|---|\n| x[^none] | y |\n\n[^b]: The **second**\n\n    with more[^1]\n\n[^1]: First\n[^unused]: Never seen\n\nEnd[^late].\n\n[^late]: Late [one]\n\n[one]: /x\n',
  'footnotes before their use': '[^a]: A\n[^b]: B\nlazy\n\nUses[^b] and[^a].\n',
  alerts: '> [!NOTE]\n> Mind **this**.\n>\n> - a\n\n> [!WARNING]\n> Hot\n\n> [!NONE]\n> q\n\n> [!TIP] not alone\n\n- > [!caution]\n  > in\n',
  math: 'A $x^2$ and $5 and $6, \\(a_b\\) and $$\\frac{1}{2}$$.\n\n$$\nx = \\{1\\}\n\ny\n$$\n\n\\[\na\n\\]\n\ntext $open\n',
  'allowed html':
    'Press <kbd>Ctrl **b</kbd>** <sub>a<sup>b</sub>c</sup> <mark>open\n\n<details>\n<summary>More <b>x</b></summary>\n\n- a\n- b\n\n<details open>\n<summary>In</summary>\n\ndeep\n\n</details>\n\n</details>\n\nafter <br/> </kbd> <script>x</script>\n\n<div>\n<kbd>a\n</div>\n',
  'html in a list': '- a\n  <details>\n\n  b\n- c\n\n</details>\nd\n',
  unicode: 'Grüße 👩‍👩‍👧‍👦 𝒳 “quotes” 你好，**世界**。\n\n- שלום עולם\n- مرحبا **بالعالم**\n\n`👍🏽`',
  'a long paragraph': `${'Lorem ipsum dolor sit amet **consetetur** `x` '.repeat(300)}\n\nend`,
  'a long word': '𝒳'.repeat(3000),
  'a typical answer':
    "## Plan\n\nHere's **what** to do:\n\n1. **Read** the file\n   - with `fs`\n   - or not\n2. *Write* it\n\n```ts\nimport { x } from 'y';\n\nexport const z = x(1);\n```\n\n| step | time |\n|------|-----:|\n| read | 1 ms |\n| write | 2 ms |\n\n> **Note** that this is [linked](https://example.test/a).\n\nDone! See [docs][d].\n\n---\n\n[d]: https://example.test/docs\n",
};

const pieces = [
  '# ',
  '\n',
  '\n\n',
  '- ',
  '* ',
  '1. ',
  '2) ',
  '> ',
  '    ',
  '  ',
  '\t',
  '```',
  '~~~',
  '```js\n',
  '`',
  '``',
  '*',
  '**',
  '_',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '](',
  '[a]',
  '[a]: /x',
  '"',
  "'",
  '!',
  '|',
  '|-|',
  '| a | b |\n',
  '|---|---|\n',
  '---',
  '===',
  '<div>',
  '</div>',
  '<!--',
  '-->',
  '<a ',
  '&',
  '&amp;',
  '\\',
  'word',
  ' word ',
  'http://x.test',
  '[ ] ',
  '[x] ',
  '\r\n',
  '\r',
  '𝒳',
  'é',
  ':',
  '-',
  '=',
  '$',
  '$$',
  '[^a]',
  '[^a]: ',
  '> [!NOTE]\n',
  '<details>\n',
  '</details>\n',
  '<kbd>',
  '</kbd>',
  '#',
  '0',
];

const options = { math: true, allowedHtml: textHtml };

describe('cutting an answer', () => {
  for (const [name, text] of Object.entries(documents)) {
    it(`gives the same page for every cut in two, and letter by letter: ${name}`, () => {
      const whole = shape(rendered([text], options));
      const step = Math.max(1, Math.floor(text.length / 150));
      for (let at = 1; at < text.length; at += step) {
        expect(shape(rendered([text.slice(0, at), text.slice(at)], options)), `cut at ${at}: ${JSON.stringify(text.slice(Math.max(0, at - 20), at))}`).to.equal(
          whole,
        );
      }
      if (text.length < 2500) expect(breach([...text], options), 'letter by letter').to.equal(undefined);
      expect(breach(cut(text, [37]), options), 'in pieces of 37').to.equal(undefined);
      expect(breach(text.split(/(?<=\n)/), options), 'line by line').to.equal(undefined);
    });
  }

  it('gives the same page for all documents in one text, cut at random', () => {
    const names = Object.keys(documents).filter((name) => !name.startsWith('a long'));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('\n', '\n\n', ''),
        fc.array(fc.nat(400), { maxLength: 12 }),
        (chosen, between, lengths) => {
          const text = chosen.map((name) => documents[name]).join(between);
          expect(breach(cut(text, lengths), options)).to.equal(undefined);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives the same page for random marks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 20 }),
        (parts, lengths) => {
          const text = parts.join('');
          expect(breach(cut(text, lengths), options)).to.equal(undefined);
          expect(breach([...text], options)).to.equal(undefined);
        },
      ),
      { numRuns: 600 },
    );
  });
});
