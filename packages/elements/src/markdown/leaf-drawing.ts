/** A block of inline text on the page: a paragraph, a heading, a cell. While it is open its text grows in place. */
import { direct, directionIn, directionOf, readsAs, type Direction } from './direction.js';
import type { Drawn, Setting, Spot } from './drawn.js';
import { inlineViews } from './inline-views.js';
import { parseInline } from './parse/inline-parser.js';
import type { Block, Inline } from './parse/tree.js';
import { growText, patchKids, type TextView, type View } from './view.js';
import type { Waiting } from './waits.js';

/** An open text longer than this is read again only when it has grown by a 32nd, later by an 8th, so that one endless paragraph cannot cost its square. */
const LONG = 16_384;
/** Text that can only mean itself, whatever stands before it that is not a mark. */
const PLAIN = /^[\p{L}\p{N} ,.;'"?%+()]*$/u;
const ADDRESS_LIKE = /w\.|[hw]{1,3}$/i;
/** So much of the text's end must be on the page letter by letter before more is simply appended. */
const COMPARED = 24;

const NONE: readonly string[] = [];
const NO_VIEWS: readonly View[] = [];

export class LeafDrawing implements Drawn, Waiting {
  block: Block;
  readonly after: Spot;
  readonly node: Element;
  readonly #setting: Setting;
  /** Dropped when the block is closed and waits for nothing. */
  #views: readonly View[] | undefined;
  #labels: readonly string[] = NONE;
  #notes: readonly string[] = NONE;
  /** How much of the source is on the page, and how much was there when it was last read whole. */
  #shown = 0;
  #read = 0;
  #direction: Direction | undefined;
  /** The text at the very end, when more of the same can be appended. */
  #end: TextView | undefined;

  readonly #changed: (() => void) | undefined;

  constructor(block: Block, node: Element, setting: Setting, after: Spot, changed?: () => void) {
    this.#changed = changed;
    this.block = block;
    this.node = node;
    this.after = after;
    this.#setting = setting;
    this.redraw();
  }

  update(): void {
    const { source, open } = this.block;
    this.#changed?.();
    if (!open && !this.#views && source.length === this.#read) return;
    if (open && source.length >= this.#shown) {
      if (this.#append(source)) return;
      if (source.length > this.#shown && source.length - this.#read < longStep(source.length)) return;
    }
    this.redraw();
  }

  redraw(): void {
    const { source, open } = this.block;
    const { parser, math, caret, waits, notes } = this.#setting;
    const labels: string[] = [];
    const notesAsked: string[] = [];
    const nodes = parseInline(source, {
      define: (label) => {
        labels.push(label);
        return parser.definitions.get(label);
      },
      hasFootnote: (label) => {
        labels.push(label);
        notesAsked.push(label);
        return parser.footnotes.has(label);
      },
      open,
      math,
    });
    const views = inlineViews(nodes, this.#setting, open);
    this.#turn(directionOf(nodes));
    if (!this.#views) this.node.replaceChildren();
    patchKids(this.node, this.#views ?? NO_VIEWS, views, caret?.parentNode === this.node ? caret : null);
    if (labels.length > 0 || this.#labels.length > 0) waits.set(this, this.#labels, labels);
    if (notesAsked.length > 0 || this.#notes.length > 0) notes.ask(this, this.#notes, notesAsked);
    this.#labels = labels.length > 0 ? labels : NONE;
    this.#notes = notesAsked.length > 0 ? notesAsked : NONE;
    this.#views = open || labels.length > 0 ? views : undefined;
    this.#shown = this.#read = source.length;
    this.#end = open ? this.#plainEnd(nodes, views, source) : undefined;
  }

  remove(): void {
    this.#setting.waits.set(this, this.#labels, NONE);
    this.#setting.notes.ask(this, this.#notes, NONE);
    this.#turn(undefined);
    if (this.block.type === 'heading') this.#setting.outline.forget(this.block);
    this.node.remove();
  }

  caretSpot(): Element {
    return this.node;
  }

  /** Appends what is new, when it is plain text behind plain text: most of an answer is. */
  #append(source: string): boolean {
    const view = this.#end;
    if (!view) return false;
    const more = source.slice(this.#shown);
    const kept = more.trimEnd();
    if (!PLAIN.test(more) || ADDRESS_LIKE.test(view.text.slice(-3) + kept)) return false;
    if (kept !== '' && !growText(view, kept)) return false;
    this.#shown += kept.length;
    if (!this.#direction) this.#turn(directionIn(kept));
    return true;
  }

  #turn(direction: Direction | undefined): void {
    if (direction === this.#direction) return;
    this.#direction = direction;
    direct(readsAs(this.node, this.block), direction);
  }

  /** The text view at the end, if the page ends with the same letters as the source and nothing that is still open could swallow more of them. */
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
    const tail = written.slice(-Math.min(COMPARED, node.text.length)).trimStart();
    if (tail === '' || !PLAIN.test(tail.slice(tail.search(/\S+$/)))) return undefined;
    if (node.text.endsWith(source.slice(-tail.length)) && view.text.endsWith(source.slice(-tail.length))) return view;
    if (!view.text.endsWith(tail)) return undefined;
    this.#shown = written.length;
    return view;
  }
}

/** How much a long open text must grow before it is read again. */
function longStep(length: number): number {
  return length <= LONG ? 0 : length / (length <= 4 * LONG ? 32 : 8);
}
