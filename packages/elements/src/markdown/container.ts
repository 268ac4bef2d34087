/** Draws a block of blocks: quotes, lists, items, tables, footnotes, the whole answer. An update draws only new children. */
import { place, type Drawing, type Setting, type Spot } from './drawing.js';
import { append, remove, type NodeFactory, type PageElement } from './nodes.js';
import type { Block } from './parse/tree.js';
import { draw, patchElement, type ElementView } from './view.js';

export interface Container {
  readonly inside: Spot;
  readonly after: Spot;
  /** The spot of a child. Undefined: after the child before it. */
  spotOf?(index: number, before: Drawing | undefined): Spot | undefined;
  trim?(count: number): void;
  update?(block: Block): void;
  remove(): void;
}

export class ContainerDrawing implements Drawing {
  block: Block;
  readonly after: Spot;
  readonly #container: Container;
  readonly #kids: Drawing[] = [];
  readonly #setting: Setting;

  constructor(block: Block, container: Container, setting: Setting) {
    this.block = block;
    this.after = container.after;
    this.#container = container;
    this.#setting = setting;
    this.update();
  }

  update(): void {
    const { children } = this.block;
    const kids = this.#kids;
    this.#container.update?.(this.block);
    let same = Math.min(kids.length, children.length);
    while (same > 0 && kids[same - 1]!.block !== children[same - 1]) same -= 1;
    // A block of the open line that was parsed again keeps its nodes if its kind is the same.
    while (same < kids.length && same < children.length && canBecome(kids[same]!.block, children[same]!)) {
      this.#adopt(kids[same]!, children[same]!);
      same += 1;
    }
    while (kids.length > same) kids.pop()!.remove();
    this.#container.trim?.(same);
    for (let index = same; index < children.length; index += 1) {
      const spot = this.#container.spotOf?.(index, kids.at(-1)) ?? kids.at(-1)?.after ?? this.#container.inside;
      kids.push(this.#setting.draw(children[index]!, spot));
    }
  }

  remove(): void {
    while (this.#kids.length > 0) this.#kids.pop()!.remove();
    this.#container.remove();
  }

  caretSpot(): PageElement | undefined {
    const { type, children } = this.block;
    if (type === 'row')
      return this.#kids[
        Math.max(
          0,
          children.findLastIndex(({ source }) => source !== ''),
        )
      ]?.caretSpot();
    const last = this.#kids.at(-1);
    return last ? last.caretSpot() : type === 'item' ? (this.#container.inside.parent as PageElement) : undefined;
  }

  #adopt(kid: Drawing, block: Block): void {
    const { outline, notes, drawn } = this.#setting;
    if (kid.block.type === 'heading' && block.type === 'heading') outline.replace(kid.block, block);
    if (kid.block.type === 'footnote') notes.replace(kid.block, block);
    drawn.delete(kid.block);
    drawn.set(block, kid);
    kid.block = block;
    kid.update();
  }
}

function canBecome(one: Block, other: Block): boolean {
  if (one.type === 'heading' && other.type === 'heading') return one.level === other.level;
  if (one.type === 'code' && other.type === 'code') return one.info === other.info;
  if (one.type === 'list' && other.type === 'list') return one.ordered === other.ordered && one.start === other.start;
  if (one.type === 'table' && other.type === 'table')
    return one.align.length === other.align.length && one.align.every((align, column) => align === other.align[column]);
  if (one.type === 'footnote' && other.type === 'footnote') return one.label === other.label;
  return one.type === other.type;
}

export interface ElementOptions<T> {
  /** The element with its own children; the blocks follow these. */
  readonly describe: (block: T) => ElementView;
  /** The element inside that holds a child. Default: the element itself. */
  readonly holderOf?: (view: ElementView, index: number) => ElementView;
  readonly removed?: () => void;
}

export class ElementContainer<T extends Block> implements Container {
  readonly inside: Spot;
  readonly after: Spot;
  readonly #nodes: NodeFactory;
  readonly #options: ElementOptions<T>;
  #view: ElementView | undefined;

  constructor(spot: Spot, nodes: NodeFactory, options: ElementOptions<T>) {
    this.after = spot;
    this.#nodes = nodes;
    this.#options = options;
    const parent = (): PageElement => this.#view!.node!;
    this.inside = {
      get parent() {
        return parent();
      },
    };
  }

  spotOf(index: number): Spot | undefined {
    const { holderOf } = this.#options;
    return holderOf && { parent: holderOf(this.#view!, index).node! };
  }

  update(block: Block): void {
    const before = this.#view;
    const view = (this.#view = this.#options.describe(block as T));
    if (!before) place(this.after, draw(this.#nodes, view));
    else if (before.tag === view.tag) patchElement(this.#nodes, before, view);
    else replace(this.#nodes, before, view);
  }

  remove(): void {
    this.#options.removed?.();
    remove(this.#view?.node);
  }
}

function replace(nodes: NodeFactory, before: ElementView, after: ElementView): void {
  const old = before.node!;
  const node = draw(nodes, after) as PageElement;
  const dir = old.getAttribute('dir');
  if (dir !== null) node.setAttribute('dir', dir);
  while (old.childNodes.length > before.kids.length) append(node, old.childNodes[before.kids.length]!);
  old.parentNode?.replaceChild(node, old);
}
