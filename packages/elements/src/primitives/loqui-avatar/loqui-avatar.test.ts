import { expect, fixture, html } from '@open-wc/testing';
import { assistant, jonas, mara } from '../../testing/room.js';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('loqui-avatar', () => {
  it('shows initials on a colour that depends on the id alone, and an icon for an agent', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-avatar']>(html`<loqui-avatar .author=${mara}></loqui-avatar>`);
    expect(textIn(element)).to.equal('MK');
    const hue = element.style.getPropertyValue('--_hue');
    element.author = { ...mara, name: 'Renamed' };
    await element.updateComplete;
    expect(element.style.getPropertyValue('--_hue')).to.equal(hue);
    element.author = assistant;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('svg')).not.to.equal(null);
    await expect(element).to.be.accessible();
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
