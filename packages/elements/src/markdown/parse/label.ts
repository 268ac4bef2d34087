/** Labels of links and footnotes: where one ends, and when two are the same. */

/** A label longer than this is none. */
export const MAX_LABEL = 999;

/** The form in which labels are compared. */
export function normalizeLabel(label: string): string {
  return label
    .trim()
    .replace(/[ \t\r\n]+/g, ' ')
    .toLowerCase()
    .toUpperCase();
}

/** The place behind the `]` of the label that begins at `from` (its `[`); 0 when it is none, -1 when the text ends before it does. */
export function labelEnd(text: string, from: number): number {
  const end = Math.min(text.length, from + MAX_LABEL + 2);
  let blank = true;
  for (let at = from + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5d) return blank ? 0 : at + 1;
    if (code === 0x5b) return 0;
    if (code === 0x5c) at++;
    if (code !== 0x20 && code !== 0x0a && code !== 0x09) blank = false;
  }
  return end === text.length ? -1 : 0;
}
