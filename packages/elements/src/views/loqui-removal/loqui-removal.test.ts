import { expect, fixture, html } from '@open-wc/testing';
import { LoquiUndoEvent, LoquiUndoExtendEvent } from '../../events.js';
import { withClock } from '../../testing/clock.js';
import { inside } from '../../testing/inside.js';
import { mara, messageOf } from '../../testing/room.js';
import './define.js';
import type { LoquiRemoval } from './loqui-removal.js';

const removed = (milliseconds: number): ReturnType<typeof messageOf> => messageOf(mara, 'Oops', { id: 'm1', removedAt: Date.now() + milliseconds });
const undo = (element: LoquiRemoval): HTMLButtonElement | null | undefined => element.shadowRoot?.querySelector<HTMLButtonElement>('[part="undo"]');

interface Scene {
  readonly element: LoquiRemoval;
  readonly extensions: number[];
  /** Time until the removal is sent, in ms. */
  left(): number;
}

/** A removal on a page that grants every extension. */
async function show(milliseconds: number): Promise<Scene> {
  const element = await fixture<LoquiRemoval>(html`<loqui-removal .message=${removed(milliseconds)}></loqui-removal>`);
  const extensions: number[] = [];
  element.addEventListener(LoquiUndoExtendEvent.type, (event) => {
    extensions.push(event.milliseconds);
    element.message = removed(event.milliseconds);
  });
  return { element, extensions, left: () => (element.message?.removedAt ?? 0) - Date.now() };
}

function point(element: LoquiRemoval, type: 'pointerenter' | 'pointerleave'): void {
  inside(element, '[part="base"]').dispatchEvent(new PointerEvent(type));
}

describe('loqui-removal', () => {
  it('restores the message while there is time, and is accessible', async () => {
    const { element } = await show(60_000);
    let undone = '';
    element.addEventListener(LoquiUndoEvent.type, ({ messageId }) => (undone = messageId));
    undo(element)?.click();
    expect(undone).to.equal('m1');
    await expect(element).to.be.accessible();
  });

  it('offers no undo when the time is over', () =>
    withClock(async (clock) => {
      const { element } = await show(5_000);
      await clock.tickAsync(4_999);
      expect(undo(element)).not.to.equal(null);
      await clock.tickAsync(1);
      await element.updateComplete;
      expect(undo(element)).to.equal(null);
    }));

  it('holds the time while the pointer is over it, and then continues with the time left', () =>
    withClock(async (clock) => {
      const { element, extensions, left } = await show(5_000);
      await clock.tickAsync(2_000);
      point(element, 'pointerenter');
      await element.updateComplete;
      for (let second = 0; second < 120; second += 1) {
        await clock.tickAsync(1_000);
        expect(left()).to.be.greaterThan(5_000);
      }
      expect(undo(element)).not.to.equal(null);
      point(element, 'pointerleave');
      expect([extensions.at(-1), left()]).to.deep.equal([3_000, 3_000]);
      await element.updateComplete;
      await clock.tickAsync(3_000);
      await element.updateComplete;
      expect(undo(element)).to.equal(null);
    }));

  it('holds the time while Undo has the keyboard’s focus', () =>
    withClock(async (clock) => {
      const { element, extensions } = await show(5_000);
      await clock.tickAsync(1_000);
      element.focus({ focusVisible: true });
      await element.updateComplete;
      await clock.tickAsync(60_000);
      expect(undo(element)).not.to.equal(null);
      undo(element)?.blur();
      expect(extensions.at(-1)).to.equal(4_000);
    }));

  it('continues only when neither the pointer nor the focus holds the time', () =>
    withClock(async () => {
      const { element, extensions } = await show(5_000);
      element.focus({ focusVisible: true });
      point(element, 'pointerenter');
      undo(element)?.blur();
      expect(extensions).to.have.lengthOf(1);
      point(element, 'pointerleave');
      expect(extensions).to.have.lengthOf(2);
    }));

  it('requests time at most once a second where the page grants none', () =>
    withClock(async (clock) => {
      const element = await fixture<LoquiRemoval>(html`<loqui-removal .message=${removed(5_000)}></loqui-removal>`);
      let requests = 0;
      element.addEventListener(LoquiUndoExtendEvent.type, () => (requests += 1));
      point(element, 'pointerenter');
      await clock.tickAsync(4_000);
      expect(requests).to.be.within(1, 5);
    }));
});
