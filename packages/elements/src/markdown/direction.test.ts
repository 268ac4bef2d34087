import { expect, fixture, html } from '@open-wc/testing';
import { frames } from '../testing/room.js';
import '../views/loqui-code-block/define.js';
import '../views/loqui-markdown/define.js';
import type { LoquiMarkdown } from '../views/loqui-markdown/loqui-markdown.js';

const ARABIC = `# عنوان

فقرة مع \`npm install\` و English في الوسط.

\`npm install\` في البداية.

- عنصر أول
- Second item
- عنصر ثالث
  - عنصر داخلي

> اقتباس
>
> An English paragraph in it

| الاسم | # |
|---|---|
| واحد | one |

\`\`\`js
const a = 1; // تعليق
\`\`\`

English paragraph.

> - قائمة في اقتباس

1. \`\`\`js
   let a = 1;
   \`\`\`

> [!NOTE]
> ملاحظة[^1]

[^1]: حاشية
`;

async function shown(text: string, dir: 'ltr' | 'rtl'): Promise<LoquiMarkdown> {
  const box = await fixture(html`<div dir=${dir}><loqui-markdown .text=${text}></loqui-markdown></div>`);
  const element = box.querySelector('loqui-markdown')!;
  await element.updateComplete;
  await frames();
  return element;
}

const directions = (element: LoquiMarkdown): string[] =>
  [...element.shadowRoot!.querySelectorAll('h3, p:not(.alert-title), li, blockquote, .alert, .table, th, td, code, loqui-code-block')].map(
    (each) => `${each.localName} ${getComputedStyle(each).direction} ${each.textContent.trim().slice(0, 8)}`,
  );

describe('the direction of an answer', () => {
  it('is that of the letters of each block, on a page of either direction', async () => {
    const english = await shown(ARABIC, 'ltr');
    // A block without letters has the direction of the page.
    const words = (element: LoquiMarkdown): string[] => directions(element).filter((each) => !/^loqui-code-block|^li \w+ $/.test(each));
    const found = words(english);
    expect(found.filter((each) => /[\u0600-\u06ff]/.test(each) && !each.startsWith('code'))).to.satisfy((all: string[]) =>
      all.every((each) => each.includes(' rtl ')),
    );
    expect(found.filter((each) => /(?:English|Second|one)/.test(each.slice(-8)) || each.startsWith('code')).length).to.be.greaterThan(5);
    for (const each of found) if (/ (?:English|Second i|An Engli|one)$/.test(each) || each.startsWith('code')) expect(each).to.contain(' ltr ');
    expect(words(await shown(ARABIC, 'rtl'))).to.deep.equal(found);
  });

  it('decides the side of the bar of a quote, the marker of an item and the first column', async () => {
    const element = await shown('> اقتباس\n\n- عنصر\n- item\n\n| الاسم | # |\n|---|---|\n| واحد | 1 |', 'ltr');
    const root = element.shadowRoot!;
    const quote = getComputedStyle(root.querySelector('blockquote')!);
    expect([quote.borderRightWidth, quote.borderLeftWidth]).to.deep.equal(['3px', '0px']);
    const [first, second] = [...root.querySelectorAll('li')].map((item) => getComputedStyle(item));
    expect(parseFloat(first!.marginRight)).to.be.greaterThan(20);
    expect(parseFloat(second!.marginLeft)).to.be.greaterThan(20);
    const [name, count] = [...root.querySelectorAll('th')].map((cell) => cell.getBoundingClientRect());
    expect(name!.left).to.be.greaterThan(count!.left);
  });

  it('never changes after the first letter of a block', async () => {
    const element = await shown('', 'ltr');
    element.streaming = true;
    const seen = new Map<Element, Set<string>>();
    for (let end = 1; end <= ARABIC.length; end += 1) {
      element.text = ARABIC.slice(0, end);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      for (const block of element.shadowRoot!.querySelectorAll('h3, p:not(.alert-title), li')) {
        if (!/\p{L}/u.test([...block.childNodes].map((node) => (node instanceof Element && node.localName === 'code' ? '' : node.textContent)).join('')))
          continue;
        const ways = seen.get(block) ?? new Set();
        seen.set(block, ways.add(getComputedStyle(block).direction));
      }
    }
    expect(seen.size).to.be.greaterThan(8);
    for (const [block, ways] of seen) expect([...ways], block.textContent).to.have.length(1);
  });
});
