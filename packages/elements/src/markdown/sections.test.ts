import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createMarkdownRenderer } from './markdown-renderer.js';

const draw = (pieces: readonly string[], sections: boolean): HTMLElement => {
  const host = document.createElement('div');
  const renderer = createMarkdownRenderer(host, { sections, idPrefix: 'x' });
  for (const piece of pieces) renderer.append(piece);
  renderer.end();
  return host;
};
const paragraphs = (count: number): string => Array.from({ length: count }, (_, index) => `p${String(index)}\n\n`).join('');
const sizes = (host: Element): number[] => [...host.children].map(({ childElementCount }) => childElementCount);

describe('sections', () => {
  it('hold eight blocks each, or more when a heading or a rule would be the last', () => {
    const host = draw([paragraphs(20)], true);
    expect([...host.children].every(({ className }) => className === 'section')).to.equal(true);
    expect(sizes(host)).to.deep.equal([8, 8, 4]);
    expect(sizes(draw([`${paragraphs(7)}# h\n\n${paragraphs(8)}---\n\nend`], true))).to.deep.equal([9, 9]);
    expect(sizes(draw([paragraphs(20)], false))).to.have.length(20);
  });

  it('are the same for any cut, and do not change the blocks', () => {
    const block = fc.constantFrom(
      'a\n\n',
      '# b\n\n',
      '---\n\n',
      'c\n===\n\n',
      '- d\n- e\n\n',
      '```\nf\n```\n',
      '[g]: /h\n\n',
      '> i\n\n',
      '| a |\n| - |\n| b |\n\n',
      'x\n---\n',
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (blocks, step) => {
        const text = blocks.join('');
        const pieces = Array.from({ length: Math.ceil(text.length / step) }, (_, index) => text.slice(index * step, (index + 1) * step));
        const host = draw(pieces, true);
        expect(host.innerHTML).to.equal(draw([text], true).innerHTML);
        expect([...host.children].map(({ innerHTML }) => innerHTML).join('')).to.equal(draw([text], false).innerHTML);
      }),
      { numRuns: 150 },
    );
  });

  it('do not split the blocks in a raw HTML element', () => {
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host, { sections: true, allowedHtml: ['details', 'summary'] });
    const text = `<details>\n\n${paragraphs(20)}</details>\n\nbehind`;
    for (let at = 0; at < text.length; at += 7) renderer.append(text.slice(at, at + 7));
    renderer.end();
    expect(host.querySelectorAll('details p')).to.have.length(20);
    expect(host.querySelectorAll('.section > p')).to.have.length(1);
  });
});
