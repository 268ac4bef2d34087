/** A block of blocks on the page: quotes, lists, items, tables, the whole answer. Only what is new at its end is touched. */
import type { Drawn, Setting, Spot } from './drawn.js';
import type { Block } from './parse/tree.js';

/** How a container is drawn. */
export interface Container {
  /** Where its first child is put. */
  readonly inside: Spot;
  /** Where the block behind it is put. */
  readonly after: Spot;
  /** Where the child of an index is put, when not simply behind the one before it. */
  spotOf?(index: number, before: Drawn | undefined): Spot;
  /** Only so many children are left. */
  trim?(count: number): void;
  /** Brings the container's own node up to date. */
  update?(block: Block): void;
  /** Takes the container's own node away. */
  remove(): void;
}

export class ContainerDrawing implements Drawn {
  block: Block;
  readonly after: Spot;
  readonly #container: Container;
  readonly #kids: Drawn[] = [];
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
    // What was read anew (the open line) keeps its nodes where it is still the same kind of thing.
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
    if (this.block.type === 'footnote') this.#setting.notes.forget(this.block);
    this.#container.remove();
  }

  caretSpot(): Element | undefined {
    const { type, children } = this.block;
    if (type === 'row')
      return this.#kids[
        Math.max(
          0,
          children.findLastIndex(({ source }) => source !== ''),
        )
      ]?.caretSpot();
    const last = this.#kids.at(-1);
    return last ? last.caretSpot() : type === 'item' ? (this.#container.inside.parent as Element) : undefined;
  }

  #adopt(kid: Drawn, block: Block): void {
    const { outline, notes, drawn } = this.#setting;
    if (kid.block.type === 'heading' && block.type === 'heading') outline.replace(kid.block, block);
    if (kid.block.type === 'footnote') notes.replace(kid.block, block);
    drawn.delete(kid.block);
    drawn.set(block, kid);
    kid.block = block;
    kid.update();
  }
}

/** Whether the nodes of one block can show another that stands in its place. */
function canBecome(one: Block, other: Block): boolean {
  if (one.type === 'heading' && other.type === 'heading') return one.level === other.level;
  if (one.type === 'code' && other.type === 'code') return one.info === other.info;
  if (one.type === 'list' && other.type === 'list') return one.ordered === other.ordered && one.start === other.start;
  if (one.type === 'table' && other.type === 'table')
    return one.align.length === other.align.length && one.align.every((align, column) => align === other.align[column]);
  if (one.type === 'footnote' && other.type === 'footnote') return one.label === other.label;
  return one.type === other.type;
}
