import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import './define.js';
import type { LoquiSelect } from './loqui-select.js';

const native = (element: LoquiSelect): HTMLSelectElement => inside(element, 'select');
const shown = (element: LoquiSelect): string[] => [...native(element).options].map((option) => option.label);
/** Mutation observers have run, and the element is rendered. */
async function settled(element: LoquiSelect): Promise<void> {
  await Promise.resolve();
  await element.updateComplete;
}

describe('loqui-select', () => {
  it('shows the options inside it, in their groups, and follows them', async () => {
    const element = await fixture<LoquiSelect>(
      html`<loqui-select label="Room"
        ><optgroup label="Open">
          <option>One</option>
          <option value="2" selected>Two</option>
        </optgroup>
        <option disabled>Three</option></loqui-select
      >`,
    );
    expect([shown(element), element.value, native(element).querySelector('optgroup')?.label]).to.deep.equal([['One', 'Two', 'Three'], '2', 'Open']);
    element.append(new Option('Four', '4'));
    element.querySelector('option')?.remove();
    await settled(element);
    expect([shown(element), element.value]).to.deep.equal([['Two', 'Three', 'Four'], '2']);
    element.querySelector('option')!.textContent = 'Second';
    await settled(element);
    expect(shown(element)[0]).to.equal('Second');
    await expect(element).to.be.accessible();
  });

  it('keeps a value whose option comes later', async () => {
    const element = await fixture<LoquiSelect>(html`<loqui-select label="Room"></loqui-select>`);
    element.value = 'b';
    element.append(new Option('A', 'a'), new Option('B', 'b'));
    await settled(element);
    expect(element.value).to.equal('b');
  });

  it('fires native events as a person chooses by keyboard', async () => {
    const element = await fixture<LoquiSelect>(
      html`<loqui-select label="Room" multiple
        ><option>One</option>
        <option>Two</option></loqui-select
      >`,
    );
    const events: string[] = [];
    for (const type of ['input', 'change']) element.addEventListener(type, () => events.push(`${type} ${element.values.join()}`));
    element.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(events.slice(0, 2)).to.deep.equal(['input One', 'change One']);
  });

  it('shows a placeholder until something is chosen, which a required one cannot take back', async () => {
    const element = await fixture<LoquiSelect>(html`<loqui-select label="Room" placeholder="Choose a room" required><option>One</option></loqui-select>`);
    expect([native(element).selectedOptions[0]?.label, element.value, element.validity.valueMissing]).to.deep.equal(['Choose a room', '', true]);
    expect(native(element).options[0]?.disabled).to.equal(true);
    element.value = 'One';
    expect([element.validity.valid, native(element).selectedOptions[0]?.label]).to.deep.equal([true, 'One']);
    element.required = false;
    await element.updateComplete;
    expect([native(element).options[0]?.disabled, element.value]).to.deep.equal([false, 'One']);
  });

  it('sends each of several values, resets them and restores them', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <loqui-select name="a" label="Rooms" multiple
          ><option selected>One</option>
          <option>Two</option>
          <option>Three</option></loqui-select
        >
      </form>`,
    );
    const element = form.querySelector('loqui-select')!;
    const sent = (): FormDataEntryValue[] => new FormData(form).getAll('a');
    expect(sent()).to.deep.equal(['One']);
    element.values = ['Two', 'Three'];
    expect(sent()).to.deep.equal(['Two', 'Three']);
    const kept = new FormData();
    for (const value of element.values) kept.append('value', value);
    form.reset();
    expect(sent()).to.deep.equal(['One']);
    element.formStateRestoreCallback(kept);
    expect(sent()).to.deep.equal(['Two', 'Three']);
    await expect(element).to.be.accessible();
  });

  it('can be read but not changed while it is read-only', async () => {
    const element = await fixture<LoquiSelect>(
      html`<loqui-select label="Room" readonly value="Two"
        ><option>One</option>
        <option>Two</option></loqui-select
      >`,
    );
    expect([...native(element).options].map((option) => option.disabled)).to.deep.equal([true, false]);
    element.readonly = false;
    await element.updateComplete;
    expect([...native(element).options].map((option) => option.disabled)).to.deep.equal([false, false]);
    expect(element.value).to.equal('Two');
  });
});
