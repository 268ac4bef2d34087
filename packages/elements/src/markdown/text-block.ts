/** A block of inline text: a paragraph, a heading, a cell. Text is appended in place while it is open. */
import { direct, directionIn, directionOf, readsAs, type Direction } from './direction.js';
import { place, type Drawing, type Setting, type Spot } from './drawing.js';
import { inlineViews, readInline } from './inline.js';
import { clear, remove, type PageElement } from './nodes.js';
import type { Block, Inline } from './parse/tree.js';
import { growText, patchKids, type TextView, type View } from './view.js';
import type { Waiting } from './waits.js';

/** UTF-16 units. A longer open text is parsed again after growing by 1/32, later by 1/8: the cost of one endless paragraph stays linear. */
const LONG_TEXT = 16_384;
/** Text that is never markup. */
const PLAIN = /^[\p{L}\p{N} ,.;'"?%+()]*$/u;
const ADDRESS_LIKE = /w\.|[hw]{1,3}$/i;
/** UTF-16 units at the end of source and page that must be equal before text is appended without parsing. */
const COMPARED_LENGTH = 24;

const NONE: readonly string[] = [];
const NO_VIEWS: readonly View[] = [];

export class TextBlock implements Drawing, Waiting {
  block: Block;
  readonly after: Spot;
  readonly node: PageElement;
  readonly #setting: Setting;
  /** Dropped when the block is closed and waits for no label. */
  #views: readonly View[] | undefined;
  #labels: readonly string[] = NONE;
  #notes: readonly string[] = NONE;
  /** UTF-16 units of the source that are on the page, and that were there at the last parse. */
  #shown = 0;
  #parsed = 0;
  #direction: Direction | undefined;
  /** The last text, if plain text can be appended to it. */
  #end: TextView | undefined;
  readonly #changed: (() => void) | undefined;

  constructor(block: Block, node: PageElement, spot: Spot, setting: Setting, changed?: () => void) {
    this.block = block;
    this.node = node;
    this.after = spot;
    this.#setting = setting;
    this.#changed = changed;
    place(spot, node);
    this.redraw();
  }

  update(): void {
    const { source, open } = this.block;
    this.#changed?.();
    if (!open && !this.#views && source.length === this.#parsed) return;
    if (open && source.length >= this.#shown) {
      if (this.#append(source)) return;
      if (source.length > this.#shown && source.length - this.#parsed < longStep(source.length)) return;
    }
    this.redraw();
  }

  redraw(): void {
    const { source, open } = this.block;
    const setting = this.#setting;
    const { nodes: factory, caret, waits, notes: footnotes } = setting;
    const { nodes, labels, notes } = readInline(source, open, setting);
    const views = inlineViews(nodes, setting, open);
    this.#setDirection(directionOf(nodes));
    if (!this.#views) clear(this.node);
    patchKids(factory, this.node, this.#views ?? NO_VIEWS, views, caret?.parentNode === this.node ? caret : null);
    if (labels.length > 0 || this.#labels.length > 0) waits.set(this, this.#labels, labels);
    if (notes.length > 0 || this.#notes.length > 0) footnotes.cite(this, this.#notes, notes);
    this.#labels = labels.length > 0 ? labels : NONE;
    this.#notes = notes.length > 0 ? notes : NONE;
    this.#views = open || labels.length > 0 ? views : undefined;
    this.#shown = this.#parsed = source.length;
    this.#end = open ? this.#plainEnd(nodes, views, source) : undefined;
  }

  remove(): void {
    this.#setting.waits.set(this, this.#labels, NONE);
    this.#setting.notes.cite(this, this.#notes, NONE);
    this.#setDirection(undefined);
    if (this.block.type === 'heading') this.#setting.outline.forget(this.block);
    remove(this.node);
  }

  caretSpot(): PageElement {
    return this.node;
  }

  /** Appends plain text after plain text without parsing. False: the text must be parsed. */
  #append(source: string): boolean {
    const view = this.#end;
    if (!view) return false;
    const more = source.slice(this.#shown);
    const kept = more.trimEnd();
    if (!PLAIN.test(more) || ADDRESS_LIKE.test(view.text.slice(-3) + kept)) return false;
    if (kept !== '' && !growText(view, kept)) return false;
    this.#shown += kept.length;
    if (!this.#direction) this.#setDirection(directionIn(kept));
    return true;
  }

  #setDirection(direction: Direction | undefined): void {
    if (direction === this.#direction) return;
    this.#direction = direction;
    direct(readsAs(this.node, this.block), direction);
  }

  /** The last text view, if source and page end alike and no open mark can change the meaning of appended text. */
  #plainEnd(nodes: readonly Inline[], views: readonly View[], source: string): TextView | undefined {
    let node = nodes.at(-1);
    let view = views.at(-1);
    while (node && view?.kind === 'element' && (node.type === 'em' || node.type === 'strong' || node.type === 'del')) {
      node = node.children.at(-1);
      view = view.kids.at(-1);
    }
    if (node?.type !== 'text' || view?.kind !== 'text') return undefined;
    const written = source.trimEnd();
    if (written.endsWith('\n')) return undefined;
    const tail = written.slice(-Math.min(COMPARED_LENGTH, node.text.length)).trimStart();
    if (tail === '' || !PLAIN.test(tail.slice(tail.search(/\S+$/)))) return undefined;
    if (node.text.endsWith(source.slice(-tail.length)) && view.text.endsWith(source.slice(-tail.length))) return view;
    if (!view.text.endsWith(tail)) return undefined;
    this.#shown = written.length;
    return view;
  }
}

function longStep(length: number): number {
  return length <= LONG_TEXT ? 0 : length / (length <= 4 * LONG_TEXT ? 32 : 8);
}
