/** Tags of raw HTML: where one ends, and what it says. */
import { decodeEntities } from '../entities.js';
import type { HtmlTag } from './tree.js';

const VOID = /^(?:area|br|col|hr|img|input|source|wbr)$/;
const ATTRIBUTE = /([a-zA-Z_:][\w.:-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g;

/** What ends a piece of markup that is no tag; see `markupCloser`. */
type Closer = '-->' | '?>' | ']]>' | '>';

/** What ends the comment, instruction or declaration at `at` (a `<`); undefined when none begins there. */
export function markupCloser(text: string, at: number): Closer | undefined {
  if (text[at + 1] === '?') return '?>';
  if (text[at + 1] !== '!') return undefined;
  if (text.startsWith('--', at + 2)) return '-->';
  if (text.startsWith('[CDATA[', at + 2)) return ']]>';
  return isLetter(text.charCodeAt(at + 2)) ? '>' : undefined;
}

/** The place behind the tag that begins at `at` (a `<`); 0 when there is none, -1 when the text ends within it. */
export function tagEnd(text: string, at: number): number {
  const closing = text.charCodeAt(at + 1) === 0x2f;
  let end = at + (closing ? 2 : 1);
  if (end >= text.length) return -1;
  if (!isLetter(text.charCodeAt(end))) return 0;
  while (isName(text.charCodeAt(end))) end++;
  for (;;) {
    const space = end;
    while (isSpace(text.charCodeAt(end))) end++;
    if (end >= text.length) return -1;
    const code = text.charCodeAt(end);
    if (code === 0x3e) return end + 1;
    if (closing) return 0;
    if (code === 0x2f) return end + 1 === text.length ? -1 : text.charCodeAt(end + 1) === 0x3e ? end + 2 : 0;
    if (space === end || !isAttributeStart(code)) return 0;
    while (isAttributeName(text.charCodeAt(end))) end++;
    const name = end;
    while (isSpace(text.charCodeAt(end))) end++;
    if (text.charCodeAt(end) !== 0x3d) {
      end = name;
      continue;
    }
    end++;
    while (isSpace(text.charCodeAt(end))) end++;
    if (end >= text.length) return -1;
    const quote = text[end]!;
    if (quote === '"' || quote === "'") {
      end = text.indexOf(quote, end + 1) + 1;
      if (end === 0) return -1;
    } else {
      const value = end;
      while (end < text.length && !isSpace(text.charCodeAt(end)) && !'"\'=<>`'.includes(text[end]!)) end++;
      if (end === value) return 0;
    }
  }
}

/** Reads a whole tag. */
export function readTag(raw: string): HtmlTag {
  const close = raw[1] === '/';
  const nameEnd = /[\s/>]/.exec(raw.slice(2))!.index + 2;
  const name = raw.slice(close ? 2 : 1, close ? raw.slice(2).search(/[\s>]/) + 2 : nameEnd).toLowerCase();
  const attributes: [string, string][] = [];
  for (const [, key = '', value = ''] of close ? [] : raw.slice(nameEnd).matchAll(ATTRIBUTE)) {
    attributes.push([key.toLowerCase(), decodeEntities(/^["']/.test(value) ? value.slice(1, -1) : value)]);
  }
  return { name, kind: close ? 'close' : raw.endsWith('/>') || VOID.test(name) ? 'void' : 'open', attributes };
}

/** Cuts raw HTML into its tags and the text between them. Comments, instructions and declarations are left out. */
export function parseHtml(raw: string): (HtmlTag | string)[] {
  const parts: (HtmlTag | string)[] = [];
  let from = 0;
  let unclosed = '';
  const add = (at: number, end: number, tag?: HtmlTag): void => {
    if (at > from) parts.push(decodeEntities(raw.slice(from, at)));
    if (tag) parts.push(tag);
    from = end;
  };
  for (let at = raw.indexOf('<'); at >= 0; at = raw.indexOf('<', Math.max(at + 1, from))) {
    const closer = markupCloser(raw, at);
    if (closer) {
      const end = closer === unclosed ? -1 : raw.indexOf(closer, at + 2);
      if (end < 0) unclosed = closer;
      else add(at, end + closer.length);
    } else {
      const end = tagEnd(raw, at);
      if (end > 0) add(at, end, readTag(raw.slice(at, end)));
    }
  }
  add(raw.length, raw.length);
  return parts;
}

export function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower > 0x60 && lower < 0x7b;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code > 0x08 && code < 0x0e);
}

function isName(code: number): boolean {
  return isLetter(code) || (code > 0x2f && code < 0x3a) || code === 0x2d;
}

function isAttributeStart(code: number): boolean {
  return isLetter(code) || code === 0x5f || code === 0x3a;
}

function isAttributeName(code: number): boolean {
  return isName(code) || isAttributeStart(code) || code === 0x2e;
}
