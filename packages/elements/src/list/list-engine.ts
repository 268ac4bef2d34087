/** Decides which rows of a long list are mounted, the gaps' heights and the scroll position. No DOM, no clock: `ListDriver` reads and writes the page. */
import { distanceOf, shifted, withGaps, type Layout } from './layout.js';
import { Reader, type Align, type Anchor } from './reader.js';
import { TopRow } from './top-row.js';
import { RowWindow, type Piece, type RowOrder, type Splice, type View } from './row-window.js';

/** Rows that one render adds beyond the view: while the reader scrolls, and when the page is idle. */
const AHEAD_SCROLLING = 6;
const AHEAD_IDLE = 12;
/** Most rows in plain mode, around the reader: more would block the page for seconds. */
const PLAIN_ROWS = 2000;
/** Renders in one frame until a view of unmeasured rows is full. */
const ROUNDS = 4;

export type Input =
  /** Another conversation: forgets all rows. */
  | { readonly type: 'reset' }
  /** The engine's `RowOrder` already contains these changes. */
  | { readonly type: 'splice'; readonly splices: readonly Splice[] }
  /** Before a render. `pinned`: rows mounted wherever the reader is. `plain`: mounts all rows. `flood`: rows arrive faster than they can be read. */
  | { readonly type: 'plan'; readonly pinned: Iterable<number>; readonly plain: boolean; readonly flood: boolean }
  | { readonly type: 'layout'; readonly layout: Layout }
  | { readonly type: 'scroll'; readonly layout: Layout }
  | { readonly type: 'scroll-end'; readonly layout: Layout }
  | { readonly type: 'wheel'; readonly up: boolean; readonly layout: Layout }
  /** Touch, mouse button or key: the reader takes over. */
  | { readonly type: 'press'; readonly layout: Layout }
  | { readonly type: 'rest'; readonly layout: Layout }
  /** Without a layout, after the next render. `top`: this row moves to the top of the view and stays there while what follows it grows. */
  | { readonly type: 'follow'; readonly layout?: Layout | undefined; readonly top?: string | undefined }
  /** The scroller is another one or was moved in the page: its position is not the reader's doing. */
  | { readonly type: 'attach' }
  | { readonly type: 'unfollow' }
  | { readonly type: 'show'; readonly key: string; readonly align: Align }
  /** Brings a row into view by the shortest way. */
  | { readonly type: 'reveal'; readonly key: string; readonly layout: Layout };

export interface Step {
  readonly pieces: readonly Piece[];
  /** In px: one for each piece with `gap`, then, with `hasTail`, one for the rows after the last piece. */
  readonly gaps: readonly number[];
  readonly hasTail: boolean;
  /** Height of the space below the last row, in px. */
  readonly room: number;
  /** Where to scroll to, in px; a value beyond the end means the end. */
  readonly scrollTop?: number | undefined;
  /** Requests a render: before the next paint, in the next frame, or when the page is idle. */
  readonly wants?: 'paint' | 'frame' | 'idle' | undefined;
  /** The reader has scrolled: `rest` is due afterwards. */
  readonly moved: boolean;
}

export class ListEngine {
  #window = new RowWindow();
  #reader = new Reader();
  #top = new TopRow();
  #page = { scrollTop: 0, scrollHeight: 0, height: 0 };
  #plain = false;
  #rounds = 0;
  /** Nothing has been displayed: the lower half of the view is mounted first, the rest a frame later. */
  #opening = true;
  /** Index of the anchor row, kept for when that row is removed. */
  #anchorIndex = 0;

  constructor(private readonly order: RowOrder) {}

  get length(): number {
    return this.#window.length;
  }

  get last(): number {
    return this.#window.end - 1;
  }

  get following(): boolean {
    return this.#reader.following;
  }

  /** Of the view, in px. */
  get height(): number {
    return this.#page.height;
  }

  /** Distance to the end, in px. */
  get below(): number {
    return distanceOf(this.#page);
  }

  /** Distance to the beginning, in px; while following, as if the list were at its end already. */
  get above(): number {
    return this.#page.scrollTop + (this.following ? this.below : 0);
  }

  /** Key of the row that is held at the top. */
  get top(): string | undefined {
    return this.#top.key;
  }

  get anchor(): Anchor | undefined {
    return this.#reader.anchor;
  }

  /** The row about 0.9 views above (-1) or below (1) `index`, at least the adjacent one. */
  pageFrom(index: number, direction: -1 | 1): number {
    const { heights } = this.#window;
    const far = heights.find(heights.before(index) + direction * this.height * 0.9);
    return direction < 0 ? Math.min(far + 1, index - 1) : Math.max(far, index + 1);
  }

  /** The position after `scrollTop` was written: a browser rounds and clamps it. */
  written(scrollTop: number): void {
    this.#reader.written(scrollTop);
    this.#page = { ...this.#page, scrollTop };
  }

  step(input: Input): Step {
    const reader = this.#reader;
    switch (input.type) {
      case 'reset':
        this.#window = new RowWindow();
        this.#reader = new Reader();
        this.#reader.expectChange();
        this.#top = new TopRow();
        this.#opening = true;
        this.#rounds = 0;
        return this.#answer({});
      case 'splice':
        for (const splice of input.splices) this.#window.splice(splice);
        return this.#answer({});
      case 'plan':
        return this.#plan(input);
      case 'layout':
        return this.#measure(input.layout);
      case 'scroll':
        return this.#onScroll(input.layout);
      case 'scroll-end':
        reader.scrollEnded(distanceOf(input.layout));
        return this.#onScroll(input.layout);
      case 'wheel':
        reader.wheel(input.up, input.layout.scrollTop);
        return this.#onScroll(input.layout, true);
      case 'press':
        reader.release();
        return this.#onScroll(input.layout, true);
      case 'rest':
        return this.#rest(input.layout);
      case 'follow':
        reader.follow();
        if (input.top === undefined) this.#top.held = false;
        else this.#top.hold(input.top);
        return input.layout ? this.#settle(input.layout) : this.#answer({});
      case 'attach':
        reader.attach();
        return this.#answer({});
      case 'unfollow':
        reader.following = false;
        return this.#answer({});
      case 'show':
        reader.show(input.key, input.align);
        return this.#answer({});
      case 'reveal':
        return this.#reveal(input.key, input.layout);
    }
  }

  #plan({ pinned, plain, flood }: Extract<Input, { type: 'plan' }>): Step {
    const rows = this.#window;
    const view = this.#view();
    let more = false;
    if (this.top !== undefined && this.order.indexOf(this.top) < 0) this.#top = new TopRow();
    this.#plain = plain;
    if (plain) rows.chooseAround(rows.heights.find(view.top), PLAIN_ROWS);
    else {
      const ahead = this.#rounds > 0 || flood ? 0 : this.#reader.moving ? AHEAD_SCROLLING : AHEAD_IDLE;
      more = rows.choose(this.#opening && !this.anchor ? { top: view.top + view.height / 2, height: view.height / 2 } : view, ahead);
      if (rows.moved && rows.length > 0 && this.#rounds === 0) this.#rounds = ROUNDS;
    }
    if (rows.place(pinned, this.order)) this.#reader.expectChange();
    return this.#answer(more && !flood ? { wants: 'idle' } : {});
  }

  /** @returns true when the reader has moved, which changes the anchor */
  #observe(layout: Layout): boolean {
    const moved = this.#reader.observe(layout);
    if (moved) {
      this.#top.held = false;
      this.#reader.remember(layout, this.#assumed());
    }
    return moved;
  }

  /** @param anew chooses a new anchor in any case */
  #onScroll(layout: Layout, anew = false): Step {
    if (layout.height === 0) return this.#hidden();
    this.#page = layout;
    const moved = this.#observe(layout);
    if (anew) this.#reader.remember(layout, this.#assumed());
    return this.#answer({ moved, ...(this.#window.lacks(this.#view()) && { wants: 'frame' }) });
  }

  /** Stores the heights of mounted rows, corrects the position, and requests rows that are missing in the view. */
  #measure(layout: Layout): Step {
    if (layout.height === 0) return this.#hidden();
    // In plain mode the browser skips the content of rows far from the view: their heights are not real.
    if (!this.#plain) for (const { index, extent } of layout.rows) if (index < this.length) this.#window.heights.set(index, extent);
    const filling = this.#rounds > 0;
    const step = this.#settle(layout, filling);
    const lacks = this.#window.lacks(this.#view());
    if (filling) {
      this.#rounds = lacks && (!this.#opening || this.anchor) ? this.#rounds - 1 : 0;
      this.#opening = false;
    }
    return lacks ? { ...step, wants: this.#rounds > 0 ? 'paint' : 'frame' } : step;
  }

  #hidden(): Step {
    this.#rounds = 0;
    this.#reader.expectChange();
    return this.#answer({});
  }

  /** Turns the correction held by a gap into a scroll, and mounts more rows when the page is idle. */
  #rest(layout: Layout): Step {
    if (layout.height === 0) return this.#hidden();
    const { anchor } = this;
    const moved = this.#observe(layout);
    this.#reader.rest(!moved && anchor && anchor.top < 0 && !anchor.align ? layout.inside : undefined);
    this.#window.drift = 0;
    return { ...this.#settle(layout, true), wants: 'idle' };
  }

  #reveal(key: string, layout: Layout): Step {
    const { first, end } = this.#window;
    const box = layout.rows.find((row) => row.key === key && row.index >= first && row.index < end);
    const up = box ? box.top < 0 || box.height > layout.height : this.order.indexOf(key) < first;
    if (box && !up && box.top + box.height <= layout.height) return this.#answer({});
    this.#reader.show(key, up ? 'start' : 'end');
    return { ...this.#settle(layout), wants: 'frame' };
  }

  /** Corrects the position. @param learn gives unmeasured rows the average height of the measured ones */
  #settle(layout: Layout, learn = false): Step {
    const reader = this.#reader;
    const moved = this.#observe(layout);
    if (learn) this.#window.learn();
    let after = this.#top.fit(this.#withGaps(layout));
    // What follows the row fills the view: from here on it grows below, and the row stays.
    if (this.#top.held && this.#top.room === 0 && reader.following && this.#top.key !== undefined) reader.stay(this.#top.key, 'start');
    this.#page = after;
    const shift = reader.correction(after);
    let scrollTop: number | undefined;
    // While the reader scrolls, the gap above the view absorbs the correction: writing `scrollTop` would stop the scroll.
    if (shift !== 0 && reader.anchor && reader.moving && this.#window.absorb(shift, layout.height)) after = this.#withGaps(after);
    else if (shift !== 0) {
      scrollTop = reader.anchor ? after.scrollTop + shift : after.scrollHeight;
      const to = Math.max(0, Math.min(scrollTop, after.scrollHeight - after.height));
      after = { ...shifted(after, after.scrollTop - to), scrollTop: to };
    }
    this.#page = after;
    reader.settled(after, this.#assumed());
    return this.#answer({ scrollTop, moved });
  }

  #withGaps(layout: Layout): Layout {
    const before = this.#window.gaps;
    this.#window.fillGaps();
    return withGaps(layout, this.#window, before, this.anchor?.key);
  }

  #view(): View {
    const { heights } = this.#window;
    const { height } = this.#page;
    const { anchor } = this;
    const end = Math.max(0, heights.total - height);
    if (!anchor) return { top: end, height };
    const index = this.order.indexOf(anchor.key);
    if (index >= 0) this.#anchorIndex = index;
    const at = Math.min(this.#anchorIndex, Math.max(0, this.length - 1));
    return { top: Math.max(0, Math.min(heights.before(at) - this.#reader.topOf(anchor, heights.at(at), height), end)), height };
  }

  /** The row at the top of the view, computed from heights: after a drag of the scrollbar none is mounted there. */
  #assumed(): Anchor | undefined {
    const { heights, drift } = this.#window;
    const top = this.#page.scrollTop - drift;
    const index = heights.find(top);
    const key = this.order.at(index);
    return key === undefined ? undefined : { key, top: heights.before(index) - top, assumed: true };
  }

  #answer({ scrollTop, wants, moved = false }: Partial<Step>): Step {
    const { pieces, gaps, hasTail } = this.#window;
    return { pieces, gaps: gaps.filter((_, at) => pieces[at]?.gap ?? hasTail), hasTail, room: this.#top.room, scrollTop, wants, moved };
  }
}
