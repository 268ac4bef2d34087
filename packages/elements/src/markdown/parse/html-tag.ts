import { decodeEntities } from './entities.js';
import type { HtmlTag } from './tree.js';

const VOID = /^(?:area|br|col|hr|img|input|source|track|wbr)$/;
const ATTRIBUTE = /([a-z_:][\w.:-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/gi;
/** A tag, or the beginning of one at the end of the text. */
const TAG =
  /<(?:$|(?:\/(?:$|[a-z][a-z\d-]*[\t-\r ]*)|[a-z][a-z\d-]*(?:[\t-\r ]+[a-z_:][\w.:-]*(?:[\t-\r ]*=[\t-\r ]*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\t-\r "'=<>`]+|$))?)*[\t-\r ]*\/?)(?:(>)|$))/iy;

type Closer = '-->' | '?>' | ']]>' | '>';

/** The end of the comment, instruction or declaration that the `<` at `at` begins. Undefined: none. */
export function markupCloser(text: string, at: number): Closer | undefined {
  if (text[at + 1] === '?') return '?>';
  if (text[at + 1] !== '!') return undefined;
  if (text.startsWith('--', at + 2)) return '-->';
  if (text.startsWith('[CDATA[', at + 2)) return ']]>';
  return /[a-z]/i.test(text.charAt(at + 2)) ? '>' : undefined;
}

/** The place after the tag that the `<` at `at` begins; 0: no tag; -1: the text ends within it. */
export function tagEnd(text: string, at: number): number {
  TAG.lastIndex = at;
  const tag = TAG.exec(text);
  return !tag ? 0 : tag[1] ? TAG.lastIndex : -1;
}

export function readTag(raw: string): HtmlTag {
  const [head = '', slash, written = ''] = /^<(\/?)([^\s/>]+)/.exec(raw) ?? [];
  const name = written.toLowerCase();
  const attributes: [string, string][] = [];
  if (!slash && raw.length > head.length + 1) {
    for (const [, key = '', value = ''] of raw.slice(head.length).matchAll(ATTRIBUTE)) {
      attributes.push([key.toLowerCase(), decodeEntities(/^["']/.test(value) ? value.slice(1, -1) : value)]);
    }
  }
  return { name, kind: slash ? 'close' : raw.endsWith('/>') || VOID.test(name) ? 'void' : 'open', attributes };
}
