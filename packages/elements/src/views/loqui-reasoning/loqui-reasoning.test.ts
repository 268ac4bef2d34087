import { expect, fixture, html } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('loqui-reasoning', () => {
  it('shows one line until it is opened', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-reasoning']>(html`<loqui-reasoning text="First this, then that." streaming></loqui-reasoning>`);
    expect(textIn(element)).to.equal('Thinking…');
    expect(element.shadowRoot?.querySelector('loqui-markdown')).to.equal(null);
    element.streaming = false;
    await element.updateComplete;
    expect(textIn(element)).to.equal('Thought');
    const details = inside(element, 'details');
    details.open = true;
    await new Promise((resolve) => details.addEventListener('toggle', resolve, { once: true }));
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('loqui-markdown')?.text).to.equal('First this, then that.');
    await expect(element).to.be.accessible();
  });
});
