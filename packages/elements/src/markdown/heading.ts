/** Headings: the first one of an answer is right below the page's own, the others keep their distance to it. */
import type { NodeFactory, PageElement } from './nodes.js';
import type { BlockOf } from './parse/tree.js';

/** HTML has no deeper headings than h6; assistive technology reads their level from an attribute. */
const LAST = 6;

export class Outline {
  readonly #firstLevel: number;
  #first: BlockOf<'heading'> | undefined;

  constructor(firstLevel: number) {
    this.#firstLevel = firstLevel;
  }

  /** Makes the element of a heading. */
  element(heading: BlockOf<'heading'>, nodes: NodeFactory): PageElement {
    this.#first ??= heading;
    const level = this.#firstLevel + Math.max(0, heading.level - this.#first.level);
    return nodes.element(`h${String(Math.min(level, LAST))}`, level > LAST ? { 'aria-level': String(level) } : undefined);
  }

  /** The open line is no longer a heading. */
  forget(heading: BlockOf<'heading'>): void {
    if (this.#first === heading) this.#first = undefined;
  }

  /** Parsing the open line again has made a new block of the same heading. */
  replace(heading: BlockOf<'heading'>, by: BlockOf<'heading'>): void {
    if (this.#first === heading) this.#first = by;
  }
}
