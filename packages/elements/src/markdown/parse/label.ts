/** Labels of links and footnotes: where one ends, and when two are the same. */

export const MAX_LABEL = 999;

export function normalizeLabel(label: string): string {
  return label
    .trim()
    .replace(/[ \t\n]+/g, ' ')
    .toLowerCase()
    .toUpperCase();
}

const LABEL = /\[(?![ \t\n]*\])(?:[^[\]\\]+|\\[^]?)*(\]?)/y;

/** The place after the `]` of the label whose `[` is at `from`; 0 when it is none, -1 when the text ends before it does. */
export function labelEnd(text: string, from: number): number {
  LABEL.lastIndex = from;
  const found = LABEL.exec(text);
  const end = LABEL.lastIndex;
  if (!found || end - from > MAX_LABEL + 2) return 0;
  return found[1] ? end : end === text.length ? -1 : 0;
}
