import { describe, expect, it } from 'vitest';
import { oneDecorator } from './one-decorator.mjs';
import { privateNames } from './private-names.mjs';
import { minifyCss, minifyHtml } from './templates.mjs';

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
    expect(minifyHtml(['\n  <p\n    class="a"\n    title=', '\n  >\n    one   two\n  </p>\n'])).toEqual(['<p class="a" title=', '>one two</p>']);
  });

  it('leaves quoted values alone, also around an expression', () => {
    expect(minifyHtml(['<p title="a  b ', "  c\" class='d  e'>", '</p>'])).toEqual(['<p title="a  b ', "  c\" class='d  e'>", '</p>']);
  });

  it('leaves text in pre and textarea alone, also around an expression and in an element inside', () => {
    const kept = ['<pre>\n  <b>a  b</b>  ', '  c\n</pre>', '<textarea>  x  </textarea>'];
    expect(minifyHtml(kept)).toEqual(kept);
    expect(minifyHtml(['<pre>  </pre>  <p>  </p>'])).toEqual(['<pre>  </pre><p></p>']);
  });

  it('loses white space beside a block, where no line has any, and keeps it beside an expression and a word', () => {
    expect(minifyHtml(['<div>\n  ', '\n  ', '\n  <section-x> </section-x>\n</div>\n<b>a</b> <i>b</i>'])).toEqual([
      '<div>',
      ' ',
      ' <section-x> </section-x></div><b>a</b> <i>b</i>',
    ]);
  });

  it('takes marks in text for text', () => {
    expect(minifyHtml([`<p>it's "so"  1 > 0 / 2</p>  <i>`])).toEqual([`<p>it's "so" 1 > 0 / 2</p><i>`]);
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

describe('private names', () => {
  it('are the same few in each class', async () => {
    const { code } = (await privateNames().transform(
      'class A { #first = 1; b() { return this.#first; } } class C { #second = 2; d() { return this.#second; } } export { A, C };',
      'a.ts',
    )) as {
      code: string;
    };
    expect(new Set(code.match(/#\w+/g)).size).toBe(1);
    expect(code).toMatch(/as A\b.*as C\b/);
  });
});
