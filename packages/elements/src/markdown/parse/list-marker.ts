/** Markers of list items: `-`, `*`, `+`, `1.` and `1)`. */
import type { Line } from './line.js';

export interface ListMarker {
  /** The bullet, or what stands behind the number. */
  readonly mark: number;
  readonly start: number | undefined;
  /** Columns that the item's further lines are indented by. */
  readonly indent: number;
}

const MARKER = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/;

/** Reads the marker at the line's first text, and moves behind it and its blanks. */
export function readListMarker(line: Line, inParagraph: boolean): ListMarker | undefined {
  const { text, next, indent } = line;
  const found = MARKER.exec(text.slice(next, next + 11));
  if (!found) return undefined;
  const start = found[1] ? Number(found[1]) : undefined;
  const { length } = found[0];
  const end = next + length;
  // Within a paragraph only an item that holds something, and is the first, begins a list.
  if (inParagraph && ((start ?? 1) !== 1 || text.slice(end).trim() === '')) return undefined;
  line.skipBlanks();
  line.skip(length);
  const taken = line.blank || line.indent > 4 ? 1 : line.indent;
  line.skipColumns(taken);
  return { mark: text.charCodeAt(end - 1), start, indent: indent + length + taken };
}
