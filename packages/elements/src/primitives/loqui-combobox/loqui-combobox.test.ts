import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LoquiCreateEvent } from '../../events.js';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import type { LoquiCombobox } from './loqui-combobox.js';
import { matchingOptions, type ComboboxOption } from './option.js';
import './define.js';

const fruit: readonly ComboboxOption[] = ['Apple', 'Apricot', 'Grape', 'Élderberry'].map((label) => ({ value: label.toLowerCase(), label }));
const rooms: readonly ComboboxOption[] = [
  { value: 'release', label: 'Release', group: 'Open' },
  { value: 'old', label: 'Archive', group: 'Closed', disabled: true },
  { value: 'support', label: 'Support', group: 'Open', detail: '12 members' },
  { value: 'lost', label: 'Lost and found', group: 'Closed' },
];

const part = (element: LoquiCombobox, selector: string): HTMLElement => element.shadowRoot!.querySelector<HTMLElement>(selector)!;
const inputOf = (element: LoquiCombobox): HTMLInputElement => element.shadowRoot!.querySelector('input')!;
const rowsOf = (element: LoquiCombobox): string[] => [...element.shadowRoot!.querySelectorAll('.option .name')].map(({ textContent }) => textContent);
const activeOf = (element: LoquiCombobox): string | undefined => {
  const id = inputOf(element).getAttribute('aria-activedescendant');
  return id === null ? undefined : element.shadowRoot?.getElementById(id)?.querySelector('.name')?.textContent;
};

async function press(element: LoquiCombobox, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    inputOf(element).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    await element.updateComplete;
  }
}

async function type(element: LoquiCombobox, text: string): Promise<void> {
  inputOf(element).value = text;
  inputOf(element).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await element.updateComplete;
}

describe('loqui-combobox', () => {
  it('filters while typing, and Enter chooses with one input and one change event', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><loqui-combobox name="fruit" label="Fruit" .options=${fruit}></loqui-combobox></form>`);
    const element = form.querySelector('loqui-combobox')!;
    const events: string[] = [];
    for (const name of ['input', 'change']) form.addEventListener(name, () => events.push(`${name} ${element.value}`));
    await type(element, 'ap');
    expect(rowsOf(element)).to.deep.equal(['Apple', 'Apricot', 'Grape']);
    await expect(element).to.be.accessible();
    await press(element, 'ArrowDown', 'Enter');
    expect(events).to.deep.equal(['input apricot', 'change apricot']);
    expect(new FormData(form).get('fruit')).to.equal('apricot');
    expect(inputOf(element).value).to.equal('Apricot');
  });

  it('with several values sends each, and Backspace takes the last back', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><loqui-combobox name="fruit" label="Fruit" multiple value='["grape"]' .options=${fruit}></loqui-combobox></form>`,
    );
    const element = form.querySelector('loqui-combobox')!;
    await press(element, 'ArrowDown', 'Enter');
    expect(new FormData(form).getAll('fruit')).to.deep.equal(['grape', 'apple']);
    await expect(element).to.be.accessible();
    await press(element, 'Backspace');
    expect(element.values).to.deep.equal(['grape']);
    form.reset();
    await element.updateComplete;
    expect(element.values).to.deep.equal(['grape']);
  });

  it('shows an error after a form was refused, named by ARIA', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><loqui-combobox name="fruit" label="Fruit" required .options=${fruit}></loqui-combobox></form>`);
    const element = form.querySelector('loqui-combobox')!;
    expect(form.checkValidity()).to.equal(false);
    await element.updateComplete;
    expect(element.validationMessage).not.to.equal('');
    element.reportValidity();
    expect(element.matches(':state(invalid)')).to.equal(true);
    expect(inputOf(element).getAttribute('aria-describedby')).to.equal('error');
    await expect(element).to.be.accessible();
  });

  it('loads options, says when there are none, and asks once after a failure', async () => {
    const element = await fixture<LoquiCombobox>(html`<loqui-combobox label="Fruit"></loqui-combobox>`);
    let asked = 0;
    element.load = () => {
      asked++;
      return Promise.reject(new Error('offline'));
    };
    await element.updateComplete;
    await press(element, 'ArrowDown');
    const notice = (): string => element.shadowRoot!.querySelector('[part=notice]')?.textContent ?? '';
    expect(notice()).to.equal('Loading…');
    await waitUntil(() => notice() === 'The options could not be loaded.');
    await element.updateComplete;
    expect(asked).to.equal(1);
  });

  it('answers with the options of the newest text, and aborts what was asked before', async () => {
    const element = await fixture<LoquiCombobox>(html`<loqui-combobox label="Fruit"></loqui-combobox>`);
    const asked: { query: string; signal: AbortSignal; answer: (options: readonly ComboboxOption[]) => void }[] = [];
    element.load = (query, signal) => new Promise((answer) => asked.push({ query, signal, answer }));
    await element.updateComplete;
    await press(element, 'ArrowDown');
    await waitUntil(() => asked.length === 1);
    await type(element, 'ap');
    await waitUntil(() => asked.length === 2);
    expect(asked.map(({ query, signal }) => `${query} ${String(signal.aborted)}`)).to.deep.equal([' true', 'ap false']);
    asked[0]?.answer(fruit);
    asked[1]?.answer(fruit.slice(0, 1));
    await waitUntil(() => rowsOf(element).length > 0);
    expect(rowsOf(element)).to.deep.equal(['Apple']);
    expect(activeOf(element)).to.equal('Apple');
    await press(element, 'Enter');
    expect(element.value).to.equal('apple');
  });

  it('shows groups below their names, and passes over what is disabled', async () => {
    const element = await fixture<LoquiCombobox>(html`<loqui-combobox label="Room" .options=${rooms}></loqui-combobox>`);
    await press(element, 'ArrowDown');
    expect(rowsOf(element)).to.deep.equal(['Release', 'Support', 'Archive', 'Lost and found']);
    const groups = [...element.shadowRoot!.querySelectorAll('[role=group]')];
    expect(groups.map((group) => `${group.ariaLabel ?? ''} ${String(group.querySelectorAll('[role=option]').length)}`)).to.deep.equal(['Open 2', 'Closed 2']);
    await press(element, 'ArrowDown', 'ArrowDown');
    expect(activeOf(element)).to.equal('Lost and found');
    await press(element, 'ArrowDown');
    expect(activeOf(element)).to.equal('Release');
    await press(element, 'End', 'ArrowUp');
    expect(activeOf(element)).to.equal('Support');
    await expect(element).to.be.accessible();
    part(element, '[aria-disabled]').click();
    expect(element.value).to.equal('');
  });

  it('says what it is, what it controls and which option is active', async () => {
    const element = await fixture<LoquiCombobox>(html`<loqui-combobox label="Fruit" required .options=${fruit}></loqui-combobox>`);
    const input = inputOf(element);
    expect([input.role, input.ariaExpanded, input.ariaHasPopup, input.getAttribute('aria-controls')]).to.deep.equal(['combobox', 'false', 'listbox', 'list']);
    input.click();
    await element.updateComplete;
    expect(input.ariaExpanded).to.equal('true');
    expect(part(element, '#list').role).to.equal('listbox');
    expect(part(element, '.popup').matches(':popover-open')).to.equal(true);
    expect(part(element, '[role=status]').textContent).to.equal('4 options');
    await press(element, 'ArrowDown');
    expect(activeOf(element)).to.equal('Apple');
    await press(element, 'Escape');
    expect(input.ariaExpanded).to.equal('false');
    expect(element.matches(':state(open)')).to.equal(false);
  });

  it('creates a value where it may, unless the page cancels', async () => {
    const element = await fixture<LoquiCombobox>(html`<loqui-combobox label="Tags" multiple creatable .options=${fruit}></loqui-combobox>`);
    await type(element, 'Apple');
    expect(rowsOf(element)).to.deep.equal(['Apple']);
    await type(element, 'Kiwi');
    expect(rowsOf(element)).to.deep.equal(['Create “Kiwi”']);
    element.addEventListener(LoquiCreateEvent.type, (event) => event.preventDefault(), { once: true });
    await press(element, 'Enter');
    expect(element.values).to.deep.equal([]);
    await type(element, 'Kiwi');
    await press(element, 'Enter');
    expect(element.values).to.deep.equal(['Kiwi']);
    await type(element, 'kiwi');
    expect(rowsOf(element)).to.deep.equal([]);
  });

  it('draws the rows in view of ten thousand, and keeps the active one among them', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      value: String(index),
      label: `Option ${String(index)}`,
      group: `Group ${String(index % 3)}`,
    }));
    const element = await fixture<LoquiCombobox>(html`<loqui-combobox label="Many" .options=${many}></loqui-combobox>`);
    await press(element, 'ArrowUp');
    await element.updateComplete;
    expect(activeOf(element)).to.equal('Option 9998');
    expect(rowsOf(element).length).to.be.lessThan(60);
    await waitUntil(() => {
      const popup = part(element, '.list').getBoundingClientRect();
      const row = part(element, '[data-active]').getBoundingClientRect();
      return row.top >= popup.top - 1 && row.bottom <= popup.bottom + 1;
    });
    await press(element, 'ArrowDown');
    await waitUntil(() => part(element, '.list').scrollTop === 0);
    expect(activeOf(element)).to.equal('Option 0');
  });

  it('is not changed while it is read-only or disabled', async () => {
    const element = await fixture<LoquiCombobox>(html`<loqui-combobox label="Fruit" readonly multiple value='["grape"]' .options=${fruit}></loqui-combobox>`);
    await press(element, 'ArrowDown', 'Backspace');
    expect(element.values).to.deep.equal(['grape']);
    expect(part(element, '.chip button')).to.equal(null);
    expect(element.matches(':state(open)')).to.equal(false);
    element.readonly = false;
    element.disabled = true;
    await element.updateComplete;
    element.show();
    expect(element.matches(':state(open)')).to.equal(false);
  });

  it('is accessible in both schemes, with chips and an error', async () => {
    await accessibleInBothSchemes(
      html`<loqui-combobox label="Fruit" hint="One or more" multiple value='["grape", "apple"]' .options=${fruit}></loqui-combobox>
        <loqui-combobox label="Fruit" error="Not in season" .options=${fruit}></loqui-combobox>`,
    );
  });

  it('takes its name from a label of the page', async () => {
    const place = await fixture(html`<div><label for="field">Fruit of the day</label><loqui-combobox id="field" .options=${fruit}></loqui-combobox></div>`);
    const element = place.querySelector('loqui-combobox')!;
    await element.updateComplete;
    expect(inputOf(element).ariaLabel).to.equal('Fruit of the day');
    await expect(element).to.be.accessible();
  });

  it('fires nothing when a program sets the value', async () => {
    const element = await fixture<LoquiCombobox>(html`<loqui-combobox label="Fruit" .options=${fruit}></loqui-combobox>`);
    let fired = 0;
    for (const name of ['input', 'change']) element.addEventListener(name, () => fired++);
    element.value = 'grape';
    await element.updateComplete;
    expect(inputOf(element).value).to.equal('Grape');
    expect(fired).to.equal(0);
  });
});

describe('matchingOptions', () => {
  it('ignores case and diacritics, and puts beginnings first', () => {
    expect(matchingOptions(fruit, 'ELDER').map(({ label }) => label)).to.deep.equal(['Élderberry']);
    expect(matchingOptions(fruit, 'r').map(({ label }) => label)).to.deep.equal(['Apricot', 'Grape', 'Élderberry']);
  });
});
