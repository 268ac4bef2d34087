import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import './define.js';

type LoquiSkeleton = HTMLElementTagNameMap['loqui-skeleton'];

const heightOf = (element: Element): number => element.getBoundingClientRect().height;

describe('loqui-skeleton', () => {
  it('is exactly as high as the text that replaces it', async () => {
    const place = await fixture(
      html`<div style="font: 17px/1.6 sans-serif; inline-size: 300px">
        <loqui-skeleton lines="3"></loqui-skeleton>
        <div id="text">One<br />two<br />three</div>
      </div>`,
    );
    expect(heightOf(place.querySelector('loqui-skeleton')!)).to.be.closeTo(heightOf(place.querySelector('#text')!), 0.5);
  });

  it('is hidden from screen readers in each shape', async () => {
    for (const shape of ['lines', 'circle', 'block'] as const) {
      const element = await fixture<LoquiSkeleton>(html`<loqui-skeleton shape=${shape}></loqui-skeleton>`);
      expect(inside(element, '[part="base"]').getAttribute('aria-hidden')).to.equal('true');
      await accessibleInBothSchemes(element);
    }
  });

  it('has the size of an avatar as a circle, and any size that the page gives it', async () => {
    const element = await fixture<LoquiSkeleton>(html`<loqui-skeleton shape="circle"></loqui-skeleton>`);
    expect(heightOf(inside(element, '[part="base"]'))).to.equal(28);
    element.style.setProperty('--loqui-skeleton-size', '40px');
    expect(heightOf(inside(element, '[part="base"]'))).to.equal(40);
    element.shape = 'block';
    await element.updateComplete;
    expect(heightOf(inside(element, '[part="base"]'))).to.equal(40);
  });

  it('moves, but not under reduced motion', async function () {
    const element = await fixture<LoquiSkeleton>(html`<loqui-skeleton lines="1"></loqui-skeleton>`);
    expect(inside(element, '.fill').getAnimations()).to.have.length(1);
    // Only Chromium can be told to.
    if (!navigator.userAgent.includes('Chrome')) this.skip();
    await emulateMedia({ reducedMotion: 'reduce' });
    expect(inside(element, '.fill').getAnimations()).to.have.length(0);
    await emulateMedia({ reducedMotion: 'no-preference' });
  });
});
