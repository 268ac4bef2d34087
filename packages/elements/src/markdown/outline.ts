/** The levels of an answer's headings in the page: the first one stands right below the page's own, the others keep their distance to it. */
import type { BlockOf } from './parse/tree.js';

/** Deeper headings than h6 do not exist; their level is told to assistive technology instead. */
const LAST = 6;

export class Outline {
  readonly #firstLevel: number;
  #first: BlockOf<'heading'> | undefined;

  constructor(firstLevel: number) {
    this.#firstLevel = firstLevel;
  }

  /** Makes the element of a heading. */
  element(heading: BlockOf<'heading'>): HTMLElement {
    this.#first ??= heading;
    const level = this.#firstLevel + Math.max(0, heading.level - this.#first.level);
    const node = document.createElement(`h${String(Math.min(level, LAST))}`);
    if (level > LAST) node.setAttribute('aria-level', String(level));
    return node;
  }

  /** A heading in the making has turned out to be none. */
  forget(heading: BlockOf<'heading'>): void {
    if (this.#first === heading) this.#first = undefined;
  }

  /** Another reading of the same line has taken a heading's place. */
  replace(heading: BlockOf<'heading'>, by: BlockOf<'heading'>): void {
    if (this.#first === heading) this.#first = by;
  }
}
