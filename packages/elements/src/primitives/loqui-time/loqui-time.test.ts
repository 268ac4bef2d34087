import { expect, fixture, html } from '@open-wc/testing';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('loqui-time', () => {
  it('writes how long ago in the largest unit that fits', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-time']>(
      html`<loqui-time lang="en" format="relative" .value=${Date.now() - 125_000}></loqui-time>`,
    );
    expect(textIn(element)).to.equal('2 minutes ago');
    element.value = Date.now() - 20_000;
    await element.updateComplete;
    expect(textIn(element)).to.equal('now');
    expect(element.shadowRoot?.querySelector('time')?.dateTime).to.equal(new Date(element.value).toISOString());
  });
});
