import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import './define.js';
import { filenameIn } from './code-block-for.js';
import { need } from '../../lazy.js';
import { textHtml } from '../../markdown/html-rules.js';
import type { LoquiMarkdown } from './loqui-markdown.js';
import { configureMarkdown } from './settings.js';

const answer =
  '# Plan\n\nSome **bold** text with `code`, a [link](https://x.test/) and ~~no~~ more.\n\n- [x] done\n- [ ] open\n\n1. one\n   - nested\n2. two\n\n> quoted\n\n| Name | Age |\n|:--|--:|\n| Ada | 36 |\n\n```ts title="a.ts"\nconst a = 1;\n```\n\n![pic](https://evil.test/x.png) [bad](javascript:x)\n\n---\n\n## End\n\n<b>raw</b>\n';

const prose = (element: LoquiMarkdown): HTMLElement => element.shadowRoot!.querySelector('.prose')!;

describe('<loqui-markdown>', () => {
  it('shows code as text until its element is defined, which moves nothing', async () => {
    expect(customElements.get('loqui-code-block')).to.equal(undefined);
    const code = 'const a = 1;\n\nconst b = 2;';
    const element = await fixture<LoquiMarkdown>(html`<loqui-markdown streaming .text=${`\`\`\`ts\n${code}`}></loqui-markdown>`);
    const block = prose(element).querySelector('loqui-code-block')!;
    expect(block.matches(':defined')).to.equal(false);
    expect(block.textContent).to.equal(code);
    const before = block.getBoundingClientRect();
    expect(before.height).to.be.greaterThan(60);
    await customElements.whenDefined('loqui-code-block');
    await block.updateComplete;
    expect(block.childNodes).to.have.length(0);
    expect(block.shadowRoot?.querySelector('code')?.textContent).to.equal(code);
    expect(block.getBoundingClientRect().height).to.be.closeTo(before.height, 0.5);
  });

  it('passes the accessibility checks, light and dark, finished and streaming', async () => {
    for (const scheme of ['light', 'dark']) {
      for (const streaming of [false, true]) {
        const box = await fixture<HTMLElement>(html`<div><loqui-markdown .text=${answer} ?streaming=${streaming}></loqui-markdown></div>`);
        box.style.cssText = `color-scheme: ${scheme}; background: Canvas`;
        await expect(box).to.be.accessible();
      }
    }
  });

  it('draws its first text at once, and code with <loqui-code-block>', async () => {
    const element = await fixture<LoquiMarkdown>(html`<loqui-markdown .text=${answer}></loqui-markdown>`);
    const block = prose(element).querySelector('loqui-code-block')!;
    expect([block.language, block.filename, block.code, block.streaming]).to.deep.equal(['ts', 'a.ts', 'const a = 1;', false]);
    expect(prose(element).querySelector('h3')!.textContent).to.equal('Plan');
    expect(prose(element).querySelectorAll('img, b, [style]')).to.have.length(0);
  });

  it('has bold text in the font of the text, code in its own, and heads of tables like bold text', async () => {
    const element = await fixture<LoquiMarkdown>(html`<loqui-markdown .text=${answer}></loqui-markdown>`);
    const font = (selector: string): string[] => {
      const { fontFamily, fontWeight, fontSize } = getComputedStyle(prose(element).querySelector(selector)!);
      return [fontFamily, fontWeight, fontSize];
    };
    const [text, , size] = font('p');
    expect(font('p strong')).to.deep.equal([text, '600', size]);
    expect(font('th').slice(0, 2)).to.deep.equal([text, '600']);
    expect(font('p code')[0]).to.contain('mono');
    expect(getComputedStyle(prose(element).querySelectorAll('td')[1]!).textAlign).to.equal('end');
  });

  it('draws once per frame, however many deltas come', async () => {
    const element = await fixture<LoquiMarkdown>(html`<loqui-markdown streaming .text=${'a'}></loqui-markdown>`);
    let draws = 0;
    const observer = new MutationObserver(() => (draws += 1));
    observer.observe(prose(element), { subtree: true, childList: true, characterData: true });
    for (let index = 0; index < 20; index += 1) {
      element.text += ' b';
      await element.updateComplete;
    }
    expect(draws).to.equal(0);
    await nextFrame();
    await nextFrame();
    expect(draws).to.equal(1);
    expect(prose(element).textContent).to.equal(`a${' b'.repeat(20)}`);
  });

  it('has a caret and the state while streaming; their end moves nothing', async () => {
    const element = await fixture<LoquiMarkdown>(html`<loqui-markdown streaming .text=${'one\n\ntwo **b'}></loqui-markdown>`);
    expect(element.matches(':state(streaming)')).to.equal(true);
    const caret = prose(element).querySelector<HTMLElement>('.caret')!;
    expect(caret.getAttribute('aria-hidden')).to.equal('true');
    expect(getComputedStyle(caret).inlineSize).to.equal('2px');
    element.text = 'one\n\ntwo **bold**';
    await element.updateComplete;
    await nextFrame();
    await nextFrame();
    const before = prose(element).getBoundingClientRect().height;
    element.streaming = false;
    await element.updateComplete;
    await waitUntil(() => prose(element).querySelector('.caret') === null, 'no caret', { timeout: 5000 });
    expect(element.matches(':state(streaming)')).to.equal(false);
    expect(prose(element).getBoundingClientRect().height).to.equal(before);
  });

  it('lets the caret blink only while no text comes', async () => {
    const element = await fixture<LoquiMarkdown>(html`<loqui-markdown streaming .text=${'A'}></loqui-markdown>`);
    const animations = (): number => prose(element).querySelector('.caret')!.getAnimations().length;
    expect(animations()).to.equal(0);
    await waitUntil(() => element.matches(':state(waiting)'), 'waiting', { timeout: 3000 });
    expect(animations()).to.equal(1);
    element.text += ' b';
    await waitUntil(() => prose(element).textContent === 'A b', 'drawn', { timeout: 3000 });
    expect(element.matches(':state(waiting)')).to.equal(false);
    expect(animations()).to.equal(0);
  });

  it('keeps the element of a code block while more text follows', async () => {
    const element = await fixture<LoquiMarkdown>(html`<loqui-markdown streaming .text=${'```js\na\n'}></loqui-markdown>`);
    const block = prose(element).querySelector('loqui-code-block')!;
    expect(block.streaming).to.equal(true);
    element.text += 'b\n```\n\nafter';
    await element.updateComplete;
    await waitUntil(() => prose(element).textContent.includes('after'), 'drawn', { timeout: 5000 });
    expect(prose(element).querySelector('loqui-code-block') === block).to.equal(true);
    expect([block.code, block.streaming]).to.deep.equal(['a\nb', false]);
  });

  it('links the addresses that a site allows, and draws again when they change', async () => {
    const element = await fixture<LoquiMarkdown>(
      html`<loqui-markdown allowed-link-origins="https://good.test" .text=${'[a](https://good.test/) [b](https://bad.test/)'}></loqui-markdown>`,
    );
    const links = (): (string | null)[] => [...prose(element).querySelectorAll('a')].map((link) => link.textContent);
    expect(links()).to.deep.equal(['a']);
    element.allowedLinkOrigins = ['*'];
    await element.updateComplete;
    expect(links()).to.deep.equal(['a', 'b']);
    element.removeAttribute('allowed-link-origins');
    element.allowedLinkOrigins = undefined;
    await element.updateComplete;
    expect(links()).to.deep.equal([]);
  });

  it('asks before it opens a link that the page has not allowed, with the whole address; the page may cancel', async () => {
    const element = await fixture<LoquiMarkdown>(
      html`<loqui-markdown .text=${'see [the map](https://map.test/a?q=1) and [x](javascript:alert(1))'}></loqui-markdown>`,
    );
    const link = prose(element).querySelector<HTMLElement>('.link-ask')!;
    const dialog = (): HTMLDialogElement | null => element.renderRoot.querySelector('dialog');
    link.focus();
    link.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await waitUntil(() => dialog(), 'the dialog is fetched');
    expect([dialog()!.open, dialog()!.querySelector('p')!.textContent]).to.deep.equal([true, 'Open map.test?']);
    const open = dialog()!.querySelector('a')!;
    expect([open.href, open.target, open.rel]).to.deep.equal(['https://map.test/a?q=1', '_blank', 'noopener noreferrer nofollow']);
    await expect(element).to.be.accessible();
    dialog()!.querySelector('button')!.click();
    await waitUntil(() => dialog() === null, 'closed');
    expect(element.shadowRoot!.activeElement === link).to.equal(true);

    const opened: string[] = [];
    element.addEventListener('loqui-link', (event) => {
      event.preventDefault();
      opened.push(event.href);
    });
    link.click();
    await waitUntil(() => dialog(), 'asked again');
    dialog()!.querySelector('a')!.click();
    expect(opened).to.deep.equal(['https://map.test/a?q=1']);
    await waitUntil(() => dialog() === null, 'closed');
    prose(element).querySelector<HTMLElement>('.link-inert')!.click();
    expect(dialog()).to.equal(null);
  });

  it('gets the allowed addresses from an attribute around it, through shadow roots, and from the settings of the page', async () => {
    const box = await fixture<HTMLElement>(html`<div allowed-link-origins="https://good.test"></div>`);
    const inner = box.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const add = async (parent: Node): Promise<(string | null)[]> => {
      const element = document.createElement('loqui-markdown');
      element.text = '[a](https://good.test/) [b](https://page.test/) <kbd>c</kbd>';
      parent.appendChild(element);
      await element.updateComplete;
      const found = [...prose(element).querySelectorAll('a, kbd')].map((node) => node.textContent);
      element.remove();
      return found;
    };
    expect(await add(inner)).to.deep.equal(['a']);
    configureMarkdown({ allowedLinkOrigins: ['https://page.test'], allowedHtml: textHtml });
    expect(await add(inner)).to.deep.equal(['a', 'c']);
    expect(await add(document.body)).to.deep.equal(['b', 'c']);
    configureMarkdown({ allowedLinkOrigins: undefined, allowedHtml: undefined });
    expect(await add(document.body)).to.deep.equal([]);
  });

  it('draws a changed answer again', async () => {
    const element = await fixture<LoquiMarkdown>(html`<loqui-markdown .text=${'one'}></loqui-markdown>`);
    element.text = 'another';
    await element.updateComplete;
    await waitUntil(() => prose(element).textContent === 'another', 'redrawn', { timeout: 5000 });
  });

  it('highlights the lines that are given after a fence', async () => {
    need('loqui-code-block');
    await customElements.whenDefined('loqui-code-block');
    const element = await fixture<LoquiMarkdown>(html`<loqui-markdown .text=${'```ts {1,3-4} title="a.ts"\n1;\n2;\n3;\n4;\n5;\n```'}></loqui-markdown>`);
    const block = element.renderRoot.querySelector('loqui-code-block')!;
    await block.updateComplete;
    expect(block.highlightLines).to.equal('1,3-4');
    expect([...block.renderRoot.querySelectorAll('.marked')].map(({ textContent }) => textContent)).to.deep.equal(['1;\n', '3;\n', '4;\n']);
  });

  it('finds the file name after a fence', () => {
    expect(filenameIn('ts title="src/a b.ts"')).to.equal('src/a b.ts');
    expect(filenameIn('ts filename=a.ts {1,2}')).to.equal('a.ts');
    expect(filenameIn('ts:src/a.ts')).to.equal('src/a.ts');
    expect(filenameIn('ts')).to.equal('');
  });
});
