/** The strings of an element in the language around it. The nearest `lang` and `dir` win, also across shadow roots. */
import { LocalizeController, update, type FunctionParams } from '@shoelace-style/localize';
import type { ReactiveControllerHost } from 'lit';
import { strings as common } from './common.strings.js';
import { codesOf, fetchTranslation, stringIn } from './locales.js';
import type { Translation } from './en.js';

/** Every string of an element must be in `Translation`, so that every language has it. */
type Translated<Strings> = { readonly [Key in keyof Strings]: Key extends keyof Translation ? Translation[Key] : never };
type Common = typeof common;
type Head = Pick<Translation, '$code' | '$name' | '$dir'>;

/** Makes every element read its language again. Call after a `lang` changed anywhere but on the root of the page, which is watched. */
export const refreshLanguage: () => void = update;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Each element passes its English strings, the fallback for an unknown language. The common strings are always included. */
export class Localize<Strings extends Translated<Strings> = Common> extends LocalizeController<Strings & Common & Head> {
  readonly #english: object;
  #lang: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, english?: Strings) {
    super(host);
    this.#english = english ?? {};
  }

  hostUpdate(): void {
    this.#lang = undefined;
  }

  /** The nearest `lang`, searched once per render. */
  override lang(): string {
    if (this.#lang === undefined) {
      this.#lang = nearestLang(this.host) || super.lang();
      fetchTranslation(this.#lang);
    }
    return this.#lang;
  }

  override term<Key extends keyof (Strings & Common & Head)>(key: Key, ...args: FunctionParams<(Strings & Common & Head)[Key]>): string {
    const english = this.#english as Readonly<Record<PropertyKey, unknown>>;
    const found = stringIn(this.lang(), key) ?? english[key] ?? common[key as keyof Common];
    return typeof found === 'function' ? (found as (...values: typeof args) => string)(...args) : (found as string);
  }

  /** A string in the language around; `undefined` for English and unknown languages. */
  translated<Key extends keyof Translation>(key: Key): Translation[Key] | undefined {
    return stringIn(this.lang(), key) as Translation[Key] | undefined;
  }

  override date(date: Date | string, options?: Intl.DateTimeFormatOptions): string {
    return this.#formatter(options).format(new Date(date));
  }

  /** Time of day. `bare`: without AM and PM. */
  clock(date: Date, bare = false): string {
    const formatter = this.#formatter({ timeStyle: 'short' });
    if (!bare) return formatter.format(date);
    const parts = formatter.formatToParts(date).filter(({ type }) => type !== 'dayPeriod');
    return parts
      .map(({ value }) => value)
      .join('')
      .trim();
  }

  /** Formatters are cached: creating one costs more than rendering a message. */
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
    if (lang && codesOf(lang).length > 0) return lang;
    const root: Node = (found ?? current).getRootNode();
    current = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}
