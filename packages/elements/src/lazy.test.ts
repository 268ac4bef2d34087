import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { frames } from './testing/room.js';
import { lazily, need, needAll, once } from './lazy.js';

/** Returns what `act` writes to `console.error`, which is silent. */
async function errorsDuring(act: () => Promise<void>): Promise<string[]> {
  const words: string[] = [];
  const { error } = console;
  console.error = (...all: unknown[]) => void words.push(String(all[0]));
  try {
    await act();
  } finally {
    console.error = error;
  }
  return words;
}

describe('once', () => {
  it('loads once for several calls', async () => {
    let loads = 0;
    const get = once(() => Promise.resolve((loads += 1)));
    expect(await Promise.all([get(), get()])).to.deep.equal([1, 1]);
    expect(await get()).to.equal(1);
  });

  it('rejects with the same failure for a while, and then loads again', async () => {
    const { setTimeout } = window;
    let later: (() => void) | undefined;
    window.setTimeout = ((callback: () => void) => (later = callback)) as unknown as typeof setTimeout;
    try {
      let loads = 0;
      const get = once(() => ((loads += 1) === 1 ? Promise.reject(new Error('down')) : Promise.resolve(loads)));
      const failed = async (): Promise<string> => get().then(String, (cause: unknown) => (cause as Error).message);
      expect(await failed()).to.equal('down');
      expect(await failed()).to.equal('down');
      expect(loads).to.equal(1);
      later?.();
      expect(await failed()).to.equal('2');
    } finally {
      window.setTimeout = setTimeout;
    }
  });
});

describe('an element that is defined when it is needed', () => {
  it('keeps the properties that were set before', async () => {
    class Late extends LitElement {
      static override properties = { words: { attribute: false } };
      declare words: string;
      override render(): TemplateResult {
        return html`${this.words}`;
      }
    }
    let loads = 0;
    lazily('loqui-test-late', () => {
      loads += 1;
      customElements.define('loqui-test-late', Late);
      return Promise.resolve();
    });
    const element = await fixture<LitElement>(html`<loqui-test-late .words=${'kept'}></loqui-test-late>`);
    expect(loads).to.equal(0);
    need('loqui-test-late');
    need('loqui-test-late');
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.equal('kept');
    expect(loads).to.equal(1);
  });

  it('is logged once when it cannot be fetched, and the page works without it', async () => {
    lazily('loqui-test-missing', () => Promise.reject(new Error('404')));
    const words = await errorsDuring(async () => {
      need('loqui-test-missing');
      need('loqui-test-missing');
      await frames(1);
    });
    expect(words).to.have.length(1);
    expect(words[0]).to.contain('<loqui-test-missing> could not be loaded');
  });

  it('is found at any depth of a part of the page; other tags are ignored', async () => {
    const requested: string[] = [];
    for (const tag of ['loqui-test-one', 'loqui-test-two'] as const) lazily(tag, () => Promise.resolve(requested.push(tag)));
    const place = document.createElement('loqui-test-one');
    place.innerHTML = '<p><loqui-test-two></loqui-test-two><some-other></some-other></p>';
    needAll(place);
    await frames(1);
    expect(requested.sort()).to.deep.equal(['loqui-test-one', 'loqui-test-two']);
  });
});
