export type LineRange = readonly [first: number, last: number];

/** Bounds the cost per line. */
const MAX_RANGES = 64;
const IN_BRACES = /(?:^|\s|\w)\{([\d\s,-]+)\}/;

export function parseLineRanges(text: string): readonly LineRange[] {
  const ranges: LineRange[] = [];
  for (const [, from = '', to] of text.slice(0, 1000).matchAll(/(?<![\d-])(\d{1,7})(?:\s*-\s*(\d{1,7}))?(?![\d-])/g)) {
    const first = Number(from);
    const last = to === undefined ? first : Number(to);
    if (first > 0 && last >= first && ranges.length < MAX_RANGES) ranges.push([first, last]);
  }
  return ranges;
}

/** The ranges in an info string (`ts {1,3-5} title="a.ts"`), in the form of `highlight-lines`. */
export function highlightLinesIn(info: string): string {
  return IN_BRACES.exec(info)?.[1]?.replaceAll(/\s/g, '') ?? '';
}

export function isInRanges(ranges: readonly LineRange[], line: number): boolean {
  return ranges.some(([first, last]) => line >= first && line <= last);
}
