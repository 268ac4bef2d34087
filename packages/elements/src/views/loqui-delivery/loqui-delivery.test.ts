import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Delivery, Message } from '@loqui/core';
import { LoquiDiscardEvent, LoquiRetryEvent } from '../../events.js';
import { withClock } from '../../testing/clock.js';
import { mara, messageOf, rest } from '../../testing/room.js';
import './define.js';
import type { LoquiDelivery } from './loqui-delivery.js';

const pending = (delivery?: Delivery, more: Partial<Message> = {}): Message =>
  messageOf(mara, 'Hello', { id: 'm1', status: 'pending', ...(delivery && { delivery }), ...more });
const shown = (message: Message): Promise<LoquiDelivery> => fixture(html`<loqui-delivery .message=${message}></loqui-delivery>`);
const textIn = (element: LoquiDelivery): string => (element.shadowRoot?.querySelector('.text')?.textContent ?? '').trim();
const buttons = (element: LoquiDelivery): HTMLButtonElement[] => [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
const error = { code: 'rate-limited', message: 'Slow down.' };

describe('loqui-delivery', () => {
  it('says nothing of what is sent within a second, then that it is being sent', async () => {
    const element = await shown({ ...pending(), status: 'completed' });
    await withClock(async (clock) => {
      element.message = pending();
      await element.updateComplete;
      await clock.tickAsync(900);
      expect([textIn(element), element.matches(':state(silent)')]).to.deep.equal(['', true]);
      await clock.tickAsync(100);
      expect(textIn(element)).to.equal('Sending…');
    });
    // It fades in: half-way its colour is too faint to be read.
    await rest();
    await expect(element).to.be.accessible();
    element.message = { ...pending(), status: 'completed' };
    await element.updateComplete;
    expect([textIn(element), element.matches(':state(silent)')]).to.deep.equal(['', true]);
  });

  it('says at once that a message waits for the connection, and does not blink while it is tried again', async () => {
    const element = await shown(pending({ state: 'waiting-line' }));
    expect(textIn(element)).to.equal('Waiting for connection');
    element.message = pending();
    await element.updateComplete;
    expect(textIn(element)).to.equal('Sending…');
  });

  it('counts down to the next try, and lets that be now', async () => {
    const element = await shown(pending({ state: 'waiting-server', retryAt: Date.now() + 1_500, error }));
    expect(textIn(element)).to.equal('Too many messages. Next try in 2 s');
    const wanted: string[] = [];
    element.addEventListener(LoquiRetryEvent.type, ({ messageId }) => wanted.push(messageId));
    expect(buttons(element).map(({ textContent }) => textContent)).to.deep.equal(['Retry now', 'Discard']);
    buttons(element)[0]?.click();
    expect(wanted).to.deep.equal(['m1']);
    await expect(element).to.be.accessible();
    await waitUntil(() => textIn(element) === 'Too many messages. Next try in 1 s', undefined, { timeout: 3_000 });
    await waitUntil(() => textIn(element) === 'Sending…' && buttons(element).length === 0, undefined, { timeout: 3_000 });
  });

  it('says that one behind it waits its turn', async () => {
    const element = await shown(pending({ state: 'waiting-server', error: { code: 'store-busy', message: 'Busy.' } }));
    expect([textIn(element), buttons(element).length]).to.deep.equal(['Waiting its turn', 0]);
  });

  it('asks about one that is older than a day', async () => {
    const element = await shown(pending({ state: 'held' }));
    expect(textIn(element)).to.contain('more than a day ago');
    const wanted: string[] = [];
    for (const { type } of [LoquiRetryEvent, LoquiDiscardEvent]) element.addEventListener(type, (event) => wanted.push(event.type));
    for (const button of buttons(element)) button.click();
    expect(wanted).to.deep.equal([LoquiRetryEvent.type, LoquiDiscardEvent.type]);
    await expect(element).to.be.accessible();
  });

  it('also tells of a change that waits, of a message that the room has', async () => {
    const element = await shown(pending({ state: 'waiting-line' }, { status: 'completed' }));
    expect(textIn(element)).to.equal('Waiting for connection');
  });
});
