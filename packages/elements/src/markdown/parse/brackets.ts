import { labelEnd, MAX_LABEL, normalizeLabel } from './definition.js';
import type { Delimiter, Delimiters } from './delimiters.js';
import { addressEnd, addressOf, closerAt, skipSpace, titleCloser, unescape } from './link-target.js';
import { plainText, type Piece, type Pieces } from './pieces.js';
import type { Definition, Inline, InlineOptions } from './tree.js';

interface Bracket {
  readonly piece: Piece;
  readonly image: boolean;
  readonly at: number;
  readonly below: Delimiter | undefined;
  holdsBracket: boolean;
}

const TARGET_SO_FAR = /^\s*(?:<[^<>\n]*>?|[^\s<]\S*)?(?:\s+(?:"[^"]*"?|'[^']*'?|\([^()]*\)?)?)?\s*$/;
const LONG_TARGET = 1000;

export class Brackets {
  readonly #open: Bracket[] = [];
  /** Brackets below this index hold a link, and cannot become one. */
  #spent = 0;
  /** Links must not nest: within a link, bare addresses become text again. */
  hasAutolinks = false;

  constructor(
    readonly text: string,
    readonly pieces: Pieces,
    readonly delimiters: Delimiters,
    readonly options: InlineOptions,
    /** More text may follow directly. */
    readonly cutOff: boolean,
  ) {}

  get inside(): boolean {
    return this.#open.length > this.#spent;
  }

  push(piece: Piece, at: number, image: boolean): void {
    const outer = this.#open.at(-1);
    if (outer) outer.holdsBracket = true;
    this.#open.push({ piece, image, at, below: this.delimiters.last, holdsBracket: false });
  }

  /** Parses the `]` at a place. Returns the place after what it ends; 0: it ends nothing. */
  close(at: number): number {
    const bracket = this.#open.pop();
    if (!bracket) return 0;
    const spent = this.#open.length < this.#spent;
    if (spent) this.#spent = this.#open.length;
    if (spent && !bracket.image) return 0;
    const { text, options } = this;
    const target = text[at + 1] === '(' ? readTarget(text, at + 2) : undefined;
    if (target) return this.#link(bracket, target, target.end);
    if (options.open && text[at + 1] === '(' && text.length - at < LONG_TARGET && TARGET_SO_FAR.test(text.slice(at + 2))) return this.#makePending(bracket);

    const end = text[at + 1] === '[' ? labelEnd(text, at + 1) : 0;
    if (end < 0 && options.open) return this.#makePending(bracket);
    const collapsed = end <= 0 && text.startsWith('[]', at + 1);
    const long = at - bracket.at > MAX_LABEL;
    const label = end > 0 ? text.slice(at + 2, end - 1) : bracket.holdsBracket || long ? '' : text.slice(bracket.at, at);
    const key = normalizeLabel(label);
    const found = key && options.define(key);
    if (found) return this.#link(bracket, found, end > 0 ? end : at + (collapsed ? 3 : 1));
    if (end <= 0 && /^\^\S+$/.test(label)) {
      const footnote = normalizeLabel(label.slice(1));
      if (options.hasFootnote(footnote)) {
        this.#cutTo(bracket);
        if (bracket.image) this.pieces.add('!');
        this.pieces.add('', { type: 'footnote', label: footnote });
        return at + 1;
      }
    }
    return this.cutOff && at + 1 === text.length ? this.#makePending(bracket) : 0;
  }

  /** At the end of an open text, the last open bracket is a link without its address. */
  complete(): void {
    for (let bracket = this.#open.pop(); bracket; bracket = this.#open.pop()) {
      if (this.#open.length < this.#spent && !bracket.image) continue;
      if (this.text.length - bracket.at > MAX_LABEL) return;
      if (this.#makePending(bracket) > 0 && !bracket.image) return;
    }
  }

  /** Makes a link without its address. An unfinished image or footnote is not shown. */
  #makePending(bracket: Bracket): number {
    if (bracket.image || this.text[bracket.at] === '^' || !bracket.piece.next) {
      this.#cutTo(bracket);
      return this.text.length;
    }
    this.delimiters.pair(bracket.below, true);
    this.pieces.wrap(bracket.piece, undefined, (children) => this.#node('', '', children, true));
    this.pieces.remove(bracket.piece);
    this.#spent = this.#open.length;
    return this.text.length;
  }

  #cutTo(bracket: Bracket): void {
    this.delimiters.forget(bracket.below);
    this.pieces.cut(bracket.piece.prev!);
  }

  #link({ piece, image, below }: Bracket, { href, title }: Definition, end: number): number {
    this.delimiters.pair(below, false);
    const wrapped = this.pieces.wrap(piece, undefined, (children) =>
      image ? { type: 'image', href, title, alt: plainText(children) } : this.#node(href, title, children, false),
    );
    if (!wrapped) {
      // Any bracket around it would be nested deeper still.
      this.#open.length = this.#spent = 0;
      return 0;
    }
    this.pieces.remove(piece);
    if (!image) this.#spent = this.#open.length;
    return end;
  }

  #node(href: string, title: string, children: Inline[], pending: boolean): Inline {
    return { type: 'link', href, title, auto: false, pending, children: this.#withoutAutolinks(children) };
  }

  #withoutAutolinks(nodes: Inline[]): Inline[] {
    if (!this.hasAutolinks) return nodes;
    return nodes.flatMap((node): Inline[] => {
      if (node.type === 'link') return node.auto ? [...node.children] : [node];
      return 'children' in node ? [{ ...node, children: this.#withoutAutolinks([...node.children]) }] : [node];
    });
  }
}

function readTarget(text: string, from: number): (Definition & { readonly end: number }) | undefined {
  let at = skipSpace(text, from);
  let href = '';
  let title = '';
  const end = addressEnd(text, at);
  if (end > 0) {
    href = addressOf(text, at, end);
    at = skipSpace(text, end);
    const closer = at > end ? titleCloser(text.charCodeAt(at)) : 0;
    if (closer > 0) {
      const closed = closerAt(text, at + 1, closer);
      if (closed < 0) return undefined;
      title = unescape(text.slice(at + 1, closed));
      at = skipSpace(text, closed + 1);
    }
  }
  return text.charCodeAt(at) === 0x29 ? { href, title, end: at + 1 } : undefined;
}
