/** Drawings by the labels that they refer to: link definitions and footnotes usually come later. */

export interface Waiting {
  /** Called when the definition of one of its labels changes. */
  redraw(): void;
}

export class Waits {
  readonly #byLabel = new Map<string, Set<Waiting>>();

  set(who: Waiting, before: readonly string[], now: readonly string[]): void {
    for (const label of before) this.#byLabel.get(label)?.delete(who);
    for (const label of now) {
      const known = this.#byLabel.get(label);
      if (known) known.add(who);
      else this.#byLabel.set(label, new Set([who]));
    }
  }

  of(labels: Iterable<string>): ReadonlySet<Waiting> {
    const found = new Set<Waiting>();
    for (const label of labels) for (const who of this.#byLabel.get(label) ?? []) found.add(who);
    return found;
  }
}
