import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import './define.js';

type LoquiProgress = HTMLElementTagNameMap['loqui-progress'];

const native = (element: Element): HTMLProgressElement => inside(element, 'progress');
const done = (element: Element): number => {
  for (const animation of inside(element, '[part="bar"]').getAnimations()) animation.finish();
  const [track, bar] = [inside(element, '[part="track"]'), inside(element, '[part="bar"]')].map((each) => each.getBoundingClientRect().width);
  return Math.round((bar! / track!) * 100);
};

describe('loqui-progress', () => {
  it('is a native progress with the value and the name of its host', async () => {
    const element = await fixture<LoquiProgress>(html`<loqui-progress value="30" max="120" label="Upload"></loqui-progress>`);
    expect([native(element).position, element.position, done(element)]).to.deep.equal([0.25, 0.25, 25]);
    expect(native(element).getAttribute('aria-label')).to.equal('Upload');
    await accessibleInBothSchemes(
      html`<loqui-progress value="0.5" label="Upload"></loqui-progress><loqui-progress show-value value="0.5">Upload</loqui-progress>`,
    );
  });

  it('is indeterminate without a value', async () => {
    const element = await fixture<LoquiProgress>(html`<loqui-progress label="Upload"></loqui-progress>`);
    expect([native(element).position, element.position]).to.deep.equal([-1, -1]);
    expect(element.matches(':state(indeterminate)')).to.equal(true);
    expect(inside(element, '[part="bar"]').getAnimations()).to.have.length(1);
    element.value = 1;
    await element.updateComplete;
    expect(element.matches(':state(indeterminate)')).to.equal(false);
    expect(element.matches(':state(complete)')).to.equal(true);
    element.removeAttribute('value');
    element.value = undefined;
    await element.updateComplete;
    expect(element.matches(':state(indeterminate)')).to.equal(true);
  });

  it('stands still under reduced motion', async function () {
    // Only Chromium can be told to.
    if (!navigator.userAgent.includes('Chrome')) this.skip();
    await emulateMedia({ reducedMotion: 'reduce' });
    const element = await fixture<LoquiProgress>(html`<loqui-progress label="Upload"></loqui-progress>`);
    expect(inside(element, '[part="bar"]').getAnimations()).to.have.length(0);
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  it('takes the nearer end for a value outside', async () => {
    const element = await fixture<LoquiProgress>(html`<loqui-progress label="Upload" value="-3" max="10"></loqui-progress>`);
    expect([element.position, done(element)]).to.deep.equal([0, 0]);
    element.value = 11;
    await element.updateComplete;
    expect([element.position, done(element)]).to.deep.equal([1, 100]);
  });

  it('is named by its words, and writes its per cent on request', async () => {
    const element = await fixture<LoquiProgress>(html`<loqui-progress lang="en" value="0.5" show-value>Sending plan.pdf</loqui-progress>`);
    expect(inside(element, '[part="value"]').textContent).to.equal('50%');
    expect(native(element).labels[0]).not.to.equal(undefined);
    await expect(element).to.be.accessible();
  });

  it('fills from the start of the line, right to left too', async () => {
    const place = await fixture(html`<div dir="rtl"><loqui-progress label="Upload" value="0.5"></loqui-progress></div>`);
    const element = place.querySelector('loqui-progress')!;
    const right = (part: string): number => inside(element, `[part="${part}"]`).getBoundingClientRect().right;
    expect(right('bar')).to.equal(right('track'));
  });
});
