import { describe, expect, it } from 'vitest';
import { parseInline } from './inline-parser.js';
import { plainText } from './pieces.js';
import type { Inline } from './tree.js';

const definitions = new Map([['REF', { href: '/ref', title: 'T' }]]);

function read(source: string, open = false, math = false): Inline[] {
  return parseInline(source, { define: (label) => definitions.get(label), hasFootnote: (label) => label === 'NOTE', open, math });
}

/** Nodes as text: `<strong>bold</strong>`, unfinished links as `<pending>`. */
function brief(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'text':
          return node.text;
        case 'break':
          return '<br>';
        case 'html':
          return `<html ${node.raw}>`;
        case 'code':
          return `<code>${node.text}</code>`;
        case 'math':
          return `<math${node.display ? ' block' : ''}>${node.text}</math>`;
        case 'image':
          return `<img ${node.href} ${node.alt}>`;
        case 'footnote':
          return `<note ${node.label}>`;
        case 'link':
          return node.pending ? `<pending>${brief(node.children)}</pending>` : `<a ${node.href}>${brief(node.children)}</a>`;
        default:
          return `<${node.type}>${brief(node.children)}</${node.type}>`;
      }
    })
    .join('');
}

describe('inline text that is still being written', () => {
  for (const [source, shown] of [
    ['plain', 'plain'],
    ['**bo', '<strong>bo</strong>'],
    ['**bold*', '<strong>bold</strong>'],
    ['**bold**', '<strong>bold</strong>'],
    ['a **', 'a '],
    ['a *', 'a '],
    ['**bold **', '<strong>bold </strong>'],
    ['**b *i', '<strong>b <em>i</em></strong>'],
    ['***both', '<em><strong>both</strong></em>'],
    ['~~go', '<del>go</del>'],
    ['~5 minutes', '~5 minutes'],
    ['snake_ca', 'snake_ca'],
    ['2 * 3', '2 * 3'],
    ['`co', '<code>co</code>'],
    ['``a ` b', '<code>a ` b</code>'],
    ['``a `', '<code>a</code>'],
    ['`', ''],
    ['**bold `co', '<strong>bold <code>co</code></strong>'],
    ['[te', '<pending>te</pending>'],
    ['[text]', '<pending>text</pending>'],
    ['[text] ', '[text]'],
    ['[ref]', '<a /ref>ref</a>'],
    ['[text](htt', '<pending>text</pending>'],
    ['[text](http://x.test "ti', '<pending>text</pending>'],
    ['[text](http://x.test "title"', '<pending>text</pending>'],
    ['[text](http://x.test)', '<a http://x.test>text</a>'],
    ['[text](a b', '[text](a b'],
    ['[text][re', '<pending>text</pending>'],
    ['[**te', '<pending><strong>te</strong></pending>'],
    ['**see [te', '<strong>see <pending>te</pending></strong>'],
    ['**see [te](x) more', '<strong>see <a x>te</a> more</strong>'],
    ['![al', ''],
    ['a ![', 'a '],
    ['a ![alt](http', 'a '],
    ['[![al', ''],
    ['a [', 'a '],
    ['a [^no', 'a '],
    ['a [^note]', 'a <note NOTE>'],
    ['wow!', 'wow'],
    ['a\\', 'a'],
    ['a\\*', 'a\\*'.replace('\\', '')],
    ['a\\\\*', 'a\\'],
    ['a\\*b', 'a*b'],
    ['a &am', 'a '],
    ['AT&T x', 'AT&T x'],
    ['a <', 'a '],
    ['a <b cl', 'a '],
    ['a <https://x', 'a '],
    ['a <!-- c', 'a '],
    ['1 < 2 and', '1 < 2 and'],
    ['see https://x.te', 'see <a https://x.te>https://x.te</a>'],
  ] as const) {
    it(`shows ${JSON.stringify(source)} as ${JSON.stringify(shown)}`, () => {
      expect(brief(read(source, true))).toBe(shown);
    });
  }

  it('hides unfinished math, but not money', () => {
    expect(brief(read('so $x^2', true, true))).toBe('so ');
    expect(brief(read('so $$x^2', true, true))).toBe('so ');
    expect(brief(read('so \\(x', true, true))).toBe('so ');
    expect(brief(read('costs $5 and', true, true))).toBe('costs $5 and');
  });
});

describe('inline text', () => {
  for (const [source, shown] of [
    ['$x$ and $$y$$ and \\(z\\) and \\[w\\]', '<math>x</math> and <math block>y</math> and <math>z</math> and <math block>w</math>'],
    ['$5 and $6', '$5 and $6'],
    ['$ x$ y $z $1', '$ x$ y $z $1'],
    ['\\$x$', '$x$'],
    ['price $p=25.6\\$$.', 'price <math>p=25.6\\$</math>.'],
    ['$HOME/bin:$PATH', '$HOME/bin:$PATH'],
    ['The $PATH variable, `$HOME`, and **$USER**.', 'The $PATH variable, <code>$HOME</code>, and <strong>$USER</strong>.'],
    ['a $b `$c`', 'a $b <code>$c</code>'],
    ['It is $5 (`US$`) now', 'It is $5 (<code>US$</code>) now'],
    ['$a `b` c$', '$a <code>b</code> c$'],
    ['costs $5, see [US$ rates](/x)', 'costs $5, see <a /x>US$ rates</a>'],
    ['[a $x](/y) z$', '<a /y>a $x</a> z$'],
    ['[the $x$ axis](/y)', '<a /y>the <math>x</math> axis</a>'],
    ['$[0, 1)$ and [link](/x)', '<math>[0, 1)</math> and <a /x>link</a>'],
    ['$f[x](y)$', '<math>f[x](y)</math>'],
    ['$a https://e.test/?q=b$ c', '$a <a https://e.test/?q=b$>https://e.test/?q=b$</a> c'],
    ['中文$x$中文', '中文<math>x</math>中文'],
    ['$x$y and $z$2 and $é$é', '$x$y and $z$2 and $é$é'],
    ['US$5 and $x$', 'US$5 and <math>x</math>'],
  ] as const) {
    it(`has math: ${source}`, () => {
      expect(brief(read(source, false, true))).toBe(shown);
    });
  }

  it('has no math unless the option is set', () => {
    expect(brief(read('$x$'))).toBe('$x$');
  });

  for (const [source, shown] of [
    ['so \\(a_1*b*c\\) is', 'so \\(a_1*b*c\\) is'],
    ['\\[x^2 = \\frac{a}{b}\\]', '\\[x^2 = \\frac{a}{b}\\]'],
    ['\\[citation needed\\] \\(\\) \\(', '[citation needed] () ('],
  ] as const) {
    it(`keeps TeX as written without the option for math: ${source}`, () => expect(brief(read(source))).toBe(shown));
  }

  for (const [source, shown] of [
    ['**具体：**与其说', '<strong>具体：</strong>与其说'],
    ['*斜体（注）。*继续 ~~删（注）。~~这', '<em>斜体（注）。</em>继续 <del>删（注）。</del>这'],
    ['说**`code`**吧 和 **C++**很好', '说<strong><code>code</code></strong>吧 和 <strong>C++</strong>很好'],
    [
      '**（a）**b **“引用”**后 **《书》**作者 **1.**第一',
      '<strong>（a）</strong>b <strong>“引用”</strong>后 <strong>《书》</strong>作者 <strong>1.</strong>第一',
    ],
    ['これは**「強調」**です。**注意！**必ず', 'これは<strong>「強調」</strong>です。<strong>注意！</strong>必ず'],
    ['**중요:**이것은 **(참고)**를', '<strong>중요:</strong>이것은 <strong>(참고)</strong>를'],
    ['**𠮷：**字', '<strong>𠮷：</strong>字'],
    ['**(a)**b', '**(a)**b'],
    ['変数_名前_と', '変数_名前_と'],
  ] as const) {
    it(`has emphasis beside CJK: ${source}`, () => expect(brief(read(source))).toBe(shown));
  }

  for (const [source, shown] of [
    ['1~2, 3~4', '1~2, 3~4'],
    ['10:00~12:00 or 3月~5月，6月~8月', '10:00~12:00 or 3月~5月，6月~8月'],
    ['~gone~ and (~gone~)', '<del>gone</del> and (<del>gone</del>)'],
    ['a~~b~~c', 'a<del>b</del>c'],
  ] as const) {
    it(`has a single ~ within words as text: ${source}`, () => expect(brief(read(source))).toBe(shown));
  }

  for (const [source, shown] of [
    ['见 https://e.test/a/b/。', '见 <a https://e.test/a/b/>https://e.test/a/b/</a>。'],
    ['已创建：https://e.test/477，涵盖', '已创建：<a https://e.test/477>https://e.test/477</a>，涵盖'],
    ['（www.e.test/x）后', '（<a http://www.e.test/x>www.e.test/x</a>）后'],
    ['“https://e.test”后', '“<a https://e.test>https://e.test</a>”后'],
    ['https://e.test，x', '<a https://e.test>https://e.test</a>，x'],
    ['https://e.test/维基', '<a https://e.test/维基>https://e.test/维基</a>'],
  ] as const) {
    it(`ends a bare address before CJK punctuation: ${source}`, () => expect(brief(read(source))).toBe(shown));
  }

  it('has a mention as text, and links a mail address', () => {
    expect(brief(read('@echo, ask ada@page.test'))).toBe('@echo, ask <a mailto:ada@page.test>ada@page.test</a>');
  });

  it('has decoded names of Latin and Greek letters and of common symbols', () => {
    expect(brief(read('&Agrave;&yuml;&Scaron;&Lstrok;&ouml; &Omega;&sigmaf; &lang;&euro;&check; &nope; &amp;amp;'))).toBe('ÀÿŠŁö Ως ⟨€✓ &nope; &amp;');
  });

  it('has citations of footnotes that exist, and others as text', () => {
    expect(brief(read('a[^Note] b[^other]'))).toBe('a<note NOTE> b[^other]');
  });

  it('has no link within a link', () => {
    expect(brief(read('[see https://x.test](/y) [http://a.test](http://b.test)'))).toBe('<a /y>see https://x.test</a> <a http://b.test>http://a.test</a>');
  });

  it('has tags of raw HTML with their attributes', () => {
    expect(read('<A Href="x&amp;y" b=c d>')).toEqual([
      {
        type: 'html',
        raw: '<A Href="x&amp;y" b=c d>',
        tag: {
          name: 'a',
          kind: 'open',
          attributes: [
            ['href', 'x&y'],
            ['b', 'c'],
            ['d', ''],
          ],
        },
      },
    ]);
    expect(read('</sub><br/><!-- c -->').map((node) => node.type === 'html' && node.tag && `${node.tag.kind} ${node.tag.name}`)).toEqual([
      'close sub',
      'void br',
      undefined,
    ]);
  });

  it('is parsed in linear time with an endless address in angle brackets', () => {
    for (const open of [false, true]) expect(plainText(read(`[a](<${'b'.repeat(100_000)}`, open))).toMatch(/^\[a\]\(<b+$/);
  });

  it('converts to plain text without marks', () => {
    expect(plainText(read('**a** `b` [c *d*](e) ![f](g)'))).toBe('a b c d f');
  });

  it('limits its nesting', () => {
    const depth = (nodes: readonly Inline[]): number => Math.max(0, ...nodes.map((node) => ('children' in node ? 1 + depth(node.children) : 0)));
    for (const source of ['*a '.repeat(5000) + 'a* '.repeat(5000), '_*'.repeat(5000) + 'a' + '*_'.repeat(5000), '*a **a '.repeat(5000)]) {
      for (const open of [false, true]) {
        const nodes = read(source, open);
        expect(depth(nodes)).toBeLessThan(100);
        expect(plainText(nodes).replaceAll(/[^a]/g, '')).toBe(source.replaceAll(/[^a]/g, ''));
      }
    }
  });
});
