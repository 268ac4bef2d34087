import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { withClock } from '../../testing/clock.js';
import { focusedWords, press } from '../../testing/focused.js';
import { clickAt, next } from '../../testing/pointer.js';
import { frames } from '../../testing/room.js';
import { focusedElement } from '../focus-return.js';
import './define.js';

type Menu = HTMLElementTagNameMap['loqui-menu'];

const isShown = (element: Element): boolean => element.matches(':popover-open');

describe('loqui-menu as a context menu', () => {
  afterEach(() => resetMouse());

  async function area(): Promise<{ readonly place: HTMLElement; readonly menu: Menu }> {
    const box = await fixture<HTMLElement>(
      html`<div>
        <div id="area" tabindex="0" role="group" aria-label="Drawing" style="inline-size: 300px; block-size: 200px"><input aria-label="Name" /></div>
        <loqui-menu for="area" trigger="context" aria-label="Drawing">
          <loqui-menu-item>Cut</loqui-menu-item>
          <loqui-menu-item>Paste</loqui-menu-item>
        </loqui-menu>
      </div>`,
    );
    return { place: box.querySelector<HTMLElement>('#area')!, menu: box.querySelector('loqui-menu')! };
  }

  it('opens at the pointer by a right click, and stays when the button is let go', async () => {
    const { place, menu } = await area();
    expect(place.hasAttribute('aria-haspopup')).to.equal(false);
    const { left, top } = place.getBoundingClientRect();
    const [x, y] = [Math.round(left + 90), Math.round(top + 80)];
    await sendMouse({ type: 'move', position: [x, y] });
    // The driver of WebKitGTK never lets a right button go.
    if (navigator.vendor === 'Apple Computer, Inc.')
      place.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 2 }));
    else {
      await sendMouse({ type: 'down', button: 'right' });
      await sendMouse({ type: 'up', button: 'right' });
    }
    await frames();
    expect(isShown(menu)).to.equal(true);
    const at = menu.getBoundingClientRect();
    expect([at.left, at.top]).to.deep.equal([x, y]);
    expect(focusedWords()).to.equal('loqui-menu');
    await press('ArrowDown');
    expect(focusedWords()).to.equal('Cut');
    const closed = next(menu, 'toggle');
    await clickAt(x - 40, y - 40);
    await closed;
    expect(isShown(menu)).to.equal(false);
  });

  it('opens by Shift+F10 and the menu key at what has the focus, which gets it back', async () => {
    const { place, menu } = await area();
    place.focus();
    const ask = (init: KeyboardEventInit): boolean =>
      place.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, composed: true, cancelable: true }));
    ask({ key: 'F10' });
    expect(isShown(menu)).to.equal(false);
    ask({ key: 'F10', shiftKey: true });
    expect([isShown(menu), focusedWords()]).to.deep.equal([true, 'Cut']);
    await press('Escape');
    expect([isShown(menu), focusedElement()]).to.deep.equal([false, place]);
    ask({ key: 'ContextMenu' });
    expect(isShown(menu)).to.equal(true);
  });

  it('leaves a text field its own, and what another has taken', async () => {
    const { place, menu } = await area();
    const ask = (target: Element): boolean =>
      target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 50, clientY: 50 }));
    expect([ask(place.querySelector('input')!), isShown(menu)]).to.deep.equal([true, false]);
    place.addEventListener('contextmenu', (event) => event.preventDefault(), { capture: true, once: true });
    ask(place);
    expect(isShown(menu)).to.equal(false);
    expect([ask(place), isShown(menu)]).to.deep.equal([false, true]);
  });

  it('stays inside the viewport', async () => {
    const { menu } = await area();
    menu.showAt(innerWidth - 3, innerHeight - 3);
    const { right, bottom } = menu.getBoundingClientRect();
    expect(right).to.be.at.most(innerWidth - 3);
    expect(bottom).to.be.at.most(innerHeight - 3);
    menu.showAt(20, 30);
    expect([menu.getBoundingClientRect().left, menu.getBoundingClientRect().top]).to.deep.equal([20, 30]);
    menu.dir = 'rtl';
    menu.showAt(300, 30);
    expect(menu.getBoundingClientRect().right).to.be.closeTo(300, 1);
  });

  it('opens by a long press of a finger, and no more when the trigger is another', async () => {
    const { place, menu } = await area();
    const touch = (type: string): boolean =>
      place.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 7, pointerType: 'touch', isPrimary: true, clientX: 60, clientY: 60 }));
    // The browser knows no pointer of a test.
    const held: number[] = [];
    menu.setPointerCapture = (pointer) => held.push(pointer);
    await withClock(async (clock) => {
      touch('pointerdown');
      touch('pointerup');
      await clock.tickAsync(1000);
      expect(isShown(menu)).to.equal(false);
      touch('pointerdown');
      await clock.tickAsync(1000);
      expect([isShown(menu), menu.getBoundingClientRect().left, held]).to.deep.equal([true, 60, [7]]);
      touch('pointerup');
      let clicks = 0;
      place.addEventListener('click', () => (clicks += 1));
      const click = (): boolean => place.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true, cancelable: true }));
      click();
      expect([clicks, isShown(menu)]).to.deep.equal([0, true]);
      place.click();
      expect(clicks).to.equal(1);
      menu.hide();
      touch('pointerdown');
      touch('pointerup');
      click();
      expect(clicks).to.equal(2);
      menu.trigger = 'manual';
      await menu.updateComplete;
      touch('pointerdown');
      await clock.tickAsync(1000);
      expect(isShown(menu)).to.equal(false);
    });
    expect(place.getAttribute('aria-haspopup')).to.equal('menu');
  });
});
