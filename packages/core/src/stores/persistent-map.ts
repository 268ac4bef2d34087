/** An immutable map: each version stays readable, and a change costs the same at any size. */

type Changes<K, V> = readonly (readonly [K, V | undefined])[];

/**
 * All versions share one `Map` (Baker's trick). The version used last owns it; every other version holds the changes that lead to it from its neighbour, and
 * takes the `Map` over when it is read. A version without references is garbage; an old version that is kept keeps every later one.
 */
export class PersistentMap<K, V> {
  #entries: Map<K, V>;
  /** The neighbour on the way to the version that owns the entries; `undefined` for the owner. */
  #next: PersistentMap<K, V> | undefined;
  /** What turns the entries of `#next` into ours. */
  #changes: Changes<K, V> = [];

  /** @param entries the caller must not change them any more */
  constructor(entries = new Map<K, V>()) {
    this.#entries = entries;
  }

  get(key: K): V | undefined {
    return this.#owned().get(key);
  }

  /** In no particular order. */
  keys(): readonly K[] {
    return [...this.#owned().keys()];
  }

  /** Sets these values, each key once; `undefined` removes a key. */
  with(changes: Changes<K, V>): PersistentMap<K, V> {
    if (changes.length === 0) return this;
    const next = new PersistentMap(this.#owned());
    this.#moveTo(next, changes);
    return next;
  }

  /** Moves the entries to this version, along the neighbours. */
  #owned(): Map<K, V> {
    if (this.#next) {
      const way: PersistentMap<K, V>[] = [this];
      for (let at: PersistentMap<K, V> | undefined = this.#next; at; at = at.#next) way.push(at);
      way.reduceRight((from, to) => {
        to.#next = undefined;
        from.#moveTo(to, to.#changes);
        return to;
      });
    }
    return this.#entries;
  }

  /** Moves the entries to `next`, applies these changes, and records their reverse. */
  #moveTo(next: PersistentMap<K, V>, changes: Changes<K, V>): void {
    this.#next = next;
    this.#changes = changes.map(([key]) => [key, this.#entries.get(key)]);
    for (const [key, value] of changes) {
      if (value === undefined) this.#entries.delete(key);
      else this.#entries.set(key, value);
    }
  }
}
