/** Lines of code that somebody points at: `1,3-5`, as an attribute has it and as people write it behind a fence, in braces. */

/** From the first to the last line, counted from one. */
export type LineRange = readonly [first: number, last: number];

/** More than this nobody points at; it bounds what each line costs. */
const MOST = 64;
const IN_BRACES = /(?:^|\s|\w)\{([\d\s,-]+)\}/;

/** `1,3-5` as ranges. What is none of that is left out. */
export function parseLineRanges(text: string): readonly LineRange[] {
  const ranges: LineRange[] = [];
  for (const [, from = '', to] of text.slice(0, 1000).matchAll(/(?<![\d-])(\d{1,7})(?:\s*-\s*(\d{1,7}))?(?![\d-])/g)) {
    const first = Number(from);
    const last = to === undefined ? first : Number(to);
    if (first > 0 && last >= first && ranges.length < MOST) ranges.push([first, last]);
  }
  return ranges;
}

/** The lines that an info string points at (`ts {1,3-5} title="a.ts"`), as `<loqui-code-block highlight-lines>` takes them. Empty when there are none. */
export function highlightLinesIn(info: string): string {
  return IN_BRACES.exec(info)?.[1]?.replaceAll(/\s/g, '') ?? '';
}

/** Whether `line`, counted from one, is in one of them. */
export function isInRanges(ranges: readonly LineRange[], line: number): boolean {
  return ranges.some(([first, last]) => line >= first && line <= last);
}
