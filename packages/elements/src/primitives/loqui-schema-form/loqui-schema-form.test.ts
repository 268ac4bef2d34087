import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import { inside } from '../../testing/inside.js';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import './define.js';
import type { LoquiSchemaForm } from './loqui-schema-form.js';
import type { Json, Schema } from './schema.js';

interface Shown {
  readonly form: HTMLFormElement;
  readonly element: LoquiSchemaForm;
  readonly events: string[];
  /** The element of a field. */
  readonly field: (pointer: string) => HTMLInputElement & LitElement;
  readonly type: (pointer: string, text: string) => Promise<void>;
  readonly click: (selector: string) => Promise<void>;
  readonly ready: () => Promise<void>;
  readonly focused: () => string;
  /** Tag names and labels of all fields, in their order. */
  readonly drawn: () => string[];
  readonly problem: (pointer: string) => string;
}

async function shown(schema: Schema, given: { readonly value?: Json; readonly attributes?: Readonly<Record<string, unknown>> } = {}): Promise<Shown> {
  const form = await fixture<HTMLFormElement>(html`<form @submit=${(event: Event) => event.preventDefault()}><button>Send</button></form>`);
  const element = document.createElement('loqui-schema-form');
  element.name = 'answer';
  Object.assign(element, { schema, ...given.attributes });
  if (given.value !== undefined) element.value = given.value;
  form.prepend(element);
  const events: string[] = [];
  for (const type of ['input', 'change']) form.addEventListener(type, (event) => event.target === element && events.push(type));
  const all = (): (HTMLInputElement & LitElement)[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLInputElement & LitElement>('[part=field], [part=choice]') ?? []),
  ];
  const ready = async (): Promise<void> => {
    await element.updateComplete;
    await Promise.all([...(element.shadowRoot?.querySelectorAll(':not(:defined)') ?? [])].map(({ localName }) => customElements.whenDefined(localName)));
    await Promise.all([...(element.shadowRoot?.querySelectorAll<LitElement>(':defined') ?? [])].map((each) => each.updateComplete));
    await element.updateComplete;
  };
  await ready();
  const field: Shown['field'] = (pointer) => {
    const found = all().find(({ dataset }) => dataset['pointer'] === pointer);
    if (!found) throw new Error(`No field at ${pointer}`);
    return found;
  };
  return {
    form,
    element,
    events,
    field,
    ready,
    type: async (pointer, text) => {
      const control = inside(field(pointer), 'input, textarea') as HTMLInputElement;
      control.value = text;
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
      await ready();
    },
    click: async (selector) => {
      inside(element, selector).click();
      await ready();
      // The focus follows when the element that has it is ready.
      await aTimeout(0);
    },
    focused: () => (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset['pointer'] ?? element.shadowRoot?.activeElement?.localName ?? '',
    drawn: () => all().map((each) => `${each.localName.replace('loqui-', '')} ${(each as unknown as { label: string }).label}${each.required ? ' *' : ''}`),
    problem: (pointer) => inside(field(pointer), '#error slot').textContent,
  };
}

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
    await aTimeout(0);
    await aTimeout(0);
    await ready();
    expect(focused()).to.equal('/name');
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
    const { element, problem, ready, type } = await shown(elicitation);
    element.lang = 'de';
    element.requestUpdate();
    await type('/seats', '9');
    for (let tries = 0; tries < 100 && !problem('/seats').includes('weniger'); tries += 1) {
      await aTimeout(10);
      await ready();
    }
    expect(problem('/seats')).to.equal('Bitte geben Sie 4 oder weniger ein.');
  });

  it('adds, moves and removes items of a list, and leads the focus', async () => {
    const { click, element, events, focused, type } = await shown({
      type: 'object',
      properties: { people: { type: 'array', title: 'People', items: { type: 'string', title: 'Person' }, minItems: 1, maxItems: 3 } },
      required: ['people'],
    });
    await type('/people/0', 'Ada');
    await click('[part=add]');
    expect([element.value, focused()]).to.deep.equal([{ people: ['Ada', null] }, '/people/1']);
    await type('/people/1', 'Ben');
    await click('li:nth-child(2) [part=move-up]');
    expect(element.value).to.deep.equal({ people: ['Ben', 'Ada'] });
    // At the first place there is no further up.
    expect(element.shadowRoot?.activeElement?.getAttribute('part')).to.equal('move-down');
    expect(inside(element, '[role=status]').textContent).to.equal('Moved to place 1 of 2');
    events.length = 0;
    await click('li:nth-child(1) [part=remove]');
    expect([element.value, events]).to.deep.equal([{ people: ['Ada'] }, ['input', 'change']]);
    expect(inside(element, '[part=remove]').hasAttribute('disabled')).to.equal(true);
    expect(inside(element, '[role=status]').textContent).to.equal('Person 1 removed');
    await click('[part=add]');
    await click('[part=add]');
    expect(inside(element, '[part=add]').hasAttribute('disabled')).to.equal(true);
  });

  it('lets a person choose between alternatives, and judges by the chosen one', async () => {
    const { click, drawn, element, field, ready } = await shown({
      type: 'object',
      properties: { note: { type: 'string' } },
      required: ['kind'],
      oneOf: [
        { title: 'Card', properties: { kind: { const: 'card' }, number: { type: 'string', minLength: 12 } }, required: ['number'] },
        { title: 'Transfer', properties: { kind: { const: 'transfer' }, iban: { type: 'string', title: 'IBAN' } }, required: ['iban'] },
      ],
    });
    expect(drawn()).to.deep.equal(['input Note', 'radio-group Kind', 'input Number *']);
    expect(element.value).to.deep.equal({ kind: 'card' });
    expect(element.problems.map(({ pointer, keyword }) => `${pointer} ${keyword}`)).to.deep.equal(['/number required']);
    inside(inside(element, '[part=choice] loqui-radio:nth-of-type(2)'), 'input').click();
    await ready();
    expect(drawn()).to.deep.equal(['input Note', 'radio-group Kind', 'input IBAN *']);
    expect(element.value).to.deep.equal({ kind: 'transfer' });
    element.value = { kind: 'card', number: '1' };
    await ready();
    expect(inside(field('/number'), 'input').value).to.equal('1');
    expect(element.problems.map(({ pointer, keyword }) => `${pointer} ${keyword}`)).to.deep.equal(['/number minLength']);
    await click('[part=choice]');
  });

  it('follows references, conditions and dependencies', async () => {
    const { drawn, element, ready } = await shown({
      $defs: { place: { type: 'object', title: 'Place', properties: { street: { type: 'string' }, city: { type: 'string' } }, required: ['city'] } },
      type: 'object',
      properties: { country: { enum: ['de', 'us', 'fr', 'gb', 'it'] }, home: { $ref: '#/$defs/place' }, phone: { type: 'string' }, hours: { type: 'string' } },
      dependentRequired: { phone: ['hours'] },
      if: { properties: { country: { const: 'us' } }, required: ['country'] },
      then: { properties: { state: { type: 'string' } }, required: ['state'] },
      else: { properties: { region: { type: 'string' } } },
    });
    expect(drawn()).to.deep.equal(['select Country', 'input Street', 'input City', 'input Phone', 'input Hours', 'input Region']);
    element.value = { country: 'us', home: {}, phone: '1' };
    await ready();
    expect(drawn()).to.deep.equal(['select Country', 'input Street', 'input City *', 'input Phone', 'input Hours *', 'input State *']);
    expect(element.problems.map(({ pointer }) => pointer)).to.deep.equal(['/home/city', '/hours', '/state']);
  });

  it('keeps the alternative of each item of a list where it is moved, and tells the problems of each', async () => {
    const { click, drawn, element, ready } = await shown({
      type: 'array',
      title: 'Answers',
      items: {
        title: 'Answer',
        oneOf: [
          { title: 'Word', type: 'object', properties: { kind: { const: 'word' }, word: { type: 'string' } }, required: ['kind', 'word'] },
          { title: 'Number', type: 'object', properties: { kind: { const: 'number' }, number: { type: 'number' } }, required: ['kind', 'number'] },
        ],
      },
    });
    await click('[part=add]');
    await click('[part=add]');
    inside(inside(element, 'li:nth-child(2) [part=choice] loqui-radio:nth-of-type(2)'), 'input').click();
    await ready();
    await click('li:nth-child(2) [part=move-up]');
    expect(element.value).to.deep.equal([{ kind: 'number' }, { kind: 'word' }]);
    expect(drawn()).to.deep.equal(['radio-group Kind', 'number-field Number *', 'radio-group Kind', 'input Word *']);
    expect(element.problems.map(({ pointer, keyword }) => `${pointer} ${keyword}`)).to.deep.equal(['/0/number required', '/1/word required']);
    expect([...element.shadowRoot!.querySelectorAll('legend')].filter((legend) => !legend.hidden).map((legend) => legend.textContent.trim())).to.deep.equal([
      'Answers',
      'Answer 1',
      'Answer 2',
    ]);
  });

  it('names and describes a group: by its legend, its hint and its problem', async () => {
    const { element, form, ready } = await shown({
      type: 'object',
      properties: { tags: { type: 'array', title: 'Tags', description: 'At least two.', items: { type: 'string' }, minItems: 2 } },
    });
    element.value = { tags: ['a'] };
    await ready();
    form.querySelector('button')!.click();
    await aTimeout(0);
    await ready();
    const group = inside(element, '[part=group]');
    const described = (group.getAttribute('aria-describedby') ?? '').split(' ').map((id) => element.shadowRoot!.getElementById(id)?.textContent.trim());
    expect([group.localName, group.querySelector('legend')?.textContent.trim(), described]).to.deep.equal([
      'fieldset',
      'Tags',
      ['At least two.', 'At least 2 are needed.'],
    ]);
    expect(element.validationMessage).to.equal('Tags: At least 2 are needed.');
    const whole = inside(element, '[part=form]');
    expect([whole.localName, whole.getAttribute('aria-invalid')]).to.deep.equal(['fieldset', 'true']);
  });

  it('is one field where the schema is one, with the name that the page gives', async () => {
    const { drawn, element, form, type } = await shown({ type: 'string', minLength: 2 }, { attributes: { label: 'Your name', required: true } });
    expect(drawn()).to.deep.equal(['input Your name *']);
    expect([form.checkValidity(), element.problems.map(({ keyword }) => keyword)]).to.deep.equal([false, ['required']]);
    await type('', 'Ada');
    expect([element.value, form.checkValidity()]).to.deep.equal(['Ada', true]);
  });

  it('leaves out an object that a person has emptied again', async () => {
    const { element, type } = await shown({
      type: 'object',
      properties: { home: { type: 'object', properties: { city: { type: 'string' }, kind: { const: 'home' } }, required: ['city', 'kind'] } },
    });
    expect(element.value).to.deep.equal({});
    await type('/home/city', 'Rome');
    expect(element.value).to.deep.equal({ home: { city: 'Rome', kind: 'home' } });
    await type('/home/city', '');
    expect(element.value).to.deep.equal({});
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

  it('ends a schema that holds itself, until a person adds a further one', async () => {
    const { click, drawn, element, type } = await shown({
      $defs: { node: { type: 'object', title: 'Node', properties: { name: { type: 'string' }, next: { $ref: '#/$defs/node' } } } },
      $ref: '#/$defs/node',
    });
    expect(drawn()).to.deep.equal(['input Name']);
    await click('[part=add]');
    expect(drawn()).to.deep.equal(['input Name', 'input Name']);
    await type('/next/name', 'b');
    expect(element.value).to.deep.equal({ next: { name: 'b' } });
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
