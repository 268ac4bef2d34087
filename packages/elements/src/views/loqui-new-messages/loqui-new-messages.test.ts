import { expect, fixture, html } from '@open-wc/testing';
import { LoquiPresentEvent } from '../../events.js';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('loqui-new-messages', () => {
  it('shows the number of new messages, and requests them when pressed', async () => {
    const element = await fixture(html`<loqui-new-messages .count=${3}></loqui-new-messages>`);
    expect(textIn(element)).to.equal('3 new messages');
    let requests = 0;
    element.addEventListener(LoquiPresentEvent.type, () => (requests += 1));
    element.shadowRoot?.querySelector('button')?.click();
    expect(requests).to.equal(1);
    await expect(element).to.be.accessible();
  });

  it('has an accessible name when it is only an arrow', async () => {
    const element = await fixture(html`<loqui-new-messages></loqui-new-messages>`);
    expect(element.shadowRoot?.querySelector('button')?.ariaLabel).to.equal('Back to the latest');
    await expect(element).to.be.accessible();
  });
});
