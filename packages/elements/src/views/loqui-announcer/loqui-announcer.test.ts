import { expect, fixture, html } from '@open-wc/testing';
import { withClock } from '../../testing/clock.js';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('loqui-announcer', () => {
  it('announces one text after the other, and a repeated text again', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-announcer']>(html`<loqui-announcer></loqui-announcer>`);
    await withClock(async (clock) => {
      element.announce('One');
      element.announce('Two');
      await clock.tickAsync(100);
      expect(textIn(element)).to.equal('One');
      await clock.tickAsync(1200);
      expect(textIn(element)).to.equal('Two');
      await clock.tickAsync(1200);
      element.announce('Two');
      await clock.tickAsync(100);
      expect(element.shadowRoot?.textContent).to.equal('Two\u00a0');
    });
    await expect(element).to.be.accessible();
  });
});
