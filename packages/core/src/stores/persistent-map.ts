type MapChanges<K, V> = readonly (readonly [K, V | undefined])[];

/** All versions share one `Map` (Baker's rerooting): a change costs the same at any size, but a kept version keeps all later ones in memory. */
export class PersistentMap<K, V> {
  #entries: Map<K, V>;
  /** The neighbour towards the owner of the `Map`; `undefined` for the owner. */
  #next: PersistentMap<K, V> | undefined;
  /** The changes that turn the entries of `#next` into ours. */
  #changes: MapChanges<K, V> = [];

  /** @param entries must not be changed afterwards */
  constructor(entries = new Map<K, V>()) {
    this.#entries = entries;
  }

  get(key: K): V | undefined {
    return this.#owned().get(key);
  }

  keys(): readonly K[] {
    return [...this.#owned().keys()];
  }

  /** `undefined` removes a key. Each key at most once. */
  with(changes: MapChanges<K, V>): PersistentMap<K, V> {
    if (changes.length === 0) return this;
    const next = new PersistentMap(this.#owned());
    this.#moveTo(next, changes);
    return next;
  }

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

  /** Moves the `Map` to `next`, applies the changes, and records how to undo them. */
  #moveTo(next: PersistentMap<K, V>, changes: MapChanges<K, V>): void {
    this.#next = next;
    this.#changes = changes.map(([key]) => [key, this.#entries.get(key)]);
    for (const [key, value] of changes) {
      if (value === undefined) this.#entries.delete(key);
      else this.#entries.set(key, value);
    }
  }
}
