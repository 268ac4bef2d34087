/** Which rows of a long list are drawn: options of one height, headings of another. Up to `ALL` options all are. */
const ALL = 40;
/** Rows drawn beyond each edge of the view. */
const BEYOND = 3;

/** In px. */
export interface Heights {
  readonly option: number;
  readonly heading: number;
  readonly view: number;
}

export interface RowView {
  readonly count: number;
  /** Indexes of the options below a heading, ascending. */
  readonly headings: readonly number[];
  /** Option that must be in view; -1 for none. */
  readonly active: number;
  readonly scrollTop: number;
  readonly heights: Heights;
}

export interface RowRange {
  readonly from: number;
  readonly to: number;
  readonly scrollTop: number;
  /** Height of what is not drawn, in px. */
  readonly before: number;
  readonly after: number;
}

/** How many of the ascending numbers are smaller. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function rowRange({ count, headings, active, scrollTop, heights }: RowView): RowRange {
  const { option, heading, view } = heights;
  /** Where the block of an option begins: its heading, or else itself. */
  const topOf = (index: number): number => index * option + countBelow(headings, index) * heading;
  const bottomOf = (index: number): number => (index + 1) * option + countBelow(headings, index + 1) * heading;
  const total = topOf(count);
  let top = Math.max(0, Math.min(scrollTop, total - view));
  if (active >= 0) top = Math.min(Math.max(top, bottomOf(active) - view), topOf(active));
  if (count <= ALL) return { from: 0, to: count, scrollTop: top, before: 0, after: 0 };
  const from = Math.max(0, firstBelow(count, bottomOf, top) - BEYOND);
  const to = Math.min(count, firstBelow(count, topOf, top + view) + BEYOND);
  return { from, to, scrollTop: top, before: topOf(from), after: total - topOf(to) };
}

/** The first option whose edge is below `y`. */
function firstBelow(count: number, edge: (index: number) => number, y: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edge(middle) <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
