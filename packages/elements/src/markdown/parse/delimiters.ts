/** Runs of `*`, `_` and `~`, and how they pair up to emphasis. */
import { isPunctuation } from './link-target.js';
import type { Piece, Pieces } from './pieces.js';

/** A run of marks that may begin or end emphasis. */
export interface Delimiter {
  readonly piece: Piece;
  /** Where it stands in the text. */
  readonly at: number;
  readonly mark: string;
  /** How many marks the run had, and how many are left. */
  readonly length: number;
  left: number;
  readonly opens: boolean;
  readonly closes: boolean;
  prev: Delimiter | undefined;
  next: Delimiter | undefined;
}

const SPACE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** What stands beside a run: the end of the text counts as space. */
function sideOf(char: string): 'space' | 'punctuation' | 'word' {
  const code = char.charCodeAt(0);
  if (code < 0x80) return code <= 0x20 ? 'space' : isPunctuation(code) ? 'punctuation' : 'word';
  if (char === '' || SPACE.test(char)) return 'space';
  return PUNCTUATION.test(char) ? 'punctuation' : 'word';
}

/** The whole character before a place, also when it takes two units. */
function charBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return at > 1 && low >= 0xdc00 && low <= 0xdfff ? text.slice(at - 2, at) : text.slice(Math.max(0, at - 1), at);
}

/** The stack of delimiters of one text. */
export class Delimiters {
  last: Delimiter | undefined;
  readonly #pieces: Pieces;

  constructor(pieces: Pieces) {
    this.#pieces = pieces;
  }

  /** Adds the run of marks between two places. */
  push(text: string, from: number, end: number): void {
    const mark = text[from]!;
    const length = end - from;
    const piece = this.#pieces.add(text.slice(from, end));
    if (mark === '~' && length > 2) return;
    const before = sideOf(charBefore(text, from));
    const after = sideOf(end < text.length ? String.fromCodePoint(text.codePointAt(end)!) : '');
    const left = after === 'word' || (after === 'punctuation' && before !== 'word');
    const right = before === 'word' || (before === 'punctuation' && after !== 'word');
    const opens = left && (mark !== '_' || !right || before === 'punctuation');
    const closes = right && (mark !== '_' || !left || after === 'punctuation');
    if (!opens && !closes) return;
    const delimiter: Delimiter = { piece, at: from, mark, length, left: length, opens, closes, prev: this.last, next: undefined };
    if (this.last) this.last.next = delimiter;
    this.last = delimiter;
  }

  /** Pairs up the runs above `bottom`, and forgets them. With `open`, runs that wait for their end get it here. */
  pair(bottom: Delimiter | undefined, open: boolean): void {
    /** Below these nothing opens what a closer of that kind closes. */
    const floors = new Map<string, number>();
    /** What stands at or before this holds nodes that are nested too deeply already. */
    let deep = -1;
    let closer = bottom ? bottom.next : this.#first();
    while (closer) {
      if (!closer.closes) {
        closer = closer.next;
        continue;
      }
      const { mark } = closer;
      const kind = `${mark}${mark === '~' ? closer.length : closer.length % 3}${closer.opens}`;
      const floor = Math.max(deep, floors.get(kind) ?? bottom?.at ?? -1);
      let opener = closer.prev;
      while (opener && opener.at > floor && !matches(opener, closer)) opener = opener.prev;
      if (!opener || opener.at <= floor) {
        floors.set(kind, closer.prev?.at ?? -1);
        const { next } = closer;
        if (!closer.opens) this.#remove(closer);
        closer = next;
        continue;
      }
      // What stands between them did not find its end.
      opener.next = closer;
      closer.prev = opener;
      const used = mark === '~' ? closer.left : opener.left > 1 && closer.left > 1 ? 2 : 1;
      if (this.#wrap(opener, closer.piece, used)) this.#take(closer, used);
      else {
        deep = opener.at;
        continue;
      }
      if (closer.left === 0) {
        const { next } = closer;
        this.#remove(closer);
        closer = next;
      }
    }
    if (open) this.#complete(bottom);
    this.forget(bottom);
  }

  /** Forgets the runs above `bottom`. */
  forget(bottom: Delimiter | undefined): void {
    if (bottom) bottom.next = undefined;
    this.last = bottom;
  }

  #first(): Delimiter | undefined {
    let first = this.last;
    while (first?.prev) first = first.prev;
    return first;
  }

  /** Ends at the end of the text what is still open, innermost first. */
  #complete(bottom: Delimiter | undefined): void {
    for (let opener = this.last; opener && opener !== bottom; opener = opener.prev) {
      if (!opener.opens || (opener.mark === '~' && opener.left < 2)) continue;
      while (opener.left > 0) {
        const used = Math.min(2, opener.left);
        if (!opener.piece.next) this.#take(opener, used);
        else if (!this.#wrap(opener, undefined, used)) return;
      }
    }
  }

  #wrap(opener: Delimiter, end: Piece | undefined, used: number): boolean {
    const type = opener.mark === '~' ? 'del' : used === 2 ? 'strong' : 'em';
    if (!this.#pieces.wrap(opener.piece, end, (children) => ({ type, children }))) return false;
    this.#take(opener, used);
    if (opener.left === 0) this.#remove(opener);
    return true;
  }

  /** Uses marks up. */
  #take(delimiter: Delimiter, used: number): void {
    const { piece } = delimiter;
    delimiter.left -= used;
    piece.text = piece.text.slice(used);
    if (piece.text === '') this.#pieces.remove(piece);
  }

  #remove({ prev, next }: Delimiter): void {
    if (prev) prev.next = next;
    if (next) next.prev = prev;
    else this.last = prev;
  }
}

/** Whether a closer ends what an opener began, by the rule of three. */
function matches(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.mark !== closer.mark || !opener.opens) return false;
  if (opener.mark === '~') return opener.length === closer.length;
  return !(closer.opens || opener.closes) || closer.length % 3 === 0 || (opener.length + closer.length) % 3 !== 0;
}
