import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import './define.js';

type LoquiButton = HTMLElementTagNameMap['loqui-button'];

const control = (element: Element): HTMLElement => inside(element, '[part="base"]');

/** Counts an event, and cancels it where `veto` says so. */
function counted(element: EventTarget, type: string, veto = false): () => number {
  let count = 0;
  element.addEventListener(type, (event) => {
    count += 1;
    if (veto) event.preventDefault();
  });
  return () => count;
}

/** What a form would send at each `submit`; none is sent. */
function sent(form: HTMLFormElement): string[] {
  const found: string[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    found.push([...new FormData(form)].map(([name, value]) => `${name}=${typeof value === 'string' ? value : 'file'}`).join('&'));
  });
  return found;
}

describe('loqui-button', () => {
  it("is a native button with the host's words, and one click is one event", async () => {
    const element = await fixture<LoquiButton>(html`<loqui-button>Save</loqui-button>`);
    const clicks = counted(element, 'click');
    expect(control(element).localName).to.equal('button');
    control(element).click();
    element.click();
    expect(clicks()).to.equal(2);
  });

  it('is accessible in each variant, light and dark', async () => {
    await accessibleInBothSchemes(
      (['neutral', 'primary', 'danger', 'quiet'] as const).map(
        (variant) => html`<loqui-button variant=${variant}>Save</loqui-button><loqui-button variant=${variant} href="#there">Go</loqui-button>`,
      ),
    );
  });

  it('takes the focus of its host, and Enter and Space click it', async () => {
    const element = await fixture<LoquiButton>(html`<loqui-button>Save</loqui-button>`);
    const clicks = counted(element, 'click');
    element.focus();
    expect(element.shadowRoot?.activeElement).to.equal(control(element));
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: ' ' });
    expect(clicks()).to.equal(2);
  });

  it('ignores clicks while it is loading, and keeps its width, its name and the focus', async () => {
    const element = await fixture<LoquiButton>(html`<loqui-button>Save changes</loqui-button>`);
    const clicks = counted(element, 'click');
    const { width } = element.getBoundingClientRect();
    element.focus();
    element.loading = true;
    await element.updateComplete;
    expect(element.getBoundingClientRect().width).to.equal(width);
    expect(element.shadowRoot?.activeElement).to.equal(control(element));
    expect(control(element).getAttribute('aria-busy')).to.equal('true');
    expect(element.matches(':state(loading)')).to.equal(true);
    element.click();
    await sendKeys({ press: 'Enter' });
    expect(clicks()).to.equal(0);
    await expect(element).to.be.accessible();
    element.loading = false;
    await element.updateComplete;
    element.click();
    expect(clicks()).to.equal(1);
  });

  it('is out of use while it or its fieldset is disabled', async () => {
    const fieldset = await fixture<HTMLFieldSetElement>(html`<fieldset><loqui-button>Save</loqui-button></fieldset>`);
    const element = fieldset.querySelector('loqui-button')!;
    const clicks = counted(element, 'click');
    for (const [disable, enable] of [
      [() => (element.disabled = true), () => (element.disabled = false)],
      [() => (fieldset.disabled = true), () => (fieldset.disabled = false)],
    ] as const) {
      disable();
      await element.updateComplete;
      element.click();
      element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      element.focus();
      expect(element.matches(':focus-within')).to.equal(false);
      expect(element.matches(':state(disabled)')).to.equal(true);
      await expect(element).to.be.accessible();
      enable();
      await element.updateComplete;
      expect(element.matches(':state(disabled)')).to.equal(false);
    }
    expect(clicks()).to.equal(0);
  });

  it('submits its form once, with its name and value only then', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><input name="text" value="Hi" /><loqui-button type="submit" name="act" value="save">Save</loqui-button><button>Other</button></form>`,
    );
    const found = sent(form);
    form.querySelector('loqui-button')!.click();
    form.querySelector('button')!.click();
    expect(found).to.deep.equal(['text=Hi&act=save', 'text=Hi']);
    expect([...new FormData(form)]).to.deep.equal([['text', 'Hi']]);
  });

  it('submits the form that its attribute names, after its constraints', async () => {
    const place = await fixture(
      html`<div>
        <form id="far"><input required name="text" /></form>
        <loqui-button form="far" type="submit">Save</loqui-button>
      </div>`,
    );
    const form = place.querySelector('form')!;
    const element = place.querySelector('loqui-button')!;
    const found = sent(form);
    expect(element.form).to.equal(form);
    element.click();
    expect(found).to.deep.equal([]);
    form.querySelector('input')!.value = 'Hi';
    element.click();
    expect(found).to.deep.equal(['text=Hi']);
  });

  it('resets its form; a plain one does neither, and a cancelled click does nothing', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <input value="first" /><loqui-button type="reset">Reset</loqui-button><loqui-button>Plain</loqui-button><loqui-button type="submit">Send</loqui-button>
      </form>`,
    );
    const [reset, plain, submit] = form.querySelectorAll('loqui-button');
    const found = sent(form);
    const field = form.querySelector('input')!;
    field.value = 'second';
    plain!.click();
    expect([field.value, found.length]).to.deep.equal(['second', 0]);
    counted(submit!, 'click', true);
    submit!.click();
    expect(found.length).to.equal(0);
    reset!.click();
    expect(field.value).to.equal('first');
  });

  it('is what Enter in a text field of its form presses', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <input name="a" /><input name="b" /><loqui-button type="submit" name="act" value="go">Go</loqui-button><loqui-button type="submit">Second</loqui-button>
      </form>`,
    );
    const found = sent(form);
    form.querySelector('input')!.focus();
    await sendKeys({ press: 'Enter' });
    expect(found).to.deep.equal(['a=&b=&act=go']);
    form.querySelector('loqui-button')!.disabled = true;
    await form.querySelector('loqui-button')!.updateComplete;
    await sendKeys({ press: 'Enter' });
    expect(found.length).to.equal(1);
    form.querySelector('loqui-button')!.remove();
    await sendKeys({ press: 'Enter' });
    expect(found.at(-1)).to.equal('a=&b=');
  });

  it('is clicked by its label', async () => {
    const place = await fixture(html`<div><label for="save">Save it</label><loqui-button id="save">Save</loqui-button></div>`);
    const clicks = counted(place.querySelector('loqui-button')!, 'click');
    place.querySelector('label')!.click();
    expect(clicks()).to.equal(1);
  });

  it('is a link with an address, and opens no door to a new tab', async () => {
    const element = await fixture<LoquiButton>(html`<loqui-button href="#there" target="_blank" download="notes.txt">Notes</loqui-button>`);
    const link = control(element);
    expect([link.localName, link.getAttribute('href'), link.getAttribute('rel'), link.getAttribute('download')]).to.deep.equal([
      'a',
      '#there',
      'noopener',
      'notes.txt',
    ]);
    await expect(element).to.be.accessible();
    element.disabled = true;
    await element.updateComplete;
    expect([link.hasAttribute('href'), link.getAttribute('aria-disabled')]).to.deep.equal([false, 'true']);
    element.removeAttribute('href');
    await element.updateComplete;
    expect(control(element).localName).to.equal('button');
  });

  it('hands the ARIA of its host to the control, ids too', async () => {
    const place = await fixture(
      html`<div>
        <loqui-button aria-label="More" aria-expanded="false" aria-haspopup="menu" aria-controls="menu">…</loqui-button>
        <div id="menu"></div>
      </div>`,
    );
    const element = place.querySelector('loqui-button')!;
    const inner = control(element);
    expect(['aria-label', 'aria-expanded', 'aria-haspopup'].map((name) => inner.getAttribute(name))).to.deep.equal(['More', 'false', 'menu']);
    if ('ariaControlsElements' in inner) expect(inner.ariaControlsElements).to.deep.equal([place.querySelector('#menu')]);
    element.ariaExpanded = 'true';
    element.removeAttribute('aria-label');
    await element.updateComplete;
    expect([inner.getAttribute('aria-expanded'), inner.hasAttribute('aria-label')]).to.deep.equal(['true', false]);
  });

  it('has a place for icons, and grows with its words', async () => {
    const element = await fixture<LoquiButton>(html`<loqui-button><svg slot="start" viewBox="0 0 512 512"></svg>Save</loqui-button>`);
    expect(element.querySelector('svg')!.getBoundingClientRect().width).to.equal(16);
    expect(element.getBoundingClientRect().height).to.equal(28);
    element.size = 'large';
    await element.updateComplete;
    expect(element.getBoundingClientRect().height).to.equal(36);
  });
});
