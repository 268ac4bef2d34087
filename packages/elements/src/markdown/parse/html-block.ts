/** Blocks of raw HTML: the seven kinds of CommonMark 4.6. */
import { tagEnd } from './html-tag.js';
import { skipSpace } from './link-target.js';

const STARTS = [
  /^<(?:script|pre|textarea|style)(?:\s|>|$)/i,
  /^<!--/,
  /^<\?/,
  /^<![a-zA-Z]/,
  /^<!\[CDATA\[/,
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$)/i,
];
const ENDS = [/<\/(?:script|pre|textarea|style)>/i, /-->/, /\?>/, />/, /\]\]>/];

/** The kind of block that a line begins, from 1 to 7; 0: none. Kind 7 cannot interrupt a paragraph. */
export function htmlKind(text: string, inParagraph: boolean): number {
  const kind = STARTS.findIndex((start) => start.test(text)) + 1;
  if (kind > 0 || inParagraph) return kind;
  const end = tagEnd(text, 0);
  return end > 0 && skipSpace(text, end) === text.length ? 7 : 0;
}

/** Kinds 6 and 7 end before a blank line instead. */
export function htmlEnds(kind: number, text: string): boolean {
  return ENDS[kind - 1]?.test(text) ?? false;
}
