import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import './define.js';
import type { LoquiCodeBlock } from './loqui-code-block.js';

const codeOf = (element: LoquiCodeBlock): HTMLElement => element.shadowRoot!.querySelector('code')!;
const coloured = (element: LoquiCodeBlock): number => codeOf(element).querySelectorAll('[class^="c-"]').length;

describe('<loqui-code-block>', () => {
  it('passes the accessibility checks, light and dark, coloured', async () => {
    for (const scheme of ['light', 'dark']) {
      const box = await fixture(
        html`<div><loqui-code-block language="ts" .code=${'// c\nexport const a: number = f("x", 1) + /r/.test(`t`);\n'}></loqui-code-block></div>`,
      );
      (box as HTMLElement).style.cssText = `color-scheme: ${scheme}; background: Canvas`;
      const element = box.querySelector('loqui-code-block')!;
      await waitUntil(() => coloured(element) > 3, 'colours', { timeout: 10_000 });
      await expect(element).to.be.accessible();
    }
  });

  it('names itself by file, else by language, else as code', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block .code=${'x'}></loqui-code-block>`);
    const label = (): string => element.shadowRoot!.querySelector('.label')!.textContent;
    expect(label()).to.equal('Code');
    element.language = 'py';
    await element.updateComplete;
    expect(label()).to.equal('Python');
    expect(element.shadowRoot!.querySelector('.scroll')!.getAttribute('aria-label')).to.equal('Code: Python');
    element.filename = 'a.py';
    await element.updateComplete;
    expect(label()).to.equal('a.py');
    element.filename = '';
    element.language = 'klingon';
    await element.updateComplete;
    expect(label()).to.equal('klingon');
  });

  it('shows the text at once and colours it later, each colour by a class and none by inline style', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block language="json" .code=${'{ "a": 1 }'}></loqui-code-block>`);
    expect(codeOf(element).textContent).to.equal('{ "a": 1 }');
    await waitUntil(() => coloured(element) > 0, 'colours', { timeout: 10_000 });
    expect(codeOf(element).textContent).to.equal('{ "a": 1 }');
    expect(codeOf(element).querySelectorAll('[style]')).to.have.length(0);
  });

  it('leaves the open line plain while streaming, and keeps what it has coloured', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block language="json" streaming .code=${'[1,\n'}></loqui-code-block>`);
    expect(element.matches(':state(streaming)')).to.equal(true);
    await waitUntil(() => coloured(element) === 1, 'first line', { timeout: 10_000 });
    const first = codeOf(element).querySelector('[class^="c-"]');
    element.code = '[1,\n2';
    await element.updateComplete;
    await aTimeout(60);
    expect(coloured(element)).to.equal(1);
    element.code = '[1,\n2]\n';
    await element.updateComplete;
    expect(coloured(element)).to.equal(2);
    element.streaming = false;
    await element.updateComplete;
    expect(element.matches(':state(streaming)')).to.equal(false);
    expect(codeOf(element).querySelector('[class^="c-"]') === first).to.equal(true);
  });

  it('stays plain for an unknown language', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block language="klingon" .code=${'Qapla 1'}></loqui-code-block>`);
    await aTimeout(50);
    expect(codeOf(element).textContent).to.equal('Qapla 1');
    expect(coloured(element)).to.equal(0);
  });

  it('copies the code and says so in the button', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block .code=${'copy me'}></loqui-code-block>`);
    const written: string[] = [];
    const original = navigator.clipboard.writeText;
    Object.defineProperty(navigator.clipboard, 'writeText', { configurable: true, value: (text: string) => (written.push(text), Promise.resolve()) });
    try {
      const button = element.shadowRoot!.querySelector<HTMLButtonElement>('[part=copy]')!;
      const live = button.querySelector('[aria-live=polite]')!;
      expect(live.textContent).to.equal('Copy');
      button.click();
      await waitUntil(() => live.textContent === 'Copied');
      expect(written).to.deep.equal(['copy me']);
    } finally {
      Object.defineProperty(navigator.clipboard, 'writeText', { configurable: true, value: original });
    }
  });

  it('says how to copy when the clipboard is refused', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block .code=${'x'}></loqui-code-block>`);
    const original = navigator.clipboard.writeText;
    Object.defineProperty(navigator.clipboard, 'writeText', { configurable: true, value: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
    try {
      const button = element.shadowRoot!.querySelector<HTMLButtonElement>('[part=copy]')!;
      button.click();
      await waitUntil(() => button.textContent.includes('clipboard'));
    } finally {
      Object.defineProperty(navigator.clipboard, 'writeText', { configurable: true, value: original });
    }
  });

  it('wraps long lines on demand', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block .code=${'word '.repeat(200)}></loqui-code-block>`);
    const scroll = element.shadowRoot!.querySelector('.scroll')!;
    expect(scroll.scrollWidth).to.be.above(scroll.clientWidth);
    const button = element.shadowRoot!.querySelector<HTMLButtonElement>('[part=wrap]')!;
    button.click();
    await element.updateComplete;
    expect(scroll.scrollWidth).to.equal(scroll.clientWidth);
    expect(button.getAttribute('aria-pressed')).to.equal('true');
  });

  it('offers no wrapping where every line is short', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block .code=${'short\nlines'}></loqui-code-block>`);
    expect(element.shadowRoot!.querySelectorAll('[part=wrap]')).to.have.length(0);
  });

  it('shows each line once, with the blank ones', async () => {
    const element = await fixture<LoquiCodeBlock>(
      html`<loqui-code-block .code=${Array.from({ length: 60 }, (_, line) => (line % 3 ? `line ${line}` : '')).join('\n')}></loqui-code-block>`,
    );
    const one = await fixture<LoquiCodeBlock>(html`<loqui-code-block .code=${'x'}></loqui-code-block>`);
    const height = codeOf(one).getBoundingClientRect().height;
    expect(codeOf(element).getBoundingClientRect().height).to.be.closeTo(60 * height, 2);
  });
});
