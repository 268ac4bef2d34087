export interface RowBox {
  readonly key: string;
  readonly index: number;
  /** From the top of the view, in px. */
  readonly top: number;
  readonly height: number;
  /** Height including what belongs to the row and precedes it, such as a day separator, in px. */
  readonly extent: number;
}

/** Scroll position and mounted rows, read at one time. All lengths are px. */
export interface Layout {
  readonly scrollTop: number;
  readonly scrollHeight: number;
  /** Height of all content, which may be lower than the view; only `TopRow` needs it. */
  readonly content?: number | undefined;
  /** Height of the view; 0 while the list is not displayed. */
  readonly height: number;
  readonly rows: readonly RowBox[];
  /** From the top of the view to the element inside the anchor row that was found at rest. */
  readonly inside?: number | undefined;
}

/** Distance to the end, in px. */
export function distanceOf({ scrollTop, scrollHeight, height }: Omit<Layout, 'rows'>): number {
  return scrollHeight - height - scrollTop;
}

/** The layout with all rows moved down by `by` px. */
export function shifted(layout: Layout, by: number): Layout {
  return {
    ...layout,
    rows: layout.rows.map((row) => ({ ...row, top: row.top + by })),
    ...(layout.inside !== undefined && { inside: layout.inside + by }),
  };
}

/** The layout after its gaps changed from `before` to `gaps`: one before each piece, then the end. @param insideOf key of the row that contains `inside` */
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
    ...(layout.content !== undefined && { content: layout.content + added }),
    rows: layout.rows.map((row) => ({ ...row, top: row.top + (addedBefore.get(row.key) ?? 0) })),
    ...(layout.inside !== undefined && { inside: layout.inside + (addedBefore.get(insideOf) ?? 0) }),
  };
}
