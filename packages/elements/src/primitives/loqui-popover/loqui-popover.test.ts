import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { clickAt, clickOn, next } from '../../testing/pointer.js';
import { inBothSchemes } from '../../testing/schemes.js';
import { frames } from '../../testing/room.js';
import './define.js';

type Popover = HTMLElementTagNameMap['loqui-popover'];

const isShown = (element: Element): boolean => element.matches(':popover-open');

async function stage(): Promise<{ readonly box: HTMLElement; readonly anchor: HTMLButtonElement; readonly popover: Popover }> {
  const box = await fixture<HTMLElement>(
    html`<div>
      <button id="opener" type="button">Members</button>
      <loqui-popover for="opener">Mara and Jonas <button type="button">Invite</button></loqui-popover>
    </div>`,
  );
  box.style.padding = '120px 200px';
  return { box, anchor: box.querySelector('button')!, popover: box.querySelector('loqui-popover')! };
}

/** Where the popover is, once it is placed. */
async function placed(popover: Popover): Promise<DOMRect> {
  await popover.updateComplete;
  // Where it is placed by program, its library has been fetched by then.
  await import('@floating-ui/dom');
  await frames();
  await frames();
  return popover.getBoundingClientRect();
}

describe('loqui-popover', () => {
  it('is opened and closed by its anchor, which says so', async () => {
    const { anchor, popover } = await stage();
    expect([anchor.getAttribute('aria-expanded'), anchor.getAttribute('aria-haspopup')]).to.deep.equal(['false', 'dialog']);
    await clickOn(anchor);
    expect([popover.open, isShown(popover), popover.matches(':state(open)'), anchor.getAttribute('aria-expanded')]).to.deep.equal([true, true, true, 'true']);
    await Promise.allSettled(popover.getAnimations().map((each) => each.finished));
    await inBothSchemes(() => expect(popover).to.be.accessible());
    const closed = next(popover, 'toggle');
    await clickOn(anchor);
    await closed;
    await popover.updateComplete;
    expect([popover.open, isShown(popover), anchor.getAttribute('aria-expanded')]).to.deep.equal([false, false, 'false']);
  });

  it('closes by Escape and by a press outside, and gives the focus back', async () => {
    const { anchor, popover } = await stage();
    anchor.focus();
    await sendKeys({ press: 'Enter' });
    expect(isShown(popover)).to.equal(true);
    popover.querySelector('button')!.focus();
    let closed = next(popover, 'toggle');
    await sendKeys({ press: 'Escape' });
    await closed;
    expect([popover.open, document.activeElement]).to.deep.equal([false, anchor]);
    await clickOn(anchor);
    expect(isShown(popover)).to.equal(true);
    closed = next(popover, 'toggle');
    await clickAt(4, 4);
    await closed;
    expect([popover.open, isShown(popover)]).to.deep.equal([false, false]);
  });

  it('stands below its anchor, begins with it, and follows the direction', async () => {
    const { box, anchor, popover } = await stage();
    popover.show();
    let at = await placed(popover);
    const to = anchor.getBoundingClientRect();
    expect(at.top).to.be.closeTo(to.bottom + 6, 1);
    expect(at.left).to.be.closeTo(to.left, 1);
    popover.hide();
    box.dir = 'rtl';
    popover.show();
    at = await placed(popover);
    expect(at.right).to.be.closeTo(anchor.getBoundingClientRect().right, 1);
    popover.placement = 'bottom';
    at = await placed(popover);
    const middle = (box: DOMRect): number => (box.left + box.right) / 2;
    expect(middle(at)).to.be.closeTo(middle(anchor.getBoundingClientRect()), 1);
    popover.placement = 'end';
    at = await placed(popover);
    expect(at.right).to.be.closeTo(anchor.getBoundingClientRect().left - 6, 1);
  });

  it('flips where it has no space, and stays in the viewport', async () => {
    const { box, anchor, popover } = await stage();
    box.style.cssText = 'position: fixed; inset-block-end: 4px; inset-inline-end: 0';
    popover.show();
    const at = await placed(popover);
    expect(at.bottom).to.be.at.most(anchor.getBoundingClientRect().top);
    expect(at.right).to.be.at.most(document.documentElement.clientWidth + 1);
    expect(at.left).to.be.at.least(0);
  });

  it('follows an anchor in another root', async () => {
    const { box, popover } = await stage();
    const host = document.createElement('div');
    const anchor = document.createElement('button');
    anchor.textContent = 'Elsewhere';
    host.attachShadow({ mode: 'open' }).append(anchor);
    box.prepend(host);
    popover.anchor = anchor;
    await popover.updateComplete;
    expect(box.querySelector('#opener')!.hasAttribute('aria-expanded')).to.equal(false);
    await clickOn(anchor);
    const at = await placed(popover);
    expect(at.top).to.be.closeTo(anchor.getBoundingClientRect().bottom + 6, 1);
    expect(anchor.getAttribute('aria-expanded')).to.equal('true');
  });

  it('finds an anchor that comes later, and one that was rendered again', async () => {
    const box = await fixture<HTMLElement>(html`<div><loqui-popover for="later">Text</loqui-popover></div>`);
    const popover = box.querySelector('loqui-popover')!;
    const make = (): HTMLButtonElement => {
      const button = document.createElement('button');
      button.id = 'later';
      button.textContent = 'Later';
      return button;
    };
    const first = make();
    box.append(first);
    await frames();
    expect(first.getAttribute('aria-expanded')).to.equal('false');
    const second = make();
    first.replaceWith(second);
    await clickOn(second);
    expect([popover.open, second.getAttribute('aria-expanded'), first.hasAttribute('aria-expanded')]).to.deep.equal([true, 'true', false]);
  });

  it('stays closed when the page prevents it', async () => {
    const { anchor, popover } = await stage();
    popover.addEventListener('beforetoggle', (event) => event.preventDefault(), { once: true });
    anchor.click();
    await popover.updateComplete;
    expect([popover.open, isShown(popover)]).to.deep.equal([false, false]);
    popover.open = true;
    await popover.updateComplete;
    expect(isShown(popover)).to.equal(true);
  });

  it('opens without an anchor, and again after it was moved', async () => {
    const box = await fixture<HTMLElement>(html`<div><loqui-popover open aria-label="Hint">Text</loqui-popover></div>`);
    const popover = box.querySelector('loqui-popover')!;
    expect(isShown(popover)).to.equal(true);
    box.before(popover);
    await popover.updateComplete;
    expect(isShown(popover)).to.equal(true);
    popover.remove();
  });
});
