/** Which drawings asked for which label. Link definitions and footnotes usually come long after the text that refers to them. */

export interface Waiting {
  /** The meaning of a label it asked for has changed. */
  redraw(): void;
}

export class Waits {
  readonly #byLabel = new Map<string, Set<Waiting>>();

  /** Replaces the labels that `who` has asked for. */
  set(who: Waiting, before: readonly string[], now: readonly string[]): void {
    for (const label of before) this.#byLabel.get(label)?.delete(who);
    for (const label of now) {
      const known = this.#byLabel.get(label);
      if (known) known.add(who);
      else this.#byLabel.set(label, new Set([who]));
    }
  }

  /** All that have asked for one of these labels. */
  of(labels: Iterable<string>): ReadonlySet<Waiting> {
    const found = new Set<Waiting>();
    for (const label of labels) for (const who of this.#byLabel.get(label) ?? []) found.add(who);
    return found;
  }
}
