import { expect, fixture, html } from '@open-wc/testing';
import { frames, mara, messageOf } from '../../testing/room.js';
import '../loqui-code-block/define.js';
import '../loqui-markdown/define.js';
import './define.js';
import type { LoquiMessage } from './loqui-message.js';

const IMAGE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"/>')}`;
const texts: Readonly<Record<string, string>> = {
  'a short code block': '```js\nlet answer = 42;\n```',
  'a long line of code': `\`\`\`js\n${'something(other, '.repeat(20)}\n\`\`\``,
  'code without a language': '```\nx\n```',
  'code in a quote': '> ```js\n> let answer = 42;\n> ```',
  'code in a list': '- ```js\n  let answer = 42;\n  ```',
  'a narrow table': '| a | b |\n|---|---|\n| 1 | 2 |',
  'a wide table': `|${' heading |'.repeat(8)}\n|${'---|'.repeat(8)}\n|${' some words in it |'.repeat(8)}`,
  'a list': '- one\n- two',
  'a list of large numbers': '9998. one\n9999. two\n10000. three',
  'a quote': '> so it is',
  'a heading': '# Hi',
  'a long word': `**${'a'.repeat(300)}**`,
  'inline code': `\`${'a-b'.repeat(60)}\``,
  'plain text': 'ok',
  'a long plain word': 'a'.repeat(300),
};

/** Boxes that scroll: their content may be wider. */
const scrollers = (element: LoquiMessage): HTMLElement[] => {
  const prose = element.shadowRoot!.querySelector('loqui-markdown')?.shadowRoot;
  return [...(prose?.querySelectorAll<HTMLElement>('.table, loqui-code-block') ?? [])].map(
    (box) => box.shadowRoot?.querySelector<HTMLElement>('.scroll') ?? box,
  );
};

async function shown(text: string, width: number, layout: 'bubbles' | 'flat'): Promise<{ element: LoquiMessage; box: HTMLElement }> {
  const box = await fixture<HTMLElement>(
    html`<div style="inline-size: ${width}px; container-type: inline-size">
      <loqui-message own .layout=${layout} .message=${messageOf(mara, text)}></loqui-message>
    </div>`,
  );
  const element = box.querySelector('loqui-message')!;
  await element.updateComplete;
  await frames();
  return { element, box };
}

const body = (element: LoquiMessage): HTMLElement => element.shadowRoot!.querySelector<HTMLElement>('.body')!;

describe('loqui-message', () => {
  for (const [name, text] of Object.entries(texts)) {
    it(`fits ${name} at every width, in a bubble and without one`, async () => {
      for (const layout of ['bubbles', 'flat'] as const) {
        for (const width of [280, 390, 720, 1280]) {
          const { element, box } = await shown(text, width, layout);
          const at = `${layout} at ${String(width)}px`;
          const bubble = body(element).getBoundingClientRect();
          const room = box.getBoundingClientRect();
          expect(bubble.width, at).to.be.greaterThan(28);
          expect(bubble.left, at).to.be.at.least(room.left);
          expect(bubble.right, at).to.be.at.most(room.right);
          const most = layout === 'bubbles' ? bubble.width >= 0.7 * Math.min(width, 640) : true;
          for (const scroller of scrollers(element)) {
            expect(scroller.getBoundingClientRect().right, at).to.be.at.most(bubble.right);
            if (!most) expect(scroller.scrollWidth, at).to.be.at.most(scroller.clientWidth);
          }
        }
      }
    });
  }

  it('keeps the bubble of a word as small as the word', async () => {
    const { element } = await shown('ok', 720, 'bubbles');
    expect(body(element).getBoundingClientRect().width).to.be.below(60);
  });

  it('shows an image no wider than the bubble', async () => {
    const { element } = await shown('See [this](https://pictures.test/)', 390, 'bubbles');
    const prose = element.shadowRoot!.querySelector('loqui-markdown')!.shadowRoot!;
    const image = new Image();
    image.src = IMAGE;
    await image.decode();
    prose.querySelector('p')!.append(image);
    await frames();
    expect(image.getBoundingClientRect().width).to.be.greaterThan(200);
    expect(image.getBoundingClientRect().right).to.be.at.most(body(element).getBoundingClientRect().right);
  });

  it('does not clip the numbers of a long list', async () => {
    const { element } = await shown('9998. one\n9999. two\n10000. three', 390, 'flat');
    const list = element.shadowRoot!.querySelector('loqui-markdown')!.shadowRoot!.querySelector('ol')!;
    const ruler = document.createElement('span');
    ruler.textContent = '10000.';
    list.querySelector('li')!.append(ruler);
    expect(ruler.getBoundingClientRect().width).to.be.at.most(parseFloat(getComputedStyle(list.querySelector('li')!).marginInlineStart));
  });

  it('gives a code block the width of its code in a box that shrinks to fit', async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="float: inline-start"><loqui-code-block language="js" .code=${'const answer = somethingOrOther(42);'}></loqui-code-block></div>`,
    );
    await frames();
    const scroll = box.querySelector('loqui-code-block')!.shadowRoot!.querySelector('.scroll')!;
    expect(scroll.scrollWidth).to.be.at.most(scroll.clientWidth);
    expect(scroll.clientWidth).to.be.greaterThan(200);
  });
});
