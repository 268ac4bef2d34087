import { decodeEntities } from './entities.js';

const MAX_PARENTHESES = 32;

const SPACE = /[ \t\n]*/y;
const BLANK = /[ \t]*/y;

const ESCAPE = /\\([!-/:-@[-`{-~])/g;
const ESCAPED_OR_ENTITY = /\\([!-/:-@[-`{-~])|&#?[a-zA-Z\d]{1,32};/g;

export function unescape(text: string): string {
  if (!text.includes('&')) return text.includes('\\') ? text.replace(ESCAPE, '$1') : text;
  return text.replace(ESCAPED_OR_ENTITY, (whole, mark?: string) => mark ?? decodeEntities(whole));
}

/** The place after the address at `from`; -1: none, or an empty one without angle brackets. */
export function addressEnd(text: string, from: number): number {
  if (text[from] === '<') return bracketsEnd(text, from);
  let depth = 0;
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0x7f) break;
    if (code === 0x5c && isPunctuation(text.charCodeAt(at + 1))) at++;
    else if (code === 0x28 && ++depth > MAX_PARENTHESES) return -1;
    else if (code === 0x29 && --depth < 0) break;
  }
  return at === from || depth > 0 ? -1 : at;
}

/** No regular expression: on a text that does not match it would take exponential time. */
function bracketsEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3e) return at + 1;
    if (code === 0x3c || code === 0x0a) return -1;
    if (code === 0x5c) at++;
  }
  return -1;
}

export function addressOf(text: string, from: number, end: number): string {
  return unescape(text.charCodeAt(from) === 0x3c ? text.slice(from + 1, end - 1) : text.slice(from, end));
}

export function titleCloser(code: number): number {
  return code === 0x22 || code === 0x27 ? code : code === 0x28 ? 0x29 : 0;
}

/** The place of the next `closer` that is not escaped; -1: missing, or after another opener. */
export function closerAt(text: string, from: number, closer: number): number {
  const opener = closer === 0x29 ? 0x28 : closer === 0x5d ? 0x5b : 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === closer) return at;
    if (code === opener) return -1;
    if (code === 0x5c) at++;
  }
  return -1;
}

export function skipSpace(text: string, from: number, lines = true): number {
  return spanEnd(lines ? SPACE : BLANK, text, from);
}

/** `pattern` is sticky. 0: no match. */
export function spanEnd(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.test(text);
  return pattern.lastIndex;
}

/** ASCII punctuation: what a backslash can escape. */
export function isPunctuation(code: number): boolean {
  return (code > 0x20 && code < 0x30) || (code > 0x39 && code < 0x41) || (code > 0x5a && code < 0x61) || (code > 0x7a && code < 0x7f);
}
