import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../views/loqui-new-messages/define.js';
import { de } from './de.js';
import { en } from './en.js';
import { addTranslation } from './localize.js';

const said = (element: Element | null): string => element?.shadowRoot?.querySelector('button')?.ariaLabel ?? '';

describe('the strings', () => {
  it('are complete in every language, and of the same kind', () => {
    for (const [key, value] of Object.entries(en)) expect(typeof (de as unknown as Record<string, unknown>)[key], key).to.equal(typeof value);
    expect(Object.keys(de).sort()).to.deep.equal(Object.keys(en).sort());
  });

  it('follow the nearest lang, through shadow roots, and fall back to English', async () => {
    const outer = await fixture(html`<div lang="de"><section></section></div>`);
    const root = outer.querySelector('section')?.attachShadow({ mode: 'open' });
    root?.append(document.createElement('loqui-new-messages'));
    const element = root?.querySelector('loqui-new-messages') ?? null;
    // German is fetched when the first element wants it; that element renders again when it has come.
    await waitUntil(() => said(element) === 'Zum Neuesten', 'German has come');
    const other = await fixture(html`<div lang="eo"><loqui-new-messages></loqui-new-messages></div>`);
    expect(said(other.querySelector('loqui-new-messages'))).to.equal('Back to the latest');
  });

  it('of a site stay, also when they are there before ours', async () => {
    addTranslation({ ...de, $code: 'de-CH', $name: 'Schweizerdeutsch', toLatest: 'Zum Neuschte' });
    const element = await fixture(html`<loqui-new-messages lang="de-CH"></loqui-new-messages>`);
    expect(said(element)).to.equal('Zum Neuschte');
  });

  it('can be replaced by the site', async () => {
    addTranslation({ ...en, $code: 'fr', $name: 'Français', toLatest: 'Vers le plus récent' });
    const element = await fixture(html`<loqui-new-messages lang="fr"></loqui-new-messages>`);
    expect(said(element)).to.equal('Vers le plus récent');
  });
});
