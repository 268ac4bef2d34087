/**
 * Keeps what the reader sees in its place while a scrolled list changes around it: at the end it follows, anywhere else the first visible row stays where
 * it is, whatever grows or comes above it. Explicit for all browsers alike: WebKit has no scroll anchoring, and no browser's works at the very top.
 */

/** Within so many pixels of the end, the reader is at the end. */
export const NEAR_END = 10;

export interface ScrollKeeperOptions {
  /** The reader moved, or the content did. */
  readonly moved: () => void;
}

export class ScrollKeeper {
  #scroller: HTMLElement | undefined;
  #content: HTMLElement | undefined;
  #anchor: { readonly row: Element; readonly top: number } | undefined;
  /** The row that was brought to the middle. It stays there while rows around it take their height, until the reader moves. */
  #pinned: Element | undefined;
  #last = 0;
  readonly #sizes = new ResizeObserver(() => this.#onResize());

  /** The list stays at its end as it grows. */
  following = true;

  constructor(private readonly options: ScrollKeeperOptions) {}

  /** Distance to the end, in pixels. */
  get distance(): number {
    const scroller = this.#scroller;
    return scroller ? scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop : 0;
  }

  /** Distance to the beginning, in pixels: where we shall be, while the way to the end is still to be gone. */
  get top(): number {
    const scroller = this.#scroller;
    return scroller ? (this.following ? scroller.scrollHeight - scroller.clientHeight : scroller.scrollTop) : 0;
  }

  /** @param content the one child of the scroller whose children are the rows */
  attach(scroller: HTMLElement, content: HTMLElement): void {
    if (scroller === this.#scroller && content === this.#content) return;
    this.detach();
    this.#scroller = scroller;
    this.#content = content;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    scroller.addEventListener('scrollend', this.#onScrollEnd, { passive: true });
    scroller.addEventListener('wheel', this.#onWheel, { passive: true });
    for (const type of ['pointerdown', 'keydown', 'touchstart']) scroller.addEventListener(type, this.#onReader, { passive: true });
    this.#sizes.observe(scroller);
    this.#sizes.observe(content);
  }

  detach(): void {
    this.#sizes.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#scroller?.removeEventListener('scrollend', this.#onScrollEnd);
    this.#scroller?.removeEventListener('wheel', this.#onWheel);
    for (const type of ['pointerdown', 'keydown', 'touchstart']) this.#scroller?.removeEventListener(type, this.#onReader);
    this.#scroller = this.#content = this.#anchor = this.#pinned = undefined;
  }

  /** Goes to the end, and follows it. */
  toEnd(): void {
    this.following = true;
    this.#pinned = undefined;
    this.#scrollTo(this.#scroller?.scrollHeight ?? 0);
  }

  /** Brings a row into view: `center` always to the middle, `nearest` only where it is not fully seen. */
  reveal(row: Element, block: 'center' | 'nearest'): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    this.#pinned = block === 'center' ? row : undefined;
    const view = scroller.getBoundingClientRect();
    const rect = row.getBoundingClientRect();
    const above = rect.top - view.top;
    const below = rect.bottom - view.bottom;
    // A row higher than the view is shown from its beginning.
    if (block === 'center') this.#scrollTo(scroller.scrollTop + (rect.height > view.height ? above : above - (view.height - rect.height) / 2));
    else if (above < 0 || rect.height > view.height) this.#scrollTo(scroller.scrollTop + above - 8);
    else if (below > 0) this.#scrollTo(scroller.scrollTop + below + 8);
    this.following = this.distance <= NEAR_END;
    this.#remember();
  }

  #scrollTo(top: number): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    scroller.scrollTop = top;
    this.#last = scroller.scrollTop;
  }

  #onScroll = (): void => {
    const top = this.#scroller?.scrollTop ?? 0;
    const distance = this.distance;
    // Upward, a pixel is not yet leaving; downward, near the end is arriving.
    if (top < this.#last ? distance > NEAR_END : false) this.following = false;
    else if (top > this.#last && distance <= NEAR_END) this.following = true;
    this.#last = top;
    this.#remember();
    this.options.moved();
  };

  #onScrollEnd = (): void => {
    // Our own scrolling ends too, and rows may have come meanwhile: that is arriving late, not leaving. Who leaves, leaves in `#onScroll`.
    if (this.distance <= NEAR_END) this.following = true;
    this.options.moved();
  };

  /** A wheel turned up is a reader who leaves the end: a smooth scroll begins with less than ten pixels, and must not be pulled back. */
  #onWheel = (event: WheelEvent): void => {
    this.#pinned = undefined;
    if (event.deltaY < 0 && (this.#scroller?.scrollTop ?? 0) > 0) this.following = false;
  };

  #onReader = (): void => {
    this.#pinned = undefined;
  };

  /** Runs after layout and before paint, so nothing is seen to move. */
  #onResize(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    if (this.#pinned?.isConnected) this.reveal(this.#pinned, 'center');
    else if (this.following) this.#scrollTo(scroller.scrollHeight);
    else if (this.#anchor?.row.isConnected) {
      const shift = this.#anchor.row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - this.#anchor.top;
      if (Math.abs(shift) >= 0.5) this.#scrollTo(scroller.scrollTop + shift);
    }
    this.#remember();
    this.options.moved();
  }

  /** The first row in view, and where it stands. Not the very first of the list while another is in view: its header goes when older ones come before it. */
  #remember(): void {
    const scroller = this.#scroller;
    const rows = this.#content?.children;
    if (!scroller || !rows || this.following) return;
    const view = scroller.getBoundingClientRect();
    let low = 0;
    let high = rows.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) <= view.top) low = middle + 1;
      else high = middle;
    }
    const isRow = (row: Element | undefined): boolean => row?.hasAttribute('data-row') === true;
    while (low < rows.length - 1 && !isRow(rows[low])) low += 1;
    const next = rows[low + 1];
    const firstOfAll = low === [...rows].findIndex(isRow);
    const row = firstOfAll && isRow(next) && next && next.getBoundingClientRect().top < view.bottom ? next : rows[low];
    this.#anchor = row && { row, top: row.getBoundingClientRect().top - view.top };
  }
}
