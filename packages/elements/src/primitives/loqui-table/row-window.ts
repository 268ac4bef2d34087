/** Which rows of one height are drawn, and how much space stands for the others. */

export interface RowRange {
  readonly from: number;
  /** The first one after it. */
  readonly to: number;
}

/** Rows that are drawn, or the space of rows that are not. */
export interface Band extends RowRange {
  readonly drawn: boolean;
}

/** The rows in sight. @param top of the box in sight, from the top of the first row */
export function rowsInSight(count: number, height: number, top: number, box: number): RowRange {
  const from = Math.min(Math.max(Math.floor(top / height), 0), count);
  return { from, to: Math.max(from, Math.min(Math.ceil((top + box) / height), count)) };
}

/** The same with `ahead` more on both sides; what is drawn stays as long as half of these are left. */
export function rowsToDraw(count: number, sight: RowRange, ahead: number, drawn?: RowRange): RowRange {
  const spare = Math.floor(ahead / 2);
  const covers = (side: number): boolean => !!drawn && drawn.from <= Math.max(sight.from - side, 0) && drawn.to >= Math.min(sight.to + side, count);
  if (drawn && drawn.to <= count && drawn.to - drawn.from <= sight.to - sight.from + 2 * ahead + 2 && covers(spare)) return drawn;
  return { from: Math.max(sight.from - ahead, 0), to: Math.min(sight.to + ahead, count) };
}

/** The whole table in its order. @param kept rows that are drawn wherever they are, as those with the focus */
export function bandsOf(count: number, range: RowRange, kept: readonly number[] = []): readonly Band[] {
  const bands: Band[] = [];
  let at = 0;
  const add = (to: number, drawn: boolean): void => {
    if (to > at) bands.push({ from: at, to, drawn });
    at = Math.max(at, to);
  };
  const alone = [...new Set(kept)].filter((row) => row >= 0 && row < count && (row < range.from || row >= range.to)).sort((one, other) => one - other);
  for (const { from, to } of [...alone.map((row) => ({ from: row, to: row + 1 })), range].sort((one, other) => one.from - other.from)) {
    add(Math.min(from, count), false);
    add(Math.min(to, count), true);
  }
  add(count, false);
  return bands;
}
