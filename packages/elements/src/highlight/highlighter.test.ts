import { expect } from '@open-wc/testing';
import { findLanguage } from './languages.js';
import type { CodeSpan, LineState } from './highlighted-lines.js';
import { loadHighlighter, loadedHighlighter } from './highlighter.js';

const code = [
  '/** Doc',
  ' * over lines */',
  "import { a } from 'b';",
  'export function f(x: number): string {',
  '  return `t ${x + 1} ${"s"}`; // end',
  '}',
  '',
  'const s = `multi',
  'line`;',
];
const text = (spans: readonly CodeSpan[]): string => spans.map((span) => span.text).join('');

describe('the highlighter', () => {
  it('finds languages by alias in any case', () => {
    expect(findLanguage('TS')?.id).to.equal('typescript');
    expect(findLanguage('bash')?.id).to.equal('shellscript');
    expect(findLanguage('klingon')).to.equal(undefined);
    expect(findLanguage('')).to.equal(undefined);
  });

  it('returns undefined for an unknown language', async () => {
    expect(await loadHighlighter('klingon')).to.equal(undefined);
  });

  it('colours single lines, with the state after each, like all lines at once', async () => {
    const highlighter = (await loadHighlighter('ts'))!;
    expect(loadedHighlighter('typescript')).to.equal(highlighter);
    const whole = highlighter.highlightLines(code, undefined).lines;
    let state: LineState | undefined;
    const single = code.map((line) => {
      const result = highlighter.highlightLines([line], state);
      state = result.state;
      return result.lines[0]!;
    });
    expect(single).to.deep.equal(whole);
    expect(whole.map(text)).to.deep.equal(code);
    expect(whole[1]).to.deep.equal([{ text: ' * over lines */', colour: 'comment' }]);
    expect(whole[2]!.find((span) => span.text.includes('import'))!.colour).to.equal('keyword');
    expect(whole[3]!.find((span) => span.text === 'f')!.colour).to.equal('function');
    expect(whole[8]![0]).to.deep.equal({ text: 'line`', colour: 'string' });
  });

  it('joins neighbours of one colour, and gives names and punctuation no colour', async () => {
    const highlighter = (await loadHighlighter('ts'))!;
    const [line] = highlighter.highlightLines(['foo(bar, baz).qux;'], undefined).lines;
    for (let index = 1; index < line!.length; index += 1) expect(line![index]!.colour).not.to.equal(line![index - 1]!.colour);
    expect(line!.at(-1)!.text).to.contain(';');
    expect(line!.length).to.be.below(5);
  });

  for (const [language, source, word, colour] of [
    ['python', 'def f(x):\n    return "a" # c', 'return', 'keyword'],
    ['json', '{ "key": [1, true] }', '1', 'constant'],
    ['bash', 'echo "hi" # c', '# c', 'comment'],
    ['css', '.a { color: red; }', 'color', 'property'],
    ['html', '<p class="x">t</p>', 'p', 'tag'],
    ['sql', 'select * from t where a = 1', 'select', 'keyword'],
    ['diff', '--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y', '+y', 'added'],
    ['rust', 'fn main() { let s: &str = "x"; }', 'main', 'function'],
    ['yaml', 'a: 1 # c\nb: "x"', 'a', 'property'],
    ['markdown', '# Head\n\ntext', 'Head', 'heading'],
  ] as const) {
    it(`colours ${language}`, async () => {
      const highlighter = (await loadHighlighter(language))!;
      const spans = highlighter.highlightLines(source.split('\n'), undefined).lines.flat();
      expect(spans.find((span) => span.text.includes(word) && span.colour !== undefined)?.colour, JSON.stringify(spans)).to.equal(colour);
    });
  }
});
