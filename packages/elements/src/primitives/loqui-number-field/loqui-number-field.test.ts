import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { withClock } from '../../testing/clock.js';
import { inside } from '../../testing/inside.js';
import './define.js';
import type { LoquiNumberField } from './loqui-number-field.js';

const button = (element: LoquiNumberField, part: 'less' | 'more'): HTMLButtonElement => inside(element, `[part=${part}]`) as HTMLButtonElement;

function eventsOf(element: LoquiNumberField): string[] {
  const events: string[] = [];
  for (const type of ['input', 'change']) element.addEventListener(type, () => events.push(`${type} ${element.value}`));
  return events;
}

describe('loqui-number-field', () => {
  it('steps by arrow keys and buttons, within its limits', async () => {
    const element = await fixture<LoquiNumberField>(html`<loqui-number-field label="Seats" min="1" max="3" value="1"></loqui-number-field>`);
    const events = eventsOf(element);
    expect([button(element, 'less').disabled, button(element, 'more').disabled]).to.deep.equal([true, false]);
    button(element, 'more').click();
    expect(events).to.deep.equal(['input 2', 'change 2']);
    element.focus();
    await sendKeys({ press: 'ArrowUp' });
    await element.updateComplete;
    expect([element.value, element.valueAsNumber]).to.deep.equal(['3', 3]);
    expect([button(element, 'less').disabled, button(element, 'more').disabled]).to.deep.equal([false, true]);
    await expect(element).to.be.accessible();
  });

  it('repeats while a button is held, and tells the change once', () =>
    withClock(async (clock) => {
      const element = await fixture<LoquiNumberField>(html`<loqui-number-field label="Seats" value="0" step="5"></loqui-number-field>`);
      const events = eventsOf(element);
      button(element, 'more').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, cancelable: true, button: 0 }));
      expect(element.value).to.equal('5');
      await clock.tickAsync(400 + 60);
      expect(events).to.deep.equal(['input 5', 'input 10', 'input 15']);
      dispatchEvent(new PointerEvent('pointerup'));
      await clock.tickAsync(1000);
      expect(events.slice(3)).to.deep.equal(['change 15']);
    }));

  it('judges as the native input does: limits, steps and what is no number', async () => {
    const element = await fixture<LoquiNumberField>(html`<loqui-number-field label="Seats" min="2" max="8" step="2"></loqui-number-field>`);
    const judged = (value: string): string[] => {
      element.value = value;
      const { validity } = element;
      return (['rangeUnderflow', 'rangeOverflow', 'stepMismatch', 'valid'] as const).filter((key) => validity[key]);
    };
    expect([judged('0'), judged('10'), judged('3'), judged('4')]).to.deep.equal([['rangeUnderflow'], ['rangeOverflow'], ['stepMismatch'], ['valid']]);
    element.value = 'many';
    expect(element.value).to.equal('');
    element.focus();
    await sendKeys({ type: '-' });
    inside(element, 'input').blur();
    expect([element.value, element.validity.badInput, element.matches(':state(invalid)')]).to.deep.equal(['', true, true]);
  });

  it('steps by whole numbers where any number is allowed, and fires nothing by program', async () => {
    const element = await fixture<LoquiNumberField>(html`<loqui-number-field label="Weight" step="any" value="1.25"></loqui-number-field>`);
    const events = eventsOf(element);
    element.stepUp(2);
    element.stepDown();
    expect([element.valueAsNumber, element.validity.valid, events]).to.deep.equal([2.25, true, []]);
    element.valueAsNumber = NaN;
    expect(element.value).to.equal('');
  });
});
