import { expect } from '@open-wc/testing';
import { textHtml, type AllowedHtml } from './html-rules.js';
import { createMarkdownRenderer } from './markdown-renderer.js';

function drawn(text: string, allowedHtml: AllowedHtml = textHtml): HTMLElement {
  const host = document.createElement('div');
  createMarkdownRenderer(host, { allowedHtml }).write(text, true);
  return host;
}

describe('allowed HTML', () => {
  it('is text by default, except the line break', () => {
    expect(drawn('a <kbd>b</kbd><br>c', []).innerHTML).to.equal('<p dir="ltr">a &lt;kbd&gt;b&lt;/kbd&gt;<br>c</p>');
  });

  it('nests like marks, and never leaves its block', () => {
    expect(drawn('<kbd>a **b</kbd>** </kbd><sub>c <mark>d</sub> e <q>f\n\ng').innerHTML).to.equal(
      '<p dir="ltr"><kbd>a <strong>b</strong> </kbd><sub>c <mark>d</mark></sub> e <q>f</q></p><p dir="ltr">g</p>',
    );
  });

  it('has only listed attributes', () => {
    expect(drawn('<abbr title="T" class="x" onclick="x()" style="color:red">a</abbr>').innerHTML).to.equal('<p dir="ltr"><abbr title="T">a</abbr></p>');
  });

  it('never has attributes that run, restyle or fetch, even when a page lists them', () => {
    const every = ['onclick', 'style', 'class', 'id', 'href', 'src', 'srcset', 'srcdoc', 'formaction', 'title'];
    const host = drawn(
      '<x-y onclick="a()" style="a" class="a" id="a" href="javascript:a()" src="https://evil.test/a" srcset="a" srcdoc="a" formaction="a" title="a">b</x-y>',
      { 'x-y': every },
    );
    expect(host.querySelector('x-y')!.getAttributeNames()).to.deep.equal(['title']);
    expect(drawn('<a href="https://evil.test/">b</a><a href="/own">c</a>', { a: ['href'] }).innerHTML).to.match(
      /^<p dir="ltr"><a>b<\/a><a href="http[^"]*\/own">c<\/a><\/p>$/,
    );
  });

  it('never has elements that run, even when a page lists them', () => {
    const host = drawn('a <script>b</script> <iframe src=x></iframe> <style>c</style> <svg><a>\n\n<script>\nd\n</script>\n', [
      'script',
      'iframe',
      'style',
      'svg',
      'form',
    ]);
    expect(host.querySelectorAll('script, iframe, style, svg')).to.have.length(0);
    expect(host.textContent).to.contain('<script>b</script>');
  });

  it('holds the following blocks in details until its end tag', () => {
    const host = drawn('<details>\n<summary>More</summary>\n\n- a **b**\n\n```js\nc\n```\n\n</details>\n\nd');
    const details = host.querySelector('details')!;
    expect([...details.children].map((child) => child.localName)).to.deep.equal(['summary', 'ul', 'pre']);
    expect(details.nextElementSibling!.textContent).to.equal('d');
  });

  it('shows refused tags of a block as text, and hides no text', () => {
    expect(drawn('<details>\n<summary>a</summary>\n<img src=x onerror=a()>\n</details>\n').textContent).to.contain('<img src=x onerror=a()>');
    expect(drawn('<div>\n<b>x</b>\n</div>\n', []).textContent).to.equal('<div>\n<b>x</b>\n</div>');
  });

  it('keeps a custom element and its blocks while text is appended within it', () => {
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host, { allowedHtml: { 'x-note': ['kind'] } });
    renderer.append('<x-note kind="a">\n\nFirst\n\nSe');
    const note = host.querySelector('x-note')!;
    const inline = host.querySelector('p');
    for (let index = 0; index < 100; index += 1) {
      renderer.append(index % 10 === 9 ? `cond ${String(index)}\n\n` : ' word');
      expect(host.querySelector('x-note') === note, 'identity').to.equal(true);
    }
    renderer.append('</x-note>\n\nlast');
    renderer.end();
    expect(host.querySelector('x-note') === note && note.querySelector('p') === inline).to.equal(true);
    expect(note.children).to.have.length(11);
    expect(host.lastElementChild!.textContent).to.equal('last');
  });

  it('keeps a custom element within an open line', () => {
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host, { allowedHtml: ['x-chip'] });
    renderer.append('See <x-chip>one</x-chip> and');
    const chip = host.querySelector('x-chip');
    for (let index = 0; index < 100; index += 1) renderer.append(` **w${String(index)}**`);
    renderer.end();
    expect(host.querySelector('x-chip') === chip).to.equal(true);
  });
});
