import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import { clickAt, next } from '../../testing/pointer.js';
import { inBothSchemes } from '../../testing/schemes.js';
import './define.js';

type Drawer = HTMLElementTagNameMap['loqui-drawer'];

/** Which edges of the screen the open drawer touches, after its motion. */
async function edgesOf(drawer: Drawer): Promise<string> {
  await drawer.updateComplete;
  const dialog = inside(drawer, 'dialog');
  await Promise.allSettled(dialog.getAnimations().map((each) => each.finished));
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const near = (at: number, edge: number): boolean => Math.abs(at - edge) < 1;
  const touched = { left: near(left, 0), right: near(right, clientWidth), top: near(top, 0), bottom: near(bottom, clientHeight) };
  return Object.entries(touched)
    .filter(([, is]) => is)
    .map(([edge]) => edge)
    .join(' ');
}

describe('loqui-drawer', () => {
  it('is a modal at an edge; start and end follow the direction', async () => {
    const drawer = await fixture<Drawer>(html`<loqui-drawer heading="Members" open>Text</loqui-drawer>`);
    expect(await edgesOf(drawer)).to.equal('right top bottom');
    drawer.dir = 'rtl';
    expect(await edgesOf(drawer)).to.equal('left top bottom');
    drawer.placement = 'start';
    expect(await edgesOf(drawer)).to.equal('right top bottom');
    drawer.dir = 'ltr';
    expect(await edgesOf(drawer)).to.equal('left top bottom');
    drawer.placement = 'top';
    expect(await edgesOf(drawer)).to.equal('left right top');
    drawer.placement = 'bottom';
    expect(await edgesOf(drawer)).to.equal('left right bottom');
  });

  it('is accessible in both schemes', async () => {
    const drawer = await fixture<Drawer>(html`<loqui-drawer heading="Members" open>Text<button slot="footer" type="button">Invite</button></loqui-drawer>`);
    expect(inside(drawer, 'dialog').matches(':modal')).to.equal(true);
    await Promise.allSettled(
      inside(drawer, 'dialog')
        .getAnimations()
        .map((each) => each.finished),
    );
    await inBothSchemes(() => expect(drawer).to.be.accessible());
  });

  it('closes by Escape and by a press outside, and gives the focus back', async () => {
    const box = await fixture(html`<div><button type="button">Members</button><loqui-drawer heading="Members" closedby="any">Text</loqui-drawer></div>`);
    const drawer = box.querySelector('loqui-drawer')!;
    const opener = box.querySelector('button')!;
    for (const act of [() => sendKeys({ press: 'Escape' }), () => clickAt(5, 5)]) {
      opener.focus();
      drawer.show();
      const closed = next(drawer, 'close');
      await act();
      await closed;
      expect([drawer.open, document.activeElement]).to.deep.equal([false, opener]);
    }
  });
});
