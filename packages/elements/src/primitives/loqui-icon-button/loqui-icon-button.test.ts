import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inside } from '../../testing/inside.js';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import './define.js';

type LoquiIconButton = HTMLElementTagNameMap['loqui-icon-button'];

const control = (element: Element): HTMLElement => inside(element, '[part="base"]');
const picture = html`<svg viewBox="0 0 24 24" width="900" height="900" fill="none" stroke="currentColor"><path d="M5 12l7-7 7 7M12 19V5" /></svg>`;

describe('loqui-icon-button', () => {
  it('is a square with its label as name and tooltip', async () => {
    const element = await fixture<LoquiIconButton>(html`<loqui-icon-button label="Send">${picture}</loqui-icon-button>`);
    expect(control(element).getAttribute('aria-label')).to.equal('Send');
    expect(control(element).title).to.equal('Send');
    const { width, height } = element.getBoundingClientRect();
    expect([width, height]).to.deep.equal([28, 28]);
    await accessibleInBothSchemes(
      (['neutral', 'primary', 'danger', 'quiet'] as const).map(
        (variant) =>
          html`<loqui-icon-button variant=${variant} label="Send">${picture}</loqui-icon-button
            ><loqui-icon-button variant=${variant} label="Pin" pressed>${picture}</loqui-icon-button>`,
      ),
    );
  });

  it('keeps every icon inside, whatever its size', async () => {
    for (const [size, side] of [
      ['small', 14],
      ['medium', 16],
      ['large', 20],
    ] as const) {
      const element = await fixture<LoquiIconButton>(html`<loqui-icon-button size=${size} label="Send">${picture}</loqui-icon-button>`);
      expect(element.querySelector('svg')!.getBoundingClientRect().width).to.equal(side);
    }
  });

  it('toggles with click and keyboard, and says so by input and change', async () => {
    const element = await fixture<LoquiIconButton>(html`<loqui-icon-button toggle label="Bold">${picture}</loqui-icon-button>`);
    const heard: string[] = [];
    for (const type of ['click', 'input', 'change']) element.addEventListener(type, () => heard.push(`${type} ${String(element.pressed)}`));
    expect(control(element).getAttribute('aria-pressed')).to.equal('false');
    element.click();
    await element.updateComplete;
    expect(control(element).getAttribute('aria-pressed')).to.equal('true');
    expect(element.hasAttribute('pressed')).to.equal(true);
    element.focus();
    await sendKeys({ press: ' ' });
    expect(heard).to.deep.equal(['click false', 'input true', 'change true', 'click true', 'input false', 'change false']);
  });

  it('keeps its state when the click is cancelled, and fires nothing for a change by program', async () => {
    const element = await fixture<LoquiIconButton>(html`<loqui-icon-button toggle label="Bold">${picture}</loqui-icon-button>`);
    let changes = 0;
    element.addEventListener('change', () => (changes += 1));
    element.addEventListener('click', (event) => event.preventDefault(), { once: true });
    element.click();
    expect(element.pressed).to.equal(false);
    element.pressed = true;
    await element.updateComplete;
    expect(changes).to.equal(0);
    expect(control(element).getAttribute('aria-pressed')).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('is no toggle without `toggle`, and submits its form as a button does', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><loqui-icon-button type="submit" name="act" value="go" label="Send">${picture}</loqui-icon-button></form>`,
    );
    const element = form.querySelector('loqui-icon-button')!;
    const sent: unknown[] = [];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push(...new FormData(form));
    });
    element.click();
    expect(sent).to.deep.equal([['act', 'go']]);
    expect(control(element).hasAttribute('aria-pressed')).to.equal(false);
  });
});
