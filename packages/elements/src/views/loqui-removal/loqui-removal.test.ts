import { expect, fixture, html } from '@open-wc/testing';
import { LoquiUndoEvent } from '../../events.js';
import { withClock } from '../../testing/clock.js';
import { mara, messageOf, rest } from '../../testing/room.js';
import './define.js';

const undo = (element: Element): HTMLButtonElement | null => element.shadowRoot!.querySelector('button');

describe('loqui-removal', () => {
  it('says that the message was removed, and asks for it back', async () => {
    const message = messageOf(mara, 'Gone', { removedAt: Date.now() + 60_000 });
    const element = await fixture<HTMLElement>(html`<loqui-removal .message=${message}></loqui-removal>`);
    expect(element.shadowRoot!.querySelector('.text')?.textContent.trim()).to.equal('Message deleted');
    let wanted = '';
    element.addEventListener(LoquiUndoEvent.type, ({ messageId }) => (wanted = messageId));
    undo(element)?.click();
    expect(wanted).to.equal(message.id);
    await rest();
    await expect(element).to.be.accessible();
  });

  it('offers no undo once its time is over', () =>
    withClock(async (clock) => {
      const message = messageOf(mara, 'Gone', { removedAt: Date.now() + 5_000 });
      const element = await fixture(html`<loqui-removal .message=${message}></loqui-removal>`);
      await clock.tickAsync(4_999);
      expect(undo(element)).not.to.equal(null);
      await clock.tickAsync(1);
      expect(undo(element)).to.equal(null);
      expect(element.shadowRoot!.textContent).to.contain('Message deleted');
    }));

  it('shows nothing for a message that stands', async () => {
    const element = await fixture(html`<loqui-removal .message=${messageOf(mara, 'Here')}></loqui-removal>`);
    expect(element.shadowRoot!.querySelector('[part="base"]')).to.equal(null);
  });
});
