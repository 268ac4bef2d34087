import type { AddressRules } from './addresses.js';
import type { Footnotes } from './footnote.js';
import type { Outline } from './heading.js';
import type { HtmlRules } from './html-rules.js';
import type { Boundary, CodeBlock, MathNode } from './node-renderers.js';
import { append, remove, type NodeFactory, type PageElement, type PageNode, type PageParent } from './nodes.js';
import type { Block, BlockParser } from './parse/tree.js';
import { draw, nodeOf, patchKids, type Handle, type View } from './view.js';
import type { Waits } from './waits.js';
import type { MarkdownWords } from './words.js';

/** Nodes are inserted in `parent` before `end()`, or appended. `outer`: the spot around the open HTML element `tag`. */
export interface Spot {
  readonly parent: PageParent;
  readonly end?: () => PageNode | null;
  readonly tag?: string;
  readonly outer?: Spot;
}

export function place(spot: Spot, node: PageNode): void {
  append(spot.parent, node, spot.end?.());
}

export interface Drawing {
  /** The parser may replace it while it is open. */
  block: Block;
  readonly after: Spot;
  update(): void;
  remove(): void;
  /** It draws the descendants too: their changes update it. */
  readonly whole?: boolean;
  /** The element for the caret when the text ends in this block. Undefined: no caret. */
  caretSpot(): PageElement | undefined;
}

export interface Setting {
  readonly nodes: NodeFactory;
  readonly parser: BlockParser;
  readonly addresses: AddressRules;
  readonly asks: boolean;
  readonly words: MarkdownWords;
  readonly math: boolean;
  readonly html: HtmlRules | undefined;
  readonly boundary: Boundary | undefined;
  readonly outline: Outline;
  readonly notes: Footnotes;
  readonly waits: Waits;
  readonly renderCode: (block: CodeBlock) => { readonly node: PageNode; update(text: string, open: boolean): void };
  readonly formula: (math: MathNode) => Handle<MathNode>;
  readonly diagram: ((code: Handle<CodeBlock>, block: CodeBlock) => Handle<CodeBlock>) | undefined;
  /** The caret of the answer. New nodes go before it. */
  readonly caret: PageElement | undefined;
  readonly sections: boolean;
  readonly drawn: WeakMap<Block, Drawing>;
  draw(block: Block, spot: Spot): Drawing;
}

export class ViewDrawing<T extends Block> implements Drawing {
  block: Block;
  readonly after: Spot;
  readonly #nodes: NodeFactory;
  readonly #viewOf: (block: T) => View;
  #view: View;

  constructor(block: T, spot: Spot, nodes: NodeFactory, viewOf: (block: T) => View) {
    this.block = block;
    this.after = spot;
    this.#nodes = nodes;
    this.#viewOf = viewOf;
    this.#view = viewOf(block);
    place(spot, draw(nodes, this.#view));
  }

  update(): void {
    const view = this.#viewOf(this.block as T);
    const parent = nodeOf(this.#view)?.parentNode;
    if (parent) patchKids(this.#nodes, parent, [this.#view], [view]);
    this.#view = view;
  }

  remove(): void {
    remove(nodeOf(this.#view));
  }

  caretSpot(): undefined {
    return undefined;
  }
}
