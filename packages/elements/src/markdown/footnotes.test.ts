import { expect } from '@open-wc/testing';
import { createMarkdownRenderer } from './markdown-renderer.js';

const text = 'One[^b] two[^a] three[^b].\n\n[^a]: About **a**\n[^b]: About b\n\n    and more\n[^c]: Never cited\n\nEnd.';

describe('footnotes', () => {
  it('are numbered in the order of their citations, and listed at the end', () => {
    const host = document.createElement('div');
    createMarkdownRenderer(host).write(text, true);
    expect([...host.querySelectorAll('sup')].map((sup) => sup.textContent)).to.deep.equal(['1', '2', '1']);
    const section = host.lastElementChild!;
    expect([section.getAttribute('role'), section.getAttribute('aria-label')]).to.deep.equal(['doc-endnotes', 'Footnotes']);
    expect([...section.querySelectorAll('li')].map((item) => [...item.querySelectorAll('p')].map((p) => p.textContent))).to.deep.equal([
      ['About b', 'and more'],
      ['About a'],
    ]);
    expect(host.children[1]!.textContent).to.equal('End.');
  });

  it('update a closed citation once, when they are added', () => {
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host);
    renderer.append('See[^1] this.\n\nNext\n\n');
    const [first] = host.children;
    expect(first!.textContent).to.equal('See[^1] this.');
    renderer.append('[^1]: Note');
    expect(host.firstElementChild === first).to.equal(true);
    expect(first!.textContent).to.equal('See1 this.');
    const sup = first!.querySelector('sup');
    renderer.append(' more **b');
    renderer.end();
    expect(first!.querySelector('sup') === sup).to.equal(true);
    expect(host.querySelector('.footnotes li p')!.textContent).to.equal('Note more **b');
  });

  it('are linked there and back for keyboard and mouse, within a shadow root', () => {
    const outer = document.createElement('div');
    const root = outer.attachShadow({ mode: 'open' });
    const host = root.appendChild(document.createElement('div'));
    document.body.append(outer);
    createMarkdownRenderer(host).write(text, true);
    const [, second] = host.querySelectorAll<HTMLAnchorElement>('sup a');
    const before = location.href;
    second!.click();
    expect(root.activeElement?.textContent).to.contain('About a');
    root.activeElement!.querySelector<HTMLAnchorElement>('.footnote-back')!.click();
    expect(root.activeElement === second).to.equal(true);
    expect(location.href).to.equal(before);
    outer.remove();
  });

  it('have different ids in two answers', () => {
    const [one, other] = [document.createElement('div'), document.createElement('div')];
    for (const host of [one, other]) createMarkdownRenderer(host).write(text, true);
    expect(one.querySelector('li')!.id).not.to.equal(other.querySelector('li')!.id);
    expect(one.querySelector('li')!.id).not.to.equal('');
  });
});
