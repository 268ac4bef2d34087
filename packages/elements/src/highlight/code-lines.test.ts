import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { CodeLines } from './code-lines.js';
import type { CodeSpan, LineHighlighter } from './highlighted-lines.js';

/** Colours words in capitals, and remembers what it was asked. */
function capitals(asked: string[] = []): LineHighlighter {
  return {
    highlightLines(lines, state) {
      asked.push(...lines);
      const spans = lines.map((line) =>
        (line.match(/[A-Z]+|[^A-Z]+/g) ?? []).map((text): CodeSpan => ({ text, colour: /[A-Z]/.test(text) ? 'constant' : undefined })),
      );
      return { lines: spans, state: { depth: (state?.depth ?? 0) + lines.length } };
    },
  };
}

function begin(): { host: HTMLElement; lines: CodeLines } {
  const host = document.createElement('code');
  return { host, lines: new CodeLines(host) };
}

describe('the lines of a code block', () => {
  it('show the text at once, and colour each finished line once', () => {
    const asked: string[] = [];
    const { host, lines } = begin();
    lines.highlighter = capitals(asked);
    lines.update('a B c\nD');
    expect(host.textContent).to.equal('a B c\nD');
    while (lines.paint(5, false));
    expect([...host.querySelectorAll('.c-constant')].map((span) => span.textContent)).to.deep.equal(['B']);
    lines.update('a B c\nD e\nF');
    while (lines.paint(5, false));
    while (lines.paint(5, true));
    expect(asked).to.deep.equal(['a B c', 'D e', 'F']);
    expect([...host.querySelectorAll('.c-constant')].map((span) => span.textContent)).to.deep.equal(['B', 'D', 'F']);
    expect(host.textContent).to.equal('a B c\nD e\nF');
  });

  it('always hold exactly the code, however it comes and is painted', () => {
    const unit = fc.constantFrom('a', 'B', '\n', '\n\n', 'x Y z', ' ', 'CC\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(unit, { maxLength: 60 }), fc.boolean()), { maxLength: 12 }), (steps) => {
        const { host, lines } = begin();
        lines.highlighter = capitals();
        let code = '';
        for (const [added, paint] of steps) {
          code += added.join('');
          lines.update(code);
          if (paint) lines.paint(0, false);
          expect(host.textContent).to.equal(code);
        }
        while (lines.paint(5, true));
        expect(host.textContent).to.equal(code);
        expect([...host.querySelectorAll('.c-constant')].map((span) => span.textContent).join(' ')).to.equal((code.match(/[A-Z]+/g) ?? []).join(' '));
      }),
      { numRuns: 200 },
    );
  });

  it('keep finished lines untouched while more come', () => {
    const { host, lines } = begin();
    lines.highlighter = capitals();
    let code = 'A\n'.repeat(50);
    lines.update(code);
    while (lines.paint(5, false));
    const first = host.querySelector('span.c-constant')!;
    const block = host.firstElementChild!;
    const touched: MutationRecord[] = [];
    const observer = new MutationObserver((records) => touched.push(...records));
    observer.observe(block, { subtree: true, childList: true, characterData: true });
    for (let index = 0; index < 60; index += 1) {
      lines.update((code += 'B\n'));
      lines.paint(5, false);
    }
    touched.push(...observer.takeRecords());
    expect(touched).to.have.length(0);
    expect(first.isConnected || block.contains(first)).to.equal(true);
  });

  it('start again when the code is another', () => {
    const { host, lines } = begin();
    lines.highlighter = capitals();
    lines.update('A\nB\n');
    while (lines.paint(5, true));
    lines.update('a C');
    while (lines.paint(5, true));
    expect(host.textContent).to.equal('a C');
    expect(host.querySelectorAll('.c-constant')).to.have.length(1);
  });

  it('stay plain when a grammar fails, and the page is told', () => {
    const { host, lines } = begin();
    const heard: string[] = [];
    const original = window.reportError;
    window.reportError = (cause) => heard.push(String(cause));
    try {
      lines.highlighter = {
        highlightLines() {
          throw new Error('bad grammar');
        },
      };
      lines.update('A\nB\n');
      expect(lines.paint(5, true)).to.equal(false);
    } finally {
      window.reportError = original;
    }
    expect(heard).to.deep.equal(['Error: bad grammar']);
    expect(host.textContent).to.equal('A\nB\n');
  });
});
