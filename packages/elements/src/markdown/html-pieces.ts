/** Raw HTML cut into tags and what stands between them. */
import { decodeEntities } from './entities.js';
import { markupCloser, readTag, tagEnd } from './parse/html-tag.js';
import type { HtmlTag } from './parse/tree.js';

/** `text`: what a reader would see of it, were all its tags obeyed. `raw`: as it was written. */
export interface HtmlPiece {
  readonly raw: string;
  readonly text: string;
  readonly tag: HtmlTag | undefined;
}

export function piecesOfHtml(source: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  let from = 0;
  let unclosed = '';
  const add = (end: number, tag?: HtmlTag, hidden = false): void => {
    const raw = source.slice(from, end);
    from = end;
    if (raw !== '') pieces.push({ raw, text: tag || hidden ? '' : decodeEntities(raw), tag });
  };
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', Math.max(at + 1, from))) {
    const closer = markupCloser(source, at);
    if (closer) {
      const end = closer === unclosed ? -1 : source.indexOf(closer, at + 2);
      if (end < 0) {
        unclosed = closer;
        continue;
      }
      add(at);
      add(end + closer.length, undefined, true);
    } else {
      const end = tagEnd(source, at);
      if (end <= 0) continue;
      add(at);
      add(end, readTag(source.slice(at, end)));
    }
  }
  add(source.length);
  return pieces;
}
