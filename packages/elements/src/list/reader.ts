/** The reader's position: at the end, which the list follows, or at a row, which keeps its place in the view. No DOM, no clock. */

import { distanceOf, type Layout } from './layout.js';

/** A reader this close to the end is at the end, in px. */
export const NEAR_END = 10;
/** Space between a row brought into view and the edge of the view, in px. */
const MARGIN = 8;
/** Smallest correction, in px. */
const TOLERANCE = 0.5;

export type Align = 'start' | 'center' | 'end';

export interface Anchor {
  readonly key: string;
  /** From the top of the view, in px. */
  readonly top: number;
  /** The row was brought here and stays while rows around it are measured, until the reader moves. */
  readonly align?: Align;
  /** Computed from heights: no row was mounted here. */
  readonly assumed?: boolean;
}

export class Reader {
  following = true;
  /** The reader has scrolled and is not at rest yet. */
  moving = false;
  #anchor: Anchor | undefined;
  /** The element inside the anchor row that keeps its place instead of the row, in px from the top of the view. */
  #inside: number | undefined;
  #scrollTop = 0;
  /** Rows were mounted or removed: the browser may have changed the position, not the reader. */
  #rowsChanged = false;
  /** The wheel was turned up, without a scroll down since. */
  #leaving = false;

  /** `undefined` while following. */
  get anchor(): Anchor | undefined {
    return this.following && !this.#anchor?.align ? undefined : this.#anchor;
  }

  /** The next difference in position is not the reader's doing. */
  expectChange(): void {
    this.#rowsChanged = true;
  }

  attach(): void {
    this.moving = false;
    this.#rowsChanged = true;
  }

  written(scrollTop: number): void {
    this.#scrollTop = scrollTop;
  }

  follow(): void {
    this.following = true;
    this.#leaving = false;
    this.#anchor = this.#inside = undefined;
    this.#rowsChanged = true;
  }

  show(key: string, align: Align): void {
    this.stay(key, align);
    this.#rowsChanged = true;
  }

  /** As `show`, for a row that is there already: the next difference in position is the reader's doing. */
  stay(key: string, align: Align): void {
    this.following = false;
    this.#anchor = { key, top: 0, align };
    this.#inside = undefined;
  }

  release(): void {
    if (this.#anchor?.align) this.#anchor = undefined;
  }

  wheel(up: boolean, scrollTop: number): void {
    this.release();
    // A smooth scroll begins with a few px: following must not pull it back.
    this.#leaving = up && scrollTop > 0;
    if (this.#leaving) this.following = false;
  }

  /** Also called for our own scrolling, during which rows may have arrived. */
  scrollEnded(distance: number): void {
    if (distance <= NEAR_END && !this.#leaving) this.following = true;
  }

  rest(inside: number | undefined): void {
    this.moving = false;
    this.#inside = inside;
  }

  /** Compares the position with the last known one. @returns true when the reader has moved */
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
    // The content became shorter, and the browser moved the view.
    if (upward && distance < 1) return false;
    if (upward && distance > NEAR_END) this.following = false;
    else if (!upward && distance <= NEAR_END) this.following = true;
    if (!upward) this.#leaving = false;
    this.release();
    this.moving = true;
    this.#inside = undefined;
    return true;
  }

  /** Scroll distance that restores the reader's position, in px. */
  correction(layout: Layout): number {
    const { anchor } = this;
    if (!anchor) return this.following ? Math.max(0, distanceOf(layout)) : 0;
    const row = layout.rows.find(({ key }) => key === anchor.key);
    if (!row || anchor.assumed) return 0;
    const byInside = !anchor.align && this.#inside !== undefined && layout.inside !== undefined;
    // Keeps the first position: some browsers scroll by whole px, and the remainders would add up.
    const shift = byInside ? (layout.inside ?? 0) - (this.#inside ?? 0) : row.top - this.topOf(anchor, row.height, layout.height);
    return Math.abs(shift) < TOLERANCE ? 0 : shift;
  }

  /** Call with the layout after the correction. @param assumed the anchor when no mounted row is in view */
  settled(layout: Layout, assumed: Anchor | undefined): void {
    const { anchor } = this;
    const mounted = anchor && !anchor.assumed && layout.rows.some(({ key }) => key === anchor.key);
    if (!mounted) this.remember(layout, assumed);
    else if (anchor.align) {
      this.following = distanceOf(layout) <= NEAR_END;
      if (this.following && anchor.align !== 'center') this.#anchor = undefined;
    }
    // A row mounted above the anchor is the first in view now.
    else if (anchor.top > 0 && this.#inside === undefined) this.remember(layout, assumed, anchor.key);
  }

  /** Makes the first row in view the anchor, at its position. @param kept a row whose known position stays */
  remember({ rows, height }: Layout, assumed: Anchor | undefined, kept?: string): void {
    if (this.following || this.#anchor?.align) return;
    let at = rows.findIndex(({ top, height: own }) => top + own > 0);
    // The first row loses its header when older rows precede it: its top moves by itself.
    if (rows[at]?.index === 0 && (rows[at + 1]?.top ?? Infinity) < height) at += 1;
    const row = rows[at];
    if (row && row.key === kept) return;
    this.#anchor = row && row.top < height ? { key: row.key, top: row.top } : assumed;
  }

  /** Top of the anchor row in the view for this height, in px. */
  topOf({ align, top }: Anchor, height: number, view: number): number {
    if (align === 'start') return MARGIN;
    if (align === 'end') return Math.max(MARGIN, view - height - MARGIN);
    // A row higher than the view is shown from its beginning.
    return align === 'center' ? Math.max(0, (view - height) / 2) : top;
  }
}
