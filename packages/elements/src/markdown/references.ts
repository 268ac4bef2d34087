/** Link reference definitions (`[label]: address`) of one answer: which are settled, which still being written, and who waits for them. */

/** A definition as marked keeps it. */
export interface Reference {
  readonly href: string;
  readonly title: string;
}

/** The shape marked reads and writes while it lexes; see `References.table`. */
export type LinkTable = Record<string, Reference>;

/**
 * Two layers: `settled` definitions belong to frozen blocks, `open` ones to the tail and may still change. The first definition
 * of a label wins, as in CommonMark. Every label that was asked for and is not settled is noted, so that the block which
 * asked can be drawn again when its definition comes, which in models' answers is usually at the very end.
 */
export class References {
  readonly #settled = new Map<string, Reference>();
  readonly #open = new Map<string, Reference>();
  #asked: Set<string> | undefined;
  #version = 0;

  /** Handed to the lexer in place of its own object. */
  readonly table: LinkTable = new Proxy<LinkTable>(Object.create(null) as LinkTable, {
    get: (_target, label) => (typeof label === 'string' ? this.#find(label) : undefined),
    set: (_target, label, reference: Reference) => {
      if (typeof label === 'string') this.#open.set(label, reference);
      return true;
    },
    getOwnPropertyDescriptor: (_target, label) => {
      const value = typeof label === 'string' ? this.#find(label) : undefined;
      return value && { value, configurable: true, enumerable: true, writable: true };
    },
  });

  /** Grows whenever a label may mean something else than before; what was drawn under an older version may be stale. */
  get version(): number {
    return this.#version;
  }

  /** Forgets the open layer, before the tail is lexed again. */
  reopen(): void {
    if (this.#open.size > 0) this.#version += 1;
    this.#open.clear();
  }

  /** To be called when the tail has been lexed: a tail that holds definitions is never drawn from memory. */
  lexed(): void {
    if (this.#open.size > 0) this.#version += 1;
  }

  /** Takes a definition into the settled layer. True when the label is new. */
  settle(label: string, reference: Reference): boolean {
    if (this.#settled.has(label)) return false;
    this.#settled.set(label, reference);
    this.#version += 1;
    return true;
  }

  /** Runs `draw` and returns the labels it asked for which are not settled yet. */
  watch<T>(draw: () => T): { readonly result: T; readonly waitsFor: ReadonlySet<string> } {
    const outer = this.#asked;
    const waitsFor = new Set<string>();
    this.#asked = waitsFor;
    try {
      return { result: draw(), waitsFor };
    } finally {
      this.#asked = outer;
      if (outer) for (const label of waitsFor) outer.add(label);
    }
  }

  /** Notes labels as asked for, on behalf of something drawn from memory. */
  note(labels: ReadonlySet<string>): void {
    for (const label of labels) this.#asked?.add(label);
  }

  #find(label: string): Reference | undefined {
    const settled = this.#settled.get(label);
    if (settled) return settled;
    this.#asked?.add(label);
    return this.#open.get(label);
  }
}
