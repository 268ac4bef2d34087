/** The rows of a scrolled list on their way between the room and the page: which are mounted, how high they are, and where the reader is among them. */
import { RowWindow, type Splice, type View } from './row-window.js';
import { ScrollKeeper, type Align, type Mounted, type Place } from './scroll-keeper.js';

/** Rows that are mounted in the reader's way at once, and when there is time. */
const ON_THE_WAY = 6;
const WHEN_IDLE = 12;
/** In plain mode so many are mounted at most, those nearest to the reader: more would hold up the page for seconds. */
const PLAIN = 2000;
/** Layouts that may be needed until the view is full of rows that were not measured before. */
const ROUNDS = 4;

/** What the list that shows the rows does for us. */
export interface RowHost {
  keyAt(index: number): string | undefined;
  /** -1 where there is none. */
  indexOf(key: string): number;
  /** Rows that stay mounted wherever the reader is. */
  pinned(): Iterable<number>;
  /** Renders in the next frame; `idle`: when there is time. */
  render(when: 'soon' | 'idle' | 'now'): void;
  /** Resolves when what was rendered has its height. */
  rendered(rows: readonly HTMLElement[]): Promise<unknown>;
  moved(): void;
}

/** One row to render, and whether rows that are not mounted come before it. */
export interface Piece {
  readonly index: number;
  readonly key: string;
  readonly gap: boolean;
}

export class RowList {
  readonly keeper: ScrollKeeper;
  #window = new RowWindow();
  #mounted: readonly Mounted[] = [];
  #pieces: readonly Piece[] = [];
  #tail = 0;
  /** Where a place is whose row has gone. */
  #placeIndex = 0;
  #content: HTMLElement | undefined;
  #scroller: HTMLElement | undefined;
  #keys = new WeakMap<Element, string>();
  #sizes = new WeakMap<Element, number>();
  #observed = new Set<Element>();
  #measuring = false;
  /** Nothing of the room was shown yet: the end comes first, and the rest of the view in the next frame. */
  #fresh = true;
  #mode = { plain: false, flood: false };

  constructor(private readonly host: RowHost) {
    this.keeper = new ScrollKeeper({
      rows: () => this.#mounted,
      reckon: () => this.#reckon(),
      absorb: (shift) => this.#absorb(shift),
      resized: (entries) => this.#onResize(entries),
      moved: () => this.#onMoved(),
      rested: () => this.#onRested(),
    });
  }

  get length(): number {
    return this.#window.length;
  }

  /** The last row that is mounted in or near the view. */
  get last(): number {
    return this.#window.end - 1;
  }

  /** Another room: nothing is known of its rows. */
  reset(): void {
    this.#window = new RowWindow();
    this.#fresh = true;
    this.keeper.toEnd();
  }

  splice(splice: Splice): void {
    this.#window.splice(splice);
  }

  /** @param plain all are mounted, as far as that can be done */
  plan({ plain, flood }: { readonly plain: boolean; readonly flood: boolean }): readonly Piece[] {
    const rows = this.#window;
    const view = this.#view();
    let more = false;
    this.#mode = { plain, flood };
    if (plain) {
      const middle = rows.heights.find(view.top);
      rows.first = Math.max(0, Math.min(middle - PLAIN / 2, rows.length - PLAIN));
      rows.end = Math.min(rows.length, rows.first + PLAIN);
      rows.moved = false;
    } else {
      more = rows.choose(
        this.#fresh && !this.keeper.place ? lowerHalf(view) : view,
        this.#measuring || flood ? 0 : this.keeper.scrolling ? ON_THE_WAY : WHEN_IDLE,
      );
    }
    if (more) this.host.render('idle');
    const indices = new Set<number>(this.host.pinned());
    for (let index = rows.first; index < rows.end; index += 1) indices.add(index);
    let next = 0;
    this.#pieces = [...indices]
      .sort((a, b) => a - b)
      .map((index) => {
        const piece = { index, key: this.host.keyAt(index) ?? '', gap: index > next };
        next = index + 1;
        return piece;
      });
    this.#tail = next;
    return this.#pieces;
  }

  /** True when rows that are not mounted come after the last one. */
  get hasTail(): boolean {
    return this.#tail < this.#window.length;
  }

  /** To be called after each render. @param content holds, in order, the gaps (`.gap`), what belongs to a row before it, and the rows (`[data-row]`) */
  rendered(scroller: HTMLElement, content: HTMLElement): void {
    this.#content = content;
    this.#scroller = scroller;
    const gone = this.#observed;
    this.#observed = new Set();
    const mounted: Mounted[] = [];
    let parts: Element[] = [];
    let changed = false;
    const indices = new Map(this.#pieces.map(({ key, index }) => [key, index]));
    for (const child of content.children) {
      // Not the gaps, which change in answer to the others: a browser calls that a loop.
      if (!(child instanceof HTMLElement) || child.classList.contains('gap')) continue;
      this.#observed.add(child);
      if (!gone.delete(child)) {
        this.keeper.observe(child);
        changed = true;
      }
      const key = child.dataset.row;
      if (child.dataset.part !== undefined) parts.push(child);
      if (key === undefined) continue;
      mounted.push({ key, element: child, first: indices.get(key) === 0 });
      for (const part of [...parts, child]) this.#keys.set(part, key);
      parts = [];
    }
    for (const element of gone) this.keeper.unobserve(element);
    if (changed || gone.size > 0) this.keeper.expectMove();
    this.#mounted = mounted;
    this.#fillGaps();
    const fresh = this.keeper.height === 0;
    this.keeper.attach(scroller);
    if (fresh && this.keeper.height > 0 && this.length > 0) queueMicrotask(() => this.host.render('soon'));
    // Where rows only went, none changes its size, which would have us look; but what they leave may be thought higher than they were, and the end is elsewhere.
    if (!changed && gone.size > 0 && this.keeper.following) this.keeper.settle();
    // Rows that come while the sizes of others are told are told of in the next frame only: the end would be seen to move for one.
    if (changed && !this.#mode.flood) void this.host.rendered(mounted.map(({ element }) => element)).then(() => this.keeper.following && this.keeper.settle());
    if (this.#window.moved && !this.#measuring) void this.#measure();
  }

  detach(): void {
    this.keeper.detach();
    this.#observed.clear();
  }

  element(key: string): HTMLElement | undefined {
    return this.#mounted.find((row) => row.key === key)?.element;
  }

  /** Brings a row into view, mounted or not. */
  show(key: string, align: Align): void {
    this.keeper.show(key, align);
    this.host.render('soon');
  }

  /** Brings a row to where it can be seen, by the shortest way. */
  reveal(key: string): void {
    const index = this.host.indexOf(key);
    const element = this.element(key);
    const inside = index >= this.#window.first && index < this.#window.end;
    if (element && inside) this.keeper.reveal(element, key);
    else this.show(key, index < this.#window.first ? 'start' : 'end');
  }

  /** The row about one view further up (-1) or down (1) from a row; at least the next one. */
  pageFrom(index: number, direction: -1 | 1): number {
    const { heights } = this.#window;
    const far = heights.find(heights.before(index) + direction * this.keeper.height * 0.9);
    return direction < 0 ? Math.min(far + 1, index - 1) : Math.max(far, index + 1);
  }

  #view(): View {
    const { heights } = this.#window;
    const { height, place } = this.keeper;
    const end = Math.max(0, heights.total - height);
    if (!place) return { top: end, height };
    const index = this.host.indexOf(place.key);
    if (index >= 0) this.#placeIndex = index;
    const at = Math.min(this.#placeIndex, Math.max(0, this.length - 1));
    return { top: Math.max(0, Math.min(heights.before(at) - this.keeper.topOf(place, heights.at(at)), end)), height };
  }

  #reckon(): Place | undefined {
    const { heights } = this.#window;
    const top = this.#scroller?.scrollTop ?? 0;
    const index = heights.find(top);
    const key = this.host.keyAt(index);
    return key === undefined ? undefined : { key, top: heights.before(index) - top, reckoned: true };
  }

  /** Before the rows in view only what is not mounted may give way; and no more of it than there is. */
  #absorb(shift: number): boolean {
    const rows = this.#window;
    if (rows.first === 0 || Math.abs(shift) > this.keeper.height) return false;
    const lead = this.#pieces.findIndex(({ index }) => index === rows.first);
    if (this.#gapBefore(lead) - shift < 0) return false;
    rows.drift -= shift;
    this.#fillGaps();
    return true;
  }

  #gapBefore(at: number): number {
    const rows = this.#window;
    const index = this.#pieces[at]?.index ?? rows.length;
    const from = at === 0 ? 0 : (this.#pieces[at - 1]?.index ?? -1) + 1;
    const gap = rows.heights.before(index) - rows.heights.before(from);
    return index === rows.first ? Math.max(0, gap + rows.drift) : gap;
  }

  #fillGaps(): void {
    const gaps = this.#pieces.flatMap(({ gap }, at) => (gap ? [this.#gapBefore(at)] : []));
    if (this.hasTail) gaps.push(this.#gapBefore(this.#pieces.length));
    [...(this.#content?.querySelectorAll<HTMLElement>('.gap') ?? [])].forEach((element, at) => {
      const size = `${String(gaps[at] ?? 0)}px`;
      // The style object, which a strict content security policy allows.
      if (element.style.blockSize !== size) element.style.blockSize = size;
    });
  }

  /** Rows that nobody has measured fill the view: measured before anything is painted, and filled up where they are lower than was thought. */
  async #measure(): Promise<void> {
    this.#measuring = true;
    for (let round = 0; round < ROUNDS; round += 1) {
      await this.host.rendered(this.#mounted.map(({ element }) => element));
      if (!this.#scroller?.isConnected) break;
      for (const part of this.#observed) this.#sizes.set(part, part.getBoundingClientRect().height);
      this.#setHeights(this.#observed);
      this.#refill();
      if (!this.#window.lacks(this.#view())) break;
      const halved = this.#fresh && !this.keeper.place;
      this.host.render(halved ? 'soon' : 'now');
      if (halved) break;
    }
    this.#measuring = this.#fresh = false;
  }

  /** The gaps as high as is known by now. */
  #refill(): void {
    this.keeper.look();
    this.#window.learn();
    this.#fillGaps();
    this.keeper.settle();
  }

  #setHeights(parts: Iterable<Element>): void {
    const changed = new Set(Array.from(parts, (part) => this.#keys.get(part) ?? ''));
    const heights = new Map<string, number>();
    for (const part of this.#observed) {
      const key = this.#keys.get(part) ?? '';
      if (changed.has(key)) heights.set(key, (heights.get(key) ?? 0) + (this.#sizes.get(part) ?? 0));
    }
    for (const [key, height] of heights) {
      const index = this.host.indexOf(key);
      if (index >= 0 && index < this.length) this.#window.heights.set(index, height);
    }
  }

  #onResize(entries: readonly ResizeObserverEntry[]): void {
    const parts: Element[] = [];
    for (const { target, borderBoxSize } of entries) {
      if (!this.#observed.has(target)) continue;
      this.#sizes.set(target, borderBoxSize[0]?.blockSize ?? 0);
      parts.push(target);
    }
    // A list that is not shown has no heights, nor has a row whose content is left out until it comes near the view.
    if (parts.length === 0 || this.keeper.height === 0 || this.#mode.plain) return;
    this.#setHeights(parts);
  }

  #onMoved(): void {
    if (this.#window.lacks(this.#view())) this.host.render('soon');
    this.host.moved();
  }

  #onRested(): void {
    this.#window.drift = 0;
    this.#refill();
    this.host.render('idle');
  }
}

const lowerHalf = ({ top, height }: View): View => ({ top: top + height / 2, height: height / 2 });
