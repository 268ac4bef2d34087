import { expect, fixture, html } from '@open-wc/testing';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('loqui-day-separator', () => {
  it('names today and yesterday, and writes other days out', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-day-separator']>(html`<loqui-day-separator .value=${Date.now()}></loqui-day-separator>`);
    expect(textIn(element)).to.equal('Today');
    element.value = new Date().setDate(new Date().getDate() - 1);
    await element.updateComplete;
    expect(textIn(element)).to.equal('Yesterday');
    element.value = new Date(2020, 1, 29).getTime();
    await element.updateComplete;
    expect(textIn(element)).to.contain('2020');
    await expect(element).to.be.accessible();
  });
});
