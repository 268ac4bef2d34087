/** One reading of the page: where the list is scrolled to, and where its rows stand. */

/** A mounted row, as the browser has laid it out. */
export interface RowBox {
  readonly key: string;
  readonly index: number;
  /** From the top of the view to the row, in px. */
  readonly top: number;
  readonly height: number;
  /** Height with what belongs to the row and stands before it, as a day separator. */
  readonly extent: number;
}

/** One reading of the page. All lengths are px. */
export interface Layout {
  readonly scrollTop: number;
  readonly scrollHeight: number;
  /** Height of the view; 0 while the list is not displayed. */
  readonly height: number;
  /** The mounted rows, in order. */
  readonly rows: readonly RowBox[];
  /** From the top of the view to the element inside the anchor row that was found when the reader came to rest. */
  readonly inside?: number | undefined;
}

/** Distance to the end, in px. */
export function distanceOf({ scrollTop, scrollHeight, height }: Omit<Layout, 'rows'>): number {
  return scrollHeight - height - scrollTop;
}

/** The same with all rows this much further down, in px. */
export function shifted(layout: Layout, by: number): Layout {
  return {
    ...layout,
    rows: layout.rows.map((row) => ({ ...row, top: row.top + by })),
    ...(layout.inside !== undefined && { inside: layout.inside + by }),
  };
}

/** The same after gaps have changed, from `before` to `gaps`: each piece has a gap before it, and the last gap is the end. @param insideOf the row that `inside` is in */
export function withGaps(
  layout: Layout,
  { pieces, gaps }: { readonly pieces: readonly { readonly key: string }[]; readonly gaps: readonly number[] },
  before: readonly number[],
  insideOf = '',
): Layout {
  if (gaps.every((height, at) => height === before[at])) return layout;
  let added = 0;
  const addedBefore = new Map<string, number>();
  gaps.forEach((height, at) => {
    added += height - (before[at] ?? 0);
    addedBefore.set(pieces[at]?.key ?? '', added);
  });
  return {
    ...layout,
    scrollHeight: layout.scrollHeight + added,
    rows: layout.rows.map((row) => ({ ...row, top: row.top + (addedBefore.get(row.key) ?? 0) })),
    ...(layout.inside !== undefined && { inside: layout.inside + (addedBefore.get(insideOf) ?? 0) }),
  };
}
