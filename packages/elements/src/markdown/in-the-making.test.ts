import { expect } from '@open-wc/testing';
import { createMarkdownRenderer } from './markdown-renderer.js';

function shownWhile(text: string): string[] {
  const host = document.createElement('div');
  const renderer = createMarkdownRenderer(host, { allowedLinkOrigins: ['*'] });
  return [...text].map((char) => {
    renderer.append(char);
    return host.innerHTML.replaceAll(/ dir="ltr"/g, '');
  });
}

describe('an answer in the making', () => {
  for (const [open, shown] of [
    ['plain', 'plain'],
    ['**bo', '<strong>bo</strong>'],
    ['**bold*', '<strong>bold</strong>'],
    ['**b *i', '<strong>b <em>i</em></strong>'],
    ['***both', '<em><strong>both</strong></em>'],
    ['~~go', '<del>go</del>'],
    ['snake_ca', 'snake_ca'],
    ['2 * 3', '2 * 3'],
    ['`co', '<code>co</code>'],
    ['``a ` b', '<code>a ` b</code>'],
    ['`', ''],
    ['**bold `co', '<strong>bold <code>co</code></strong>'],
    ['a [te', 'a <span class="link-pending">te</span>'],
    ['a [text]', 'a <span class="link-pending">text</span>'],
    ['a [text](htt', 'a <span class="link-pending">text</span>'],
    ['a [**te', 'a <span class="link-pending"><strong>te</strong></span>'],
    ['![al', ''],
    ['wow!', 'wow'],
    ['a\\', 'a'],
    ['a\\*b', 'a*b'],
    ['AT&T x', 'AT&amp;T x'],
  ] as const) {
    it(`shows ${JSON.stringify(open)} as ${JSON.stringify(shown)}`, () => {
      const last = shownWhile(open)
        .at(-1)!
        .replace(/^<p>(.*)<\/p>$/s, '$1');
      expect(last).to.equal(shown);
    });
  }

  const text = [
    '# Head **bold**',
    'Some **bold and *italic* text**, `code`, ``co`de``, ~~gone~~ and a [link **b** x](https://x.test/a_(b)?c=1 "t").',
    '',
    '- item **one** with `code`',
    '- [ ] task [link](https://x.test/)',
    '  1. deep *it*',
    '',
    'Next ![image](https://x.test/i.png) line\nwith ***both*** and __b__ _i_.',
    '',
    '| Head | **B** |',
    '|------|:----:|',
    '| `a` | [x](https://x.test) |',
    '| **b** | c |',
    '',
    '> quote **bold** `c`',
    '',
    '> [!TIP]',
    '> alert',
    '',
    '```ts',
    'let code = 1;',
    '```',
    '',
    'End **bold**',
  ].join('\n');

  it('never shows a mark while it is written letter by letter', () => {
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host);
    for (let length = 1; length <= text.length; length += 1) {
      renderer.append(text[length - 1]!);
      const shown = host.textContent;
      expect(shown, `after ${JSON.stringify(text.slice(Math.max(0, length - 30), length))}`).not.to.match(/\*\*|~~|``|\]\(|\|[-:]|^#|\[ |\[x|!\[|https|\[!/);
    }
  });

  it('shows the head of a table as a table before its second line', () => {
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host);
    for (const char of 'Text\n\n| a | b') renderer.append(char);
    expect(host.querySelectorAll('th')).to.have.length(2);
    const head = host.querySelector('th');
    for (const char of ' |\n|--|-') renderer.append(char);
    expect(host.querySelector('th') === head).to.equal(true);
    expect(host.textContent).to.equal('Textab');
    for (const char of '-|\n| 1 | 2') renderer.append(char);
    expect([...host.querySelectorAll('td')].map((cell) => cell.textContent)).to.deep.equal(['1', '2']);
    expect(host.querySelector('th') === head).to.equal(true);
  });

  it('shows no heading for the dash that begins a list', () => {
    for (const shown of shownWhile('Text\n- ')) expect(shown).not.to.match(/<h\d/);
    expect(shownWhile('Text\n\n- item').at(-1)).to.contain('<li><p>item</p></li>');
  });
});
