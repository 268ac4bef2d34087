/**
 * The blocks of an answer in sections, so that what a new block costs the browser is bounded: it lays out, paints and scrolls past a few sections in place of
 * hundreds of blocks. Where a section begins depends on the blocks before it alone, which change no more.
 */
import type { Container } from './container-drawing.js';
import { put, type Drawn, type Spot } from './drawn.js';

/** After so many blocks a new one begins. */
const FULL = 8;

interface Section {
  readonly parent: HTMLElement;
  /** The index of its first block. */
  readonly from: number;
}

export class Sections implements Container {
  readonly inside: Spot;
  readonly after: Spot;
  readonly #sections: Section[] = [];

  /** @param spot where the sections are put */
  constructor(spot: Spot) {
    this.inside = this.after = spot;
  }

  spotOf(index: number, before: Drawn | undefined): Spot {
    // Raw HTML may hold what follows in an element of its own.
    if (before?.after.outer) return before.after;
    const last = this.#sections.at(-1);
    if (last && (index - last.from < FULL || before?.block.type === 'heading' || before?.block.type === 'rule')) return last;
    const parent = document.createElement('div');
    parent.className = 'section';
    put(this.inside, parent);
    const section: Section = { parent, from: index };
    this.#sections.push(section);
    return section;
  }

  trim(count: number): void {
    while ((this.#sections.at(-1)?.from ?? -1) >= count) this.#sections.pop()!.parent.remove();
  }

  remove(): void {
    this.trim(0);
  }
}
