import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { frames } from '../../testing/room.js';
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

  it('is named by its file, its language or as code', async () => {
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

  it('shows the text at once and colours it later, by classes and not by inline styles', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block language="json" .code=${'{ "a": 1 }'}></loqui-code-block>`);
    expect(codeOf(element).textContent).to.equal('{ "a": 1 }');
    await waitUntil(() => coloured(element) > 0, 'colours', { timeout: 10_000 });
    expect(codeOf(element).textContent).to.equal('{ "a": 1 }');
    expect(codeOf(element).querySelectorAll('[style]')).to.have.length(0);
  });

  it('leaves the open line plain while streaming, and keeps coloured lines', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block language="json" streaming .code=${'[1,\n'}></loqui-code-block>`);
    expect(element.matches(':state(streaming)')).to.equal(true);
    await waitUntil(() => coloured(element) === 1, 'first line', { timeout: 10_000 });
    const first = codeOf(element).querySelector('[class^="c-"]');
    element.code = '[1,\n2';
    await element.updateComplete;
    await frames();
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
    const box = await fixture(
      html`<div>
        <loqui-code-block language="klingon" .code=${'Qapla 1'}></loqui-code-block><loqui-code-block language="json" .code=${'1'}></loqui-code-block>
      </div>`,
    );
    const [element, known] = [...box.querySelectorAll('loqui-code-block')] as [LoquiCodeBlock, LoquiCodeBlock];
    await waitUntil(() => coloured(known) > 0, 'the block beside it has its colours', { timeout: 10_000 });
    expect(codeOf(element).textContent).to.equal('Qapla 1');
    expect(coloured(element)).to.equal(0);
  });

  it('copies the code, and confirms it in the button', async () => {
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

  it('explains how to copy when the clipboard is refused', async () => {
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

  it('has no wrap button when every line is short', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block .code=${'short\nlines'}></loqui-code-block>`);
    expect(element.shadowRoot!.querySelectorAll('[part=wrap]')).to.have.length(0);
  });

  it('shows each line once, blank lines too', async () => {
    const element = await fixture<LoquiCodeBlock>(
      html`<loqui-code-block .code=${Array.from({ length: 60 }, (_, line) => (line % 3 ? `line ${line}` : '')).join('\n')}></loqui-code-block>`,
    );
    const one = await fixture<LoquiCodeBlock>(html`<loqui-code-block .code=${'x'}></loqui-code-block>`);
    const height = codeOf(one).getBoundingClientRect().height;
    expect(codeOf(element).getBoundingClientRect().height).to.be.closeTo(60 * height, 2);
  });

  const many = (count: number): string => Array.from({ length: count }, (_, line) => `line ${line}`).join('\n');
  const more = (element: LoquiCodeBlock): HTMLButtonElement | null => element.shadowRoot!.querySelector('[part=more]');

  it('folds a long block, and its button unfolds and folds it', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block .code=${many(1200)}></loqui-code-block>`);
    const button = more(element)!;
    expect(button.textContent.trim()).to.equal('Show all 1,200 lines');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    expect(element.matches(':state(folded)')).to.equal(true);
    const folded = element.offsetHeight;
    expect(folded).to.be.below(600);
    await expect(element).to.be.accessible();
    button.focus();
    button.click();
    await element.updateComplete;
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(element.shadowRoot!.activeElement).to.equal(button);
    expect(element.offsetHeight).to.be.above(10_000);
    button.click();
    await element.updateComplete;
    expect(element.offsetHeight).to.equal(folded);
  });

  it('is not folded when it is short, has streamed, or the page forbids it', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block streaming .code=${many(60)}></loqui-code-block>`);
    expect(more(element)).to.equal(null);
    const height = element.shadowRoot!.querySelector<HTMLElement>('.scroll')!.offsetHeight;
    element.streaming = false;
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector<HTMLElement>('.scroll')!.offsetHeight).to.equal(height);
    expect(more(element)?.getAttribute('aria-expanded')).to.equal('true');
    const short = await fixture<LoquiCodeBlock>(html`<loqui-code-block .code=${many(24)}></loqui-code-block>`);
    expect(more(short)).to.equal(null);
    const whole = await fixture<LoquiCodeBlock>(html`<loqui-code-block max-lines="0" .code=${many(60)}></loqui-code-block>`);
    expect(more(whole)).to.equal(null);
  });

  it('numbers its lines and highlights some, and stays accessible', async () => {
    const element = await fixture<LoquiCodeBlock>(
      html`<loqui-code-block line-numbers highlight-lines="2-3" language="ts" .code=${'const a = 1;\nconst b = 2;\n\nconst c = 3;'}></loqui-code-block>`,
    );
    await waitUntil(() => coloured(element) > 3, 'colours', { timeout: 10_000 });
    expect([...codeOf(element).querySelectorAll<HTMLElement>('[data-line]')].map((line) => line.dataset['line'])).to.deep.equal(['1', '2', '3', '4']);
    expect(codeOf(element).querySelectorAll('.marked')).to.have.length(2);
    const [first, second, third] = [...codeOf(element).querySelectorAll('.line')].map((line) => line.getBoundingClientRect());
    expect(second!.height).to.be.closeTo(first!.height, 0.5);
    expect(third!.height).to.be.closeTo(first!.height, 0.5);
    await expect(element).to.be.accessible();
  });

  it('saves the code as a file, named by its file name or its language', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block language="python" .code=${'x = 1\n'}></loqui-code-block>`);
    const saved: { name: string; href: string }[] = [];
    const original = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      saved.push({ name: this.download, href: this.href });
    };
    try {
      const save = (): void => element.shadowRoot!.querySelector<HTMLButtonElement>('[part=download]')!.click();
      save();
      expect(await (await fetch(saved[0]!.href)).text()).to.equal('x = 1\n');
      element.filename = 'src/../a\u202egpj.py';
      await element.updateComplete;
      save();
      element.filename = '';
      element.language = 'klingon';
      await element.updateComplete;
      save();
    } finally {
      HTMLAnchorElement.prototype.click = original;
    }
    expect(saved.map(({ name }) => name)).to.deep.equal(['code.py', 'agpj.py', 'code.txt']);
  });

  it('wraps from the start when the attribute is set, and is then no tab stop', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block wrap line-numbers .code=${'word '.repeat(200)}></loqui-code-block>`);
    const scroll = element.shadowRoot!.querySelector<HTMLElement>('.scroll')!;
    expect(scroll.scrollWidth).to.equal(scroll.clientWidth);
    expect(scroll.hasAttribute('tabindex')).to.equal(false);
    element.wrap = false;
    await element.updateComplete;
    expect(scroll.tabIndex).to.equal(0);
    await expect(element).to.be.accessible();
  });

  it('is translated to German', async () => {
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block lang="de" .code=${many(1200)}></loqui-code-block>`);
    await waitUntil(() => more(element)!.textContent.trim() === 'Alle 1.200 Zeilen zeigen', 'German has come');
    expect(element.shadowRoot!.querySelector('[part=download]')!.getAttribute('aria-label')).to.equal('Herunterladen');
  });

  it('is as wide as its widest line, also when that is out of view', async () => {
    const code = `${many(300)}\n${'x'.repeat(200)}\n${many(300)}`;
    const element = await fixture<LoquiCodeBlock>(html`<loqui-code-block max-lines="0" .code=${code}></loqui-code-block>`);
    const scroll = element.shadowRoot!.querySelector<HTMLElement>('.scroll')!;
    expect(scroll.scrollWidth).to.be.above(200 * 6);
  });
});
