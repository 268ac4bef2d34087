import { expect, fixture, html } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import './define.js';
import type { LoquiDateField } from './loqui-date-field.js';

describe('loqui-date-field', () => {
  for (const [type, value, early, late] of [
    ['date', '2026-03-04', '2026-03-01', '2026-04-01'],
    ['time', '09:41', '08:00', '18:30'],
    ['datetime-local', '2026-03-04T09:41', '2026-03-04T08:00', '2026-03-04T18:30'],
  ] as const) {
    it(`takes a ${type} within its limits, and nothing that is none`, async () => {
      const element = await fixture<LoquiDateField>(
        html`<loqui-date-field label="When" type=${type} min=${early} max=${late} value=${value}></loqui-date-field>`,
      );
      expect([element.value, element.validity.valid]).to.deep.equal([value, true]);
      element.value = type === 'time' ? '07:00' : early.replace('2026', '2025');
      expect(element.validity.rangeUnderflow).to.equal(true);
      element.value = type === 'time' ? '19:00' : late.replace('2026', '2027');
      expect(element.validity.rangeOverflow).to.equal(true);
      element.value = 'soon';
      expect(element.value).to.equal('');
      await expect(element).to.be.accessible();
    });
  }

  it('tells the page what a person picked', async () => {
    const element = await fixture<LoquiDateField>(html`<loqui-date-field label="When"></loqui-date-field>`);
    const events: string[] = [];
    for (const type of ['input', 'change']) element.addEventListener(type, () => events.push(`${type} ${element.value}`));
    const input = inside(element, 'input');
    Object.assign(input, { value: '2026-03-04' });
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    expect(events).to.deep.equal(['input 2026-03-04', 'change 2026-03-04']);
  });
});
