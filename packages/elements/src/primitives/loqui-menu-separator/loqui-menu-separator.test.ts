import { expect, fixture, html } from '@open-wc/testing';
import { inBothSchemes } from '../../testing/schemes.js';
import './define.js';

describe('loqui-menu-separator', () => {
  it('is a line, and no item', async () => {
    const line = await fixture(html`<loqui-menu-separator></loqui-menu-separator>`);
    await inBothSchemes(() => expect(line).to.be.accessible());
    expect(line.getBoundingClientRect().height).to.equal(1);
  });
});
