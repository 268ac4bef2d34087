/** What of a table is in sight: the rows to draw, and whether there is more to both sides. */
import { rowsInSight, rowsToDraw, type RowRange } from './row-window.js';

/** More rows on both sides of those in sight, so that not every frame of a scroll draws. */
const AHEAD = 8;

/** Before the first layout. */
const FIRST_BOX = 720;

export class TableViewport {
  readonly #scroller: HTMLElement;
  readonly #table: HTMLTableElement;
  readonly #onChange: () => void;
  readonly #observer = new ResizeObserver(() => this.#measure());
  #range: RowRange | undefined;
  #count = 0;
  #box = FIRST_BOX;
  /** `scrollTop`, which would cost a layout to ask for while rows are drawn. */
  #top = 0;
  /** Of what stands before the first row. */
  #above = 0;
  #head = 0;

  /** Of a row, in pixels. */
  rowHeight = 36;
  moreAtStart = false;
  moreAtEnd = false;
  /** It scrolls in some direction. */
  scrolls = false;

  constructor(scroller: HTMLElement, table: HTMLTableElement, onChange: () => void) {
    this.#scroller = scroller;
    this.#table = table;
    this.#onChange = onChange;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
  }

  connect(): void {
    this.#observer.observe(this.#scroller);
    this.#observer.observe(this.#table);
  }

  disconnect(): void {
    this.#observer.disconnect();
  }

  /** The rows to draw of so many. */
  rangeOf(count: number): RowRange {
    this.#count = count;
    return (this.#range = rowsToDraw(count, this.#sight(), AHEAD, this.#range));
  }

  /** Whole rows in sight. */
  get page(): number {
    return Math.max(1, Math.floor((this.#box - this.#head) / this.rowHeight) - 1);
  }

  /** Scrolls no further than it must. The header lies over the rows. */
  reveal(row: number): void {
    const top = this.#above + row * this.rowHeight;
    if (top - this.#head < this.#top) this.#scroller.scrollTop = top - this.#head;
    else if (top + this.rowHeight > this.#top + this.#box) this.#scroller.scrollTop = top + this.rowHeight - this.#box;
    else return;
    this.#top = this.#scroller.scrollTop;
    this.#onChange();
  }

  #sight(): RowRange {
    return rowsInSight(this.#count, this.rowHeight, this.#top - this.#above, this.#box);
  }

  #onScroll = (): void => {
    this.#top = this.#scroller.scrollTop;
    const changed = this.#findEdges();
    if (changed || rowsToDraw(this.#count, this.#sight(), AHEAD, this.#range) !== this.#range) this.#onChange();
  };

  #measure(): void {
    const [body] = this.#table.tBodies;
    const row = body?.querySelector<HTMLElement>('tr[part~="row"]');
    const height = row?.getBoundingClientRect().height ?? 0;
    if (height > 0) this.rowHeight = height;
    const { scrollTop, clientTop } = this.#scroller;
    this.#top = scrollTop;
    this.#box = this.#scroller.clientHeight || FIRST_BOX;
    this.#head = this.#table.tHead?.offsetHeight ?? 0;
    if (body) this.#above = body.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top - clientTop + scrollTop;
    this.#scroller.style.scrollPaddingBlockStart = `${String(this.#head)}px`;
    this.#findEdges();
    this.#onChange();
  }

  /** @returns true where something changed */
  #findEdges(): boolean {
    const { scrollLeft, scrollWidth, clientWidth, scrollHeight, clientHeight } = this.#scroller;
    const at = Math.abs(scrollLeft);
    const scrolls = scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
    const moreAtStart = at > 1;
    const moreAtEnd = at + clientWidth < scrollWidth - 1;
    if (moreAtStart === this.moreAtStart && moreAtEnd === this.moreAtEnd && scrolls === this.scrolls) return false;
    Object.assign(this, { moreAtStart, moreAtEnd, scrolls });
    return true;
  }
}
