import { expect, fixture, html } from '@open-wc/testing';
import type { Delivery, Message } from '@loqui/core';
import { LoquiDiscardEvent, LoquiEditStartEvent, LoquiRetryEvent } from '../../events.js';
import { withClock } from '../../testing/clock.js';
import { mara, messageOf } from '../../testing/room.js';
import './define.js';
import type { LoquiDelivery } from './loqui-delivery.js';

const pending = (delivery?: Delivery, more: Partial<Message> = {}): Message =>
  messageOf(mara, 'Hello', { id: 'm1', status: 'pending', ...(delivery && { delivery }), ...more });
const shown = (message: Message): Promise<LoquiDelivery> => fixture(html`<loqui-delivery .message=${message}></loqui-delivery>`);
const textIn = (element: LoquiDelivery): string => (element.shadowRoot?.querySelector('.text')?.textContent ?? '').trim();
const buttons = (element: LoquiDelivery): HTMLButtonElement[] => [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
const error = { code: 'rate-limited', message: 'Slow down.' };

function pressAll(element: LoquiDelivery): string[] {
  const events: string[] = [];
  for (const { type } of [LoquiRetryEvent, LoquiDiscardEvent, LoquiEditStartEvent]) {
    element.addEventListener(type, (event) => events.push(`${event.type} ${event.messageId}`));
  }
  for (const button of buttons(element)) button.click();
  return events;
}

/** Waits for colour transitions: half-faded text fails the contrast check. */
async function atRest(element: LoquiDelivery): Promise<void> {
  await Promise.all(element.shadowRoot!.getAnimations().map(({ finished }) => finished));
}

describe('loqui-delivery', () => {
  it('shows nothing for the first second, then that the message is being sent', () =>
    withClock(async (clock) => {
      const element = await shown(pending());
      await clock.tickAsync(999);
      expect([textIn(element), element.matches(':state(silent)')]).to.deep.equal(['', true]);
      await clock.tickAsync(1);
      await element.updateComplete;
      expect([textIn(element), element.matches(':state(silent)')]).to.deep.equal(['Sending…', false]);
      element.message = { ...pending(), status: 'completed' };
      await element.updateComplete;
      expect([textIn(element), element.matches(':state(silent)')]).to.deep.equal(['', true]);
    }));

  it('shows at once that a message waits for the connection, and does not blink while sending is tried again', async () => {
    const element = await shown(pending({ state: 'waiting-line' }));
    expect(textIn(element)).to.equal('Waiting for connection');
    await atRest(element);
    await expect(element).to.be.accessible();
    element.message = pending();
    await element.updateComplete;
    expect(textIn(element)).to.equal('Sending…');
  });

  it('counts down to the next try', () =>
    withClock(async (clock) => {
      const element = await shown(pending({ state: 'waiting-server', retryAt: Date.now() + 1_500, error }));
      expect(textIn(element)).to.equal('Too many messages. Next try in 2 s');
      await clock.tickAsync(1_000);
      await element.updateComplete;
      expect(textIn(element)).to.equal('Too many messages. Next try in 1 s');
      await clock.tickAsync(1_000);
      await element.updateComplete;
      expect([textIn(element), buttons(element).length]).to.deep.equal(['Sending…', 0]);
    }));

  it('tries again, or discards the message, when a button is pressed', async () => {
    const element = await shown(pending({ state: 'waiting-server', retryAt: Date.now() + 60_000, error }));
    expect(buttons(element).map(({ textContent }) => textContent)).to.deep.equal(['Retry now', 'Discard']);
    expect(pressAll(element)).to.deep.equal(['loqui-retry m1', 'loqui-discard m1']);
    await atRest(element);
    await expect(element).to.be.accessible();
  });

  it('shows that a message waits for an earlier one', async () => {
    const element = await shown(pending({ state: 'waiting-server', error: { code: 'store-busy', message: 'Busy.' } }));
    expect([textIn(element), buttons(element).length]).to.deep.equal(['Waiting its turn', 0]);
  });

  it('asks whether to send a message that is older than a day', async () => {
    const element = await shown(pending({ state: 'held' }));
    expect(textIn(element)).to.contain('more than a day ago');
    expect(pressAll(element)).to.deep.equal(['loqui-retry m1', 'loqui-discard m1']);
    await atRest(element);
    await expect(element).to.be.accessible();
  });

  it('shows that an edit of a message in the room waits', async () => {
    const element = await shown(pending({ state: 'waiting-line' }, { status: 'completed' }));
    expect(textIn(element)).to.equal('Waiting for connection');
  });

  it('shows why an edit is not saved, with the buttons that help', async () => {
    const element = await shown(pending({ state: 'refused', error: { code: 'forbidden', message: 'No.' } }, { status: 'completed' }));
    expect([textIn(element), element.matches(':state(refused)')]).to.deep.equal(['Not saved: you may not write here', true]);
    expect(buttons(element).map(({ textContent }) => textContent)).to.deep.equal(['Edit again', 'Retry', 'Discard']);
    expect(pressAll(element)).to.deep.equal(['loqui-edit-start m1', 'loqui-retry m1', 'loqui-discard m1']);
    await atRest(element);
    await expect(element).to.be.accessible();
    element.message = pending(undefined, { status: 'completed' });
    await element.updateComplete;
    expect([textIn(element), element.matches(':state(refused)')]).to.deep.equal(['', false]);
  });
});
