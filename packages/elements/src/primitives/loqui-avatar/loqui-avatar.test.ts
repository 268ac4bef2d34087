import { expect, fixture, html } from '@open-wc/testing';
import { assistant, jonas, mara } from '../../testing/room.js';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('loqui-avatar', () => {
  it('shows initials on a colour that stays when the name changes, and an icon for an agent', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-avatar']>(html`<loqui-avatar .author=${mara}></loqui-avatar>`);
    expect(textIn(element)).to.equal('MK');
    const colour = element.style.getPropertyValue('--_colour');
    expect(colour).to.contain('oklch');
    element.author = { ...mara, name: 'Renamed' };
    await element.updateComplete;
    expect(element.style.getPropertyValue('--_colour')).to.equal(colour);
    element.author = assistant;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('svg')).not.to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('gives the members of a page different colours, and its first agent the accent', async () => {
    const authors = [assistant, { ...assistant, id: 'reviewer' }, ...['ada', 'bo', 'cy', 'di', 'ed', 'fay', 'gus', 'hal'].map((id) => ({ ...jonas, id }))];
    const group = await fixture(html`<div>${authors.map((author) => html`<loqui-avatar .author=${author}></loqui-avatar>`)}</div>`);
    const colours = [...group.querySelectorAll('loqui-avatar')].map(
      (each) => getComputedStyle(each.shadowRoot!.querySelector('[part="base"]')!).backgroundColor,
    );
    expect(new Set(colours).size).to.equal(authors.length);
    expect(group.querySelector('loqui-avatar')!.shadowRoot!.querySelector('.accent')).not.to.equal(null);
  });

  it('shows initials when the picture does not load', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-avatar']>(
      html`<loqui-avatar .author=${{ ...jonas, avatar: 'data:image/png;base64,broken' }}></loqui-avatar>`,
    );
    await new Promise((resolve) => element.shadowRoot?.querySelector('img')?.addEventListener('error', resolve, { once: true }));
    await element.updateComplete;
    expect(textIn(element)).to.equal('JO');
  });
});
