import { expect } from '@open-wc/testing';
import { createMarkdownRenderer, type MarkdownRenderer, type MarkdownRendererOptions } from './markdown-renderer.js';
import type { CodeBlock } from './node-renderers.js';

function begin(options?: MarkdownRendererOptions): { host: HTMLElement; renderer: MarkdownRenderer } {
  const host = document.createElement('div');
  return { host, renderer: createMarkdownRenderer(host, options) };
}

function finished(text: string, options?: MarkdownRendererOptions): HTMLElement {
  const { host, renderer } = begin(options);
  renderer.write(text, true);
  return host;
}

describe('the Markdown renderer', () => {
  it('draws GitHub flavoured Markdown', () => {
    const host = finished('# T\n\n**b** _i_ ~~d~~ `c` <http://x.test>\n\n1. one\n   - two\n\n> q\n\n---\n\n```ts\nlet a;\n```\n', {
      allowedLinkOrigins: ['*'],
    });
    expect([...host.children].map((child) => child.localName)).to.deep.equal(['h3', 'p', 'ol', 'blockquote', 'hr', 'pre']);
    expect([...host.querySelector('p')!.children].map((child) => child.localName)).to.deep.equal(['strong', 'em', 'del', 'code', 'a']);
    expect(host.querySelector('pre code')!.textContent).to.equal('let a;');
    expect(host.querySelector('ol > li > ul > li')!.textContent).to.equal('two');
  });

  it('keeps the levels of headings below those of the page', () => {
    const host = finished('# a\n## b\n### c\n#### d\n##### e\n###### f\n');
    expect([...host.children].map((child) => `${child.localName}${child.getAttribute('aria-level') ?? ''}`)).to.deep.equal([
      'h3',
      'h4',
      'h5',
      'h6',
      'h67',
      'h68',
    ]);
  });

  it('begins at the level below the page’s for any first heading, cut anywhere', () => {
    const source = 'Well.\n\n- a\n\n## b\ntext\n#### c\n# d\n';
    const levels = (host: Element): string[] => [...host.querySelectorAll('h3, h4, h5, h6')].map((heading) => heading.localName);
    expect(levels(finished(source))).to.deep.equal(['h3', 'h5', 'h3']);
  });

  it('wraps a table in a labelled box that the keyboard can scroll', () => {
    const box = finished('| Name | Age |\n|:--|--:|\n| Ada | 36 |\n').firstElementChild!;
    expect(box.getAttribute('tabindex')).to.equal('0');
    expect(box.getAttribute('aria-label')).to.equal('Table: Name, Age');
    expect(box.querySelector('td:last-child')!.className).to.equal('align-right');
    expect(box.querySelectorAll('th[scope=col]')).to.have.length(2);
  });

  it('draws tasks as disabled boxes with names', () => {
    const boxes = [...finished('- [ ] a\n- [x] b\n').querySelectorAll('input')];
    expect(boxes.map((box) => [box.type, box.disabled, box.checked, box.ariaLabel])).to.deep.equal([
      ['checkbox', true, false, 'To do'],
      ['checkbox', true, true, 'Done'],
    ]);
  });

  it('shows markup as text and sets no inline style', () => {
    const host = finished('<img src=x onerror=alert(1)>\n\na <b>b</b> <script>alert(1)</script>\n\n|a|\n|:-:|\n|b|\n');
    expect(host.querySelectorAll('img, b, script, [style]')).to.have.length(0);
    expect(host.textContent).to.contain('<img src=x onerror=alert(1)>').and.to.contain('<b>b</b>');
  });

  it('links the site’s pages, what it allows, mail and telephone; everything else is inert with a reason', () => {
    const host = finished(
      '[a](https://other.test/x) [b](/here) [c](mailto:a@b.c) [d](tel:+1) [e](javascript:alert(1)) [f](&#106;avascript:x) [g](data:text/html,x)',
      { allowedLinkOrigins: ['*'] },
    );
    const links = [...host.querySelectorAll('a')];
    expect(links.map((link) => [link.textContent, link.rel, link.target])).to.deep.equal([
      ['a', 'noopener noreferrer nofollow', '_blank'],
      ['b', '', ''],
      ['c', '', ''],
      ['d', '', ''],
    ]);
    const inert = [...host.querySelectorAll('.link-inert')];
    expect(inert.map((node) => node.textContent)).to.deep.equal(['e', 'f', 'g']);
    expect(inert[0]!.getAttribute('title')).to.contain('"javascript:"');
    expect([inert[0]!.role, inert[0]!.ariaDisabled]).to.deep.equal(['link', 'true']);
  });

  it('links no foreign origin unless the site allows it', () => {
    const host = finished('[a](https://good.test/x) [b](https://bad.test/?q=secret) [c](/own)', { allowedLinkOrigins: ['https://good.test'] });
    expect([...host.querySelectorAll('a')].map((link) => link.textContent)).to.deep.equal(['a', 'c']);
    const closed = finished('[a](https://good.test/x) https://good.test [c](/own)');
    expect([...closed.querySelectorAll('a')].map((link) => link.textContent)).to.deep.equal(['c']);
    const asking = [...closed.querySelectorAll<HTMLElement>('.link-ask')];
    expect(asking.map(({ role, tabIndex, title, dataset }) => [role, tabIndex, title, dataset['href']])).to.deep.equal(
      ['https://good.test/x', 'https://good.test/'].map((href) => ['button', 0, 'Asks before it opens good.test', href]),
    );
  });

  it('compares an allowed path with the one the browser would open', () => {
    const text = ['docs/a', 'docs', 'docs/../x', 'docs/%2e%2e/x', 'docs/..%2fx', 'docsearch', 'Docs/a']
      .map((path, index) => `[${String(index)}](https://good.test/${path})`)
      .join(' ');
    const linked = (place: string): (string | null)[] =>
      [...finished(text, { allowedLinkOrigins: [place] }).querySelectorAll('a')].map((link) => link.textContent);
    expect(linked('https://good.test/docs/')).to.deep.equal(['0']);
    expect(linked('https://good.test/docs')).to.deep.equal(['0', '1']);
    expect(linked('https://good.test')).to.have.length(7);
    expect(linked('https://good.test.evil.test')).to.have.length(0);
  });

  it('loads no image of a foreign origin unless the site allows it', () => {
    const text =
      '![pic](https://evil.test/?q=secret) ![own](/own.png) ![data](data:image/png;base64,AAAA) ![svg](data:image/svg+xml,x) ![user](https://evil.test@good.test/)';
    expect([...finished(text).querySelectorAll('img')].map((image) => image.alt)).to.deep.equal(['own', 'data']);
    const held = finished(text, { allowedLinkOrigins: ['*'] }).querySelector('a.image-placeholder')!;
    expect(held.textContent).to.equal('pic');
    expect(held.getAttribute('title')).to.equal('Image at evil.test, not loaded');
    expect([...finished(text, { allowedImageOrigins: ['https://good.test'] }).querySelectorAll('img')].map((image) => image.alt)).to.deep.equal([
      'own',
      'data',
      'user',
    ]);
  });

  it('draws code blocks with `renderCode`, and appends to them', () => {
    const calls: string[] = [];
    const { host, renderer } = begin({
      renderCode(block: CodeBlock) {
        calls.push(`new ${block.lang}|${block.info}|${block.text}|${String(block.open)}`);
        const node = document.createElement('x-code');
        return { node, update: (text, open) => calls.push(`${text}|${String(open)}`) };
      },
    });
    for (const part of ['``', '`t', 's title="a.ts"\nle', 't a;\nb', '\n``', '`', '\nafter']) renderer.append(part);
    renderer.end();
    expect(calls).to.deep.equal(['new ts|ts title="a.ts"|le|true', 'let a;\nb|true', 'let a;\nb|false']);
    expect(host.querySelectorAll('x-code')).to.have.length(1);
  });

  it('never draws a closed block again, and keeps a selection in it', () => {
    const { host, renderer } = begin();
    document.body.append(host);
    renderer.append('First **para**.\n\n- one\n- two\n- three\n');
    const first = host.querySelector('strong')!;
    const item = host.querySelector('li')!;
    getSelection()!.selectAllChildren(first);
    const touched: MutationRecord[] = [];
    const observer = new MutationObserver((records) => touched.push(...records));
    observer.observe(host.firstElementChild!, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const char of '- four\n\nText with `code` and more.\n\n```js\nx\n```\n') renderer.append(char);
    renderer.end();
    touched.push(...observer.takeRecords());
    expect(touched).to.have.length(0);
    expect(host.querySelector('strong') === first).to.equal(true);
    expect(host.querySelector('li') === item).to.equal(true);
    expect(String(getSelection())).to.equal('para');
    host.remove();
  });

  it('keeps the nodes of an open paragraph and appends to its text', () => {
    const { host, renderer } = begin();
    renderer.append('Some **bold** and te');
    const [strong, tail] = [host.querySelector('strong'), host.querySelector('p')!.lastChild];
    renderer.append('xt');
    expect(host.querySelector('strong') === strong).to.equal(true);
    expect(host.querySelector('p')!.lastChild === tail).to.equal(true);
    expect(tail!.textContent).to.equal(' and text');
  });

  it('draws a closed block again only when a definition for it is added', () => {
    const { host, renderer } = begin({ allowedLinkOrigins: ['*'] });
    renderer.append('See [docs].\n\nAnother.\n\n');
    const [one, two] = host.children;
    renderer.append('[docs]: https://x.test/\n\nend');
    expect(host.querySelector('a')!.textContent).to.equal('docs');
    expect(host.children[0] === one && host.children[1] === two).to.equal(true);
  });

  it('begins a new Text node every two kilobytes', () => {
    const { host, renderer } = begin();
    for (let index = 0; index < 1000; index += 1) renderer.append('word ');
    renderer.end();
    const lengths = [...host.querySelector('p')!.childNodes].map((node) => node.textContent!.length);
    expect(lengths).to.have.length(3);
    expect(Math.max(...lengths)).to.be.at.most(2048);
  });

  it('accepts whole texts: appends to the same beginning, otherwise draws everything again', () => {
    const { host, renderer } = begin();
    renderer.write('one\n\ntwo', false);
    const first = host.firstChild;
    renderer.write('one\n\ntwo three', false);
    expect(host.firstChild === first).to.equal(true);
    renderer.write('One', true);
    expect(host.textContent).to.equal('One');
    renderer.write('One', true);
    renderer.write('One more', true);
    expect(host.textContent).to.equal('One more');
  });

  it('draws a caret after the last word while open, and removes it at the end', () => {
    const { host, renderer } = begin({ caret: true });
    renderer.append('- a\n- **b');
    expect(host.querySelectorAll('.caret')).to.have.length(1);
    expect(host.querySelector('li:last-child .caret')!.getAttribute('aria-hidden')).to.equal('true');
    renderer.end();
    expect(host.querySelectorAll('.caret')).to.have.length(0);
  });

  it('draws tight and loose lists with the same nodes, and keeps these when a list turns loose', () => {
    const { host, renderer } = begin();
    renderer.append('- a\n- b\n- c');
    const items = [...host.querySelectorAll('li, p')];
    expect(host.querySelector('ul')!.className).to.equal('tight');
    renderer.append('\n\n- d\n');
    renderer.end();
    expect(host.querySelector('ul')!.className).to.equal('loose');
    expect([...host.querySelectorAll('li, p')].slice(0, 6).every((node, index) => node === items[index])).to.equal(true);
  });

  it('changes only the end of long lists, tables and answers', () => {
    for (const [begun, more] of [
      ['- item\n'.repeat(500), '- next\n'],
      [`|a|\n|-|\n${'|b|\n'.repeat(500)}`, '|c|\n'],
      ['word\n\n'.repeat(500), 'next\n\n'],
    ] as const) {
      const { host, renderer } = begin();
      renderer.append(begun);
      const records: MutationRecord[] = [];
      const observer = new MutationObserver((found) => records.push(...found));
      observer.observe(host, { subtree: true, childList: true, characterData: true, attributes: true });
      renderer.append(more);
      records.push(...observer.takeRecords());
      expect(records.length, more).to.be.within(1, 4);
    }
  });

  it('draws an alert with its name and its icon', () => {
    const { host, renderer } = begin();
    for (const char of '> [!WARNING]\n> Hot **stuff**\n\n> a quote\n') renderer.append(char);
    renderer.end();
    const alert = host.firstElementChild!;
    expect([alert.className, alert.getAttribute('role'), alert.getAttribute('aria-label')]).to.deep.equal(['alert warning', 'note', 'Warning']);
    expect([...alert.children].map((child) => child.textContent)).to.deep.equal(['Warning', 'Hot stuff']);
    const sign = alert.querySelector('svg')!;
    expect(['aria-hidden', 'width', 'height', 'fill'].map((name) => sign.getAttribute(name))).to.deep.equal(['true', '16', '16', 'none']);
    expect(host.lastElementChild!.localName).to.equal('blockquote');
  });
});
