import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { assistant, jonas, mara, rest } from '../../testing/room.js';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('loqui-typing', () => {
  it('names one or two people, and shows *several* for more', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-typing']>(html`<loqui-typing .members=${[jonas]}></loqui-typing>`);
    expect(textIn(element)).to.equal('Jonas is typing');
    element.members = [jonas, mara];
    await element.updateComplete;
    expect(textIn(element)).to.equal('Jonas and Mara Kovač are typing');
    element.members = [jonas, mara, assistant];
    await element.updateComplete;
    expect(textIn(element)).to.equal('Several people are typing');
    await rest();
    await expect(element).to.be.accessible();
  });

  it('keeps its height when nobody types', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-typing']>(html`<loqui-typing .members=${[jonas]}></loqui-typing>`);
    const { offsetHeight } = element;
    element.members = [];
    await element.updateComplete;
    expect(textIn(element)).to.equal('');
    expect(element.offsetHeight).to.equal(offsetHeight);
  });

  it('uses the language around it', async () => {
    const wrapper = await fixture(html`<div lang="de"><loqui-typing .members=${[jonas]}></loqui-typing></div>`);
    await waitUntil(() => textIn(wrapper.querySelector('loqui-typing') as Element) === 'Jonas schreibt', 'German has come');
  });
});
