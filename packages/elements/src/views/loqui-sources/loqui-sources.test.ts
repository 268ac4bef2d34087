import { expect, fixture, html } from '@open-wc/testing';
import type { SourceDocumentPart, SourceUrlPart } from '@loqui/core';
import './define.js';

const url = (address: string, title?: string): SourceUrlPart => ({
  type: 'source-url',
  sourceId: address,
  url: address,
  ...(title !== undefined && { title }),
});

describe('loqui-sources', () => {
  it('numbers the sources in order, names an untitled page by its host, and opens pages in a new tab', async () => {
    const document: SourceDocumentPart = { type: 'source-document', sourceId: 'd', mediaType: 'application/pdf', title: 'Report', filename: 'report.pdf' };
    const sources = [url('https://example.org/a', 'A page'), url('https://www.example.com/b'), document];
    const element = await fixture(html`<loqui-sources .sources=${sources}></loqui-sources>`);
    const chips = [...element.shadowRoot!.querySelectorAll<HTMLElement>('[part="source"]')];
    expect(chips.map(({ textContent }) => textContent)).to.deep.equal(['1A page', '2example.com', '3Report']);
    expect(chips.map(({ localName }) => localName)).to.deep.equal(['a', 'a', 'span']);
    expect(chips[0]?.getAttribute('href')).to.equal('https://example.org/a');
    expect(chips[0]?.getAttribute('target')).to.equal('_blank');
    await expect(element).to.be.accessible();
  });

  it('shows a source with an active address as text without a link', async () => {
    const element = await fixture(html`<loqui-sources .sources=${[url('javascript:alert(1)', 'Odd')]}></loqui-sources>`);
    expect(element.shadowRoot!.querySelector('a')).to.equal(null);
    expect(element.shadowRoot!.textContent).to.contain('Odd');
  });

  it('is larger where the text is, with nothing but its gap between two', async () => {
    const sources = [url('https://example.org/a', 'A page whose title is longer than there is room for, by far'), url('https://example.org/b', 'Another')];
    const element = await fixture(html`<loqui-sources style="inline-size: 1200px" .sources=${sources}></loqui-sources>`);
    const boxes = (selector: string): DOMRect[] => [...element.shadowRoot!.querySelectorAll(selector)].map((box) => box.getBoundingClientRect());
    const [before] = boxes('.number');
    document.documentElement.style.fontSize = '200%';
    try {
      const [number] = boxes('.number');
      expect(number?.height).to.equal(2 * (before?.height ?? 0));
      const [first, second] = boxes('[part="source"]');
      expect((second?.left ?? 0) - (first?.right ?? 0)).to.be.closeTo(6, 0.5);
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });

  it('shows nothing without sources', async () => {
    const element = await fixture(html`<loqui-sources></loqui-sources>`);
    expect(element.shadowRoot!.querySelector('ol')).to.equal(null);
  });
});
