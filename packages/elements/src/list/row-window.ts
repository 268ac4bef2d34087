/** The mounted rows of a long list (those in view at once, rows around them when idle), and the gaps in place of the others. */
import { Heights } from './heights.js';

/** A list of at most this many rows is mounted whole when idle, for find in page, selection and screen readers. */
const WHOLE = 200;
/** Height of a row before any is measured, in px. */
const ESTIMATE = 100;
/** Mounted at once beyond the view, in px. */
const EDGE = 40;
/** Mounted beyond the view when idle, in views. */
const AHEAD = 0.4;

export interface RowOrder {
  at(index: number): string | undefined;
  indexOf(key: string): number;
}

/** `removed` rows at `at` are replaced by `added` rows. */
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

export interface Piece {
  readonly index: number;
  readonly key: string;
  /** A gap stands for unmounted rows before this one. */
  readonly gap: boolean;
}

export class RowWindow {
  readonly heights = new Heights(ESTIMATE);
  /** Rows mounted for the view: from `first` up to, without, `end`. */
  first = 0;
  end = 0;
  /** All mounted rows were replaced: none of them is measured. */
  moved = false;
  /** Offset between a row's real and assumed position, px; 0 while the reader rests. */
  drift = 0;
  pieces: readonly Piece[] = [];
  /** Heights of the gap before each piece and of the rows after the last one, in px. */
  gaps: readonly number[] = [0];
  #measured = 0;

  get length(): number {
    return this.heights.length;
  }

  get hasTail(): boolean {
    return (this.pieces.at(-1)?.index ?? -1) < this.length - 1;
  }

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

  /** Sets the estimate to the average height, each time twice as many rows are measured: every change moves the scrollbar. */
  learn(): void {
    const { count, average } = this.heights.known;
    if (count < 8 || count < this.#measured * 2) return;
    this.#measured = count;
    this.heights.estimate = average;
  }

  lacks(view: View): boolean {
    const [from, to] = this.#rows(view, 0);
    return from < this.first || to > this.end;
  }

  /** Chooses the rows for a view. @param grow most rows added beyond the view @returns true when more rows are to be mounted when idle */
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
    // Upward first: readers of a chat scroll up.
    const up = Math.min(spare, Math.max(0, first - least));
    const down = Math.min(spare - up, Math.max(0, most - end));
    this.first = first - up;
    this.end = end + down;
    return this.first > least || this.end < most;
  }

  chooseAround(index: number, most: number): void {
    this.first = Math.max(0, Math.min(index - most / 2, this.length - most));
    this.end = Math.min(this.length, this.first + most);
    this.moved = false;
  }

  /** Builds the pieces of chosen and pinned rows, and the gaps between them. @returns true when other rows are mounted than before */
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

  /** The gap above the view holds the drift. What it cannot hold, as before the very first row, is no drift: the rows stand where the heights say. */
  fillGaps(): void {
    let next = 0;
    let held = this.pieces.length > 0 ? 0 : this.drift;
    this.gaps = [...this.pieces, { index: this.length, gap: this.hasTail }].map(({ index, gap }) => {
      const height = gap ? this.heights.before(index) - this.heights.before(next) : 0;
      next = index + 1;
      if (!gap || index !== this.first) return height;
      held = Math.max(-height, this.drift);
      return height + held;
    });
    this.drift = held;
  }

  /** Moves the rows in view up by `shift` px through the gap above them, without a scroll. False when that gap is too small. */
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
