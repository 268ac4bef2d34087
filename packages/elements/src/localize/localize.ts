/** The strings of an element in the language around it: the nearest `lang` wins, through shadow roots; so does the nearest `dir`. */
import { LocalizeController, registerTranslation } from '@shoelace-style/localize';
import { de } from './de.js';
import { en } from './en.js';
import type { Translation } from './translation.js';

// The first one registered is the one to fall back to.
registerTranslation(en, de);

/** Adds a language or replaces strings of one: `addTranslation({ ...en, $code: 'en', send: 'Post' })`. Elements on the page change at once. */
export const addTranslation = (...translations: Translation[]): void => {
  registerTranslation(...translations);
};

/** Each element has one. */
export class Localize extends LocalizeController<Translation> {
  #lang: string | undefined;

  hostUpdate(): void {
    this.#lang = undefined;
  }

  /** The nearest `lang`, looked up once per render. */
  override lang(): string {
    this.#lang ??= nearestLang(this.host);
    return this.#lang === '' ? super.lang() : this.#lang;
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

function isLocale(lang: string): boolean {
  try {
    return new Intl.Locale(lang).language !== '';
  } catch {
    // A page may well say lang="klingon!": then the next `lang` outward decides.
    return false;
  }
}
