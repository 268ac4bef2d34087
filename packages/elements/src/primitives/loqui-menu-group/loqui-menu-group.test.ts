import { expect, fixture, html } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import { rest } from '../../testing/room.js';
import { inBothSchemes } from '../../testing/schemes.js';
import '../loqui-menu/define.js';

describe('loqui-menu-group', () => {
  it('names its items by attribute or slot', async () => {
    const menu = await fixture<HTMLElementTagNameMap['loqui-menu']>(
      html`<loqui-menu aria-label="View">
        <loqui-menu-group label="Order"><loqui-menu-item>Newest</loqui-menu-item></loqui-menu-group>
        <loqui-menu-group><span slot="label">Width</span><loqui-menu-item>Wide</loqui-menu-item></loqui-menu-group>
        <loqui-menu-group><loqui-menu-item>Reset</loqui-menu-item></loqui-menu-group>
      </loqui-menu>`,
    );
    menu.show();
    await rest();
    await inBothSchemes(() => expect(menu).to.be.accessible());
    const groups = [...menu.querySelectorAll('loqui-menu-group')].map((group) => inside(group, '[role="group"]'));
    expect(groups.map((group) => group.getAttribute('aria-labelledby'))).to.deep.equal(['label', 'label', null]);
    expect(menu.items.map(({ text }) => text)).to.deep.equal(['Newest', 'Wide', 'Reset']);
  });
});
