import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import './define.js';
import type { LoquiInput } from './loqui-input.js';

const native = (element: LoquiInput): HTMLInputElement => inside(element, 'input');

describe('loqui-input', () => {
  it('fires native events as a person types, and tells the value', async () => {
    const element = await fixture<LoquiInput>(html`<loqui-input label="Name" value="A"></loqui-input>`);
    const events: string[] = [];
    for (const type of ['input', 'change']) element.addEventListener(type, () => events.push(`${type} ${element.value}`));
    element.focus();
    element.select();
    await sendKeys({ type: 'Hi' });
    native(element).blur();
    expect(events).to.deep.equal(['input H', 'input Hi', 'change Hi']);
    expect([element.value, element.defaultValue]).to.deep.equal(['Hi', 'A']);
  });

  it('shows a wrong text only when the person has left the field, and at once from then on', async () => {
    const element = await fixture<LoquiInput>(html`<loqui-input label="Mail" type="email"></loqui-input>`);
    element.focus();
    await sendKeys({ type: 'mara' });
    expect(element.matches(':state(invalid)')).to.equal(false);
    native(element).blur();
    expect(element.matches(':state(invalid)')).to.equal(true);
    expect([element.validity.typeMismatch, inside(element, '#error').textContent]).to.deep.equal([true, element.validationMessage]);
    element.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: '@example.org' });
    expect(element.matches(':state(invalid)')).to.equal(false);
  });

  it('passes on what a native input knows', async () => {
    const element = await fixture<LoquiInput>(
      html`<loqui-input
        label="Code"
        name="code"
        type="tel"
        placeholder="000"
        minlength="2"
        maxlength="3"
        pattern="[0-9]+"
        autocomplete="one-time-code"
        inputmode="numeric"
        required
        readonly
      ></loqui-input>`,
    );
    const { type, name, placeholder, minLength, maxLength, pattern, inputMode, required, readOnly } = native(element);
    // Firefox has no property for this one.
    const autocomplete = native(element).getAttribute('autocomplete');
    expect([type, name, placeholder, minLength, maxLength, pattern, autocomplete, inputMode, required, readOnly]).to.deep.equal([
      'tel',
      'code',
      '000',
      2,
      3,
      '[0-9]+',
      'one-time-code',
      'numeric',
      true,
      true,
    ]);
    element.readonly = false;
    element.value = 'x';
    expect([element.validity.patternMismatch, element.checkValidity()]).to.deep.equal([true, false]);
    element.value = 'line\nbreak';
    expect(element.value).to.equal('linebreak');
  });

  it('is focused by its own label and by one of the page, which is also its name', async () => {
    const box = await fixture(html`<div><label for="one">One</label><loqui-input id="one"></loqui-input><loqui-input label="Two"></loqui-input></div>`);
    const [one, two] = box.querySelectorAll('loqui-input');
    inside(two!, 'label').click();
    expect(document.activeElement).to.equal(two);
    box.querySelector('label')?.click();
    expect(document.activeElement).to.equal(one);
    await one!.updateComplete;
    expect(native(one!).getAttribute('aria-label')).to.equal('One');
    await expect(box).to.be.accessible();
  });

  it('sends the form with Enter by its submit button, unless the page prevents it', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><loqui-input name="a" label="A" required></loqui-input><input name="b" /><button name="by" value="button">Go</button></form>`,
    );
    const element = form.querySelector('loqui-input')!;
    const sent: (string | null)[] = [];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push((event.submitter as HTMLButtonElement | null)?.value ?? null);
    });
    element.focus();
    await sendKeys({ press: 'Enter' });
    expect(element.matches(':state(invalid)')).to.equal(true);
    expect(sent).to.deep.equal([]);
    await sendKeys({ type: 'x' });
    form.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    await sendKeys({ press: 'Enter' });
    const submit = oneEvent(form, 'submit');
    await sendKeys({ press: 'Enter' });
    await submit;
    expect(sent).to.deep.equal(['button']);
  });

  it('sends a form without a button only if it is the only text field', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><loqui-input name="a" label="A"></loqui-input></form>`);
    let sent = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    form.querySelector('loqui-input')?.focus();
    const submit = oneEvent(form, 'submit');
    await sendKeys({ press: 'Enter' });
    await submit;
    form.append(document.createElement('input'));
    await sendKeys({ press: 'Enter' });
    form.querySelector('input')?.remove();
    const again = oneEvent(form, 'submit');
    await sendKeys({ press: 'Enter' });
    await again;
    expect(sent).to.equal(2);
  });

  it('can be emptied by a button, which tells the page and goes away', async () => {
    const element = await fixture<LoquiInput>(html`<loqui-input label="Search" type="search" clearable value="x"></loqui-input>`);
    const events: string[] = [];
    for (const type of ['input', 'change']) element.addEventListener(type, () => events.push(`${type} ${element.value}`));
    await expect(element).to.be.accessible();
    inside(element, 'button').click();
    await element.updateComplete;
    expect(events).to.deep.equal(['input ', 'change ']);
    expect(element.shadowRoot?.querySelector('button')).to.equal(null);
    expect(element.matches(':focus-within')).to.equal(true);
  });

  it('takes the focus by autofocus where nothing else has it', async () => {
    (document.activeElement as HTMLElement | null)?.blur();
    const element = document.createElement('loqui-input');
    element.autofocus = true;
    (await fixture(html`<div></div>`)).append(element);
    await element.updateComplete;
    expect(document.activeElement).to.equal(element);
  });

  it('names its button in German', async () => {
    await import('../../localize/de.js').then(async ({ de }) => (await import('../../localize/locales.js')).addTranslation(de));
    const element = await fixture<LoquiInput>(html`<loqui-input lang="de" label="Suche" clearable value="x"></loqui-input>`);
    expect(inside(element, 'button').title).to.equal('Leeren');
  });
});
