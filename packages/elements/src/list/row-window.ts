/** Which rows of a long list are mounted (those in view at once, some around them when there is time), and the gaps that stand for all others. */
import { Heights } from './heights.js';

/** A list of at most this many rows is mounted whole when there is time: find in page, selection and screen readers then have all of it. */
const WHOLE = 200;
/** Height of a row before any is measured, in px. */
const ESTIMATE = 100;
/** What is mounted at once beyond the view, in px. */
const EDGE = 40;
/** What is mounted beyond the view when there is time, in views. */
const AHEAD = 0.4;

/** The order of the rows. */
export interface RowOrder {
  /** `undefined` where there is none. */
  at(index: number): string | undefined;
  /** -1 where there is none. */
  indexOf(key: string): number;
}

/** A change of the order: `removed` rows leave at `at`, `added` rows take their place. */
export interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

/** A part of the list, in px from its beginning. */
export interface View {
  readonly top: number;
  readonly height: number;
}

/** A row to mount. */
export interface Piece {
  readonly index: number;
  readonly key: string;
  /** Rows before it are not mounted: a gap stands for them. */
  readonly gap: boolean;
}

export class RowWindow {
  readonly heights = new Heights(ESTIMATE);
  /** The rows mounted for the view: `first` up to, but not with, `end`. */
  first = 0;
  end = 0;
  /** They are all other ones than before: none of them is measured. */
  moved = false;
  /** Offset between a row's real and assumed position, px; 0 while the reader rests. */
  drift = 0;
  /** The rows to mount, in order. */
  pieces: readonly Piece[] = [];
  /** Height of the gap before each piece, in px; the last is that of the rows after all pieces. */
  gaps: readonly number[] = [0];
  /** How many rows were measured when the estimate was last renewed. */
  #measured = 0;

  get length(): number {
    return this.heights.length;
  }

  /** Rows after the last piece are not mounted. */
  get hasTail(): boolean {
    return (this.pieces.at(-1)?.index ?? -1) < this.length - 1;
  }

  /** Applies a change of the order; mounted rows stay mounted. */
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

  /** Sets the height of unmeasured rows to the average of the measured ones, each time twice as many are measured: every change moves the scrollbar. */
  learn(): void {
    const { count, average } = this.heights.known;
    if (count < 8 || count < this.#measured * 2) return;
    this.#measured = count;
    this.heights.estimate = average;
  }

  /** True when a row in view is not mounted. */
  lacks(view: View): boolean {
    const [from, to] = this.#rows(view, 0);
    return from < this.first || to > this.end;
  }

  /**
   * Chooses the rows to mount for a view.
   * @param grow how many rows at most are added beyond the view
   * @returns true when more are to be mounted when there is time
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
    // Upward first: readers of a chat go there.
    const up = Math.min(spare, Math.max(0, first - least));
    const down = Math.min(spare - up, Math.max(0, most - end));
    this.first = first - up;
    this.end = end + down;
    return this.first > least || this.end < most;
  }

  /** Chooses the rows around one, `most` at most. */
  chooseAround(index: number, most: number): void {
    this.first = Math.max(0, Math.min(index - most / 2, this.length - most));
    this.end = Math.min(this.length, this.first + most);
    this.moved = false;
  }

  /**
   * Makes the pieces of the chosen and the pinned rows, and the gaps between them.
   * @returns true when other rows are mounted than before
   */
  place(pinned: Iterable<number>, order: RowOrder): boolean {
    const indices = new Set<number>(pinned);
    for (let index = this.first; index < this.end; index += 1) indices.add(index);
    const before = this.pieces;
    let next = 0;
    this.pieces = [...indices]
      .sort((a, b) => a - b)
      .map((index) => {
        const piece = { index, key: order.at(index) ?? '', gap: index > next };
        next = index + 1;
        return piece;
      });
    this.fillGaps();
    return this.pieces.length !== before.length || this.pieces.some(({ key }, at) => key !== before[at]?.key);
  }

  /** Sets each gap to the height of the rows it replaces. */
  fillGaps(): void {
    let next = 0;
    this.gaps = [...this.pieces, { index: this.length, gap: this.hasTail }].map(({ index, gap }) => {
      const height = gap ? this.heights.before(index) - this.heights.before(next) : 0;
      next = index + 1;
      return gap && index === this.first ? Math.max(0, height + this.drift) : height;
    });
  }

  /** Moves the rows in view up by `shift` px without a scroll, by the gap above them. False where that gap cannot give as much. */
  absorb(shift: number, most: number): boolean {
    const lead = this.pieces.findIndex(({ index }) => index === this.first);
    if (!this.pieces[lead]?.gap || Math.abs(shift) > most || (this.gaps[lead] ?? 0) < shift) return false;
    this.drift -= shift;
    return true;
  }

  #rows({ top, height }: View, more: number): readonly [from: number, to: number] {
    if (this.length === 0) return [0, 0];
    return [this.heights.find(top - more), this.heights.find(top + height + more) + 1];
  }
}
