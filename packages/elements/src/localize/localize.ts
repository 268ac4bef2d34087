/** The strings of an element in the language around it: the nearest `lang` wins, through shadow roots; so does the nearest `dir`. */
import { LocalizeController, registerTranslation, update } from '@shoelace-style/localize';
import { once, tellMissing } from '../lazy.js';
import { en } from './en.js';
import type { Translation } from './translation.js';

// The first one registered is the one to fall back to.
registerTranslation(en);

/** Languages a page has given itself: they are complete, and ours is not fetched. */
const given = new Set<string>();

/** Registering it has every element on the page render again. */
const german = once(async () => {
  const { de } = await import('./de.js');
  if (!given.has('de')) registerTranslation(de);
});

/** Adds a language or replaces strings of one: `addTranslation({ ...en, $code: 'en', send: 'Post' })`. Elements on the page change at once. */
export const addTranslation = (...translations: Translation[]): void => {
  for (const { $code } of translations) given.add($code.toLowerCase());
  registerTranslation(...translations);
};

/** Has every element look its language up again: after a `lang` changed anywhere but on the page's root, which is watched. */
export const refreshLanguage: () => void = update;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Each element has one. */
export class Localize extends LocalizeController<Translation> {
  #lang: string | undefined;

  hostUpdate(): void {
    this.#lang = undefined;
  }

  /** The nearest `lang`, looked up once per render. */
  override lang(): string {
    this.#lang ??= nearestLang(this.host);
    const lang = this.#lang === '' ? super.lang() : this.#lang;
    if (/^de\b/i.test(lang) && !given.has('de')) void german().catch((cause: unknown) => tellMissing('The German words', cause));
    return lang;
  }

  override date(date: Date | string, options?: Intl.DateTimeFormatOptions): string {
    return this.#formatter(options).format(new Date(date));
  }

  /** The time of day. `bare`: without "AM" and its like, where it must be short and the day is known. */
  clock(date: Date, bare = false): string {
    const formatter = this.#formatter({ timeStyle: 'short' });
    if (!bare) return formatter.format(date);
    const parts = formatter.formatToParts(date).filter(({ type }) => type !== 'dayPeriod');
    return parts
      .map(({ value }) => value)
      .join('')
      .trim();
  }

  /** Formatters are kept: making one costs more than a whole message does. */
  #formatter(options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = `${this.lang()} ${JSON.stringify(options)}`;
    let formatter = formatters.get(key);
    if (!formatter) formatters.set(key, (formatter = new Intl.DateTimeFormat(this.lang(), options)));
    return formatter;
  }

  override dir(): string {
    return this.host.matches(':dir(rtl)') ? 'rtl' : 'ltr';
  }
}

function nearestLang(element: Element): string {
  let current: Element | null = element;
  while (current) {
    const found: Element | null = current.closest('[lang]');
    const lang = found?.getAttribute('lang');
    if (lang && isLocale(lang)) return lang;
    const root: Node = (found ?? current).getRootNode();
    current = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

const locales = new Map<string, boolean>();

/** Asked for every message of a list: each `lang` is read once. */
function isLocale(lang: string): boolean {
  let known = locales.get(lang);
  if (known === undefined) {
    try {
      known = new Intl.Locale(lang).language !== '';
    } catch {
      // A page may well say lang="klingon!": then the next `lang` outward decides.
      known = false;
    }
    locales.set(lang, known);
  }
  return known;
}
