/** Splits a person's text into plain pieces, links and mentions; keeps line breaks and parses no Markdown. */

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** Code, emphasis, quotes, lists, headings, tables, links in brackets. */
const MARKDOWN = /`|\*\S|__\S|~~\S|^\s{0,3}(?:#{1,6}\s|>\s|[-+*]\s|\d{1,9}[.)]\s|\|)|\]\(|\n(?:\s{0,3}(?:#{1,6}\s|>\s|[-+*]\s|\d{1,9}[.)]\s|\|))/;

/** A mention begins a word, so `a@b` is none. A link ends before the punctuation of its sentence. */
const INLINE = /(?<![\p{L}\p{N}_.@/])@[\p{L}\p{N}][\p{L}\p{N}_-]*|https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/gu;

export function isMarkdown(text: string): boolean {
  return MARKDOWN.test(text);
}

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    const found = match[0];
    pieces.push(found.startsWith('@') ? { kind: 'mention', text: found } : { kind: 'link', text: found, href: found });
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}
