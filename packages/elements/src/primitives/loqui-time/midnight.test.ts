import { expect, fixture, html } from '@open-wc/testing';
import '../../views/loqui-day-separator/define.js';
import { withClock } from '../../testing/clock.js';
import './define.js';

describe('a day in words', () => {
  const evening = new Date(2026, 2, 4, 23, 59);
  const day = evening.getTime();

  it('becomes yesterday at midnight, and a date a day later', () =>
    withClock(async (clock) => {
      const box = await fixture(html`<div><loqui-day-separator .value=${day}></loqui-day-separator><loqui-time format="day" .value=${day}></loqui-time></div>`);
      const shown = (): (string | undefined)[] => [...box.children].map((each) => each.shadowRoot?.textContent.trim());
      expect(shown()).to.deep.equal(['Today', 'Today']);
      await clock.tickAsync(60_000);
      expect(shown()).to.deep.equal(['Yesterday', 'Yesterday']);
      await clock.tickAsync(24 * 3_600_000);
      expect(shown()[0]).to.contain('March');
      expect(shown()[1]).to.equal(shown()[0]);
    }, evening));

  it('is corrected when a page is shown again after its timers had stopped', () =>
    withClock(async (clock) => {
      const separator = await fixture(html`<loqui-day-separator .value=${day}></loqui-day-separator>`);
      clock.setSystemTime(new Date(2026, 2, 5, 9, 0));
      document.dispatchEvent(new Event('visibilitychange'));
      await Promise.resolve();
      expect(separator.shadowRoot?.textContent.trim()).to.equal('Yesterday');
    }, evening));
});
