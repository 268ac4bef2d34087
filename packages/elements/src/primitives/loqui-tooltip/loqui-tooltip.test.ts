import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { withClock } from '../../testing/clock.js';
import { inBothSchemes } from '../../testing/schemes.js';
import './define.js';

type Tooltip = HTMLElementTagNameMap['loqui-tooltip'];

const isShown = (element: Element): boolean => element.matches(':popover-open');
const point = (element: Element, type: string, pointerType = 'mouse'): boolean => element.dispatchEvent(new PointerEvent(type, { pointerType }));

interface Stage {
  readonly box: HTMLElement;
  readonly anchors: readonly HTMLButtonElement[];
  readonly tooltips: readonly Tooltip[];
}

async function stage(): Promise<Stage> {
  const box = await fixture<HTMLElement>(
    html`<div>
      <button id="named" type="button">Send</button>
      <button id="bare" type="button"><svg width="16" height="16"></svg></button>
      <loqui-tooltip for="named">Enter sends it</loqui-tooltip>
      <loqui-tooltip for="bare">Attach a file</loqui-tooltip>
    </div>`,
  );
  return { box, anchors: [...box.querySelectorAll('button')], tooltips: [...box.querySelectorAll('loqui-tooltip')] };
}

describe('loqui-tooltip', () => {
  it('describes an element with a name, names one without, and is accessible in both schemes', async () => {
    const { box, anchors, tooltips } = await stage();
    expect(anchors[0]!.getAttribute('aria-describedby')).to.equal(tooltips[0]!.id);
    expect(anchors[1]!.getAttribute('aria-labelledby')).to.equal(tooltips[1]!.id);
    expect(tooltips[0]!.getAttribute('role')).to.equal('tooltip');
    tooltips[1]!.show();
    await Promise.allSettled(tooltips[1]!.getAnimations().map((each) => each.finished));
    // The colours of a plain button are the engine's own.
    await expect(box).to.be.accessible({ ignoredRules: ['color-contrast'] });
    await inBothSchemes(() => expect(tooltips[1]).to.be.accessible());
    tooltips[1]!.remove();
    expect(anchors[1]!.hasAttribute('aria-labelledby')).to.equal(false);
  });

  it('opens when the pointer rests, can be pointed at, and closes a moment after', () =>
    withClock(async (clock) => {
      const { anchors, tooltips } = await stage();
      const [anchor, tooltip] = [anchors[0]!, tooltips[0]!];
      await clock.tickAsync(1_000);
      point(anchor, 'pointerenter');
      await clock.tickAsync(499);
      expect(isShown(tooltip)).to.equal(false);
      await clock.tickAsync(1);
      expect([isShown(tooltip), tooltip.matches(':state(open)')]).to.deep.equal([true, true]);
      point(anchor, 'pointerleave');
      await clock.tickAsync(50);
      point(tooltip, 'pointerenter');
      await clock.tickAsync(1_000);
      expect(isShown(tooltip)).to.equal(true);
      point(tooltip, 'pointerleave');
      await clock.tickAsync(120);
      expect(isShown(tooltip)).to.equal(false);
    }));

  it('opens at once where another one was open a moment ago, and not when the pointer has left', () =>
    withClock(async (clock) => {
      const { anchors, tooltips } = await stage();
      await clock.tickAsync(1_000);
      tooltips[0]!.show();
      point(anchors[1]!, 'pointerenter');
      expect([isShown(tooltips[0]!), isShown(tooltips[1]!)]).to.deep.equal([false, true]);
      point(anchors[0]!, 'pointerenter');
      expect([isShown(tooltips[0]!), isShown(tooltips[1]!)]).to.deep.equal([true, false]);
      tooltips[0]!.hide();
      await clock.tickAsync(1_000);
      point(anchors[0]!, 'pointerenter');
      point(anchors[0]!, 'pointerleave');
      await clock.tickAsync(1_000);
      expect(isShown(tooltips[0]!)).to.equal(false);
    }));

  it('opens by the keyboard, and Escape closes it and nothing else', async () => {
    const { box, anchors, tooltips } = await stage();
    const dialog = document.createElement('dialog');
    box.append(dialog);
    dialog.append(...anchors, ...tooltips);
    dialog.showModal();
    anchors[0]!.focus();
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(anchors[1]);
    expect(isShown(tooltips[1]!)).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect([isShown(tooltips[1]!), dialog.open]).to.deep.equal([false, true]);
    tooltips[1]!.show();
    anchors[1]!.blur();
    dialog.close();
    expect(isShown(tooltips[1]!)).to.equal(false);
  });

  it('never opens by touch, nor by the press of a button', () =>
    withClock(async (clock) => {
      const { anchors, tooltips } = await stage();
      await clock.tickAsync(1_000);
      point(anchors[0]!, 'pointerenter', 'touch');
      point(anchors[0]!, 'pointerdown', 'touch');
      anchors[0]!.focus();
      await clock.tickAsync(1_000);
      expect(isShown(tooltips[0]!)).to.equal(false);
      anchors[0]!.blur();
      globalThis.dispatchEvent(new PointerEvent('pointerup'));
      point(anchors[0]!, 'pointerenter');
      point(anchors[0]!, 'pointerdown');
      await clock.tickAsync(1_000);
      expect(isShown(tooltips[0]!)).to.equal(false);
    }));
});
