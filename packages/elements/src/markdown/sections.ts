/** Groups blocks: the browser lays out and paints a few sections instead of hundreds of blocks. Where one begins depends on closed blocks only. */
import type { Container } from './container.js';
import { place, type Drawing, type Spot } from './drawing.js';
import { remove, type NodeFactory, type PageElement } from './nodes.js';

const BLOCKS_PER_SECTION = 8;

interface Section {
  readonly parent: PageElement;
  /** The index of its first block. */
  readonly from: number;
}

export class Sections implements Container {
  readonly inside: Spot;
  readonly after: Spot;
  readonly #nodes: NodeFactory;
  readonly #sections: Section[] = [];

  constructor(spot: Spot, nodes: NodeFactory) {
    this.inside = this.after = spot;
    this.#nodes = nodes;
  }

  spotOf(index: number, before: Drawing | undefined): Spot {
    // An open HTML element holds the next block.
    if (before?.after.outer) return before.after;
    const last = this.#sections.at(-1);
    if (last && (index - last.from < BLOCKS_PER_SECTION || before?.block.type === 'heading' || before?.block.type === 'rule')) return last;
    const section: Section = { parent: this.#nodes.element('div', { class: 'section' }), from: index };
    place(this.inside, section.parent);
    this.#sections.push(section);
    return section;
  }

  trim(count: number): void {
    while ((this.#sections.at(-1)?.from ?? -1) >= count) remove(this.#sections.pop()!.parent);
  }

  remove(): void {
    this.trim(0);
  }
}
