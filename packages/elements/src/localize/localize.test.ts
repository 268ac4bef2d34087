import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../views/loqui-markdown/define.js';
import type { LoquiMarkdown } from '../views/loqui-markdown/loqui-markdown.js';
import '../views/loqui-new-messages/define.js';
import '../views/loqui-typing/define.js';
import { en } from './en.js';
import { addTranslation, addTranslationLoader } from './locales.js';
import { Localize } from './localize.js';

const label = (element: Element | null): string => element?.shadowRoot?.querySelector('button')?.ariaLabel ?? '';

/** Fetches of German since the last `performance.clearResourceTimings`. */
const germanFetches = (): number => performance.getEntriesByType('resource').filter(({ name }) => /\/localize\/de\.[jt]s/.test(name)).length;

/** A language `code` whose loader counts its calls. */
function counted(code: string, toLatest: string): { calls: number } {
  const counter = { calls: 0 };
  addTranslationLoader(code, () => {
    counter.calls += 1;
    return Promise.resolve({ ...en, $code: code, $name: code, toLatest });
  });
  return counter;
}

function deferred<T>(_like: T): { readonly promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve: (value) => resolve(value) };
}

describe('the strings', () => {
  it('are English where the language around is unknown', async () => {
    const element = await fixture(html`<loqui-new-messages lang="eo"></loqui-new-messages>`);
    expect(label(element)).to.equal('Back to the latest');
  });

  it('follow the nearest lang through shadow roots; German is fetched once, and not before an element is in German', async () => {
    performance.clearResourceTimings();
    const outer = await fixture(
      html`<div lang="en">
        <loqui-new-messages></loqui-new-messages>
        <section lang="de-AT"></section>
      </div>`,
    );
    expect(germanFetches()).to.equal(0);
    const root = outer.querySelector('section')?.attachShadow({ mode: 'open' });
    root?.append(document.createElement('loqui-new-messages'), document.createElement('loqui-new-messages'));
    const [first, second] = root?.querySelectorAll('loqui-new-messages') ?? [];
    await waitUntil(() => label(first ?? null) === 'Zum Neuesten' && label(second ?? null) === 'Zum Neuesten', 'German has come');
    expect(germanFetches()).to.equal(1);
    expect(label(outer.querySelector('loqui-new-messages'))).to.equal('Back to the latest');
  });

  it('are complete in German, with the same types', async () => {
    const { de } = await import('./de.js');
    for (const [key, value] of Object.entries(en)) expect(typeof (de as unknown as Record<string, unknown>)[key], key).to.equal(typeof value);
    expect(Object.keys(de).sort()).to.deep.equal(Object.keys(en).sort());
  });

  it('of Markdown render again when their language is loaded after the answer', async () => {
    const ours = deferred(en);
    addTranslationLoader('lb', () => ours.promise);
    const element = await fixture<LoquiMarkdown>(html`<loqui-markdown lang="lb" .text=${'> [!NOTE]\n> Lies dat.'}></loqui-markdown>`);
    const heading = (): string | undefined => element.shadowRoot?.querySelector('.alert')?.textContent;
    await waitUntil(() => heading()?.includes('Note'), 'the alert is drawn in English');
    ours.resolve({ ...en, $code: 'lb', markdown: { ...en.markdown, alerts: { ...en.markdown.alerts, note: 'Notiz' } } });
    await waitUntil(() => heading()?.includes('Notiz'), 'the alert is drawn in Luxembourgish');
  });

  it('of a language with a loader are fetched once, by the first element that uses it', async () => {
    const dutch = counted('nl', 'Naar het nieuwste');
    const inEnglish = await fixture(html`<loqui-new-messages lang="en"></loqui-new-messages>`);
    expect(dutch.calls).to.equal(0);
    const inDutch = await fixture(html`<div lang="nl"><loqui-new-messages></loqui-new-messages><loqui-typing></loqui-typing></div>`);
    await waitUntil(() => label(inDutch.querySelector('loqui-new-messages')) === 'Naar het nieuwste', 'Dutch has come');
    const later = await fixture(html`<loqui-new-messages lang="nl-BE"></loqui-new-messages>`);
    expect(label(later)).to.equal('Naar het nieuwste');
    expect(dutch.calls).to.equal(1);
    expect(label(inEnglish)).to.equal('Back to the latest');
  });

  it('of a site replace ours, which are not fetched for that language', async () => {
    const swedish = counted('sv', 'ours');
    addTranslation({ ...en, $code: 'sv', $name: 'Svenska', toLatest: 'Till det senaste' });
    const element = await fixture(html`<loqui-new-messages lang="sv-SE"></loqui-new-messages>`);
    expect(label(element)).to.equal('Till det senaste');
    expect(swedish.calls).to.equal(0);
  });

  it('of a site stay when ours are loaded later', async () => {
    const ours = deferred(en);
    addTranslationLoader('da', () => ours.promise);
    const element = await fixture(html`<loqui-new-messages lang="da"></loqui-new-messages>`);
    addTranslation({ ...en, $code: 'da', $name: 'Dansk', toLatest: 'Til det nyeste' });
    ours.resolve({ ...en, $code: 'da', toLatest: 'ours' });
    await ours.promise;
    await waitUntil(() => label(element) === 'Til det nyeste', 'the element is in Danish');
  });

  it('of a region win over those of its language', async () => {
    addTranslation({ ...en, $code: 'fr', $name: 'Français', toLatest: 'Vers le plus récent' });
    addTranslation({ ...en, $code: 'fr-CA', $name: 'Français canadien', toLatest: 'Au plus récent' });
    const french = await fixture(html`<loqui-new-messages lang="fr-FR"></loqui-new-messages>`);
    const canadian = await fixture(html`<loqui-new-messages lang="fr-CA"></loqui-new-messages>`);
    expect([label(french), label(canadian)]).to.deep.equal(['Vers le plus récent', 'Au plus récent']);
  });

  it('of an element that are missing in Translation are a type error', () => {
    // @ts-expect-error: `unheardOf` is not in `Translation`
    const make = (host: ConstructorParameters<typeof Localize>[0]): unknown => new Localize(host, { unheardOf: 'Unheard of' });
    expect(make).to.be.a('function');
  });
});
