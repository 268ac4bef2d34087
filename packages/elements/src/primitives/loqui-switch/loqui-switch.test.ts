import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import './define.js';
import type { LoquiSwitch } from './loqui-switch.js';

describe('loqui-switch', () => {
  it('is a switch for screen readers, and Space switches it', async () => {
    const element = await fixture<LoquiSwitch>(html`<loqui-switch hint="Even at night.">Notify me</loqui-switch>`);
    expect(inside(element, 'input').getAttribute('role')).to.equal('switch');
    await expect(element).to.be.accessible();
    const events: string[] = [];
    for (const type of ['input', 'change']) element.addEventListener(type, () => events.push(`${type} ${String(element.checked)}`));
    element.focus();
    await sendKeys({ type: ' ' });
    expect(events).to.deep.equal(['input true', 'change true']);
    await element.updateComplete;
    expect(element.matches(':state(checked)')).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('sends the form with Enter', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><loqui-switch name="a" checked>A</loqui-switch><button>Go</button></form>`);
    const sent = new Promise<FormDataEntryValue | null>((resolve) => {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        resolve(new FormData(form).get('a'));
      });
    });
    form.querySelector('loqui-switch')?.focus();
    await sendKeys({ press: 'Enter' });
    expect(await sent).to.equal('on');
  });
});
