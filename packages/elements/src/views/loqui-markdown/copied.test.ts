import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { frames } from '../../testing/room.js';
import '../loqui-code-block/define.js';
import './define.js';
import type { LoquiMarkdown } from './loqui-markdown.js';

const ANSWER = `## Title

A **bold** word, \`code\`, a formula $a^2 + b$ and a note[^1].

\`\`\`js
const a = 1;
  indented();
\`\`\`

- one
- two

2. second
3. third

| a | b |
|---|---|
| 1 | 2 |

> quoted

$$\\int_0^1 x$$

[^1]: The note.
`;

async function shown(text: string): Promise<LoquiMarkdown> {
  const element = await fixture<LoquiMarkdown>(html`<loqui-markdown math .text=${text}></loqui-markdown>`);
  const root = element.shadowRoot!;
  await waitUntil(() => !text.includes('$') || root.querySelectorAll('math').length === 2, 'formulas', { timeout: 10_000 });
  await waitUntil(() => root.querySelectorAll('loqui-code-block').length > 0);
  // A person presses where the selection begins.
  element.dispatchEvent(new PointerEvent('pointerdown'));
  await import('./copied.js');
  await frames();
  return element;
}

interface Clip {
  readonly text: string;
  readonly html: string;
  readonly handled: boolean;
}

async function copy(from: Node, start: number, to: Node, end: number): Promise<Clip> {
  getSelection()!.setBaseAndExtent(from, start, to, end);
  // The data can be read only during the event.
  const copied = new Promise<Clip>((resolve) => {
    addEventListener(
      'copy',
      ({ clipboardData, defaultPrevented: handled }) =>
        resolve({ text: clipboardData?.getData('text/plain') ?? '', html: clipboardData?.getData('text/html') ?? '', handled }),
      { once: true },
    );
  });
  if (holdsData()) {
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, composed: true, cancelable: true });
    (from instanceof Element ? from : from.parentElement!).dispatchEvent(event);
  } else {
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'c' });
    await sendKeys({ up: 'Control' });
  }
  return copied;
}

// Before version 142 Firefox exposes no selection within a shadow root to scripts.
const exposesSelection = 'getComposedRanges' in Selection.prototype || 'getSelection' in ShadowRoot.prototype;

/** Firefox drops the data of a synthetic copy event: the test presses the keys there. */
function holdsData(): boolean {
  const data = new DataTransfer();
  new ClipboardEvent('copy', { clipboardData: data }).clipboardData?.setData('text/plain', 'x');
  return data.getData('text/plain') === 'x';
}

(exposesSelection ? describe : describe.skip)('a copied answer', () => {
  it('has the answer without its controls, as text and as HTML', async () => {
    const prose = (await shown(ANSWER)).shadowRoot!.querySelector('.prose')!;
    const { text, html: markup } = await copy(prose, 0, prose, prose.childNodes.length);
    expect(text).to.equal(
      'Title\n\nA bold word, code, a formula $a^2 + b$ and a note[1].\n\nconst a = 1;\n  indented();\n\n- one\n- two\n\n2. second\n3. third\n\na\tb\n1\t2\n\n> quoted\n\n$$\\int_0^1 x$$\n\n1. The note.',
    );
    expect(markup).to.contain('<pre><code>const a = 1;\n  indented();</code></pre>').and.contain('<strong>bold</strong>').and.contain('$a^2 + b$');
    expect(markup).not.to.match(/JavaScript|Copy|loqui-|class=|<math|svg|button/);
  });

  it('may be a part of the answer', async () => {
    const root = (await shown(ANSWER)).shadowRoot!;
    const strong = root.querySelector('strong')!.firstChild!;
    expect((await copy(strong, 1, strong, 3)).text).to.equal('ol');
    const [first, last] = [...root.querySelectorAll('ol:not(.footnotes *) > li > p')].map((each) => each.firstChild!);
    expect((await copy(last!, 0, last!, 5)).text).to.equal('third');
    expect((await copy(first!, 0, last!, 5)).text).to.equal('2. second\n3. third');
  });

  it('is left to the browser when more than the answer is selected, and to a page that handles the event', async () => {
    const element = await shown(ANSWER);
    const after = document.createElement('p');
    after.textContent = 'After';
    element.parentElement!.append(after);
    const prose = element.shadowRoot!.querySelector('.prose')!;
    expect((await copy(prose, 0, after, 1)).handled).to.equal(false);
    element.parentElement!.addEventListener('copy', (event) => event.preventDefault(), { capture: true, once: true });
    expect((await copy(prose, 0, prose, 1)).text).to.equal('');
  });
});
