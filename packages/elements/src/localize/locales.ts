/** The languages of a page: those the site has added, and those of Loqui, each fetched when the first element is in it. */
import { update } from '@shoelace-style/localize';
import { once, tellMissing } from '../lazy.js';
import type { Translation } from './translation.js';

/** By language code in lower case: `de`, `de-ch`. */
const translations = new Map<string, Translation>();

const loaders = new Map<string, () => Promise<Translation>>([['de', once(async () => (await import('./de.js')).de)]]);

/**
 * Adds a language, or replaces strings of one: `addTranslation({ ...en, $code: 'en', send: 'Post' })`. Elements on the page change at once. Loqui's own
 * strings in that language are not fetched any more.
 */
export function addTranslation(...added: Translation[]): void {
  for (const translation of added) {
    const code = translation.$code.toLowerCase();
    translations.set(code, { ...translations.get(code), ...translation });
  }
  update();
}

/** Adds a language that is fetched when the first element is in it: `addTranslationLoader('fr', async () => (await import('./fr.js')).fr)`. */
export function addTranslationLoader(code: string, load: () => Promise<Translation>): void {
  loaders.set(code.toLowerCase(), once(load));
  update();
}

/** Fetches the strings of a language (`de-AT`) unless they are here. Elements render again when they have come. */
export function fetchTranslation(lang: string): void {
  const code = codesOf(lang).find((each) => translations.has(each) || loaders.has(each)) ?? '';
  if (translations.has(code)) return;
  void loaders
    .get(code)?.()
    .then(
      (translation) => {
        // Of several elements that waited for it, the first adds it. What the site added in the meantime stays.
        if (!translations.has(code)) addTranslation({ ...translation, $code: code });
      },
      (cause: unknown) => tellMissing(`The translation "${code}"`, cause),
    );
}

/** A string in a language; `undefined` where nothing is known in it. */
export function stringIn(lang: string, key: PropertyKey): unknown {
  for (const code of codesOf(lang)) {
    const found: unknown = translations.get(code)?.[key as keyof Translation];
    if (found) return found;
  }
  return undefined;
}

const codes = new Map<string, readonly string[]>();

/** The codes under which a language may be known, the exact one first: `de-AT` is `de-at`, else `de`. Empty for what is no language. Each is read once. */
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
    // A page may have lang="klingon!".
    return [];
  }
}
