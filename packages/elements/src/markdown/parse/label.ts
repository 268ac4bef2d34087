/** Characters (CommonMark 6.3). */
export const MAX_LABEL = 999;

export function normalizeLabel(label: string): string {
  return label
    .trim()
    .replace(/[ \t\n]+/g, ' ')
    .toLowerCase()
    .toUpperCase();
}

const LABEL = /\[(?![ \t\n]*\])(?:[^[\]\\]+|\\[^]?)*(\]?)/y;

/** The place after the label that the `[` at `from` begins; 0: no label; -1: the text ends within it. */
export function labelEnd(text: string, from: number): number {
  LABEL.lastIndex = from;
  const found = LABEL.exec(text);
  const end = LABEL.lastIndex;
  if (!found || end - from > MAX_LABEL + 2) return 0;
  return found[1] ? end : end === text.length ? -1 : 0;
}
