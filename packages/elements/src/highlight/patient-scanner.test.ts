import { expect } from '@open-wc/testing';
import { loadHighlighter } from './highlighter.js';
import type { CodeSpan, LineState } from './highlighted-lines.js';

const sources = {
  typescript: [
    '/** Doc',
    ' * of it */',
    'export async function f<T extends object>(x: T, n = 3): Promise<string[]> {',
    '  return `a ${x} ${"s"}`; // end',
    '}',
  ],
  html: ['<!doctype html>', '<p class="x">t</p>', '<script>const a = 1;</script>', '<style>.a { color: red }</style>'],
  cpp: ['#include <map>', 'template <class T> int f(const T& x) { return x->y + 1; } // —'],
};

describe('rules of a grammar', () => {
  for (const [language, lines] of Object.entries(sources)) {
    it(`of ${language} are compiled in steps, and give the same colours as all at once`, async () => {
      const highlighter = (await loadHighlighter(language))!;
      const inPieces: (readonly CodeSpan[])[] = [];
      let state: LineState | undefined;
      let refusals = 0;
      while (inPieces.length < lines.length) {
        // The time limit is always over: each call does one step.
        const result = highlighter.highlightLines(lines.slice(inPieces.length), state, 0);
        if (result.lines.length === 0) refusals += 1;
        else state = result.state;
        inPieces.push(...result.lines);
      }
      expect(refusals).to.be.above(20);
      expect(inPieces).to.deep.equal(highlighter.highlightLines(lines, undefined).lines);
    });
  }

  it('are compiled for narrow text by one narrow line, also when it is a slice of a wide text', async () => {
    const highlighter = (await loadHighlighter('ts'))!;
    const text = '// “wide”\nconst a = f("x", 1, 2, 3);\nconst b = f("x", 1, 2, 3);';
    const lines = text.split('\n');
    highlighter.highlightLines(lines, undefined);
    expect(highlighter.highlightLines(lines.slice(1), undefined, 0).lines).to.have.length(1);
  });
});
