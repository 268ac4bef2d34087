/** The languages of a page: the site's own, and Loqui's, each fetched when the first element uses it. */
import { update } from '@shoelace-style/localize';
import { once, tellMissing } from '../lazy.js';
import type { Translation } from './en.js';

/** By language code in lower case: `de`, `de-ch`. */
const translations = new Map<string, Translation>();

const loaders = new Map<string, () => Promise<Translation>>([['de', once(async () => (await import('./de.js')).de)]]);

/** Adds a language, which is then not fetched, or replaces strings at once: `addTranslation({ ...en, $code: 'en', send: 'Post' })`. */
export function addTranslation(...added: Translation[]): void {
  for (const translation of added) {
    const code = translation.$code.toLowerCase();
    translations.set(code, { ...translations.get(code), ...translation });
  }
  update();
}

/** Adds a language that is fetched when the first element uses it: `addTranslationLoader('fr', async () => (await import('./fr.js')).fr)`. */
export function addTranslationLoader(code: string, load: () => Promise<Translation>): void {
  loaders.set(code.toLowerCase(), once(load));
  update();
}

/** Fetches the strings of a language (`de-AT`) unless they are loaded. Then the elements render again. */
export function fetchTranslation(lang: string): void {
  const code = codesOf(lang).find((each) => translations.has(each) || loaders.has(each)) ?? '';
  if (translations.has(code)) return;
  void loaders
    .get(code)?.()
    .then(
      (translation) => {
        // Only the first element that waited adds it. It never replaces what the site has added meanwhile.
        if (!translations.has(code)) addTranslation({ ...translation, $code: code });
      },
      (cause: unknown) => tellMissing(`The translation "${code}"`, cause),
    );
}

/** A string in `lang`; `undefined` where none is loaded. */
export function stringIn(lang: string, key: PropertyKey): unknown {
  for (const code of codesOf(lang)) {
    const found: unknown = translations.get(code)?.[key as keyof Translation];
    if (found) return found;
  }
  return undefined;
}

const codes = new Map<string, readonly string[]>();

/** Codes to search, the exact one first: `de-AT` is `de-at`, then `de`. Empty for an invalid language. Computed once per `lang`. */
export function codesOf(lang: string): readonly string[] {
  let known = codes.get(lang);
  if (!known) codes.set(lang, (known = readCodes(lang)));
  return known;
}

function readCodes(lang: string): readonly string[] {
  try {
    const { language, region } = new Intl.Locale(lang);
    return region ? [`${language}-${region}`.toLowerCase(), language] : [language];
  } catch {
    // An invalid `lang`, such as "klingon!".
    return [];
  }
}
