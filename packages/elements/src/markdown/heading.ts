/** Levels of headings: the first of an answer gets `firstLevel`, the others keep their distance to it. */
import type { NodeFactory, PageElement } from './nodes.js';
import type { BlockOf } from './parse/tree.js';

/** HTML ends at h6; deeper levels are in `aria-level`. */
const MAX_LEVEL = 6;

export class Outline {
  readonly #firstLevel: number;
  #first: BlockOf<'heading'> | undefined;

  constructor(firstLevel: number) {
    this.#firstLevel = firstLevel;
  }

  element(heading: BlockOf<'heading'>, nodes: NodeFactory): PageElement {
    this.#first ??= heading;
    const level = this.#firstLevel + Math.max(0, heading.level - this.#first.level);
    return nodes.element(`h${String(Math.min(level, MAX_LEVEL))}`, level > MAX_LEVEL ? { 'aria-level': String(level) } : undefined);
  }

  forget(heading: BlockOf<'heading'>): void {
    if (this.#first === heading) this.#first = undefined;
  }

  /** The open line was parsed again: the same heading is a new block. */
  replace(heading: BlockOf<'heading'>, by: BlockOf<'heading'>): void {
    if (this.#first === heading) this.#first = by;
  }
}
