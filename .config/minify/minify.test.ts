import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../sources.mjs';
import { cutMarked } from './lexer-only.mjs';
import { oneDecorator } from './one-decorator.mjs';
import { minifyCss, minifyHtml } from './templates.mjs';

const marked = path.join(path.dirname(createRequire(path.join(root, 'packages/elements/package.json')).resolve('marked')), 'marked.esm.js');

describe('CSS of a template', () => {
  it('loses comments, indentation and the last semicolon', () => {
    expect(minifyCss('\n  .a,\n  .b > i {\n    /* why */\n    margin: 0 auto;\n    color: red;\n  }\n')).toBe(' .a,.b>i{margin:0 auto;color:red}');
  });

  it('keeps every space that means something', () => {
    expect(minifyCss('.a :is(b) .c { inline-size: calc(1px + 2px) }')).toBe('.a :is(b) .c{inline-size:calc(1px + 2px)}');
    expect(minifyCss('@container (max-width: 339px) { a:hover { b: c } }')).toBe('@container (max-width:339px){a:hover{b:c}}');
    // Between two expressions: `border: 1px solid ${…} ${…};`
    expect([' 1px solid ', ' ', ';\n}'].map(minifyCss)).toEqual([' 1px solid ', ' ', '}']);
  });

  it('leaves what is quoted as it is', () => {
    expect(minifyCss(`a::before { content: ' /* : */ ; '; b: "it's,  0.5;}" }`)).toBe(`a::before{content:' /* : */ ; ';b:"it's,  0.5;}"}`);
  });

  it('writes fractions without their zero, and no other number', () => {
    expect(minifyCss('a { b: 0.5 10.5px oklch(0.3 0.1 20 / 0.5); c: 0 }')).toBe('a{b:.5 10.5px oklch(.3 .1 20 / .5);c:0}');
  });
});

describe('HTML of a template', () => {
  it('has one space where there were many', () => {
    expect(minifyHtml(['\n  <p\n    class="a"\n    title=', '\n  >\n    one   two\n  </p>\n'])).toEqual([' <p class="a" title=', '> one two </p> ']);
  });

  it('leaves quoted values alone, also around an expression', () => {
    expect(minifyHtml(['<p title="a  b ', "  c\" class='d  e'>", '</p>'])).toEqual(['<p title="a  b ', "  c\" class='d  e'>", '</p>']);
  });

  it('leaves text in pre and textarea alone, also around an expression and in an element inside', () => {
    const kept = ['<pre>\n  <b>a  b</b>  ', '  c\n</pre>', '<textarea>  x  </textarea>'];
    expect(minifyHtml(kept)).toEqual(kept);
    expect(minifyHtml(['<pre>  </pre>  <p>  </p>'])).toEqual(['<pre>  </pre> <p> </p>']);
  });

  it('takes marks in text for text', () => {
    expect(minifyHtml([`<p>it's "so"  1 > 0 / 2</p>  <i>`])).toEqual([`<p>it's "so" 1 > 0 / 2</p> <i>`]);
  });
});

/** What is used of marked. */
interface Lexing {
  readonly Lexer: { lex(source: string): unknown };
}

describe('marked without what nobody uses', () => {
  it('still lexes as the whole does', async () => {
    const cut = cutMarked(readFileSync(marked, 'utf8')) as string;
    const source =
      '# T\n\n- [ ] a\n  - b **c** _d_ ~~e~~\n\n> q\n\n| a | b |\n|--|:-:|\n| `x` | www.x.test |\n\n```ts\nc\n```\n\n[r]\n\n[r]: /u "t"\n\n<b>h</b> a@b.test\\\nnew';
    const whole = (await import(marked)) as Lexing;
    const small = (await import(`data:text/javascript,${encodeURIComponent(cut)}`)) as Lexing;
    expect(small.Lexer.lex(source)).toEqual(whole.Lexer.lex(source));
    expect(cut).toContain('MIT License');
    expect(cut).not.toContain('parseMarkdown');
    expect(cut.length).toBeLessThan(0.95 * readFileSync(marked, 'utf8').length);
  });

  it('does not build from another version without a word', () => {
    expect(() => void cutMarked('export const Lexer = 1;')).toThrow(/pin marked/);
  });
});

describe('one helper for decorators', () => {
  const transform = (code: string): unknown => oneDecorator().transform(code, 'a.ts');

  it('stands in for esbuild’s in each file', () => {
    const code =
      'var __defProp = Object.defineProperty;\nvar __decorateClass = (decorators, target, key, kind) => {\n  return 1;\n};\n__decorateClass([a()], A.prototype, "b", 2);\n';
    const { code: made } = transform(code) as { code: string };
    expect(made).toMatch(/^import \{ __decorateClass \} from .*\n{4}__decorateClass\(\[a\(\)\]/);
  });

  it('does not build when that helper has changed', () => {
    expect(() => transform('var __decorateClass = () => 1; __decorateClass([a()], A.prototype, "b", 2);')).toThrow(/has changed/);
  });
});
