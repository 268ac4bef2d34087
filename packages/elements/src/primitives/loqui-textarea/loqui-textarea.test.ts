import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import './define.js';
import type { LoquiTextarea } from './loqui-textarea.js';

const native = (element: LoquiTextarea): HTMLTextAreaElement => inside(element, 'textarea');
const heightOf = (element: LoquiTextarea): number => native(element).getBoundingClientRect().height;
const lines = (count: number): string => Array.from({ length: count }, (_, line) => String(line)).join('\n');

describe('loqui-textarea', () => {
  it('fires native events as a person types, and Enter breaks the line', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><loqui-textarea name="a" label="Note"></loqui-textarea></form>`);
    const element = form.querySelector('loqui-textarea')!;
    const events: string[] = [];
    for (const type of ['input', 'change', 'submit']) form.addEventListener(type, () => events.push(type));
    element.focus();
    await sendKeys({ type: 'a' });
    await sendKeys({ press: 'Enter' });
    native(element).blur();
    expect(events).to.deep.equal(['input', 'input', 'change']);
    expect(element.value).to.equal('a\n');
  });

  it('grows with the text from its rows up to its most rows, and then scrolls', async () => {
    const element = await fixture<LoquiTextarea>(html`<loqui-textarea label="Note" rows="2" max-rows="5"></loqui-textarea>`);
    const low = heightOf(element);
    element.value = lines(4);
    await element.updateComplete;
    const middle = heightOf(element);
    expect(middle).to.be.greaterThan(low);
    element.value = lines(40);
    await element.updateComplete;
    const high = heightOf(element);
    expect(high).to.be.greaterThan(middle);
    expect(high).to.be.lessThan(low * 3);
    expect(native(element).scrollHeight).to.be.greaterThan(high);
    element.value = '';
    await element.updateComplete;
    expect(heightOf(element)).to.equal(low);
  });

  it('counts against its limit, says so when it gets short, and not with every key', async () => {
    const element = await fixture<LoquiTextarea>(html`<loqui-textarea label="Note" maxlength="100" lang="en"></loqui-textarea>`);
    const said = (): string => inside(element, '#announcer').textContent;
    const write = async (length: number): Promise<string> => {
      element.value = 'x'.repeat(length);
      await element.updateComplete;
      return said();
    };
    expect(await write(50)).to.equal('');
    expect(inside(element, '#count').textContent).to.contain('50 characters left').and.to.contain('50 / 100');
    expect(await write(91)).to.equal('9 characters left');
    expect(await write(92)).to.equal('9 characters left');
    expect(await write(96)).to.equal('4 characters left');
    expect(await write(100)).to.equal('0 characters left');
    expect(await write(20)).to.equal('');
    expect(native(element).getAttribute('aria-describedby')).to.contain('count');
    await expect(element).to.be.accessible();
  });

  it('lets nobody type more than its limit, and judges what is too short', async () => {
    const element = await fixture<LoquiTextarea>(html`<loqui-textarea label="Note" minlength="3" maxlength="4"></loqui-textarea>`);
    element.focus();
    await sendKeys({ type: 'ab' });
    native(element).blur();
    expect([element.validity.tooShort, element.matches(':state(invalid)')]).to.deep.equal([true, true]);
    element.select();
    await sendKeys({ type: 'abcdef' });
    expect([element.value, element.validity.valid]).to.deep.equal(['abcd', true]);
  });
});
