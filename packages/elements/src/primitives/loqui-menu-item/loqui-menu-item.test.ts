import { expect, fixture, html } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import { inBothSchemes } from '../../testing/schemes.js';
import { rest } from '../../testing/room.js';
import '../loqui-menu/define.js';

type Item = HTMLElementTagNameMap['loqui-menu-item'];

const control = (item: Item): HTMLElement => inside(item, '[part="base"]');

describe('loqui-menu-item', () => {
  it('is found by its words alone, without icon, shortcut and submenu', async () => {
    const item = await fixture<Item>(
      html`<loqui-menu-item shortcut="Ctrl+C"
        ><svg slot="icon" viewBox="0 0 24 24"></svg>Copy
        <b>all</b>
        <loqui-menu slot="submenu"><loqui-menu-item>Inner</loqui-menu-item></loqui-menu>
      </loqui-menu-item>`,
    );
    expect(item.text).to.equal('Copy all');
    expect(inside(item, '[part="shortcut"]').hidden).to.equal(false);
    item.shortcut = '';
    await item.updateComplete;
    expect(inside(item, '[part="shortcut"]').hidden).to.equal(true);
  });

  it('is accessible in each of its kinds', async () => {
    const menu = await fixture<HTMLElementTagNameMap['loqui-menu']>(
      html`<loqui-menu aria-label="All">
        <loqui-menu-item shortcut="R">Reply</loqui-menu-item>
        <loqui-menu-item href="#x" target="_blank">Help</loqui-menu-item>
        <loqui-menu-item type="checkbox" checked>Pin</loqui-menu-item>
        <loqui-menu-item type="radio" checked>Wide</loqui-menu-item>
        <loqui-menu-item disabled>Move</loqui-menu-item>
        <loqui-menu-item variant="danger">Delete</loqui-menu-item>
      </loqui-menu>`,
    );
    menu.show();
    await rest();
    await inBothSchemes(() => expect(menu).to.be.accessible());
    expect(menu.items.map((item) => control(item).getAttribute('role'))).to.deep.equal([
      'menuitem',
      'menuitem',
      'menuitemcheckbox',
      'menuitemradio',
      'menuitem',
      'menuitem',
    ]);
    expect(control(menu.items[1]!).getAttribute('rel')).to.equal('noopener');
  });

  it('is no link while it is disabled', async () => {
    const item = await fixture<Item>(html`<loqui-menu-item href="#x" disabled>Help</loqui-menu-item>`);
    expect([control(item).localName, control(item).getAttribute('aria-disabled'), item.matches(':state(disabled)')]).to.deep.equal(['button', 'true', true]);
  });
});
