import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import { shown } from '../../testing/schema-form.js';
import type { Schema } from './schema.js';

/** As a server asks a person through MCP. */
const elicitation: Schema = {
  type: 'object',
  properties: {
    name: { type: 'string', title: 'Your name', minLength: 2 },
    email: { type: 'string', format: 'email' },
    seats: { type: 'integer', minimum: 1, maximum: 4, default: 2 },
    news: { type: 'boolean', title: 'Send me news' },
    seatClass: { type: 'string', enum: ['eco', 'biz'], enumNames: ['Economy', 'Business'] },
  },
  required: ['name', 'seatClass'],
};

describe('loqui-schema-form', () => {
  it('makes a field of each property, by its kind, and names it', async () => {
    const { drawn, element, form } = await shown(elicitation);
    expect(drawn()).to.deep.equal(['input Your name *', 'input Email', 'number-field Seats', 'checkbox Send me news', 'radio-group Seat class *']);
    expect(element.value).to.deep.equal({ seats: 2 });
    expect(new FormData(form).get('answer')).to.equal('{"seats":2}');
  });

  it('sets what the browser itself can hold: length, limits, pattern, kind', async () => {
    const { field } = await shown({
      type: 'object',
      properties: {
        code: { type: 'string', minLength: 2, maxLength: 9, pattern: '^[A-Z]+$' },
        site: { type: 'string', format: 'uri' },
        secret: { type: 'string', writeOnly: true },
        even: { type: 'integer', exclusiveMinimum: 3, maximum: 9, multipleOf: 2 },
        fixed: { type: 'string', readOnly: true, default: 'x' },
        day: { type: 'string', format: 'date' },
        text: { type: 'string', maxLength: 2000 },
      },
    });
    const control = (pointer: string): HTMLInputElement => inside(field(pointer), 'input, textarea') as HTMLInputElement;
    expect([control('/code').minLength, control('/code').maxLength, control('/code').pattern]).to.deep.equal([2, 9, '.*(?:^[A-Z]+$).*']);
    expect([control('/site').type, control('/secret').type, control('/day').type, control('/text').localName]).to.deep.equal([
      'url',
      'password',
      'date',
      'textarea',
    ]);
    expect([control('/even').min, control('/even').max, control('/even').step]).to.deep.equal(['4', '9', '2']);
    expect(control('/fixed').readOnly).to.equal(true);
  });

  it('has the value of the moment, and tells the page of each change', async () => {
    const { click, element, events, field, form, ready, type } = await shown(elicitation);
    await type('/name', 'Ada');
    await type('/seats', '3');
    inside(field('/news'), 'input').click();
    await click('loqui-radio:last-of-type');
    inside(inside(element, 'loqui-radio:last-of-type'), 'input').click();
    await ready();
    expect(element.value).to.deep.equal({ seats: 3, name: 'Ada', news: true, seatClass: 'biz' });
    expect(events.slice(0, 4)).to.deep.equal(['input', 'change', 'input', 'change']);
    expect(form.checkValidity()).to.equal(true);
    await type('/seats', '');
    expect(element.value).to.deep.equal({ name: 'Ada', news: true, seatClass: 'biz' });
  });

  it('keeps what is being typed: 1.0 on the way to 1.05 is not made 1', async () => {
    const { element, field, ready } = await shown({ type: 'object', properties: { price: { type: 'number' } } });
    field('/price').focus();
    await sendKeys({ type: '1.05' });
    await ready();
    expect(inside(field('/price'), 'input').value).to.equal('1.05');
    expect(element.value).to.deep.equal({ price: 1.05 });
  });

  it('shows what is wrong beside its field: after that was left, and all of it after the form could not be sent', async () => {
    const { element, field, focused, form, problem, ready, type } = await shown(elicitation);
    expect([form.checkValidity(), problem('/name')]).to.deep.equal([false, '']);
    await type('/email', 'nobody');
    expect([problem('/name'), problem('/email')]).to.deep.equal(['', 'Please enter an email address, such as name@example.com.']);
    expect(inside(field('/email'), 'input').getAttribute('aria-invalid')).to.equal('true');
    form.querySelector('button')!.click();
    await waitUntil(() => problem('/name') !== '' && focused() === '/name', 'the first wrong field says so and has the focus');
    await ready();
    expect([problem('/name'), problem('/seatClass')]).to.deep.equal(['Please fill this in.', 'Please choose.']);
    expect(inside(element, '#error slot').textContent).to.equal('3 answers need another look.');
    expect([...element.shadowRoot!.querySelectorAll('[part=problems] button')].map((button) => button.textContent.trim())).to.deep.equal([
      'Your name: Please fill this in.',
      'Email: Please enter an email address, such as name@example.com.',
      'Seat class: Please choose.',
    ]);
    expect(element.matches(':state(invalid)')).to.equal(true);
    inside(element, '[part=problems] li:nth-child(2) button').click();
    await ready();
    expect(focused()).to.equal('/email');
    await expect(element).to.be.accessible();
  });

  it('says what is wrong in the language around', async () => {
    const { element, problem, type } = await shown(elicitation);
    element.lang = 'de';
    element.requestUpdate();
    await type('/seats', '9');
    await waitUntil(() => problem('/seats').includes('weniger'), 'German is there');
    expect(problem('/seats')).to.equal('Bitte geben Sie 4 oder weniger ein.');
  });

  it('is one field where the schema is one, with the name that the page gives', async () => {
    const { drawn, element, form, type } = await shown({ type: 'string', minLength: 2 }, { attributes: { label: 'Your name', required: true } });
    expect(drawn()).to.deep.equal(['input Your name *']);
    expect([form.checkValidity(), element.problems.map(({ keyword }) => keyword)]).to.deep.equal([false, ['required']]);
    await type('', 'Ada');
    expect([element.value, form.checkValidity()]).to.deep.equal(['Ada', true]);
  });

  it('asks for null where an answer may be null, for several by checkboxes, and for a yes that must be one', async () => {
    const { drawn, element, field, ready, type } = await shown({
      type: 'object',
      properties: {
        nick: { anyOf: [{ type: 'string' }, { type: 'null' }], title: 'Nickname' },
        days: { type: 'array', items: { enum: ['sa', 'su'] }, minItems: 1 },
        terms: { type: 'boolean', const: true, title: 'I agree' },
      },
      required: ['nick', 'days', 'terms'],
    });
    expect(drawn()).to.deep.equal(['input Nickname', 'checkbox sa', 'checkbox su', 'checkbox I agree *']);
    expect(element.value).to.deep.equal({ nick: null, days: [] });
    await type('/nick', 'A');
    await type('/nick', '');
    inside(inside(element, '.options loqui-checkbox:nth-of-type(2)'), 'input').click();
    await ready();
    expect(element.value).to.deep.equal({ nick: null, days: ['su'] });
    expect(element.problems.map(({ message }) => message)).to.deep.equal(['Please agree to go on.']);
    inside(field('/terms'), 'input').click();
    await ready();
    expect(element.checkValidity()).to.equal(true);
  });

  it('writes moments with the distance from UTC, as the format wants it', async () => {
    const { element, type } = await shown({
      type: 'object',
      properties: { at: { type: 'string', format: 'date-time' }, from: { type: 'string', format: 'time' } },
    });
    await type('/at', '2026-03-04T09:41');
    await type('/from', '09:41');
    const { at, from } = element.value as { readonly at: string; readonly from: string };
    expect(new Date(at).getTime()).to.equal(new Date(2026, 2, 4, 9, 41).getTime());
    expect(from).to.match(/^09:41:00(Z|[+-]\d\d:\d\d)$/);
    expect(element.problems).to.deep.equal([]);
  });

  it('names every keyword that it does not support, and holds the form back', async () => {
    const { error } = console;
    const said: unknown[] = [];
    console.error = (...words: unknown[]) => void said.push(...words);
    try {
      const { element, form } = await shown({
        type: 'object',
        properties: { a: { type: 'string', colour: 'red' } },
        patternProperties: { x: true },
      } as Schema);
      expect(element.schemaError?.findings.map(({ keyword, pointer }) => `${keyword} ${pointer}`)).to.deep.equal([
        'colour /properties/a/colour',
        'patternProperties /patternProperties',
      ]);
      expect([element.schemaError?.name, element.schemaError?.keyword]).to.deep.equal(['UnsupportedSchemaError', 'colour']);
      expect(form.checkValidity()).to.equal(false);
      expect(inside(element, '[part=unsupported]').textContent).to.contain('cannot be shown');
      await expect(element).to.be.accessible();
      expect(said).to.include(element.schemaError);
      const free = await shown({ type: 'object', properties: { any: {} } });
      expect([free.element.schemaError?.keyword, free.element.schemaError?.pointer]).to.deep.equal(['type', '/properties/any']);
    } finally {
      console.error = error;
    }
  });

  it('is reset, disabled, read-only and restored as a field is', async () => {
    const { element, field, form, ready, type } = await shown(elicitation, { attributes: { defaultValue: { name: 'Ada', seatClass: 'eco' } } });
    await type('/name', 'B');
    form.reset();
    await ready();
    expect([element.value, field('/name').value]).to.deep.equal([{ name: 'Ada', seatClass: 'eco' }, 'Ada']);
    element.formStateRestoreCallback('{"name":"Cy","seatClass":"biz"}');
    await ready();
    expect(field('/name').value).to.equal('Cy');
    element.disabled = true;
    await ready();
    expect([new FormData(form).get('answer'), field('/name').matches(':disabled')]).to.deep.equal([null, true]);
    element.disabled = false;
    element.readonly = true;
    await ready();
    expect(inside(field('/name'), 'input').readOnly).to.equal(true);
  });

  it('shows problems that the site found, and sends the form by Enter', async () => {
    const { element, field, form, problem, ready } = await shown(elicitation, { value: { name: 'Ada', seatClass: 'eco' } });
    element.errors = { '/name': 'This name is taken.' };
    await ready();
    expect([problem('/name'), form.checkValidity()]).to.deep.equal(['This name is taken.', true]);
    field('/name').focus();
    const sent = oneEvent(form, 'submit');
    await sendKeys({ press: 'Enter' });
    await sent;
  });

  it('fetches only the fields that it shows', () => {
    expect(customElements.get('loqui-switch')).to.equal(undefined);
  });

  it('is accessible with everything in it', async () => {
    const schema: Schema = {
      type: 'object',
      title: 'Trip',
      description: 'Where you go.',
      properties: {
        ...(elicitation as { readonly properties: Readonly<Record<string, Schema>> }).properties,
        home: { type: 'object', title: 'Home', description: 'Where you live.', properties: { city: { type: 'string' } } },
        days: { type: 'array', items: { enum: ['sa', 'su'] } },
        tags: { type: 'array', items: { type: 'string' }, default: ['a', 'b'] },
        pay: {
          oneOf: [
            { title: 'Amount', type: 'number' },
            { title: 'Code', type: 'string' },
          ],
        },
      },
    };
    await shown(schema);
    await accessibleInBothSchemes(html`<loqui-schema-form .schema=${schema}></loqui-schema-form>`);
  });
});
