import { expect, waitUntil } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import { shown } from '../../testing/schema-form.js';

describe('loqui-schema-form with objects, lists and alternatives', () => {
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
    await waitUntil(() => element.shadowRoot!.textContent.includes('At least 2 are needed'), 'its problem is shown');
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
});
