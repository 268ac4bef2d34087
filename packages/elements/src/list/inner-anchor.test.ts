import { expect, fixture, html } from '@open-wc/testing';
import { anchorInside } from './list-driver.js';

describe('the anchor inside a row', () => {
  it('is the first element that begins in view, inside shadow roots too, after elements that begin above', async () => {
    const row = await fixture<HTMLElement>(
      html`<div style="display: grid; grid-template-columns: 20px 1fr; position: absolute; top: -150px; height: 600px; width: 200px">
        <div class="gutter"></div>
        <div class="host"></div>
      </div>`,
    );
    const root = row.querySelector('.host')!.attachShadow({ mode: 'open' });
    for (let at = 0; at < 4; at += 1) {
      const block = root.appendChild(document.createElement('p'));
      block.textContent = String(at);
      block.style.cssText = 'margin: 0; block-size: 100px';
    }
    // The blocks begin at -150, -50, 50 and 150.
    expect(anchorInside(row, 0, 400)?.textContent).to.equal('2');
    expect(anchorInside(row, 100, 400)?.textContent).to.equal('3');
    expect(anchorInside(row, 0, 40)).to.equal(undefined);
  });
});
