import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import './define.js';
import type { LoquiRadioGroup } from './loqui-radio-group.js';

interface Shown {
  readonly group: LoquiRadioGroup;
  readonly chosen: () => string[];
  readonly stops: () => string[];
  readonly focused: () => string;
  readonly events: string[];
}

async function shown(attributes = '', dir = 'ltr'): Promise<Shown> {
  const box = await fixture(html`<div dir=${dir}></div>`);
  box.innerHTML = `<loqui-radio-group label="Size" ${attributes}>
    <loqui-radio value="s">Small</loqui-radio><loqui-radio value="m" disabled>Medium</loqui-radio><loqui-radio value="l">Large</loqui-radio>
  </loqui-radio-group>`;
  const group = box.querySelector('loqui-radio-group')!;
  const radios = [...group.querySelectorAll('loqui-radio')];
  await group.updateComplete;
  await Promise.all(radios.map((radio) => radio.updateComplete));
  const events: string[] = [];
  for (const type of ['input', 'change']) group.addEventListener(type, () => events.push(`${type} ${group.value}`));
  return {
    group,
    chosen: () => radios.filter((radio) => radio.checked).map((radio) => radio.value),
    stops: () => radios.filter((radio) => inside(radio, 'input').tabIndex === 0).map((radio) => radio.value),
    focused: () => document.activeElement?.getAttribute('value') ?? '',
    events,
  };
}

describe('loqui-radio-group', () => {
  it('is chosen from by arrow keys, which pass over what is disabled and go round', async () => {
    const { group, chosen, focused, stops, events } = await shown();
    expect([chosen(), stops()]).to.deep.equal([[], ['s']]);
    group.focus();
    await sendKeys({ press: 'ArrowDown' });
    await group.updateComplete;
    expect([group.value, chosen(), focused(), events]).to.deep.equal(['l', ['l'], 'l', ['input l', 'change l']]);
    await sendKeys({ press: 'ArrowRight' });
    expect([group.value, chosen(), focused()]).to.deep.equal(['s', ['s'], 's']);
    await sendKeys({ press: 'ArrowUp' });
    await Promise.all([...group.querySelectorAll('loqui-radio')].map((radio) => radio.updateComplete));
    expect([group.value, stops()]).to.deep.equal(['l', ['l']]);
  });

  it('mirrors the arrows of a line where the page reads from right to left', async () => {
    const { group } = await shown('value="s" orientation="horizontal"', 'rtl');
    group.append(Object.assign(document.createElement('loqui-radio'), { value: 'x', textContent: 'Extra' }));
    await Promise.resolve();
    await group.updateComplete;
    group.focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(group.value).to.equal('l');
    await sendKeys({ press: 'ArrowRight' });
    expect(group.value).to.equal('s');
  });

  it('is chosen from by a click on a text, which the page hears of once', async () => {
    const { group, chosen, events } = await shown();
    let clicks = 0;
    group.addEventListener('click', () => (clicks += 1));
    inside(group.querySelector('[value=l]')!, '.text').click();
    expect([group.value, chosen(), clicks]).to.deep.equal(['l', ['l'], 1]);
    await Promise.resolve();
    expect(events).to.deep.equal(['input l', 'change l']);
  });

  it('tells each radio its place, and is accessible', async () => {
    const { group } = await shown('value="l" required hint="As it is printed."');
    const input = inside(group.querySelector('[value=l]')!, 'input');
    expect([input.getAttribute('aria-posinset'), input.getAttribute('aria-setsize'), input.checked]).to.deep.equal(['3', '3', true]);
    expect(inside(group, '[role=radiogroup]').getAttribute('aria-required')).to.equal('true');
    await expect(group).to.be.accessible();
  });

  it('keeps a value whose radio comes later, and sends none that is not there', async () => {
    const { group } = await shown('value="x"');
    const form = document.createElement('form');
    group.before(form);
    group.name = 'a';
    form.append(group);
    await group.updateComplete;
    expect(new FormData(form).get('a')).to.equal(null);
    const extra = Object.assign(document.createElement('loqui-radio'), { value: 'x', textContent: 'Extra' });
    group.append(extra);
    await extra.updateComplete;
    await group.updateComplete;
    expect([new FormData(form).get('a'), extra.checked]).to.deep.equal(['x', true]);
  });

  it('stays as it is while it is read-only or disabled', async () => {
    const { group, chosen } = await shown('value="s" readonly');
    group.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect([group.value, chosen()]).to.deep.equal(['s', ['s']]);
    group.readonly = false;
    group.disabled = true;
    await group.updateComplete;
    const large = group.querySelector<HTMLElementTagNameMap['loqui-radio']>('[value=l]')!;
    await large.updateComplete;
    large.click();
    expect(group.value).to.equal('s');
  });

  it('sends its form with Enter', async () => {
    const { group } = await shown('name="a" value="s"');
    const form = document.createElement('form');
    group.before(form);
    form.append(group, document.createElement('button'));
    form.addEventListener('submit', (event) => event.preventDefault());
    group.focus();
    const submit = oneEvent(form, 'submit');
    await sendKeys({ press: 'Enter' });
    await submit;
    expect(new FormData(form).get('a')).to.equal('s');
  });
});
