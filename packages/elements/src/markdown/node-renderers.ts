/** What a page may draw itself in an answer: code, tables, links, images, formulas. A renderer that throws is replaced by the built-in drawing of that node. */
import { domNodes, type PageNode } from './nodes.js';
import type { Align } from './parse/tree.js';
import { draw, nodeOf, patchKids, type Handle, type View } from './view.js';

/** One code block. */
export interface CodeBlock {
  /** First word of the info string, e.g. `ts`; empty when there is none. */
  readonly lang: string;
  /** The whole info string after the fence. */
  readonly info: string;
  /** The code, lines parted by `\n`, without a last one. */
  readonly text: string;
  /** More may come. */
  readonly open: boolean;
}

/** A drawn code block. `update` is called with the whole text so far; it grows by appending unless the answer was changed. */
export interface CodeHandle {
  readonly node: Node;
  update(text: string, open: boolean): void;
}

/** Draws code blocks. */
export type RenderCode = (block: CodeBlock) => CodeHandle;

export interface TableNode {
  readonly columns: readonly string[];
  readonly align: readonly Align[];
  /** The body's rows. The same array in every call; it grows at its end. */
  readonly rows: readonly (readonly string[])[];
  /** More may come. */
  readonly open: boolean;
}

/** One link. Only links whose address is allowed come to a renderer. */
export interface LinkNode {
  /** The checked address, written in full. */
  readonly href: string;
  readonly title: string;
  /** The words of the link without their marks. */
  readonly text: string;
  /** It leaves the page's origin. */
  readonly foreign: boolean;
}

/** One image. Only images whose address is allowed come to a renderer. */
export interface ImageNode {
  /** The checked address, written in full. */
  readonly src: string;
  readonly alt: string;
  readonly title: string;
}

/** One formula. */
export interface MathNode {
  /** The TeX between the marks. */
  readonly text: string;
  /** On its own, not within a line. */
  readonly display: boolean;
  /** More may come. */
  readonly open: boolean;
}

/** What a renderer gives back. */
export interface DrawnNode<T> {
  /** One element or text, not yet in the page. */
  readonly node: Node;
  /** Called when something has changed. Without it the renderer is called again and its new node takes the place of the old one. */
  update?(node: T): void;
}

/** Draws one kind of node; `undefined` leaves this one to the built-in drawing. */
export type NodeRenderer<T> = (node: T) => DrawnNode<T> | undefined;

/**
 * Renderers of a page, by kind of node. Each works inside an error boundary: what throws is told once by `reportError`, and that node is drawn as if there were
 * no renderer.
 *
 * @example Tables as a data grid that grows with its rows
 * ```ts
 * markdown.renderers = {
 *   table: ({ columns, rows }) => {
 *     const node = document.createElement('my-grid');
 *     node.columns = columns;
 *     node.rows = [...rows];
 *     return { node, update: ({ rows }) => (node.rows = [...rows]) };
 *   },
 * };
 * ```
 */
export interface MarkdownRenderers {
  readonly code?: NodeRenderer<CodeBlock>;
  readonly table?: NodeRenderer<TableNode>;
  readonly link?: NodeRenderer<LinkNode>;
  readonly image?: NodeRenderer<ImageNode>;
  readonly math?: NodeRenderer<MathNode>;
}

/** A node that the page may draw: `own` is what its renderer sees, `view` the built-in drawing of the same. */
export interface Choice<T> {
  readonly own: T;
  view(): View;
}

/** Keeps the page's renderers, and their faults, away from the rest. */
export class Boundary {
  readonly #renderers: MarkdownRenderers;
  readonly #reported = new Set<string>();

  constructor(renderers: MarkdownRenderers) {
    this.#renderers = renderers;
  }

  has(kind: keyof MarkdownRenderers): boolean {
    return this.#renderers[kind] !== undefined;
  }

  /** Has the page draw a node; `undefined` when it does not, or has failed. */
  draw<T>(kind: keyof MarkdownRenderers, node: T): DrawnNode<T> | undefined {
    const renderer = this.#renderers[kind] as NodeRenderer<T> | undefined;
    return renderer && this.attempt(kind, () => checked(renderer(node)));
  }

  /** Runs what is the page's. Gives `undefined` when it throws, and tells so once per kind. */
  attempt<R>(kind: keyof MarkdownRenderers, act: () => R): R | undefined {
    try {
      return act();
    } catch (cause) {
      if (!this.#reported.has(kind)) {
        this.#reported.add(kind);
        reportError(cause);
      }
      return undefined;
    }
  }

  /** The living node of a choice: the page's as long as that works, then the built-in one. */
  choose<T extends object>(kind: keyof MarkdownRenderers, choice: Choice<T>): Handle<Choice<T>> {
    return new ChosenNode(this, kind, choice);
  }
}

/** One node that the page draws, or did until it failed. */
class ChosenNode<T extends object> implements Handle<Choice<T>> {
  node: PageNode;
  #own: DrawnNode<T> | undefined;
  #view: View | undefined;
  #seen: T;

  constructor(
    readonly boundary: Boundary,
    readonly kind: keyof MarkdownRenderers,
    choice: Choice<T>,
  ) {
    this.#seen = choice.own;
    this.#own = boundary.draw(kind, choice.own);
    this.node = this.#own?.node ?? draw(domNodes, (this.#view = choice.view()));
  }

  update(choice: Choice<T>): void {
    const { own } = choice;
    const view = this.#view;
    if (view) {
      const next = choice.view();
      const parent = this.node.parentNode;
      if (parent) patchKids(domNodes, parent, [view], [next]);
      this.#view = next;
      this.node = nodeOf(next) ?? this.node;
      return;
    }
    if (isSame(own, this.#seen)) return;
    this.#seen = own;
    const drawn = this.#own;
    if (drawn?.update) {
      const done = this.boundary.attempt(this.kind, () => {
        drawn.update?.(own);
        return true;
      });
      if (done) return;
      this.#own = undefined;
    } else {
      this.#own = this.boundary.draw(this.kind, own);
    }
    const old = this.node;
    this.node = this.#own?.node ?? draw(domNodes, (this.#view = choice.view()));
    old.parentNode?.replaceChild(this.node, old);
  }
}

function checked<T>(drawn: DrawnNode<T> | undefined): DrawnNode<T> | undefined {
  if (drawn && drawn.node.nodeType !== Node.ELEMENT_NODE && drawn.node.nodeType !== Node.TEXT_NODE) {
    throw new TypeError('A renderer of Markdown must give one element or text');
  }
  return drawn;
}

function isSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key]);
}
