/** Bare addresses (GFM 6.9): `https://…`, `www.…` and mail addresses. */
import { CJK_PUNCTUATION } from './cjk.js';
import { spanEnd, unescape } from './link-target.js';

export interface Autolink {
  readonly from: number;
  readonly end: number;
  readonly href: string;
}

const CANDIDATE = /(?:https?|ftp):\/\/|www\.|@/gi;
const LOCAL = /[\w.+-]/;
const HOST = /[\w.-]*/y;
const RESOURCE = /\/[\w.@]*/y;
/** CJK punctuation ends a bare address, since no space follows it. */
const DOMAIN = new RegExp(`(?:(?![${CJK_PUNCTUATION}])[\\w.\\-\\x80-\\uffff])*`, 'y');
const BEFORE_WWW = new RegExp(`[\\s*_~(["'|${CJK_PUNCTUATION}]`);
const BARE = new RegExp(`[^\\s<${CJK_PUNCTUATION}]*`, 'y');
const BRACKETED = new RegExp(`[^\\s<\\]${CJK_PUNCTUATION}]*`, 'y');
/** Addresses in angle brackets (CommonMark 6.5). */
const ABSOLUTE = /^[a-z][a-z\d+.-]{1,31}:[^\s<>]*$/i;
const MAIL = /^[a-zA-Z\d.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z\d](?:[a-zA-Z\d-]{0,61}[a-zA-Z\d])?(?:\.[a-zA-Z\d](?:[a-zA-Z\d-]{0,61}[a-zA-Z\d])?)*$/;

export function bracketedAddress(inside: string): string | undefined {
  if (ABSOLUTE.test(inside)) return inside;
  return MAIL.test(inside) ? `mailto:${inside}` : undefined;
}

/** Finds bare addresses in a text, in order. The next one may begin at `from`. */
export class Autolinks {
  readonly #text: string;
  readonly #candidates = new RegExp(CANDIDATE);
  #match: RegExpExecArray | null;
  from = Infinity;
  /** The end of the last name that is no domain: no address begins within it. */
  #noDomain = 0;

  constructor(text: string) {
    this.#text = text;
    this.#match = this.#candidates.exec(text);
    this.#place(0);
  }

  seek(at: number): void {
    while (this.from < at) this.#advance(at);
  }

  /** Parses the address at `from`, and moves to the next candidate. In brackets, `]` ends an address. */
  read(inBrackets: boolean): Autolink | undefined {
    const { from } = this;
    const mark = this.#match![0];
    const link = mark === '@' ? this.#mail(from, this.#match!.index) : this.#web(from, mark, inBrackets);
    this.#advance(link ? link.end : from + 1);
    return link;
  }

  #advance(at: number): void {
    do {
      this.#match = this.#candidates.exec(this.#text);
      this.#place(at);
    } while (this.from < at);
  }

  #place(floor: number): void {
    const match = this.#match;
    if (!match) {
      this.from = Infinity;
      return;
    }
    let { index } = match;
    if (match[0] === '@') {
      while (index > floor && LOCAL.test(this.#text[index - 1]!)) index--;
      for (const scheme of ['mailto:', 'xmpp:'])
        if (this.#text.startsWith(scheme, index - scheme.length) && index - scheme.length >= floor) index -= scheme.length;
    }
    this.from = index;
  }

  #web(from: number, mark: string, inBrackets: boolean): Autolink | undefined {
    const text = this.#text;
    const before = text[from - 1] ?? ' ';
    const www = mark.endsWith('.');
    if (www ? !BEFORE_WWW.test(before) : /[a-z\d]/i.test(before)) return undefined;
    if (from < this.#noDomain) return undefined;
    const domainFrom = www ? from : from + mark.length;
    const domain = spanEnd(DOMAIN, text, domainFrom);
    const parts = text.slice(Math.max(domainFrom, domain - 300), domain).split('.');
    if (domain === domainFrom || (www && domain === from + 4) || parts.slice(-2).some((part) => part.includes('_'))) {
      this.#noDomain = domain;
      return undefined;
    }
    const end = withoutTail(text, from, spanEnd(inBrackets ? BRACKETED : BARE, text, domain));
    return { from, end, href: (www ? 'http://' : '') + unescapeEntities(text.slice(from, end)) };
  }

  #mail(from: number, at: number): Autolink | undefined {
    const text = this.#text;
    const schemed = text.slice(from, at).includes(':');
    if (from === at || text[at - 1] === ':') return undefined;
    let end = spanEnd(HOST, text, at + 1);
    while (text[end - 1] === '.') end--;
    const last = text[end - 1];
    if (last === '-' || last === '_' || text[end] === '+' || !text.slice(at + 1, end).includes('.')) return undefined;
    if (schemed && text.startsWith('xmpp', from) && text[end] === '/') {
      end = spanEnd(RESOURCE, text, end);
      while (text[end - 1] === '.' || text[end - 1] === '/') end--;
    }
    return { from, end, href: (schemed ? '' : 'mailto:') + text.slice(from, end) };
  }
}

/** Removes final marks, and a final `)` without its `(`: they belong to the sentence. */
function withoutTail(text: string, from: number, to: number): number {
  let end = to;
  let balance = 0;
  for (let at = from; at < to; at++) balance += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
  for (;;) {
    const last = text[end - 1]!;
    if (last === ')' && balance < 0) balance++;
    else if (last === ';') {
      let at = end - 2;
      while (at > from && /[a-zA-Z\d]/.test(text[at]!)) at--;
      if (text[at] === '&' && at < end - 2) end = at + 1;
    } else if (!'?!.,:*_~\'"'.includes(last)) return end;
    end--;
  }
}

function unescapeEntities(text: string): string {
  return text.includes('&') ? unescape(text.replaceAll('\\', '\\\\')) : text;
}
