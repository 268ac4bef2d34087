import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import './autoloader.js';
import { load } from './autoloader.js';
import { loaders } from './loaders.js';

describe('the autoloader', () => {
  it('defines an element that appears in the page', async () => {
    const tag = Object.keys(loaders).find((name) => !customElements.get(name));
    if (!tag) throw new Error('there is no element left to try');
    const place = await fixture(html`<div></div>`);
    place.innerHTML = `<section><${tag}></${tag}></section>`;
    await waitUntil(() => customElements.get(tag), `${tag} was not defined`);
  });

  it('warns once about an unknown tag of ours, and ignores other tags', async () => {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => void warnings.push(words[0]);
    try {
      const place = document.createElement('div');
      place.innerHTML = '<loqui-no-such-thing></loqui-no-such-thing><other-element></other-element>';
      await load(place);
      await load(place);
    } finally {
      console.warn = warn;
    }
    expect(warnings).to.have.length(1);
    expect(String(warnings[0])).to.contain('<loqui-no-such-thing>');
  });

  it('loads a definition for every tag of its table', async () => {
    for (const [tag, loader] of Object.entries(loaders)) {
      await loader();
      expect(customElements.get(tag), tag).to.be.a('function');
    }
  });
});
