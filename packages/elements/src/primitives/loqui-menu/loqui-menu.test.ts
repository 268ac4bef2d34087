import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse } from '@web/test-runner-commands';
import { focusedWords, press } from '../../testing/focused.js';
import { inside } from '../../testing/inside.js';
import { menuStage } from '../../testing/menu-stage.js';
import { clickAt, clickOn, next } from '../../testing/pointer.js';
import { frames, rest } from '../../testing/room.js';
import { inBothSchemes } from '../../testing/schemes.js';
import { focusedElement } from '../focus-return.js';
import './define.js';

type Menu = HTMLElementTagNameMap['loqui-menu'];
type Item = HTMLElementTagNameMap['loqui-menu-item'];

const isShown = (element: Element): boolean => element.matches(':popover-open');

const control = (item: Item): HTMLElement => inside(item, '[part="base"]');

describe('loqui-menu', () => {
  afterEach(() => resetMouse());

  it('is opened and closed by its anchor, which says so', async () => {
    const { anchor, menu } = await menuStage();
    expect([anchor.getAttribute('aria-haspopup'), anchor.getAttribute('aria-expanded')]).to.deep.equal(['menu', 'false']);
    await clickOn(anchor);
    expect([menu.open, isShown(menu), menu.matches(':state(open)'), anchor.getAttribute('aria-expanded')]).to.deep.equal([true, true, true, 'true']);
    expect([menu.role, menu.getAttribute('aria-labelledby'), focusedWords()]).to.deep.equal(['menu', 'opener', 'loqui-menu']);
    await rest();
    await inBothSchemes(() => expect(menu).to.be.accessible());
    const closed = next(menu, 'toggle');
    await clickOn(anchor);
    await closed;
    await menu.updateComplete;
    expect([menu.open, isShown(menu), anchor.getAttribute('aria-expanded'), focusedElement()]).to.deep.equal([false, false, 'false', anchor]);
  });

  it('has the tree of a menu', async () => {
    const { menu, item } = await menuStage();
    menu.show();
    const tree = [...menu.items].map((each) => {
      const base = control(each);
      return [
        base.getAttribute('role'),
        each.text,
        ...['haspopup', 'expanded', 'checked', 'disabled'].map((name) => base.getAttribute(`aria-${name}`) ?? ''),
      ].join(' ');
    });
    expect(tree.map((line) => line.trim())).to.deep.equal([
      'menuitem Reply',
      'menuitem Share menu false',
      'menuitemcheckbox Pin   false',
      'menuitem Move    true',
      'menuitem Delete',
    ]);
    const submenu = item('share').submenu as Menu;
    submenu.show();
    await submenu.updateComplete;
    expect([submenu.role, submenu.getAttribute('aria-label')]).to.deep.equal(['menu', 'Share']);
    expect(control(item('share')).getAttribute('aria-expanded')).to.equal('true');
    expect(item('share').matches(':state(open)')).to.equal(true);
  });

  it('is moved through by arrow keys, Home, End and letters, disabled items too', async () => {
    const { anchor } = await menuStage();
    anchor.focus();
    await press('ArrowUp');
    expect(focusedWords()).to.equal('Delete');
    await press('ArrowDown');
    expect(focusedWords()).to.equal('Reply');
    await press('ArrowUp', 'ArrowUp');
    expect(focusedWords()).to.equal('Move');
    await press('Home');
    expect(focusedWords()).to.equal('Reply');
    await press('End');
    expect(focusedWords()).to.equal('Delete');
    await press('p');
    expect(focusedWords()).to.equal('Pin');
    await press('Home', 'ArrowDown');
    expect(focusedWords()).to.equal('Share');
  });

  it('fires what is chosen, closes, and gives the focus back', async () => {
    const { anchor, menu, heard } = await menuStage();
    anchor.focus();
    await press('Enter');
    expect([isShown(menu), focusedWords()]).to.deep.equal([true, 'Reply']);
    await press('Enter');
    expect([heard, isShown(menu), focusedElement()]).to.deep.equal([['reply'], false, anchor]);
    await press('ArrowDown', 'End', ' ');
    expect([heard, isShown(menu), focusedElement()]).to.deep.equal([['reply', 'delete'], false, anchor]);
  });

  it('checks with Space and stays, and with Enter or a click and closes', async () => {
    const { anchor, menu, item, heard } = await menuStage();
    anchor.focus();
    await press('ArrowDown', 'p', ' ');
    expect([item('pin').checked, isShown(menu), heard]).to.deep.equal([true, true, ['pin true']]);
    await item('pin').updateComplete;
    expect([control(item('pin')).getAttribute('aria-checked'), item('pin').matches(':state(checked)')]).to.deep.equal(['true', true]);
    await press('Enter');
    expect([item('pin').checked, isShown(menu), heard]).to.deep.equal([false, false, ['pin true', 'pin false']]);
  });

  it('checks one radio item of a group', async () => {
    const menu = await fixture<Menu>(
      html`<loqui-menu aria-label="View">
        <loqui-menu-item type="radio" value="x">Outside</loqui-menu-item>
        <loqui-menu-group label="Order">
          <loqui-menu-item type="radio" value="new" checked>Newest</loqui-menu-item>
          <loqui-menu-item type="radio" value="old">Oldest</loqui-menu-item>
        </loqui-menu-group>
      </loqui-menu>`,
    );
    menu.items[0]!.checked = true;
    menu.show();
    menu.items[2]!.click();
    expect(menu.items.map(({ checked }) => checked)).to.deep.equal([true, false, true]);
    menu.show();
    menu.items[2]!.click();
    expect(menu.items.map(({ checked }) => checked)).to.deep.equal([true, false, true]);
  });

  it('changes nothing and stays open when the page cancels it', async () => {
    const { box, menu, item } = await menuStage();
    box.addEventListener('loqui-select', (event) => event.preventDefault());
    menu.show();
    item('pin').click();
    expect([item('pin').checked, isShown(menu), focusedWords()]).to.deep.equal([false, true, 'Pin']);
    item('reply').addEventListener('click', (event) => event.preventDefault());
    let selected = 0;
    box.addEventListener('loqui-select', () => (selected += 1));
    item('reply').click();
    expect([selected, isShown(menu)]).to.deep.equal([0, true]);
  });

  it('does nothing with a disabled item', async () => {
    const { anchor, menu, item, heard } = await menuStage();
    anchor.focus();
    await press('ArrowDown', 'm', 'Enter', ' ');
    await clickOn(item('move'));
    item('move').click();
    expect([heard, isShown(menu)]).to.deep.equal([[], true]);
  });

  it('opens a link as the browser does', async () => {
    const menu = await fixture<Menu>(html`<loqui-menu aria-label="More"><loqui-menu-item href="#menu-link">Help</loqui-menu-item></loqui-menu>`);
    menu.show();
    const [item] = menu.items;
    expect(control(item!).localName).to.equal('a');
    await press('Enter');
    expect([location.hash, isShown(menu)]).to.deep.equal(['#menu-link', false]);
    history.replaceState(null, '', ' ');
    menu.addEventListener('loqui-select', (event) => event.preventDefault());
    menu.show();
    await press(' ');
    expect([location.hash, isShown(menu)]).to.deep.equal(['', true]);
  });

  for (const [dir, forward, back] of [
    ['ltr', 'ArrowRight', 'ArrowLeft'],
    ['rtl', 'ArrowLeft', 'ArrowRight'],
  ] as const)
    it(`opens and closes a submenu by arrow keys, ${dir}`, async () => {
      const { anchor, menu, share, heard } = await menuStage(dir);
      anchor.focus();
      await press('ArrowDown', forward, 'ArrowDown', forward);
      expect([isShown(share), focusedWords()]).to.deep.equal([true, 'By mail']);
      await press('ArrowDown');
      expect(focusedWords()).to.equal('Copy link');
      await import('@floating-ui/dom');
      await frames();
      const at = share.getBoundingClientRect();
      const around = menu.getBoundingClientRect();
      expect(dir === 'ltr' ? at.left : -at.right).to.be.at.least(dir === 'ltr' ? around.right - 8 : -around.left - 8);
      await press(back);
      expect([isShown(share), isShown(menu), focusedWords()]).to.deep.equal([false, true, 'Share']);
      await press('Enter', 'Enter');
      expect([isShown(menu), heard, focusedElement()]).to.deep.equal([false, ['mail'], anchor]);
    });

  it('closes one level by Escape, and all by Tab', async () => {
    const { anchor, menu, share } = await menuStage();
    let outer = 0;
    document.addEventListener('keydown', () => (outer += 1), { once: true });
    anchor.focus();
    await press('ArrowDown');
    const before = outer;
    await press('ArrowDown', 'ArrowRight', 'Escape');
    expect([isShown(share), isShown(menu), focusedWords(), outer]).to.deep.equal([false, true, 'Share', before]);
    await press('Escape');
    expect([isShown(menu), focusedElement()]).to.deep.equal([false, anchor]);
    await press('ArrowDown', 'ArrowDown', 'ArrowRight', 'Tab');
    expect([isShown(share), isShown(menu)]).to.deep.equal([false, false]);
  });

  it('closes by a press outside', async () => {
    const { anchor, menu } = await menuStage();
    await clickOn(anchor);
    const closed = next(menu, 'toggle');
    await clickAt(4, 4);
    await closed;
    expect(isShown(menu)).to.equal(false);
  });

  it('lets what is chosen open a dialog, whose focus returns to the anchor', async () => {
    const { box, anchor } = await menuStage();
    const dialog = document.createElement('dialog');
    dialog.innerHTML = '<button type="button">Yes</button>';
    box.append(dialog);
    box.addEventListener('loqui-select', () => dialog.showModal());
    anchor.focus();
    await press('ArrowDown', 'Enter');
    expect([dialog.open, dialog.contains(focusedElement()!)]).to.deep.equal([true, true]);
    dialog.close();
    expect(focusedElement()).to.equal(anchor);
  });

  it('scrolls where it has little room, and stays in the viewport', async () => {
    const { box, menu } = await menuStage();
    for (let count = 0; count < 60; count += 1) menu.append(Object.assign(document.createElement('loqui-menu-item'), { textContent: `Item ${String(count)}` }));
    box.style.cssText = 'position: fixed; inset-block-start: 200px; padding: 0';
    menu.show();
    await frames();
    const { top, bottom } = menu.getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
    expect(menu.scrollHeight).to.be.greaterThan(menu.clientHeight);
  });
});
