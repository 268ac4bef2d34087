import { expect, fixture, html } from '@open-wc/testing';
import '../panels/loqui-chat/define.js';
import '../primitives/loqui-button/define.js';
import '../primitives/loqui-input/define.js';
import { inside } from '../testing/inside.js';
import { stage } from '../testing/room.js';
import { token, type TokenName } from './tokens.styles.js';

const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = new URL('../themes.css', import.meta.url).href;

/** What stands on what, and how much of contrast it needs: 4.5 for text, 3 for the line of a control. */
const SURFACES: readonly TokenName[] = ['surface', 'surface-raised', 'surface-sunken'];
const PAIRS: readonly (readonly [front: TokenName, back: TokenName, least: number])[] = [
  ...SURFACES.flatMap((surface) =>
    (['text', 'text-muted', 'accent-text', 'success', 'warning', 'danger'] as const).map((front) => [front, surface, 4.5] as const),
  ),
  ['text', 'accent-soft', 4.5],
  ['accent-text', 'accent-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['text', 'added', 4.5],
  ['text', 'removed', 4.5],
  ['accent', 'surface', 3],
  ['accent-text', 'surface', 3],
];

/** The line of a field, as form-control.styles.ts makes it. */
const LINE = `color-mix(in oklab, ${token.border.cssText}, ${token.text.cssText} 42%)`;

const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** Relative luminance (WCAG 2) of a colour as the browser paints it. */
function luminance(color: string): number {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

async function place(attributes: Readonly<Record<string, string>>): Promise<HTMLElement> {
  const element = await fixture<HTMLElement>(html`<div></div>`);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** A colour as it is computed in a place. */
function computed(element: HTMLElement, color: string): string {
  element.style.color = color;
  return getComputedStyle(element).color;
}

before(async () => {
  document.head.append(sheet);
  await new Promise((resolve) => sheet.addEventListener('load', resolve, { once: true }));
});
after(() => sheet.remove());

describe('the theme', () => {
  it('is measured right', () => {
    expect(contrast('white', 'black')).to.be.closeTo(21, 0.01);
    expect(contrast('oklch(0.53 0.015 268)', 'white')).to.be.within(4.5, 7);
  });

  for (const preset of ['default', 'paper', 'graphite']) {
    for (const scheme of ['light', 'dark']) {
      it(`${preset} has the contrast of WCAG AA in the ${scheme} scheme`, async () => {
        const element = await place({ 'data-loqui-preset': preset, 'data-loqui-theme': scheme });
        const low = PAIRS.map(([front, back, least]) => ({
          pair: `${front} on ${back}`,
          least,
          is: contrast(computed(element, token[front].cssText), computed(element, token[back].cssText)),
        })).filter(({ is, least }) => is < least);
        expect(low).to.deep.equal([]);
        expect(contrast(computed(element, LINE), computed(element, token['surface-raised'].cssText))).to.be.at.least(3);
      });
    }
  }

  for (const preset of ['paper', 'graphite'])
    it(`${preset} sets every colour that does not follow another one`, async () => {
      const element = await place({ 'data-loqui-preset': preset });
      const own = Object.entries(token).filter(([name, { cssText }]) => cssText.includes('light-dark') && !/accent-text|accent-soft/.test(name));
      const style = getComputedStyle(element);
      expect(own.map(([name]) => name).filter((name) => style.getPropertyValue(`--loqui-${name}`) === '' && name !== 'on-accent')).to.deep.equal([]);
    });

  it('is levers on any part of a page, and a nearer token is over them', async () => {
    const element = await place({ 'data-loqui-preset': 'graphite', 'data-loqui-radius': 'large', 'data-loqui-density': 'compact' });
    expect(getComputedStyle(element).getPropertyValue('--loqui-radius')).to.equal('16px');
    expect(getComputedStyle(element).getPropertyValue('--loqui-space')).to.equal('3px');
    element.style.setProperty('--loqui-accent', 'rgb(1 2 3)');
    const button = document.createElement('loqui-button');
    button.variant = 'primary';
    element.append(button);
    await button.updateComplete;
    expect(getComputedStyle(inside(button, '[part=base]')).backgroundColor).to.equal('rgb(1, 2, 3)');
  });

  it('is attributes of a panel: scheme, accent, radius and density, over the tokens of the page', async () => {
    const { room } = stage();
    const box = await fixture<HTMLElement>(html`<div style="--loqui-accent: rgb(9 9 9); --loqui-radius: 2px; color-scheme: light"></div>`);
    const panel = document.createElement('loqui-chat');
    panel.handle = room;
    box.append(panel);
    await panel.updateComplete;
    const read = (): readonly string[] => {
      const style = getComputedStyle(inside(panel, '[part=base]'));
      return [style.colorScheme, ...['accent', 'radius', 'space'].map((name) => style.getPropertyValue(`--loqui-${name}`))];
    };
    expect(read()).to.deep.equal(['light', 'rgb(9 9 9)', '2px', '4px']);
    Object.assign(panel, { theme: 'dark', accent: 'rgb(1 2 3)', radius: 'none', density: 'compact' });
    await panel.updateComplete;
    expect(read()).to.deep.equal(['dark', 'rgb(1 2 3)', '0px', '3px']);
    expect([panel.getAttribute('theme'), panel.getAttribute('accent'), panel.getAttribute('radius')]).to.deep.equal(['dark', 'rgb(1 2 3)', 'none']);
    panel.theme = 'auto';
    panel.removeAttribute('accent');
    panel.removeAttribute('radius');
    await panel.updateComplete;
    expect(read()).to.deep.equal(['light dark', 'rgb(9 9 9)', '2px', '3px']);
  });

  it('is attributes of a provider, for all that is inside', async () => {
    const provider = await fixture<HTMLElementTagNameMap['loqui-provider']>(
      html`<loqui-provider .handle=${stage().room} theme="dark" accent="rgb(1 2 3)" density="compact" radius="large"
        ><loqui-button variant="primary">Go</loqui-button></loqui-provider
      >`,
    );
    await provider.updateComplete;
    const button = inside(provider.querySelector('loqui-button')!, '[part=base]');
    const style = getComputedStyle(button);
    expect([style.colorScheme, style.backgroundColor, style.borderRadius, style.getPropertyValue('--loqui-space')]).to.deep.equal([
      'dark',
      'rgb(1, 2, 3)',
      '16px',
      '3px',
    ]);
  });

  it('refuses an accent that is no colour, and keeps the default', async () => {
    const { warn } = console;
    const said: string[] = [];
    console.warn = (words: string) => said.push(words);
    try {
      const provider = await fixture<HTMLElementTagNameMap['loqui-provider']>(
        html`<loqui-provider .handle=${stage().room} accent="no colour"><loqui-button variant="primary">Go</loqui-button></loqui-provider>`,
      );
      const color = getComputedStyle(inside(provider.querySelector('loqui-button')!, '[part=base]')).backgroundColor;
      expect(color).to.contain('0.53 0.19');
      expect(said.join()).to.contain('"accent"');
    } finally {
      console.warn = warn;
    }
  });
});
