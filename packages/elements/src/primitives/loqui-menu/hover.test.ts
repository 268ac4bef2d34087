import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { focusedWords } from '../../testing/focused.js';
import { menuStage } from '../../testing/menu-stage.js';
import { clickOn, next } from '../../testing/pointer.js';
import { frames, rest } from '../../testing/room.js';
import { isToward } from './hover.js';

type Menu = HTMLElementTagNameMap['loqui-menu'];

const isShown = (element: Element): boolean => element.matches(':popover-open');

/** Moves the mouse over an element, in two steps: the first shows only where it is. */
async function hover(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  await sendMouse({ type: 'move', position: [x - 2, y] });
  await sendMouse({ type: 'move', position: [x, y] });
}

/** Resolves when it is shown. */
async function shown(menu: Menu): Promise<void> {
  if (!isShown(menu)) await next(menu, 'toggle');
  await menu.updateComplete;
}

describe('the mouse in a loqui-menu', () => {
  afterEach(() => resetMouse());

  it('follows the mouse: focus, a submenu after a moment, and back', async () => {
    const { anchor, menu, share, item } = await menuStage();
    await clickOn(anchor);
    await rest();
    await hover(item('reply'));
    expect(focusedWords()).to.equal('Reply');
    await hover(item('share'));
    expect(focusedWords()).to.equal('Share');
    await shown(share);
    expect(focusedWords()).to.equal('Share');
    await clickOn(item('share'));
    expect([isShown(share), isShown(menu)]).to.deep.equal([true, true]);
    const closed = next(share, 'toggle');
    await hover(item('reply'));
    await closed;
    expect([isShown(share), focusedWords()]).to.deep.equal([false, 'Reply']);
  });

  it('keeps a submenu while the mouse is on its way to it', async () => {
    const { anchor, share, item } = await menuStage();
    await clickOn(anchor);
    await rest();
    await hover(item('share'));
    await shown(share);
    await frames();
    const from = item('share').getBoundingClientRect();
    const to = share.getBoundingClientRect();
    const over = item('pin').getBoundingClientRect();
    // Over the next item, toward the lower corner of the submenu.
    await sendMouse({ type: 'move', position: [Math.round(from.right - 10), Math.round(from.bottom - 2)] });
    await sendMouse({ type: 'move', position: [Math.round(from.right - 4), Math.round(over.top + 1)] });
    expect(focusedWords()).to.equal('Share');
    await sendMouse({ type: 'move', position: [Math.round(to.left + 20), Math.round(to.bottom - 16)] });
    await sendMouse({ type: 'move', position: [Math.round(to.left + 22), Math.round(to.bottom - 16)] });
    expect([isShown(share), focusedWords()]).to.deep.equal([true, 'Copy link']);
  });

  it('is on its way inside the triangle before the submenu, at either side', () => {
    const box = new DOMRect(100, 0, 50, 100);
    const from = { x: 0, y: 50 };
    expect([isToward(from, { x: 50, y: 70 }, box), isToward(from, { x: 50, y: 80 }, box), isToward(from, { x: -5, y: 50 }, box)]).to.deep.equal([
      true,
      false,
      false,
    ]);
    const right = { x: 250, y: 50 };
    expect([isToward(right, { x: 200, y: 70 }, box), isToward(right, { x: 200, y: 90 }, box)]).to.deep.equal([true, false]);
    expect(isToward({ x: 120, y: 50 }, { x: 121, y: 50 }, box)).to.equal(false);
  });
});
