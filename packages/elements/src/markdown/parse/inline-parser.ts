/** Parses the inline text of a block (emphasis, links, code …) in one pass, in time linear in the text. */
import { Autolinks, bracketedAddress } from './autolink.js';
import { Brackets } from './brackets.js';
import { Delimiters } from './delimiters.js';
import { dollarMathEnd } from './dollar-math.js';
import { Finder, runEnd } from './finder.js';
import { decodeEntities, unfinishedEntity } from './entities.js';
import { markupCloser, readTag, tagEnd } from './html-tag.js';
import { isPunctuation } from './link-target.js';
import { gather, Pieces } from './pieces.js';
import type { Inline, InlineOptions } from './tree.js';

/** UTF-16 units. Longer unfinished markup and math is shown as text. */
const LONG_MARKUP = 60;

const SPECIAL = Uint8Array.from({ length: 128 }, (_, code) => Number('\n\\`*_~[]!<&$'.includes(String.fromCharCode(code))));

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/y;
const TEX = /\\[a-zA-Z]|[=^_]/;
const BARE_ADDRESS = /:\/\/|www\.|@/i;
const MARKED = /[\n\\`*_~[\]!<&$@]|:\/\/|www\./i;

export function parseInline(source: string, options: InlineOptions): Inline[] {
  const end = options.open ? visibleEnd(source, options) : blanksFrom(source, source.length);
  const text = source.slice(0, end);
  if (!MARKED.test(text)) return text ? [{ type: 'text', text }] : [];
  return new InlineReader(text, options, options.open && blanksFrom(source, source.length) === source.length).read();
}

class InlineReader {
  readonly #text: string;
  readonly #options: InlineOptions;
  readonly #pieces = new Pieces();
  readonly #delimiters = new Delimiters(this.#pieces);
  readonly #brackets: Brackets;
  readonly #finder: Finder;
  readonly #links: Autolinks | undefined;
  /** The text from here on is not in the pieces yet. */
  #plain = 0;

  constructor(text: string, options: InlineOptions, cutOff: boolean) {
    this.#text = text;
    this.#options = options;
    this.#finder = new Finder(text);
    this.#brackets = new Brackets(text, this.#pieces, this.#delimiters, options, cutOff);
    this.#links = BARE_ADDRESS.test(text) ? new Autolinks(text) : undefined;
  }

  read(): Inline[] {
    const text = this.#text;
    const { length } = text;
    const links = this.#links;
    let at = 0;
    while (at < length) {
      links?.seek(at);
      const limit = links ? Math.min(length, links.from) : length;
      while (at < limit && !SPECIAL[text.charCodeAt(at)]) at++;
      if (at >= length) break;
      if (at === links?.from) {
        const link = links.read(this.#brackets.inside);
        if (link) {
          this.#brackets.hasAutolinks = true;
          this.#add(at, link.end, autolink(link.href, decodeEntities(text.slice(at, link.end))), 1);
          at = link.end;
        } else if (SPECIAL[text.charCodeAt(at)] !== 1) at++;
        else at = this.#mark(at) || at + 1;
        continue;
      }
      at = this.#mark(at) || at + 1;
    }
    this.#flush(length);
    if (this.#options.open) this.#brackets.complete();
    this.#delimiters.pair(undefined, this.#options.open);
    return gather(this.#pieces.head.next);
  }

  /** Returns the place after the mark; 0: it is plain text. */
  #mark(at: number): number {
    switch (this.#text.charCodeAt(at)) {
      case 0x0a:
        return this.#lineEnd(at);
      case 0x5c:
        return this.#escape(at);
      case 0x60:
        return this.#code(at);
      case 0x21:
        return this.#text.charCodeAt(at + 1) === 0x5b ? this.#bracket(at, 2) : 0;
      case 0x5b:
        return this.#bracket(at, 1);
      case 0x5d:
        return this.#closeBracket(at);
      case 0x3c:
        return this.#angle(at);
      case 0x26:
        return this.#entity(at);
      case 0x24:
        return this.#options.math ? this.#dollar(at) : 0;
      default: {
        const end = runEnd(this.#text, at);
        this.#flush(at);
        this.#delimiters.push(this.#text, at, end);
        this.#plain = end;
        return end;
      }
    }
  }

  #flush(to: number): void {
    if (to > this.#plain) this.#pieces.add(this.#text.slice(this.#plain, to));
    this.#plain = to;
  }

  #add(from: number, end: number, node: Inline, height = 0): number {
    this.#flush(from);
    this.#pieces.add('', node, height);
    this.#plain = end;
    return end;
  }

  #addText(from: number, end: number, text: string): number {
    this.#flush(from);
    this.#pieces.add(text);
    this.#plain = end;
    return end;
  }

  #lineEnd(at: number): number {
    const text = this.#text;
    const from = Math.max(this.#plain, blanksFrom(text, at));
    let end = at + 1;
    while (text.charCodeAt(end) === 0x20 || text.charCodeAt(end) === 0x09) end++;
    if (text.endsWith('  ', at) && at - from > 1) return this.#add(from, end, { type: 'break' });
    return from === at && end === at + 1 ? 0 : this.#addText(from, end, '\n');
  }

  #escape(at: number): number {
    const next = this.#text[at + 1];
    if (next === '\n') return this.#add(at, at + 2, { type: 'break' });
    if (next === '(' || next === '[') {
      const closer = next === '(' ? '\\)' : '\\]';
      const end = this.#options.math ? this.#math(at, at + 2, closer, next === '[') : this.#mathAsWritten(at, closer);
      if (end > 0) return end;
    }
    return isPunctuation(this.#text.charCodeAt(at + 1)) ? this.#addText(at, at + 2, next!) : 0;
  }

  #code(at: number): number {
    const text = this.#text;
    const from = runEnd(text, at);
    const end = this.#finder.ticksEnd(from, from - at);
    if (end > 0) return this.#add(at, end, { type: 'code', text: codeText(text.slice(from, end - (from - at))) });
    if (!this.#options.open) return this.#addText(at, from, text.slice(at, from));
    // Unfinished code. Backticks at the end may be a part of the closing mark.
    let to = text.length;
    while (to > from && text[to - 1] === '`') to--;
    const inside = text.slice(from, to);
    if (inside.trim() === '') {
      this.#flush(at);
      return (this.#plain = text.length);
    }
    return this.#add(at, text.length, { type: 'code', text: inside.replaceAll('\n', ' ').trim() });
  }

  #bracket(at: number, length: number): number {
    const end = this.#addText(at, at + length, length === 2 ? '![' : '[');
    this.#brackets.push(this.#pieces.last, end, length === 2);
    return end;
  }

  #closeBracket(at: number): number {
    this.#flush(at);
    const end = this.#brackets.close(at);
    if (end > 0) this.#plain = end;
    return end;
  }

  #angle(at: number): number {
    const text = this.#text;
    const closer = markupCloser(text, at);
    let end = -1;
    if (closer) {
      const short = closer === '-->' && /^-?>/.exec(text.slice(at + 4, at + 6));
      const found = short ? at + 4 + short[0].length - 3 : this.#finder.find(closer, at + (closer === '-->' ? 4 : 2));
      if (found >= 0) return this.#html(at, found + closer.length);
    } else {
      let address = at + 1;
      while (address < text.length && text.charCodeAt(address) > 0x20 && text[address] !== '>' && text[address] !== '<') address++;
      const inside = text.slice(at + 1, address);
      const href = text[address] === '>' ? bracketedAddress(inside) : undefined;
      if (href !== undefined) {
        this.#brackets.hasAutolinks = true;
        return this.#add(at, address + 1, autolink(href, inside), 1);
      }
      end = tagEnd(text, at);
      if (end > 0) return this.#html(at, end);
      if (address === text.length && /^[a-z][\w+.-]*(?:[:@]|$)/i.test(inside)) end = -1;
    }
    return end < 0 && this.#options.open ? this.#hideUnfinished(at) : 0;
  }

  #html(at: number, end: number): number {
    const raw = this.#text.slice(at, end);
    return this.#add(at, end, { type: 'html', raw, tag: /^<[!?]/.test(raw) ? undefined : readTag(raw) });
  }

  #entity(at: number): number {
    ENTITY.lastIndex = at;
    const raw = ENTITY.exec(this.#text)?.[0];
    const char = raw && decodeEntities(raw);
    return char && char !== raw ? this.#addText(at, at + raw.length, char) : 0;
  }

  #dollar(at: number): number {
    const text = this.#text;
    if (text[at + 1] === '$')
      return text[at + 2] === '$' ? this.#addText(at, runEnd(text, at), text.slice(at, runEnd(text, at))) : this.#math(at, at + 2, '$$', true);
    const end = dollarMathEnd(text, at, this.#finder, this.#brackets.inside);
    if (end > 0) return this.#add(at, end + 1, { type: 'math', text: text.slice(at + 1, end), display: false });
    const next = text.charCodeAt(at + 1);
    // Shows a price at once: a formula seldom begins with a digit.
    return this.#options.open && end < 0 && !(next > 0x2f && next < 0x3a) ? this.#hideUnfinished(at) : 0;
  }

  #math(at: number, from: number, closer: string, display: boolean): number {
    const end = this.#finder.find(closer, from);
    if (end < 0) return this.#options.open ? this.#hideUnfinished(at) : 0;
    const text = this.#text.slice(from, end).trim();
    return text === '' ? 0 : this.#add(at, end + 2, { type: 'math', text, display });
  }

  /** Without formulas, TeX keeps its backslashes (`\\(x\\)`). Escaped brackets around plain words stay escapes. */
  #mathAsWritten(at: number, closer: string): number {
    const end = this.#finder.find(closer, at + 2);
    if (end < 0) return this.#options.open && closer === '\\)' ? this.#hideUnfinished(at) : 0;
    const inside = this.#text.slice(at + 2, end);
    if (inside.trim() === '' || inside.includes('\n\n') || (closer === '\\]' && !TEX.test(inside))) return 0;
    return this.#addText(at, end + 2, this.#text.slice(at, end + 2));
  }

  #hideUnfinished(at: number): number {
    if (this.#text.length - at > LONG_MARKUP) return 0;
    this.#flush(at);
    return (this.#plain = this.#text.length);
  }
}

function autolink(href: string, text: string): Inline {
  return { type: 'link', href, title: '', auto: true, pending: false, children: [{ type: 'text', text }] };
}

/** Line breaks become spaces; one space is removed at both ends (CommonMark 6.1). */
function codeText(raw: string): string {
  const text = raw.includes('\n') ? raw.replaceAll('\n', ' ') : raw;
  return text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '' ? text.slice(1, -1) : text;
}

function blanksFrom(text: string, to: number): number {
  let at = to;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a;
}

/** The place before the marks at the end of an open text, which are undecided. */
function visibleEnd(text: string, { math }: InlineOptions): number {
  let end = blanksFrom(text, text.length);
  if (end < text.length) return end;
  end = unfinishedEntity(text);
  const marks = math ? '*_~$![<' : '*_~![<';
  while (end > 0 && marks.includes(text[end - 1]!)) end--;
  let slashes = end;
  while (text[slashes - 1] === '\\') slashes--;
  if ((end - slashes) % 2 === 0) return end;
  // A backslash escapes the mark after it; a final one is undecided.
  return end === text.length ? end - 1 : end + 1;
}
