import { expect, fixture, html } from '@open-wc/testing';
import type { LoquiSelectEvent } from '../../events.js';
import { focusedWords } from '../../testing/focused.js';
import { frames } from '../../testing/room.js';
import { focusedElement } from '../focus-return.js';
import { openMenu } from './open-menu.js';

const isShown = (element: Element): boolean => element.matches(':popover-open');

describe('openMenu', () => {
  it('fetches a menu at the first click, fills it anew at each, and closes it at the next', async () => {
    const box = await fixture<HTMLElement>(html`<div><button type="button" aria-label="More">…</button></div>`);
    const opener = box.querySelector('button')!;
    const heard: string[] = [];
    box.addEventListener('loqui-select', ({ value }: LoquiSelectEvent) => heard.push(value));
    let count = 0;
    const open = async (): Promise<void> => openMenu(opener, () => html`<loqui-menu-item value="v${(count += 1)}">Item ${count}</loqui-menu-item>`);
    await open();
    const menu = box.querySelector('loqui-menu')!;
    expect([isShown(menu), menu.getAttribute('aria-label'), opener.getAttribute('aria-expanded')]).to.deep.equal([true, 'More', 'true']);
    await frames();
    expect(focusedWords()).to.equal('Item 1');
    menu.items[0]!.click();
    expect([heard, isShown(menu), focusedElement()]).to.deep.equal([['v1'], false, opener]);
    await open();
    expect(menu.items.map(({ text }) => text)).to.deep.equal(['Item 2']);
    await open();
    expect([isShown(menu), box.querySelectorAll('loqui-menu').length]).to.deep.equal([false, 1]);
    await openMenu(opener, () => html`<loqui-menu-item>At a point</loqui-menu-item>`, { at: { x: 40, y: 50 }, label: 'There' });
    expect([menu.getBoundingClientRect().left, menu.getAttribute('aria-label')]).to.deep.equal([40, 'There']);
    await openMenu(opener, () => html`<loqui-menu-item>At another</loqui-menu-item>`, { at: { x: 60, y: 50, pointer: 77 } });
    expect([isShown(menu), menu.getBoundingClientRect().left]).to.deep.equal([true, 60]);
  });
});
