import { expect, fixture, html } from '@open-wc/testing';
import { inside } from '../testing/inside.js';
import type { FormControl } from './form-control.js';
import './loqui-checkbox/define.js';
import './loqui-date-field/define.js';
import './loqui-input/define.js';
import './loqui-number-field/define.js';
import './loqui-radio-group/define.js';
import './loqui-select/define.js';
import './loqui-switch/define.js';
import './loqui-textarea/define.js';

interface Case {
  readonly markup: string;
  /** The same without a value; by default, `markup` without the attribute. */
  readonly empty?: string;
  /** Makes it hold `sent`. */
  readonly set: (element: object) => void;
  readonly sent: string;
  /** What it holds after a reset. */
  readonly first: string | null;
}

const setValue = (value: string) => (element: object) => void Object.assign(element, { value });

const cases: Readonly<Record<string, Case>> = {
  'loqui-input': { markup: '<loqui-input name="a" label="A" value="one"></loqui-input>', set: setValue('two'), sent: 'two', first: 'one' },
  'loqui-textarea': {
    markup: '<loqui-textarea name="a" label="A" value="one"></loqui-textarea>',
    set: setValue('two\nlines'),
    sent: 'two\nlines',
    first: 'one',
  },
  'loqui-select': {
    markup: '<loqui-select name="a" label="A"><option value="one">1</option><option value="two">2</option></loqui-select>',
    empty: '<loqui-select name="a" label="A" placeholder="None"><option value="one">1</option><option value="two">2</option></loqui-select>',
    set: setValue('two'),
    sent: 'two',
    first: 'one',
  },
  'loqui-checkbox': {
    markup: '<loqui-checkbox name="a">A</loqui-checkbox>',
    set: (element) => void Object.assign(element, { checked: true }),
    sent: 'on',
    first: null,
  },
  'loqui-switch': {
    markup: '<loqui-switch name="a" label="A"></loqui-switch>',
    set: (element) => void Object.assign(element, { checked: true }),
    sent: 'on',
    first: null,
  },
  'loqui-radio-group': {
    markup:
      '<loqui-radio-group name="a" label="A" value="one"><loqui-radio value="one">1</loqui-radio><loqui-radio value="two">2</loqui-radio></loqui-radio-group>',
    set: setValue('two'),
    sent: 'two',
    first: 'one',
  },
  'loqui-number-field': { markup: '<loqui-number-field name="a" label="A" value="1"></loqui-number-field>', set: setValue('2'), sent: '2', first: '1' },
  'loqui-date-field': {
    markup: '<loqui-date-field name="a" label="A" value="2026-03-04"></loqui-date-field>',
    set: setValue('2026-03-05'),
    sent: '2026-03-05',
    first: '2026-03-04',
  },
};

async function formOf(markup: string): Promise<{ form: HTMLFormElement; element: FormControl }> {
  const form = await fixture<HTMLFormElement>(html`<form></form>`);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.innerHTML = markup;
  const element = form.querySelector<FormControl>('[name=a]')!;
  await element.updateComplete;
  return { form, element };
}

const emptied = ({ markup, empty = markup.replace(/ value="[^"]*"/, '') }: Case): string => empty.replace('name="a"', 'name="a" required');
/** Browsers differ in when they make CR LF of a line break. */
const sentBy = (form: HTMLFormElement): string | null => {
  const value = new FormData(form).get('a');
  return typeof value === 'string' ? value.replace(/\r\n/g, '\n') : null;
};
const error = (element: FormControl): string => inside(element, '#error').textContent.trim();
/** By ARIA: `matches(':state(…)')` of WebKit may still be true when the set of states is empty. */
const isMarked = (element: FormControl): boolean => element.shadowRoot!.querySelector('[aria-invalid=true]') !== null;
const nextTask = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

for (const [tag, test] of Object.entries(cases)) {
  const { markup, set, sent, first } = test;
  describe(`${tag} in a form`, () => {
    it('sends its value at once, and its first one again after a reset', async () => {
      const { form, element } = await formOf(markup);
      expect(sentBy(form)).to.equal(first);
      set(element);
      expect(sentBy(form)).to.equal(sent);
      expect([...form.elements]).to.include(element);
      expect(element.form).to.equal(form);
      form.reset();
      expect(sentBy(form)).to.equal(first);
      await element.updateComplete;
      expect(sentBy(form)).to.equal(first);
    });

    it('restores what the browser kept', async () => {
      const { form, element } = await formOf(markup);
      const kept = (element as unknown as { formState(): string | FormData }).formState.bind(element);
      set(element);
      const state = kept();
      form.reset();
      element.formStateRestoreCallback(state);
      expect(sentBy(form)).to.equal(sent);
    });

    it('is disabled by itself and by a fieldset, and sends nothing then', async () => {
      const { form, element } = await formOf(`<fieldset>${markup}</fieldset>`);
      set(element);
      const fieldset = form.querySelector('fieldset')!;
      const native = (): Element | null => element.shadowRoot!.querySelector('input, select, textarea') ?? null;
      for (const disable of [(on: boolean) => (fieldset.disabled = on), (on: boolean) => (element.disabled = on)]) {
        disable(true);
        await element.updateComplete;
        await element.updateComplete;
        expect(element.matches(':disabled')).to.equal(true);
        expect(native()?.matches(':disabled') ?? true).to.equal(true);
        expect([sentBy(form), element.willValidate, element.checkValidity()]).to.deep.equal([null, false, true]);
        disable(false);
        await element.updateComplete;
        await element.updateComplete;
        expect(element.matches(':disabled')).to.equal(false);
        expect(sentBy(form)).to.equal(sent);
      }
    });

    it('is required: says so in the words of the browser once the form is sent, and takes the focus', async () => {
      const { form, element } = await formOf(emptied(test));
      expect([element.validity.valueMissing, element.validity.valid, element.willValidate]).to.deep.equal([true, false, true]);
      expect(element.validationMessage).not.to.equal('');
      expect(element.matches(':invalid')).to.equal(true);
      expect([element.checkValidity(), form.checkValidity()]).to.deep.equal([false, false]);
      await nextTask();
      expect([element.matches(':state(invalid)'), error(element)]).to.deep.equal([false, '']);
      form.requestSubmit();
      await nextTask();
      expect([element.matches(':state(invalid)'), error(element)]).to.deep.equal([true, element.validationMessage]);
      expect(element.matches(':focus-within')).to.equal(true);
      await expect(element).to.be.accessible();
      set(element);
      expect([element.validity.valid, isMarked(element), error(element)]).to.deep.equal([true, false, '']);
      form.reset();
      expect(isMarked(element)).to.equal(false);
    });

    it('holds the form back with a message of the page, and lets it go', async () => {
      const { form, element } = await formOf(markup);
      element.setCustomValidity('Taken.');
      expect([element.validity.customError, element.validationMessage, form.checkValidity()]).to.deep.equal([true, 'Taken.', false]);
      expect(element.reportValidity()).to.equal(false);
      expect(error(element)).to.equal('Taken.');
      element.setCustomValidity('');
      expect([form.checkValidity(), error(element)]).to.deep.equal([true, '']);
    });

    it('shows a problem that the site found, by attribute or slot, and can be sent all the same', async () => {
      const { form, element } = await formOf(markup);
      element.error = 'Known already.';
      await element.updateComplete;
      expect([error(element), element.matches(':state(invalid)'), form.checkValidity()]).to.deep.equal(['Known already.', true, true]);
      element.error = '';
      element.insertAdjacentHTML('beforeend', '<b slot="error">Known</b>');
      await nextTask();
      await element.updateComplete;
      expect(element.matches(':state(invalid)')).to.equal(true);
      element.querySelector('b')?.remove();
      await nextTask();
      await element.updateComplete;
      expect(element.matches(':state(invalid)')).to.equal(false);
    });

    it('ties label, hint and error to the control, and is accessible in light and dark', async () => {
      const { element } = await formOf(markup);
      Object.assign(element, { label: 'Label', hint: 'A hint.', error: 'A problem.', required: true });
      await element.updateComplete;
      const described = element.shadowRoot!.querySelector('[aria-describedby]');
      expect(described?.getAttribute('aria-describedby')).to.contain('hint').and.to.contain('error');
      expect(described?.getAttribute('aria-invalid')).to.equal('true');
      for (const scheme of ['light', 'dark']) {
        element.style.colorScheme = scheme;
        element.style.background = 'Canvas';
        await expect(element).to.be.accessible();
      }
    });

    it('cannot be changed while it is read-only, and is not judged', async () => {
      const { form, element } = await formOf(emptied(test));
      element.readonly = true;
      await element.updateComplete;
      expect([element.willValidate, form.checkValidity()]).to.deep.equal([false, true]);
    });

    it('fires nothing when the page changes it', async () => {
      const { element } = await formOf(markup);
      const events: string[] = [];
      for (const type of ['input', 'change']) element.addEventListener(type, () => events.push(type));
      set(element);
      await element.updateComplete;
      expect(events).to.deep.equal([]);
    });

    it('keeps what was set before it was upgraded', async () => {
      const form = await fixture<HTMLFormElement>(html`<form></form>`);
      const element = document.createElement(tag) as HTMLElement & Pick<FormControl, 'updateComplete'>;
      const [template] = new DOMParser().parseFromString(markup, 'text/html').body.children;
      element.innerHTML = template!.innerHTML;
      for (const { name, value } of template!.attributes) element.setAttribute(name, value);
      set(element);
      form.append(element);
      await element.updateComplete;
      expect(sentBy(form)).to.equal(sent);
    });
  });
}
