/** Where the reader is in a scrolled list: at its end, which the list follows, or at a row, which keeps its position in the view. Pure: no DOM, no clock. */

import { distanceOf, type Layout } from './layout.js';

/** Within this distance of the end, in px, the reader is at the end. */
export const NEAR_END = 10;
/** Space between a row that was brought into view and the edge of the view, in px. */
const MARGIN = 8;
/** A smaller correction than this, in px, is not worth a scroll. */
const TOLERANCE = 0.5;

export type Align = 'start' | 'center' | 'end';

/** A row, and where it stands in the view. */
export interface Anchor {
  readonly key: string;
  /** From the top of the view to the row, in px. */
  readonly top: number;
  /** The row was brought here, and stays here while rows around it are measured, until the reader moves. */
  readonly align?: Align;
  /** Computed from heights, not read from the page: no row was mounted here. */
  readonly assumed?: boolean;
}

export class Reader {
  /** The list stays at its end as it grows. */
  following = true;
  /** The reader has scrolled and not come to rest yet. */
  moving = false;
  #anchor: Anchor | undefined;
  /** Position of the element inside the anchor row that is kept in place of the row itself, in px from the top of the view. */
  #inside: number | undefined;
  #scrollTop = 0;
  /** Rows were mounted or removed: the browser may have changed the position, not the reader. */
  #rowsChanged = false;
  /** The wheel was turned up, and the reader has not scrolled down since. */
  #leaving = false;

  /** `undefined` at the end that is followed. */
  get anchor(): Anchor | undefined {
    return this.following && !this.#anchor?.align ? undefined : this.#anchor;
  }

  /** The next difference in position is not the reader's doing. */
  expectChange(): void {
    this.#rowsChanged = true;
  }

  /** The scrolled element is another one, or was taken out of the page and put in again. */
  attach(): void {
    this.moving = false;
    this.#rowsChanged = true;
  }

  /** The position that a write of ours has led to. */
  written(scrollTop: number): void {
    this.#scrollTop = scrollTop;
  }

  /** Goes to the end, and follows it. */
  follow(): void {
    this.following = true;
    this.#leaving = false;
    this.#anchor = this.#inside = undefined;
    this.#rowsChanged = true;
  }

  /** Brings a row into view, also one that is not mounted yet. */
  show(key: string, align: Align): void {
    this.following = false;
    this.#anchor = { key, top: 0, align };
    this.#inside = undefined;
    this.#rowsChanged = true;
  }

  /** The reader takes over: a row that was brought into view need not stay there. */
  release(): void {
    if (this.#anchor?.align) this.#anchor = undefined;
  }

  wheel(up: boolean, scrollTop: number): void {
    this.release();
    // A smooth scroll begins with a few px: it must not be pulled back to the end.
    this.#leaving = up && scrollTop > 0;
    if (this.#leaving) this.following = false;
  }

  /** The end of our own scrolling too: rows may have come meanwhile. */
  scrollEnded(distance: number): void {
    if (distance <= NEAR_END && !this.#leaving) this.following = true;
  }

  rest(inside: number | undefined): void {
    this.moving = false;
    this.#inside = inside;
  }

  /**
   * Compares the position with the last known one.
   * @returns true when the reader has moved
   */
  observe(layout: Layout): boolean {
    const { scrollTop } = layout;
    const last = this.#scrollTop;
    const changed = this.#rowsChanged;
    this.#rowsChanged = false;
    if (Math.abs(scrollTop - last) < 1) return false;
    this.#scrollTop = scrollTop;
    if (changed) return false;
    const upward = scrollTop < last;
    const distance = distanceOf(layout);
    // The content became shorter, and the browser moved the view with it.
    if (upward && distance < 1) return false;
    if (upward && distance > NEAR_END) this.following = false;
    else if (!upward && distance <= NEAR_END) this.following = true;
    if (!upward) this.#leaving = false;
    this.release();
    this.moving = true;
    this.#inside = undefined;
    return true;
  }

  /** How far to scroll so that what the reader sees is in its place, in px. */
  correction(layout: Layout): number {
    const { anchor } = this;
    if (!anchor) return this.following ? Math.max(0, distanceOf(layout)) : 0;
    const row = layout.rows.find(({ key }) => key === anchor.key);
    if (!row || anchor.assumed) return 0;
    const byInside = !anchor.align && this.#inside !== undefined && layout.inside !== undefined;
    // The position is kept as first seen: some browsers scroll by whole px, and the rest would add up.
    const shift = byInside ? (layout.inside ?? 0) - (this.#inside ?? 0) : row.top - this.topOf(anchor, row.height, layout.height);
    return Math.abs(shift) < TOLERANCE ? 0 : shift;
  }

  /** To be called with the layout after the correction. @param assumed the anchor when no mounted row is in view */
  settled(layout: Layout, assumed: Anchor | undefined): void {
    const { anchor } = this;
    const mounted = anchor && !anchor.assumed && layout.rows.some(({ key }) => key === anchor.key);
    if (!mounted) this.remember(layout, assumed);
    else if (anchor.align) {
      this.following = distanceOf(layout) <= NEAR_END;
      if (this.following && anchor.align !== 'center') this.#anchor = undefined;
    }
    // A row that was mounted above the anchor is what is read first now.
    else if (anchor.top > 0 && this.#inside === undefined) this.remember(layout, assumed, anchor.key);
  }

  /** Makes the first row in view the anchor, at its position now. @param kept a row that keeps its position as it is known */
  remember({ rows, height }: Layout, assumed: Anchor | undefined, kept?: string): void {
    if (this.following || this.#anchor?.align) return;
    let at = rows.findIndex(({ top, height: own }) => top + own > 0);
    // The first row of all loses its header when older ones come before it: its top moves by itself.
    if (rows[at]?.index === 0 && (rows[at + 1]?.top ?? Infinity) < height) at += 1;
    const row = rows[at];
    if (row && row.key === kept) return;
    this.#anchor = row && row.top < height ? { key: row.key, top: row.top } : assumed;
  }

  /** Where the anchor row stands in the view when it has this height, in px. */
  topOf({ align, top }: Anchor, height: number, view: number): number {
    if (align === 'start') return MARGIN;
    if (align === 'end') return Math.max(MARGIN, view - height - MARGIN);
    // A row higher than the view is shown from its beginning.
    return align === 'center' ? Math.max(0, (view - height) / 2) : top;
  }
}
