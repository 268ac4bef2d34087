import { expect, waitUntil } from '@open-wc/testing';
import { createMarkdownRenderer } from './markdown-renderer.js';

describe('formulas', () => {
  it('are TeX as code until they are drawn, then MathML; invalid TeX stays code', async () => {
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host, { math: true });
    renderer.write('A $x^2$ and $\\frac{a$ and\n\n$$\n\\sum_i i\n$$\n\nend', true);
    await waitUntil(() => host.querySelectorAll('math').length === 2, 'drawn', { timeout: 10_000 });
    expect([...host.querySelectorAll('code.math')].map((code) => code.textContent)).to.deep.equal(['\\frac{a']);
    expect(host.querySelector('.math-block math')!.getAttribute('display')).to.equal('block');
    expect(host.querySelectorAll('math')[0]!.namespaceURI).to.equal('http://www.w3.org/1998/Math/MathML');
  });

  it('have no links and load nothing', async () => {
    const host = document.createElement('div');
    createMarkdownRenderer(host, { math: true }).write('$x$ $\\href{javascript:alert(1)}{x}$ $\\includegraphics{https://evil.test/x.png}$', true);
    await waitUntil(() => host.querySelector('math'), 'drawn', { timeout: 10_000 });
    expect(host.querySelectorAll('[href], [src], a, img')).to.have.length(0);
  });

  it('are text unless the page enables them', () => {
    const host = document.createElement('div');
    createMarkdownRenderer(host).write('It costs $5 or $6.', true);
    expect(host.textContent).to.equal('It costs $5 or $6.');
  });
});
