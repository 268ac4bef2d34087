/** Labels of links and footnotes: where one ends, and when two are the same. */

/** A label longer than this is none. */
export const MAX_LABEL = 999;

/** The form in which labels are compared. */
export function normalizeLabel(label: string): string {
  return label
    .trim()
    .replace(/[ \t\n]+/g, ' ')
    .toLowerCase()
    .toUpperCase();
}

const LABEL = /\[(?![ \t\n]*\])(?:[^[\]\\]+|\\[^]?)*(\]?)/y;

/** The place behind the `]` of the label that begins at `from` (its `[`); 0 when it is none, -1 when the text ends before it does. */
export function labelEnd(text: string, from: number): number {
  LABEL.lastIndex = from;
  const found = LABEL.exec(text);
  const end = LABEL.lastIndex;
  if (!found || end - from > MAX_LABEL + 2) return 0;
  return found[1] ? end : end === text.length ? -1 : 0;
}
