import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { withClock } from '../../testing/clock.js';
import { inside } from '../../testing/inside.js';
import { frames } from '../../testing/room.js';
import { settle } from '../../testing/schemes.js';
import '../loqui-dialog/define.js';
import './define.js';

type LoquiToasts = HTMLElementTagNameMap['loqui-toasts'];

const texts = (region: LoquiToasts): string[] => region.toasts.filter(({ hidden }) => !hidden).map(({ textContent }) => textContent.trim());
const base = (region: LoquiToasts): HTMLElement => inside(region, '[part="base"]');
const heard = (region: LoquiToasts, role: 'status' | 'alert'): string => inside(region, `[role="${role}"]`).textContent.trim();
const make = (): Promise<LoquiToasts> => fixture<LoquiToasts>(html`<loqui-toasts lang="en"></loqui-toasts>`);

describe('loqui-toasts', () => {
  it('announces each toast in its urgency, without taking the focus', async () => {
    const region = await make();
    const { activeElement } = document;
    region.show('Saved');
    region.show('The line is lost', { assertive: true, variant: 'danger' });
    await frames();
    expect([heard(region, 'status'), heard(region, 'alert')]).to.deep.equal(['Saved', 'The line is lost']);
    expect(document.activeElement).to.equal(activeElement);
    expect(base(region).getAttribute('aria-label')).to.equal('Notifications');
    settle(region);
    await expect(region).to.be.accessible();
  });

  it('is in the top layer as long as there are toasts', async () => {
    const region = await make();
    expect(base(region).matches(':popover-open')).to.equal(false);
    const toast = region.show('Saved');
    await frames();
    expect(base(region).matches(':popover-open')).to.equal(true);
    toast.close();
    await frames();
    expect(base(region).matches(':popover-open')).to.equal(false);
    expect(base(region).getBoundingClientRect().height).to.equal(0);
  });

  it('closes a toast in time; one with an action or without a time stays', async () => {
    const region = await make();
    await withClock(async (clock) => {
      region.show('Short', { timeout: 1000 });
      region.show('Usual');
      region.show('Deleted', { action: { label: 'Undo', run: () => undefined } });
      await frames();
      await clock.tickAsync(1000);
      expect(texts(region)).to.deep.equal(['Usual', 'DeletedUndo']);
      await clock.tickAsync(60_000);
      expect(texts(region)).to.deep.equal(['DeletedUndo']);
    });
  });

  it('stops the time while a person points at it, and goes on with what is left', async () => {
    const region = await make();
    await withClock(async (clock) => {
      region.show('Short', { timeout: 1000 });
      await frames();
      await clock.tickAsync(600);
      base(region).dispatchEvent(new PointerEvent('pointerenter'));
      await clock.tickAsync(10_000);
      expect(texts(region)).to.deep.equal(['Short']);
      base(region).dispatchEvent(new PointerEvent('pointerleave'));
      await clock.tickAsync(399);
      expect(texts(region)).to.deep.equal(['Short']);
      await clock.tickAsync(1);
      expect(texts(region)).to.deep.equal([]);
    });
  });

  it('stops the time while the focus is inside', async () => {
    const region = await make();
    await withClock(async (clock) => {
      const toast = region.show('Short', { timeout: 1000 });
      await frames();
      inside(toast, '[part="dismiss"]').focus();
      await clock.tickAsync(10_000);
      expect(texts(region)).to.deep.equal(['Short']);
      inside(toast, '[part="dismiss"]').blur();
      await clock.tickAsync(1000);
      expect(texts(region)).to.deep.equal([]);
    });
  });

  it('shows at most `max`, and the older ones when there is room, each for its whole time', async () => {
    const region = await make();
    await withClock(async (clock) => {
      region.max = 2;
      for (const text of ['One', 'Two', 'Three']) region.show(text, { timeout: 1000 });
      await frames();
      expect(texts(region)).to.deep.equal(['Two', 'Three']);
      await clock.tickAsync(1000);
      await frames();
      expect(texts(region)).to.deep.equal(['One']);
      await clock.tickAsync(1000);
      expect(region.toasts).to.deep.equal([]);
    });
  });

  it('closes the newest by Escape, and gives the focus back to where it was', async () => {
    const place = await fixture(html`<div><button>Before</button><loqui-toasts></loqui-toasts></div>`);
    const region = place.querySelector('loqui-toasts')!;
    const before = place.querySelector('button')!;
    region.show('One');
    const two = region.show('Two');
    await frames();
    before.focus();
    inside(two, '[part="dismiss"]').focus();
    await sendKeys({ press: 'Escape' });
    expect(texts(region)).to.deep.equal(['One']);
    expect(document.activeElement).to.equal(before);
    await sendKeys({ press: 'Escape' });
    expect(texts(region)).to.deep.equal([]);
  });

  it('gives the focus back into a shadow root', async () => {
    const place = await fixture(html`<div><loqui-button>Before</loqui-button><loqui-toasts></loqui-toasts></div>`);
    const region = place.querySelector('loqui-toasts')!;
    const toast = region.show('One');
    await frames();
    const before = inside(place.querySelector('loqui-button')!, 'button');
    before.focus();
    inside(toast, '[part="dismiss"]').focus();
    inside(toast, '[part="dismiss"]').click();
    expect(place.querySelector('loqui-button')?.shadowRoot?.activeElement).to.equal(before);
  });

  it('leaves Escape to an open loqui-dialog, whose own dialog stands in a shadow root', async () => {
    const place = await fixture(
      html`<div>
        <loqui-toasts lang="en"></loqui-toasts><loqui-dialog heading="Sure?"><button>Inside</button></loqui-dialog>
      </div>`,
    );
    const region = place.querySelector('loqui-toasts')!;
    const dialog = place.querySelector('loqui-dialog')!;
    region.show('Saved');
    await frames();
    for (const inside of [false, true]) {
      dialog.show();
      if (inside) place.querySelector('button')!.focus();
      const closed = new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
      await sendKeys({ press: 'Escape' });
      await closed;
      expect(texts(region)).to.deep.equal(['Saved']);
    }
    await sendKeys({ press: 'Escape' });
    await frames();
    expect(texts(region)).to.deep.equal([]);
  });

  it('leaves Escape to who has handled it, and to an open dialog', async () => {
    const place = await fixture(
      html`<div>
        <dialog><button>Inside</button></dialog>
        <input /><loqui-toasts></loqui-toasts>
      </div>`,
    );
    const region = place.querySelector('loqui-toasts')!;
    region.show('One');
    await frames();
    const field = place.querySelector('input')!;
    field.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    field.focus();
    await sendKeys({ press: 'Escape' });
    place.querySelector('dialog')!.showModal();
    await sendKeys({ press: 'Escape' });
    expect(texts(region)).to.deep.equal(['One']);
    expect(place.querySelector('dialog')!.open).to.equal(false);
  });

  it('runs an action once and closes its toast', async () => {
    const region = await make();
    let runs = 0;
    const toast = region.show('Deleted', { action: { label: 'Undo', run: () => (runs += 1) } });
    await frames();
    expect(heard(region, 'status')).to.equal('Deleted');
    toast.querySelector('loqui-button')!.click();
    expect([runs, toast.isConnected]).to.deep.equal([1, false]);
  });

  it('takes toasts that stand in it, and forgets those that are taken out', async () => {
    const region = await fixture<LoquiToasts>(html`<loqui-toasts><loqui-toast timeout="0">Welcome</loqui-toast></loqui-toasts>`);
    await frames();
    expect(texts(region)).to.deep.equal(['Welcome']);
    expect(heard(region, 'status')).to.equal('Welcome');
    region.replaceChildren();
    await frames();
    expect(base(region).hidden).to.equal(true);
    expect(heard(region, 'status')).to.equal('');
  });
});
