import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import './define.js';
import type { LoquiCheckbox } from './loqui-checkbox.js';

const native = (element: LoquiCheckbox): HTMLInputElement => inside(element, 'input');

function eventsOf(element: LoquiCheckbox): string[] {
  const events: string[] = [];
  for (const type of ['click', 'input', 'change']) element.addEventListener(type, () => events.push(`${type} ${String(element.checked)}`));
  return events;
}

describe('loqui-checkbox', () => {
  it('is switched by Space, by its text, by a label of the page and by program, with one click each', async () => {
    const box = await fixture(html`<div><label for="box">Outside</label><loqui-checkbox id="box"></loqui-checkbox></div>`);
    const element = box.querySelector('loqui-checkbox')!;
    const events = eventsOf(element);
    const heard = (): string[] => events.splice(0).filter((event) => !event.startsWith('click'));
    element.focus();
    await sendKeys({ type: ' ' });
    expect(heard()).to.deep.equal(['input true', 'change true']);
    box.querySelector('label')?.click();
    expect(events.filter((event) => event.startsWith('click'))).to.have.length(1);
    expect(heard()).to.deep.equal(['input false', 'change false']);
    element.click();
    expect(heard()).to.deep.equal(['input true', 'change true']);
    element.textContent = 'Inside';
    await Promise.resolve();
    await element.updateComplete;
    inside(element, '.text').click();
    expect(events.filter((event) => event.startsWith('click'))).to.have.length(1);
    expect(heard()).to.deep.equal(['input false', 'change false']);
    await expect(box).to.be.accessible();
  });

  it('sends its own value only while it is on', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><loqui-checkbox name="a" value="yes">A</loqui-checkbox></form>`);
    const sent = (): FormDataEntryValue | null => new FormData(form).get('a');
    expect(sent()).to.equal(null);
    form.querySelector('loqui-checkbox')!.checked = true;
    expect(sent()).to.equal('yes');
  });

  it('stands between until the person switches it', async () => {
    const element = await fixture<LoquiCheckbox>(html`<loqui-checkbox indeterminate>All</loqui-checkbox>`);
    expect([native(element).indeterminate, element.matches(':state(indeterminate)')]).to.deep.equal([true, true]);
    await expect(element).to.be.accessible();
    element.click();
    await element.updateComplete;
    expect([element.indeterminate, element.checked, element.matches(':state(indeterminate)'), element.matches(':state(checked)')]).to.deep.equal([
      false,
      true,
      false,
      true,
    ]);
  });

  it('stays as it is while it is read-only', async () => {
    const element = await fixture<LoquiCheckbox>(html`<loqui-checkbox checked readonly>A</loqui-checkbox>`);
    const events = eventsOf(element);
    element.focus();
    await sendKeys({ type: ' ' });
    expect([element.checked, native(element).checked, events.filter((event) => !event.startsWith('click'))]).to.deep.equal([true, true, []]);
  });
});
