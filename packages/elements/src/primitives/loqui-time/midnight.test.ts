import { expect, fixture, html } from '@open-wc/testing';
import '../../views/loqui-day-separator/define.js';
import './define.js';

/** A clock that stands where it is set, and the timers that wait for it. */
class FakeClock {
  readonly #timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  readonly #real = { Date, setTimeout, clearTimeout };
  #now: number;
  #id = 0;

  constructor(now: Date) {
    this.#now = now.getTime();
    const time = (): number => this.#now;
    class Fake extends Date {
      constructor(...values: [] | [number] | [number, number, number]) {
        if (values.length === 0) super(time());
        else super(...(values as [number]));
      }
    }
    const later = (run: () => void, wait = 0): number => {
      this.#timers.set((this.#id += 1), { at: this.#now + wait, run });
      return this.#id;
    };
    Object.assign(globalThis, { Date: Fake, setTimeout: later, clearTimeout: (id: number) => this.#timers.delete(id) });
  }

  async goTo(date: Date, timers = true): Promise<void> {
    this.#now = date.getTime();
    for (const [id, { at, run }] of timers ? [...this.#timers] : []) {
      if (at > this.#now) continue;
      this.#timers.delete(id);
      run();
    }
    await Promise.resolve();
  }

  restore(): void {
    Object.assign(globalThis, this.#real);
  }
}

describe('a day in words', () => {
  let clock: FakeClock;
  const day = new Date(2026, 2, 4, 23, 59);

  beforeEach(() => (clock = new FakeClock(day)));
  afterEach(() => clock.restore());

  it('becomes yesterday at midnight, and a date a day later', async () => {
    const box = await fixture(
      html`<div><loqui-day-separator .value=${day.getTime()}></loqui-day-separator><loqui-time format="day" .value=${day.getTime()}></loqui-time></div>`,
    );
    const shown = (): (string | undefined)[] => [...box.children].map((each) => each.shadowRoot?.textContent.trim());
    expect(shown()).to.deep.equal(['Today', 'Today']);
    await clock.goTo(new Date(2026, 2, 5, 0, 0));
    expect(shown()).to.deep.equal(['Yesterday', 'Yesterday']);
    await clock.goTo(new Date(2026, 2, 6, 0, 0));
    expect(shown()[0]).to.contain('March');
    expect(shown()[1]).to.equal(shown()[0]);
  });

  it('is looked up when a page is seen again whose timers stood still', async () => {
    const separator = await fixture(html`<loqui-day-separator .value=${day.getTime()}></loqui-day-separator>`);
    await clock.goTo(new Date(2026, 2, 5, 9, 0), false);
    document.dispatchEvent(new Event('visibilitychange'));
    await Promise.resolve();
    expect(separator.shadowRoot?.textContent.trim()).to.equal('Yesterday');
  });
});
