import { expect, fixture, html } from '@open-wc/testing';
import { press } from '../../testing/focused.js';
import { inside } from '../../testing/inside.js';
import { clickOn, next } from '../../testing/pointer.js';
import { rest } from '../../testing/room.js';
import { accessibleInBothSchemes, inBothSchemes } from '../../testing/schemes.js';
import { focusedElement } from '../focus-return.js';
import './define.js';

type Disclosure = HTMLElementTagNameMap['loqui-disclosure'];

const make = async (): Promise<Disclosure> => fixture<Disclosure>(html`<loqui-disclosure summary="Details"><p>What is below.</p></loqui-disclosure>`);
const isShown = (element: Disclosure): boolean => element.querySelector('p')!.checkVisibility({ contentVisibilityAuto: true });

describe('loqui-disclosure', () => {
  it('opens and closes by click and keyboard, and says so once each', async () => {
    const element = await make();
    const heard: string[] = [];
    element.addEventListener('toggle', ({ oldState, newState, bubbles }) => heard.push(`${oldState} ${newState} ${String(bubbles)}`));
    expect([element.open, isShown(element)]).to.deep.equal([false, false]);
    let toggled = next(element, 'toggle');
    await clickOn(inside(element, 'summary'));
    await toggled;
    await element.updateComplete;
    expect([element.open, isShown(element), element.hasAttribute('open'), element.matches(':state(open)')]).to.deep.equal([true, true, true, true]);
    element.focus();
    expect(focusedElement()).to.equal(inside(element, 'summary'));
    toggled = next(element, 'toggle');
    await press('Enter');
    await toggled;
    expect([element.open, isShown(element), heard]).to.deep.equal([false, false, ['closed open false', 'open closed false']]);
  });

  it('is accessible, closed, open and disabled', async () => {
    const element = await make();
    await inBothSchemes(() => expect(element).to.be.accessible());
    element.open = true;
    await element.updateComplete;
    await rest();
    await inBothSchemes(() => expect(element).to.be.accessible());
    await accessibleInBothSchemes(
      html`<loqui-disclosure summary="Quiet" variant="quiet" size="small" open>Text</loqui-disclosure>
        <loqui-disclosure disabled size="large"><b slot="summary">Off</b>Text</loqui-disclosure>`,
    );
  });

  it('follows its property', async () => {
    const element = await make();
    const toggled = next(element, 'toggle');
    element.open = true;
    await toggled;
    expect([isShown(element), inside(element, 'details').hasAttribute('open')]).to.deep.equal([true, true]);
    element.removeAttribute('open');
    await element.updateComplete;
    expect(isShown(element)).to.equal(false);
  });

  it('follows the browser, which opens what it has found in it', async () => {
    const element = await make();
    const details = inside<'details'>(element, 'details');
    const toggled = next(element, 'toggle');
    details.open = true;
    await toggled;
    expect(element.open).to.equal(true);
  });

  it('closes the others of its name, in its own root alone', async () => {
    const box = await fixture<HTMLElement>(
      html`<div>
        <loqui-disclosure name="it's" summary="One" open><p>1</p></loqui-disclosure>
        <loqui-disclosure name="it's" summary="Two"><p>2</p></loqui-disclosure>
        <loqui-disclosure name="other" summary="Three" open><p>3</p></loqui-disclosure>
        <loqui-disclosure summary="Four" open><p>4</p></loqui-disclosure>
      </div>`,
    );
    const all = [...box.querySelectorAll('loqui-disclosure')];
    const toggled = next(all[1]!, 'toggle');
    inside(all[1]!, 'summary').click();
    await toggled;
    await all[1]!.updateComplete;
    expect(all.map(({ open }) => open)).to.deep.equal([false, true, true, true]);
    all[0]!.open = true;
    await all[0]!.updateComplete;
    expect(all.map(({ open }) => open)).to.deep.equal([true, false, true, true]);
  });

  it('is left alone while it is disabled, but not by the page', async () => {
    const element = await make();
    element.disabled = true;
    await element.updateComplete;
    element.click();
    await clickOn(inside(element, 'summary'));
    expect([element.open, isShown(element), inside(element, 'summary').getAttribute('aria-disabled')]).to.deep.equal([false, false, 'true']);
    const toggled = next(element, 'toggle');
    element.open = true;
    await toggled;
    await rest();
    expect(isShown(element)).to.equal(true);
  });

  it('hears nothing of a toggle inside', async () => {
    const element = await make();
    let count = 0;
    element.addEventListener('toggle', () => (count += 1));
    const inner = document.createElement('loqui-disclosure');
    element.append(inner);
    await inner.updateComplete;
    const toggled = next(inner, 'toggle');
    inner.open = true;
    await toggled;
    expect([element.open, count]).to.deep.equal([false, 0]);
  });
});
