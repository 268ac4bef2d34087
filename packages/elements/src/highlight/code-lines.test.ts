import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { CodeLines } from './code-lines.js';
import type { CodeSpan, LineHighlighter } from './highlighted-lines.js';

/** Colours words in capitals, and records the lines. */
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
  it('show the text at once, and colour each complete line once', () => {
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

  it('always equal the code, however it is appended and painted', () => {
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

  it('do not change complete lines while more are appended', () => {
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

  it('are drawn again when the code is replaced', () => {
    const { host, lines } = begin();
    lines.highlighter = capitals();
    lines.update('A\nB\n');
    while (lines.paint(5, true));
    lines.update('a C');
    while (lines.paint(5, true));
    expect(host.textContent).to.equal('a C');
    expect(host.querySelectorAll('.c-constant')).to.have.length(1);
  });

  it('stay plain when a grammar throws, and the error is reported', () => {
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

  it('colour a coloured last line again when text is appended to it', () => {
    const { host, lines } = begin();
    lines.highlighter = capitals();
    lines.update('A\nB');
    while (lines.paint(5, true));
    lines.update('A\nBb C\nD');
    expect(host.textContent).to.equal('A\nBb C\nD');
    while (lines.paint(5, true));
    expect([...host.querySelectorAll('.c-constant')].map((span) => span.textContent)).to.deep.equal(['A', 'B', 'C', 'D']);
  });

  it('do not count an empty line after a final line break', () => {
    const { lines } = begin();
    expect(lines.count).to.equal(0);
    for (const [code, count] of [
      ['a', 1],
      ['a\n', 1],
      ['a\n\nb', 3],
      ['x\n'.repeat(120), 120],
    ] as const) {
      lines.update(code);
      expect(lines.count, JSON.stringify(code.slice(0, 8))).to.equal(count);
    }
  });

  it('have numbers and highlights, also when these are set later', () => {
    const { host, lines } = begin();
    lines.highlighter = capitals();
    lines.update('A\nb\nC');
    while (lines.paint(5, true));
    lines.decoration = { numbers: true, marked: [[2, 3]] };
    const shown = [...host.querySelectorAll<HTMLElement>('.line')];
    expect(shown.map((line) => line.dataset['line'])).to.deep.equal(['1', '2', '3']);
    expect(shown.map((line) => line.classList.contains('marked'))).to.deep.equal([false, true, true]);
    expect(host.textContent).to.equal('A\nb\nC');
    expect(host.querySelectorAll('.c-constant')).to.have.length(2);
    lines.update('A\nb\nC\nd');
    expect(host.querySelectorAll('[data-line="4"]')).to.have.length(1);
  });

  it('of a long block have elements and colours only near the view', async () => {
    const asked: string[] = [];
    const scroller = document.createElement('div');
    scroller.style.cssText = 'block-size: 200px; overflow: auto; font: 10px/20px monospace; white-space: pre';
    const sheet = document.createElement('style');
    sheet.textContent = '.lines, .line { display: block } .full { content-visibility: auto; contain-intrinsic-block-size: auto 500px }';
    const { host, lines } = begin();
    scroller.append(sheet, host);
    document.body.append(scroller);
    try {
      lines.highlighter = capitals(asked);
      const code = Array.from({ length: 10_000 }, (_, index) => `line A ${index}`).join('\n');
      lines.update(code);
      const elements = (): number => host.querySelectorAll('*').length;
      const settle = async (): Promise<void> => {
        for (let frame = 0; frame < 4; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
        while (lines.paint(5, true));
      };
      let needs = 0;
      lines.onneed = () => (needs += 1);
      await settle();
      expect(elements()).to.be.below(1500);
      expect(asked.length).to.be.below(500);
      expect(host.textContent).to.equal(code);

      scroller.scrollTop = 100_000;
      await settle();
      expect(needs).to.be.above(0);
      expect(elements()).to.be.below(1500);
      expect(host.textContent).to.equal(code);
      const middle = [...host.querySelectorAll('.line')].find((line) => line.textContent === 'line A 5000\n');
      expect(middle?.querySelectorAll('.c-constant')).to.have.length(1);
      expect(asked.length).to.be.within(5000, 6000);

      scroller.scrollTop = 0;
      await settle();
      const first = host.querySelector('.line')!;
      expect(first.textContent).to.equal('line A 0\n');
      expect(first.querySelectorAll('.c-constant')).to.have.length(1);
      expect(new Set(asked).size).to.equal(asked.length);
    } finally {
      lines.disconnect();
      scroller.remove();
    }
  });
});
