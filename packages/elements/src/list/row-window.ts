/** Which rows of a long list are mounted: those in view at once, some more around them when there is time, and never the whole room. */
import { Heights } from './heights.js';

/** Up to so many rows all are mounted in the end: find in page, selecting and screen readers then have the whole conversation. */
export const WHOLE = 200;
/** A row nobody has measured yet, in pixels. */
const ESTIMATE = 100;
/** What is mounted in any case beyond the view, and what is kept ready when there is time, in pixels and in views. */
const EDGE = 40;
const AHEAD = 0.4;

/** How an order of rows became another, as the store tells it. */
export interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

/** A piece of the list, in pixels from its beginning. */
export interface View {
  readonly top: number;
  readonly height: number;
}

export class RowWindow {
  readonly heights = new Heights(ESTIMATE);
  /** The mounted rows: `first` up to, but not with, `end`. */
  first = 0;
  end = 0;
  /** They are others than before, not just some more or fewer: nothing of them is measured yet. */
  moved = false;
  /** By so many pixels the rows stand elsewhere than the heights say, until the reader rests: a scroll in progress is not interfered with. */
  drift = 0;
  #trusted = 0;

  get length(): number {
    return this.heights.length;
  }

  /** The order has changed: what is mounted stays mounted, at its new place. */
  splice({ at, removed, added }: Splice): void {
    this.heights.splice(at, removed, added);
    if (at >= this.end && this.end > 0) return;
    const gone = (from: number, to: number): number => Math.max(0, Math.min(to, at + removed) - Math.max(from, at));
    const before = gone(0, this.first);
    const inside = gone(this.first, this.end);
    const joinsBefore = at + removed <= this.first;
    this.first += (joinsBefore ? added : 0) - before;
    this.end += added - before - inside;
    this.first = Math.max(0, Math.min(this.first, this.length));
    this.end = Math.max(this.first, Math.min(this.end, this.length));
  }

  /** The average of what is measured counts for what is not; taken anew when twice as much is known, as every change of it moves the scrollbar. */
  learn(): void {
    const { count, average } = this.heights.known;
    if (count < 8 || count < this.#trusted * 2) return;
    this.#trusted = count;
    this.heights.estimate = average;
  }

  /** True when a row in view is not mounted. */
  lacks(view: View): boolean {
    const [from, to] = this.#rows(view, 0);
    return from < this.first || to > this.end;
  }

  /**
   * Chooses what is mounted for a view.
   * @param grow so many rows at most beyond what must be
   * @returns true when there are more to mount when there is time
   */
  choose(view: View, grow: number): boolean {
    const whole = this.length <= WHOLE;
    const ahead = view.height * AHEAD;
    const [from, to] = this.#rows(view, EDGE);
    const [least, most] = whole ? [0, this.length] : this.#rows(view, ahead);
    const [low, high] = whole ? [0, this.length] : this.#rows(view, ahead * 3);
    let first = Math.max(this.first, low);
    let end = Math.min(this.end, high);
    this.moved = first >= end || first > to || end < from;
    first = this.moved ? from : Math.min(first, from);
    end = this.moved ? to : Math.max(end, to);
    const spare = this.moved ? 0 : grow;
    // Upward first: that is where readers of a chat go.
    const up = Math.min(spare, Math.max(0, first - least));
    const down = Math.min(spare - up, Math.max(0, most - end));
    this.first = first - up;
    this.end = end + down;
    return this.first > least || this.end < most;
  }

  #rows({ top, height }: View, more: number): readonly [from: number, to: number] {
    if (this.length === 0) return [0, 0];
    return [this.heights.find(top - more), this.heights.find(top + height + more) + 1];
  }
}
