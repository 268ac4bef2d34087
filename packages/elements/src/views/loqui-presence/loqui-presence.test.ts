import { expect, fixture, html } from '@open-wc/testing';
import type { Author } from '@loqui/core';
import { inside } from '../../testing/inside.js';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('loqui-presence', () => {
  it('shows four avatars and counts the rest, all named for a screen reader', async () => {
    const people: Author[] = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fay'].map((name) => ({ id: name, name, kind: 'person' }));
    const element = await fixture(html`<loqui-presence .members=${people}></loqui-presence>`);
    const group = inside(element, 'loqui-avatar-group');
    await group.updateComplete;
    expect(group.shadowRoot?.querySelectorAll('loqui-avatar')).to.have.length(4);
    expect(textIn(group)).to.equal('+2');
    for (const { name } of people) expect(inside(group, '[role="img"]').getAttribute('aria-label')).to.contain(name);
    await expect(element).to.be.accessible();
  });
});
