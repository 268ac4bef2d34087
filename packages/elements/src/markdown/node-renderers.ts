import { domNodes, type PageNode } from './nodes.js';
import type { Align } from './parse/tree.js';
import { draw, nodeOf, patchKids, type Handle, type View } from './view.js';

/** A code block. */
export interface CodeBlock {
  /** First word of the info string, e.g. `ts`; may be empty. */
  readonly lang: string;
  /** The whole info string after the fence. */
  readonly info: string;
  /** Lines separated by `\n`, without a final one. */
  readonly text: string;
  /** More may come. */
  readonly open: boolean;
}

/** A drawn code block. `update` gets the whole text so far; text is only appended unless the answer was changed. */
export interface CodeHandle {
  readonly node: Node;
  update(text: string, open: boolean): void;
}

/** Draws code blocks. */
export type RenderCode = (block: CodeBlock) => CodeHandle;

export interface TableNode {
  readonly columns: readonly string[];
  readonly align: readonly Align[];
  /** Rows of the body. Always the same array, changed only at its end. */
  readonly rows: readonly (readonly string[])[];
  /** More may come. */
  readonly open: boolean;
}

/** A link whose address is allowed. */
export interface LinkNode {
  /** The checked address, written in full. */
  readonly href: string;
  readonly title: string;
  /** Plain text of the link. */
  readonly text: string;
  /** Its origin is not the page's. */
  readonly foreign: boolean;
}

/** An image whose address is allowed. */
export interface ImageNode {
  /** The checked address, written in full. */
  readonly src: string;
  readonly alt: string;
  readonly title: string;
}

/** A formula. */
export interface MathNode {
  /** The TeX between the marks. */
  readonly text: string;
  /** A block, not within a line. */
  readonly display: boolean;
  /** More may come. */
  readonly open: boolean;
}

/** The result of a renderer. */
export interface DrawnNode<T> {
  /** One element or Text node, not yet in the page. */
  readonly node: Node;
  /** Called after a change. Without it the renderer is called again, and its new node replaces the old one. */
  update?(node: T): void;
}

/** Draws one kind of node. `undefined`: the built-in drawing is used. */
export type NodeRenderer<T> = (node: T) => DrawnNode<T> | undefined;

/**
 * Renderers of a page, by kind of node. The built-in drawing replaces a node whose renderer throws; `reportError` reports the error once per kind.
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

/** `own`: what the page's renderer gets. `view`: the built-in drawing. */
export interface Choice<T> {
  readonly own: T;
  view(): View;
}

export class Boundary {
  readonly #renderers: MarkdownRenderers;
  readonly #reported = new Set<string>();

  constructor(renderers: MarkdownRenderers) {
    this.#renderers = renderers;
  }

  has(kind: keyof MarkdownRenderers): boolean {
    return this.#renderers[kind] !== undefined;
  }

  draw<T>(kind: keyof MarkdownRenderers, node: T): DrawnNode<T> | undefined {
    const renderer = this.#renderers[kind] as NodeRenderer<T> | undefined;
    return renderer && this.attempt(kind, () => checked(renderer(node)));
  }

  /** Calls code of the page. Undefined: it has thrown; the error is reported once per kind. */
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

  /** Draws with the page's renderer until it fails, then with the built-in one. */
  choose<T extends object>(kind: keyof MarkdownRenderers, choice: Choice<T>): Handle<Choice<T>> {
    return new ChosenNode(this, kind, choice);
  }
}

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
