import { expect } from '@open-wc/testing';
import { heal, PENDING_ADDRESS } from './healing.js';
import { createMarkdownRenderer } from './markdown-renderer.js';

const link = `](${PENDING_ADDRESS})`;

describe('healing', () => {
  for (const [open, healed] of [
    ['plain', 'plain'],
    ['**bo', '**bo**'],
    ['**bold*', '**bold**'],
    ['a **', 'a '],
    ['a *', 'a '],
    ['**bold **', '**bold**'],
    ['**b *i', '**b *i***'],
    ['***both', '***both***'],
    ['~~go', '~~go~~'],
    ['snake_ca', 'snake_ca'],
    ['2 * 3', '2 * 3'],
    ['`co', '`co`'],
    ['``a ` b', '``a ` b``'],
    ['`', ''],
    ['**bold `co', '**bold `co`**'],
    ['[te', `[te${link}`],
    ['[text]', `[text${link}`],
    ['[text](htt', `[text${link}`],
    ['[text](http://x.test)', '[text](http://x.test)'],
    ['[**te', `[**te**${link}`],
    ['**see [te', `**see [te${link}**`],
    ['![al', ''],
    ['a ![alt](http', 'a '],
    ['wow!', 'wow'],
    ['a\\', 'a'],
    ['a\\*b', 'a\\*b'],
    ['a &am', 'a '],
    ['AT&T x', 'AT&T x'],
  ] as const) {
    it(`shows ${JSON.stringify(open)} as ${JSON.stringify(healed)}`, () => {
      expect(heal(open)).to.equal(healed);
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
    '```ts',
    'let code = 1;',
    '```',
    '',
    'End **bold**',
  ].join('\n');

  it('lets no mark flash while an answer is written letter by letter', () => {
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host);
    for (let length = 1; length <= text.length; length += 1) {
      renderer.append(text[length - 1]!);
      const shown = host.textContent;
      expect(shown, `after ${JSON.stringify(text.slice(Math.max(0, length - 30), length))}`).not.to.match(/\*\*|~~|``|\]\(|\|[-:]|^#|\[ |\[x|!\[|https/);
    }
  });

  it('draws the head of a table as a table before its second line has come', () => {
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
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host);
    for (const char of 'Text\n- ') {
      renderer.append(char);
      expect(host.querySelectorAll('h3, h4')).to.have.length(0);
    }
    renderer.append('item');
    expect(host.querySelector('li')!.textContent).to.equal('item');
  });
});
