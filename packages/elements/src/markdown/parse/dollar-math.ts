import { isCjk } from './cjk.js';
import type { Finder } from './finder.js';
import { runEnd } from './finder.js';

const SEARCHED_LENGTH = 200;
const ADDRESS = /(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S*$/i;
const WORD = /[\p{L}\p{N}_]/u;

/**
 * The place of the dollar that closes the one at `at`; 0: no formula; -1: no dollar follows. Only the next dollar can close, and not after a space, before a
 * letter or digit (`$HOME/bin:$PATH`), or in code, a link or an address that begins after the first one. `inLink`: the first one is in brackets.
 */
export function dollarMathEnd(text: string, at: number, finder: Finder, inLink: boolean): number {
  const first = text.charCodeAt(at + 1);
  if (!(first > 0x20) || first === 0x24) return 0;
  let depth = 0;
  let end = at + 1;
  for (; text[end] !== '$'; end++) {
    if (end >= text.length) return -1;
    const char = text[end];
    if (char === '\\') end++;
    else if (char === '`') {
      const from = runEnd(text, end);
      if (finder.ticksEnd(from, from - end) > 0) return 0;
      end = from - 1;
    } else if (char === '[') depth++;
    else if (char === ']' && depth > 0) depth--;
    else if (char === ']' && inLink && endsLink(text, end)) return 0;
  }
  if (end === at + 1 || text[end + 1] === '$' || /\s/.test(text[end - 1] ?? '') || isWord(text, end + 1)) return 0;
  if (depth > 0 && standsInLink(text, end)) return 0;
  return ADDRESS.test(text.slice(Math.max(at + 1, end - SEARCHED_LENGTH), end)) ? 0 : end;
}

function isWord(text: string, at: number): boolean {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  return WORD.test(char) && !isCjk(char);
}

function endsLink(text: string, at: number): boolean {
  return text[at + 1] === '(' || text[at + 1] === '[';
}

function standsInLink(text: string, at: number): boolean {
  let depth = 0;
  for (let next = at + 1; next < Math.min(text.length, at + SEARCHED_LENGTH); next++) {
    if (text[next] === '\\') next++;
    else if (text[next] === '[') depth++;
    else if (text[next] === ']' && depth-- === 0) return endsLink(text, next);
  }
  return false;
}
