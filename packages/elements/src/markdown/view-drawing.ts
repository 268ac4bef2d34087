/** A block on the page that is one view: code, a formula, a rule. */
import { put, type Drawn, type Spot } from './drawn.js';
import type { Block } from './parse/tree.js';
import { draw, nodeOf, patchKids, type View } from './view.js';

export class ViewDrawing<T extends Block> implements Drawn {
  block: Block;
  readonly after: Spot;
  readonly #viewOf: (block: T) => View;
  #view: View;

  constructor(block: T, spot: Spot, viewOf: (block: T) => View) {
    this.block = block;
    this.after = spot;
    this.#viewOf = viewOf;
    this.#view = viewOf(block);
    put(spot, draw(this.#view));
  }

  update(): void {
    const view = this.#viewOf(this.block as T);
    const parent = nodeOf(this.#view)?.parentNode;
    if (parent) patchKids(parent, [this.#view], [view]);
    this.#view = view;
  }

  remove(): void {
    const node = nodeOf(this.#view);
    node?.parentNode?.removeChild(node);
  }

  caretSpot(): undefined {
    return undefined;
  }
}
