import type { Line } from './line.js';

export interface ListMarker {
  /** The bullet, or the character after the number. */
  readonly mark: number;
  readonly start: number | undefined;
  /** Columns of indentation of the item's further lines. */
  readonly indent: number;
}

const MARKER = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/;

/** Parses the marker, and moves the cursor after it and its blanks. */
export function readListMarker(line: Line, inParagraph: boolean): ListMarker | undefined {
  const { text, next, indent } = line;
  const found = MARKER.exec(text.slice(next, next + 11));
  if (!found) return undefined;
  const start = found[1] ? Number(found[1]) : undefined;
  const { length } = found[0];
  const end = next + length;
  // Only a bullet or the number 1, and no empty item, can interrupt a paragraph (CommonMark 5.2).
  if (inParagraph && ((start ?? 1) !== 1 || text.slice(end).trim() === '')) return undefined;
  line.skipBlanks();
  line.skip(length);
  const blanks = line.blank || line.indent > 4 ? 1 : line.indent;
  line.skipColumns(blanks);
  return { mark: text.charCodeAt(end - 1), start, indent: indent + length + blanks };
}
