/**
 * Keeps what the reader sees in its place while a scrolled list changes around it: at the end it follows, anywhere else the first visible row stays where
 * it is, whatever grows or comes above it. Explicit for all browsers alike: WebKit has no scroll anchoring, and no browser's works at the very top.
 */
import { anchorInside } from './anchor.js';

/** Within so many pixels of the end, the reader is at the end. */
export const NEAR_END = 10;
/** Between a row that was brought into view and the edge, in pixels. */
const GAP = 8;
/** A reader who has not scrolled for so long rests, in milliseconds. */
const REST = 160;

export type Align = 'start' | 'center' | 'end';

/** A row that is mounted. */
export interface Mounted {
  readonly key: string;
  readonly element: HTMLElement;
  /** The very first of the list: its header goes when older ones come before it, so it holds nothing while another is in view. */
  readonly first: boolean;
}

/** Where the reader is: a row, and where that stands in the view. */
export interface Place {
  readonly key: string;
  /** Pixels from the top of the view to the row's. */
  readonly top: number;
  /** It was brought there, and stays there while rows around it take their height, until the reader moves. */
  readonly align?: Align;
  /** Reckoned, not seen: nothing was mounted there yet. */
  readonly reckoned?: boolean;
}

export interface ScrollKeeperOptions {
  /** The mounted rows, in order. */
  rows(): readonly Mounted[];
  /** Where the reader is when no mounted row is in view, as after a drag of the scrollbar. */
  reckon(): Place | undefined;
  /** Takes up a shift of the rows without scrolling, where it can. */
  absorb(shift: number): boolean;
  /** Elements have another size; the first time, any. */
  resized(entries: readonly ResizeObserverEntry[]): void;
  /** The reader moved, or the content did. */
  moved(): void;
  /** The reader has come to rest. */
  rested(): void;
}

export class ScrollKeeper {
  #scroller: HTMLElement | undefined;
  #place: Place | undefined;
  #inner: { readonly element: Element; readonly top: number } | undefined;
  #last = 0;
  /** Rows came or went: what the browser makes of the position until things are in their place again is nobody's will. */
  #expected = false;
  /** The wheel was turned up, and nothing has gone down since. */
  #leaving = false;
  #scrolledAt = -REST;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #sizes = new ResizeObserver((entries) => this.#onResize(entries));

  /** The list stays at its end as it grows. */
  following = true;
  /** Height of the view, without asking the browser for it. */
  height = 0;

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

  /** Where the reader is; `undefined` at the end that is followed. */
  get place(): Place | undefined {
    return this.following && !this.#place?.align ? undefined : this.#place;
  }

  /** The reader is on the way right now. */
  get scrolling(): boolean {
    return performance.now() - this.#scrolledAt < REST;
  }

  attach(scroller: HTMLElement): void {
    if (scroller === this.#scroller) return;
    this.detach();
    this.#scroller = scroller;
    // A list that was moved in the page begins at its top again, by nobody's will.
    this.#last = scroller.scrollTop;
    this.height = scroller.clientHeight;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    scroller.addEventListener('scrollend', this.#onScrollEnd, { passive: true });
    scroller.addEventListener('wheel', this.#onWheel, { passive: true });
    for (const type of ['pointerdown', 'touchstart']) scroller.addEventListener(type, this.#onReader, { passive: true });
    this.#sizes.observe(scroller);
  }

  /** Where the reader is stays known: an element that is moved in the page is taken out and put in again. */
  detach(): void {
    const scroller = this.#scroller;
    this.#sizes.disconnect();
    clearTimeout(this.#restTimer);
    scroller?.removeEventListener('scroll', this.#onScroll);
    scroller?.removeEventListener('scrollend', this.#onScrollEnd);
    scroller?.removeEventListener('wheel', this.#onWheel);
    for (const type of ['pointerdown', 'touchstart']) scroller?.removeEventListener(type, this.#onReader);
    this.#scroller = this.#inner = undefined;
  }

  observe(element: Element): void {
    this.#sizes.observe(element);
  }

  unobserve(element: Element): void {
    this.#sizes.unobserve(element);
  }

  /** Goes to the end, and follows it. */
  toEnd(): void {
    this.following = true;
    this.#leaving = false;
    this.#last = this.#scroller?.scrollTop ?? 0;
    this.#place = this.#inner = undefined;
    this.settle();
  }

  /** Brings a row into view, also one that is yet to be mounted: `center` to the middle, `start` and `end` to that edge. */
  show(key: string, align: Align): void {
    this.#last = this.#scroller?.scrollTop ?? 0;
    this.#place = { key, top: 0, align };
    this.#inner = undefined;
    this.following = false;
    this.settle();
  }

  /** Brings a mounted row into view where it is not fully seen. */
  reveal(element: HTMLElement, key: string): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const view = scroller.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    if (box.top < view.top || box.height > view.height) this.show(key, 'start');
    else if (box.bottom > view.bottom) this.show(key, 'end');
  }

  /** Where a row of this height is to stand. */
  topOf({ align, top }: Place, height: number): number {
    if (align === 'start') return GAP;
    if (align === 'end') return Math.max(GAP, this.height - height - GAP);
    // A row higher than the view is shown from its beginning.
    return align === 'center' ? Math.max(0, (this.height - height) / 2) : top;
  }

  /** Puts everything back in its place. Asks the browser for the layout: when that is done anyway, right before the paint. */
  settle(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    this.look();
    this.#expected = false;
    const { place } = this;
    const row = place && this.options.rows().find(({ key }) => key === place.key)?.element;
    if (!place || !row || place.reckoned) {
      if (!place && this.following && this.distance > 0) this.#scrollTo(scroller.scrollHeight);
      this.#remember();
      return;
    }
    const view = scroller.getBoundingClientRect().top;
    const inner = place.align ? undefined : this.#inner;
    const innerBox = inner?.element.getBoundingClientRect();
    const box = row.getBoundingClientRect();
    // Where it stands is kept as it was first seen: some browsers scroll by whole pixels, and the rest would add up.
    if (inner && innerBox && innerBox.height > 0) this.#shift(innerBox.top - view - inner.top);
    else this.#shift(box.top - view - this.topOf(place, box.height));
    if (!place.align) {
      // A row that was mounted meanwhile stands above it, and is what is read first.
      if (place.top > 0 && !inner) this.#remember(place);
      return;
    }
    this.following = this.distance <= NEAR_END;
    if (this.following && place.align !== 'center') this.#place = undefined;
  }

  /** Until things are put back in their place, no move is the reader's. */
  expectMove(): void {
    this.#expected = true;
  }

  /** The reader goes an own way: what was brought into view need not stay there. */
  release(): void {
    if (this.#place?.align) this.#place = undefined;
    this.#remember();
  }

  #shift(shift: number): void {
    if (Math.abs(shift) < 0.5 || !this.#scroller) return;
    if (this.scrolling && this.options.absorb(shift)) return;
    this.#scrollTo(this.#scroller.scrollTop + shift);
  }

  #scrollTo(top: number): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    scroller.scrollTop = top;
    this.#last = scroller.scrollTop;
  }

  #onScroll = (): void => {
    this.#expected = false;
    this.look();
    this.options.moved();
  };

  /** Sees that the reader has moved: at the scroll event, or before that when the layout is looked at anyway, and always before it is changed again. */
  look(): void {
    const top = this.#scroller?.scrollTop ?? 0;
    const distance = this.distance;
    if (Math.abs(top - this.#last) < 1) return;
    const upward = top < this.#last;
    this.#last = top;
    if (this.#expected) return;
    // What became lower has taken the view with it: that is nobody's will.
    if (upward && distance < 1) return;
    // Upward, a pixel is not yet leaving; downward, near the end is arriving.
    if (upward && distance > NEAR_END) this.following = false;
    else if (!upward && distance <= NEAR_END) this.following = true;
    if (!upward) this.#leaving = false;
    if (this.#place?.align) this.#place = undefined;
    this.#scrolledAt = performance.now();
    this.#inner = undefined;
    this.#rest();
    this.#remember();
  }

  #onScrollEnd = (): void => {
    // Our own scrolling ends too, and rows may have come meanwhile: that is arriving late, not leaving. Who leaves, leaves in `#onScroll`.
    if (this.distance <= NEAR_END && !this.#leaving) this.following = true;
    this.options.moved();
  };

  /** A wheel turned up is a reader who leaves the end: a smooth scroll begins with less than ten pixels, and must not be pulled back. */
  #onWheel = (event: WheelEvent): void => {
    this.release();
    this.#leaving = event.deltaY < 0 && (this.#scroller?.scrollTop ?? 0) > 0;
    if (this.#leaving) this.following = false;
    this.#remember();
  };

  #onReader = (): void => this.release();

  #rest(): void {
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      this.#lookInside();
      this.options.rested();
    }, REST);
  }

  /** Runs after layout and before paint, so nothing is seen to move. */
  #onResize(entries: readonly ResizeObserverEntry[]): void {
    if (!this.#scroller) return;
    for (const { target, contentRect } of entries) if (target === this.#scroller) this.height = contentRect.height;
    this.options.resized(entries);
    this.settle();
    this.options.moved();
  }

  /** The first row in view, and where it stands. @param known is kept as it is while that is the row */
  #remember(known?: Place): void {
    const scroller = this.#scroller;
    if (!scroller || this.following || this.#place?.align) return;
    const view = scroller.getBoundingClientRect();
    const rows = this.options.rows();
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.element.getBoundingClientRect().bottom ?? 0) <= view.top) low = middle + 1;
      else high = middle;
    }
    const topOf = (row: Mounted | undefined): number => row?.element.getBoundingClientRect().top ?? Infinity;
    const row = rows[low]?.first && topOf(rows[low + 1]) < view.bottom ? rows[low + 1] : rows[low];
    const top = topOf(row);
    if (known && row?.key === known.key) return;
    this.#place = row && top < view.bottom ? { key: row.key, top: top - view.top } : this.options.reckon();
  }

  /** The row the reader is in may itself grow above what is read. Looked up at rest only. */
  #lookInside(): void {
    const scroller = this.#scroller;
    const place = this.place;
    if (!scroller || !place || place.align || place.top >= 0) return;
    const view = scroller.getBoundingClientRect();
    const row = this.options.rows().find(({ key }) => key === place.key)?.element;
    const element = row && anchorInside(row, view.top, view.bottom);
    this.#inner = element && { element, top: element.getBoundingClientRect().top - view.top };
  }
}
