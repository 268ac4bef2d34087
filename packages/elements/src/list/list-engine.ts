/**
 * The engine of a long list: which rows are mounted, how high the gaps between them are, and where the list is scrolled to. It gets what happened and what
 * the browser has laid out, and answers what to change. No DOM, no clock, no callback: `ListDriver` reads the page for it and writes what it answers.
 */
import { distanceOf, shifted, withGaps, type Layout } from './layout.js';
import { Reader, type Align, type Anchor } from './reader.js';
import { RowWindow, type Piece, type RowOrder, type Splice, type View } from './row-window.js';

/** Rows that one render mounts beyond the view while the reader scrolls, and when the page is idle. */
const AHEAD_SCROLLING = 6;
const AHEAD_IDLE = 12;
/** Rows that plain mode mounts at most, around the reader: more would block the page for seconds. */
const PLAIN_ROWS = 2000;
/** Renders in one frame until the view is full of rows that were never measured before. */
const ROUNDS = 4;

export type Input =
  /** Another conversation: nothing is known of its rows. */
  | { readonly type: 'reset' }
  /** The order has changed; the row order given to the engine is the new one already. */
  | { readonly type: 'splice'; readonly splices: readonly Splice[] }
  /** Before a render. `pinned`: rows that stay mounted wherever the reader is. `plain`: all rows are mounted. `flood`: rows come faster than anybody reads. */
  | { readonly type: 'plan'; readonly pinned: Iterable<number>; readonly plain: boolean; readonly flood: boolean }
  /** Rows were rendered, or have another size. */
  | { readonly type: 'layout'; readonly layout: Layout }
  | { readonly type: 'scroll'; readonly layout: Layout }
  | { readonly type: 'scroll-end'; readonly layout: Layout }
  | { readonly type: 'wheel'; readonly up: boolean; readonly layout: Layout }
  /** A finger, the mouse or a key: the reader takes over. */
  | { readonly type: 'press'; readonly layout: Layout }
  /** The reader has not scrolled for a while. */
  | { readonly type: 'rest'; readonly layout: Layout }
  /** Goes to the end and follows it; without a layout, after the next render. */
  | { readonly type: 'follow'; readonly layout?: Layout | undefined }
  /** The scrolled element is another one, or was moved in the page: its position now is not the reader's doing. */
  | { readonly type: 'attach' }
  /** Stays where it is, also at the end. */
  | { readonly type: 'unfollow' }
  /** Brings a row into view with the next render. */
  | { readonly type: 'show'; readonly key: string; readonly align: Align }
  /** Brings a row into view by the shortest way; nothing happens where it is in view. */
  | { readonly type: 'reveal'; readonly key: string; readonly layout: Layout };

export interface Step {
  readonly pieces: readonly Piece[];
  /** Heights of the gaps in px: one for each piece that has one, then, with `hasTail`, that of the rows after the last piece. */
  readonly gaps: readonly number[];
  readonly hasTail: boolean;
  /** Where to scroll to, in px; more than the page can is its end. */
  readonly scrollTop?: number | undefined;
  /** A render is wanted: before the next paint, in the next frame, or when the page is idle. */
  readonly wants?: 'paint' | 'frame' | 'idle' | undefined;
  /** The reader has scrolled: `rest` is due once that is over. */
  readonly moved: boolean;
}

export class ListEngine {
  #window = new RowWindow();
  #reader = new Reader();
  /** The page as the last step left it. */
  #page = { scrollTop: 0, scrollHeight: 0, height: 0 };
  #plain = false;
  /** Renders that are left in this frame to fill a view of which nothing is measured. */
  #rounds = 0;
  /** Nothing of the conversation has been displayed: the lower half of the view comes first, the rest a frame later. */
  #opening = true;
  /** Index of the anchor row, kept for when that row has gone. */
  #anchorIndex = 0;

  constructor(private readonly order: RowOrder) {}

  get length(): number {
    return this.#window.length;
  }

  /** Index of the last row mounted for the view. */
  get last(): number {
    return this.#window.end - 1;
  }

  get following(): boolean {
    return this.#reader.following;
  }

  /** Height of the view, in px. */
  get height(): number {
    return this.#page.height;
  }

  /** Distance of the view to the end, in px. */
  get below(): number {
    return distanceOf(this.#page);
  }

  /** Distance of the view to the beginning, in px; at the end that is followed, as if the list were there already. */
  get above(): number {
    return this.#page.scrollTop + (this.following ? this.below : 0);
  }

  /** The row that holds the reader's position. */
  get anchor(): Anchor | undefined {
    return this.#reader.anchor;
  }

  /** The row about one view above (-1) or below (1) another one, and at least the next. */
  pageFrom(index: number, direction: -1 | 1): number {
    const { heights } = this.#window;
    const far = heights.find(heights.before(index) + direction * this.height * 0.9);
    return direction < 0 ? Math.min(far + 1, index - 1) : Math.max(far, index + 1);
  }

  /** Where a write of `scrollTop` has led to: the browser rounds, and stops at the ends. */
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

  /** @returns true when the reader has moved: the anchor is another one then */
  #observe(layout: Layout): boolean {
    const moved = this.#reader.observe(layout);
    if (moved) this.#reader.remember(layout, this.#assumed());
    return moved;
  }

  /** The reader may have scrolled. @param anew the anchor is chosen anew in any case */
  #onScroll(layout: Layout, anew = false): Step {
    if (layout.height === 0) return this.#hidden();
    this.#page = layout;
    const moved = this.#observe(layout);
    if (anew) this.#reader.remember(layout, this.#assumed());
    return this.#answer({ moved, ...(this.#window.lacks(this.#view()) && { wants: 'frame' }) });
  }

  /** Keeps the heights of the mounted rows, and everything in its place; asks for rows that are missing in the view. */
  #measure(layout: Layout): Step {
    if (layout.height === 0) return this.#hidden();
    // In plain mode the browser leaves out the content of rows far from the view: they have no height of their own.
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

  /** A list that is not displayed has no heights and no position. */
  #hidden(): Step {
    this.#rounds = 0;
    this.#reader.expectChange();
    return this.#answer({});
  }

  /** The correction that a gap has taken while the reader scrolled becomes a scroll, and more rows are mounted when there is time. */
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

  /** Puts everything back in its place. @param learn unmeasured rows count as high as the measured ones are on average */
  #settle(layout: Layout, learn = false): Step {
    const reader = this.#reader;
    const moved = this.#observe(layout);
    if (learn) this.#window.learn();
    let after = this.#withGaps(layout);
    this.#page = after;
    const shift = reader.correction(after);
    let scrollTop: number | undefined;
    // While the reader scrolls, the gap above the view takes the correction: a write of `scrollTop` would stop the scroll.
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

  /** The layout as it will be with the gaps that are due now. */
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

  /** The row at the top of the view by the heights, when none is mounted there, as after a drag of the scrollbar. */
  #assumed(): Anchor | undefined {
    const { heights, drift } = this.#window;
    const top = this.#page.scrollTop - drift;
    const index = heights.find(top);
    const key = this.order.at(index);
    return key === undefined ? undefined : { key, top: heights.before(index) - top, assumed: true };
  }

  #answer({ scrollTop, wants, moved = false }: Partial<Step>): Step {
    const { pieces, gaps, hasTail } = this.#window;
    return { pieces, gaps: gaps.filter((_, at) => pieces[at]?.gap ?? hasTail), hasTail, scrollTop, wants, moved };
  }
}
