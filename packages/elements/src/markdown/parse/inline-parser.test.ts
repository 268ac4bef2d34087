import { describe, expect, it } from 'vitest';
import { parseInline, plainText } from './inline-parser.js';
import type { Inline } from './tree.js';
import * as grammar from './grammar.js';
import { learn } from './later-grammar.js';

learn(grammar);

const definitions = new Map([['REF', { href: '/ref', title: 'T' }]]);

function read(source: string, open = false, math = false): Inline[] {
  return parseInline(source, { define: (label) => definitions.get(label), hasFootnote: (label) => label === 'NOTE', open, math });
}

/** Nodes in short: `<strong>bold</strong>`, links in the making as `<pending>`. */
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

  it('leaves unfinished math out, but not money', () => {
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
  ] as const) {
    it(`reads math: ${source}`, () => {
      expect(brief(read(source, false, true))).toBe(shown);
    });
  }

  it('knows no math unless asked', () => {
    expect(brief(read('$x$ \\(y\\)'))).toBe('$x$ (y)');
  });

  it('reads references to footnotes that exist, and leaves others as text', () => {
    expect(brief(read('a[^Note] b[^other]'))).toBe('a<note NOTE> b[^other]');
  });

  it('makes no link within a link', () => {
    expect(brief(read('[see https://x.test](/y) [http://a.test](http://b.test)'))).toBe('<a /y>see https://x.test</a> <a http://b.test>http://a.test</a>');
  });

  it('reads tags of raw HTML with their attributes', () => {
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

  it('gives the words without their marks', () => {
    expect(plainText(read('**a** `b` [c *d*](e) ![f](g)'))).toBe('a b c d f');
  });

  it('nests no deeper than a page can bear', () => {
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
