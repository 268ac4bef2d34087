/** Pairs runs of `*`, `_` and `~` to emphasis (CommonMark 6.2, GFM 6.5). */
import { isCjk } from './cjk.js';
import { isPunctuation } from './link-target.js';
import type { Piece, Pieces } from './pieces.js';

export interface Delimiter extends Piece {
  readonly at: number;
  readonly mark: string;
  readonly length: number;
  left: number;
  readonly opens: boolean;
  readonly closes: boolean;
  before: Delimiter | undefined;
  after: Delimiter | undefined;
}

const SPACE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** The character beside a run. `cjk`: a letter of a script without spaces between words. */
type Side = 'space' | 'punctuation' | 'word' | 'cjk' | 'cjk-punctuation';

function sideOf(text: string, at: number): Side {
  const code = text.codePointAt(at) ?? 0;
  if (code < 0x80) return code < 0x21 ? 'space' : isPunctuation(code) ? 'punctuation' : 'word';
  const char = String.fromCodePoint(code);
  if (SPACE.test(char)) return 'space';
  const punctuation = PUNCTUATION.test(char);
  if (isCjk(char)) return punctuation ? 'cjk-punctuation' : 'cjk';
  return punctuation ? 'punctuation' : 'word';
}

function isMark(side: Side): boolean {
  return side === 'punctuation' || side === 'cjk-punctuation';
}

/** Whether a run between `near` (inside) and `far` (outside) can delimit emphasis. */
function flanks(near: Side, far: Side): boolean {
  if (near === 'space') return false;
  // CommonMark's rule, except that a CJK neighbour never prevents emphasis (`**具体：**与`): there are no spaces to decide by.
  return near !== 'punctuation' || far !== 'word';
}

export class Delimiters {
  last: Delimiter | undefined;
  readonly #pieces: Pieces;

  constructor(pieces: Pieces) {
    this.#pieces = pieces;
  }

  push(text: string, from: number, end: number): void {
    const mark = text[from]!;
    const length = end - from;
    const before = sideOf(text, from - ((text.charCodeAt(from - 1) & 0xfc00) === 0xdc00 ? 2 : 1));
    const after = sideOf(text, end);
    const left = flanks(after, before);
    const right = flanks(before, after);
    // Within words, `_` and a single `~` are text.
    const bound = mark === '_' || (mark === '~' && length === 1);
    const opens = left && (!bound || !right || isMark(before));
    const closes = right && (!bound || !left || isMark(after));
    const run = text.slice(from, end);
    if ((mark === '~' && length > 2) || (!opens && !closes)) {
      this.#pieces.add(run);
      return;
    }
    const delimiter: Delimiter = {
      text: run,
      node: undefined,
      height: 0,
      prev: this.#pieces.last,
      next: undefined,
      at: from,
      mark,
      length,
      left: length,
      opens,
      closes,
      before: this.last,
      after: undefined,
    };
    this.#pieces.append(delimiter);
    if (this.last) this.last.after = delimiter;
    this.last = delimiter;
  }

  /** Pairs the runs above `bottom`, and removes them. `open`: unfinished emphasis ends here. */
  pair(bottom: Delimiter | undefined, open: boolean): void {
    /** By kind of closer: the search for an opener ends here, which keeps the time linear. */
    const floors: number[] = [];
    /** Up to here nodes are nested too deeply. */
    let deep = -1;
    let closer = bottom ? bottom.after : this.#first();
    while (closer) {
      if (!closer.closes) {
        closer = closer.after;
        continue;
      }
      const { mark } = closer;
      const kind = '*_~'.indexOf(mark) * 6 + (closer.length % 3) * 2 + Number(closer.opens);
      const floor = Math.max(deep, floors[kind] ?? bottom?.at ?? -1);
      let opener = closer.before;
      while (opener && opener.at > floor && !matches(opener, closer)) opener = opener.before;
      if (!opener || opener.at <= floor) {
        floors[kind] = closer.before?.at ?? -1;
        const { after } = closer;
        if (!closer.opens) this.#remove(closer);
        closer = after;
        continue;
      }
      opener.after = closer;
      closer.before = opener;
      const used = mark === '~' ? closer.left : opener.left > 1 && closer.left > 1 ? 2 : 1;
      if (this.#wrap(opener, closer, used)) this.#use(closer, used);
      else {
        deep = opener.at;
        continue;
      }
      if (closer.left === 0) {
        const { after } = closer;
        this.#remove(closer);
        closer = after;
      }
    }
    if (open) this.#complete(bottom);
    this.forget(bottom);
  }

  forget(bottom: Delimiter | undefined): void {
    if (bottom) bottom.after = undefined;
    this.last = bottom;
  }

  #first(): Delimiter | undefined {
    let first = this.last;
    while (first?.before) first = first.before;
    return first;
  }

  #complete(bottom: Delimiter | undefined): void {
    for (let opener = this.last; opener && opener !== bottom; opener = opener.before) {
      if (!opener.opens || (opener.mark === '~' && opener.left < 2)) continue;
      while (opener.left > 0) {
        const used = Math.min(2, opener.left);
        if (!opener.next) this.#use(opener, used);
        else if (!this.#wrap(opener, undefined, used)) return;
      }
    }
  }

  #wrap(opener: Delimiter, end: Piece | undefined, used: number): boolean {
    const type = opener.mark === '~' ? 'del' : used === 2 ? 'strong' : 'em';
    if (!this.#pieces.wrap(opener, end, (children) => ({ type, children }))) return false;
    this.#use(opener, used);
    if (opener.left === 0) this.#remove(opener);
    return true;
  }

  #use(delimiter: Delimiter, used: number): void {
    delimiter.left -= used;
    delimiter.text = delimiter.text.slice(used);
    if (delimiter.left === 0) this.#pieces.remove(delimiter);
  }

  #remove({ before, after }: Delimiter): void {
    if (before) before.after = after;
    if (after) after.before = before;
    else this.last = before;
  }
}

/** CommonMark 6.2, rules 9 and 10. */
function matches(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.mark !== closer.mark || !opener.opens) return false;
  if (opener.mark === '~') return opener.length === closer.length;
  return !(closer.opens || opener.closes) || closer.length % 3 === 0 || (opener.length + closer.length) % 3 !== 0;
}
