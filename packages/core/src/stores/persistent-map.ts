/** A map whose every version can be read for ever, at the price of a plain one: a change costs the same however much it holds. */

type Changes<K, V> = readonly (readonly [K, V | undefined])[];

/**
 * The version that was used last has the entries; every other one knows only what to change in the next one towards it, and takes the entries over when it
 * is read (Baker's trick). So a version nobody holds costs nothing, and an old one that is kept keeps what came after it.
 */
export class PersistentMap<K, V> {
  #entries: Map<K, V>;
  /** Who has the entries, or is nearer to who has. */
  #next: PersistentMap<K, V> | undefined;
  /** How to make the entries of the next one ours. */
  #changes: Changes<K, V> = [];

  /** @param entries from here on nobody else's to change */
  constructor(entries = new Map<K, V>()) {
    this.#entries = entries;
  }

  get(key: K): V | undefined {
    return this.#here().get(key);
  }

  /** In no order that is promised. */
  keys(): readonly K[] {
    return [...this.#here().keys()];
  }

  /** With these values, each key once; `undefined` takes its key away. */
  with(changes: Changes<K, V>): PersistentMap<K, V> {
    if (changes.length === 0) return this;
    const next = new PersistentMap(this.#here());
    this.#give(next, changes);
    return next;
  }

  /** Brings the entries here, by the way they went. */
  #here(): Map<K, V> {
    if (this.#next) {
      const way: PersistentMap<K, V>[] = [this];
      for (let at: PersistentMap<K, V> | undefined = this.#next; at; at = at.#next) way.push(at);
      way.reduceRight((from, to) => {
        to.#next = undefined;
        from.#give(to, to.#changes);
        return to;
      });
    }
    return this.#entries;
  }

  /** Hands the entries, which all versions share, to `next` with these changes, and notes how to come back. */
  #give(next: PersistentMap<K, V>, changes: Changes<K, V>): void {
    this.#next = next;
    this.#changes = changes.map(([key]) => [key, this.#entries.get(key)]);
    for (const [key, value] of changes) {
      if (value === undefined) this.#entries.delete(key);
      else this.#entries.set(key, value);
    }
  }
}
