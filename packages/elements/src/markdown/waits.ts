/** Who has asked for which label of a link definition or footnote. In models' answers these usually come last, long after the text that refers to them. */

export interface Waiting {
  /** A label it asked for means something else now. */
  redraw(): void;
}

export class Waits {
  readonly #byLabel = new Map<string, Set<Waiting>>();

  /** Replaces what `who` has asked for. */
  set(who: Waiting, before: readonly string[], now: readonly string[]): void {
    for (const label of before) this.#byLabel.get(label)?.delete(who);
    for (const label of now) {
      const known = this.#byLabel.get(label);
      if (known) known.add(who);
      else this.#byLabel.set(label, new Set([who]));
    }
  }

  /** Everybody who has asked for one of these labels. */
  of(labels: Iterable<string>): ReadonlySet<Waiting> {
    const found = new Set<Waiting>();
    for (const label of labels) for (const who of this.#byLabel.get(label) ?? []) found.add(who);
    return found;
  }
}
