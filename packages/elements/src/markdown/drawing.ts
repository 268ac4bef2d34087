/** What the drawings of all blocks have in common, and what they know of each other. */
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

/** Where nodes go: to the end of `parent`, or before `end()` there. `outer`: the spot around an HTML element (`tag`) that is still open. */
export interface Spot {
  readonly parent: PageParent;
  readonly end?: () => PageNode | null;
  readonly tag?: string;
  readonly outer?: Spot;
}

/** Appends a node at a spot. */
export function place(spot: Spot, node: PageNode): void {
  append(spot.parent, node, spot.end?.());
}

/** One block on the page. */
export interface Drawing {
  /** The block it shows. Another one may take its place while it is open. */
  block: Block;
  /** Where the next block goes. */
  readonly after: Spot;
  /** Its own fields or its list of children have changed. */
  update(): void;
  /** Removes it from the page. */
  remove(): void;
  /** It draws all that is in it: changes inside are changes of it. */
  readonly whole?: boolean;
  /** Where the caret stands when the text ends in this block; undefined where none is shown. */
  caretSpot(): PageElement | undefined;
}

/** What drawing needs to know. */
export interface Setting {
  readonly nodes: NodeFactory;
  readonly parser: BlockParser;
  readonly addresses: AddressRules;
  /** Links that are not allowed are buttons, for a listener that asks the reader; otherwise they are text. */
  readonly asks: boolean;
  readonly words: MarkdownWords;
  /** Reads formulas. */
  readonly math: boolean;
  /** The tags that are elements; none without it. */
  readonly html: HtmlRules | undefined;
  /** Draws what the page draws itself; undefined where that is nothing. */
  readonly boundary: Boundary | undefined;
  readonly outline: Outline;
  readonly notes: Footnotes;
  readonly waits: Waits;
  readonly renderCode: (block: CodeBlock) => { readonly node: PageNode; update(text: string, open: boolean): void };
  readonly formula: (math: MathNode) => Handle<MathNode>;
  /** Draws finished Mermaid; `code` shows it until then, and when it cannot be drawn. */
  readonly diagram: ((code: Handle<CodeBlock>, block: CodeBlock) => Handle<CodeBlock>) | undefined;
  /** The one caret of the answer, if there is any. New nodes go before it. */
  readonly caret: PageElement | undefined;
  /** Groups the blocks in sections. */
  readonly sections: boolean;
  /** The drawing of each block. */
  readonly drawn: WeakMap<Block, Drawing>;
  /** Draws a block for the first time. */
  draw(block: Block, spot: Spot): Drawing;
}

/** A block that is one view: code, a formula, a rule. */
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
