import { expect, fixture, html } from '@open-wc/testing';
import type { Author } from '@loqui/core';
import { inside } from '../../testing/inside.js';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import './define.js';

type LoquiAvatarGroup = HTMLElementTagNameMap['loqui-avatar-group'];

const people = (...names: string[]): Author[] => names.map((name) => ({ id: name, name, kind: 'person' }));
const avatars = (element: Element): HTMLElement[] => [...(element.shadowRoot?.querySelectorAll('loqui-avatar') ?? [])];
const nameOf = (element: Element): string | null => inside(element, '[part="base"]').getAttribute('aria-label');
const six = people('Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fay');

describe('loqui-avatar-group', () => {
  it('shows four avatars and counts the rest, under one name that lists all', async () => {
    const element = await fixture<LoquiAvatarGroup>(html`<loqui-avatar-group lang="en" .members=${six}></loqui-avatar-group>`);
    expect(avatars(element)).to.have.length(4);
    expect(inside(element, '[part="rest"]').textContent).to.equal('+2');
    expect(inside(element, '[part="rest"]').title).to.equal('Ed and Fay');
    expect(nameOf(element)).to.equal('Ada, Bo, Cy, Di, Ed, and Fay');
    await accessibleInBothSchemes(html`<loqui-avatar-group .members=${six}></loqui-avatar-group>`);
  });

  it('lists its members in the language around it', async () => {
    const element = await fixture<LoquiAvatarGroup>(html`<loqui-avatar-group lang="de" .members=${six.slice(0, 2)}></loqui-avatar-group>`);
    expect(nameOf(element)).to.equal('Ada und Bo');
  });

  it('shows the last one instead of a count of one', async () => {
    const element = await fixture<LoquiAvatarGroup>(html`<loqui-avatar-group .members=${six.slice(0, 5)}></loqui-avatar-group>`);
    expect(avatars(element)).to.have.length(5);
    element.max = 2;
    await element.updateComplete;
    expect(inside(element, '[part="rest"]').textContent).to.equal('+3');
  });

  it('overlaps by at most 6 px in both directions, and is empty without members', async () => {
    const element = await fixture<LoquiAvatarGroup>(html`<loqui-avatar-group .members=${six}></loqui-avatar-group>`);
    for (const dir of ['ltr', 'rtl']) {
      element.dir = dir;
      const [first, second] = avatars(element).map((avatar) => avatar.getBoundingClientRect());
      expect(28 - Math.abs(first!.x - second!.x)).to.be.within(3, 6);
    }
    element.members = [];
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[part]')).to.equal(null);
  });
});
