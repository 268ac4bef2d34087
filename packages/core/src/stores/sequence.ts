/** Message ids in the room's order. Immutable; reading one costs the same at any length. */
export interface Ids {
  readonly length: number;
  /** How many have an offset. The rest, at the end, are our own unsent messages. */
  readonly placed: number;
  at(index: number): string | undefined;
  /** As `Array.slice` without negative indices. */
  slice(start?: number, end?: number): string[];
}

/** An array that several sequences share, each with its own range. It only grows, at either end, so no range ever changes. */
interface Shared {
  readonly ids: string[];
  /** Index of the first id; lower indices are free. */
  low: number;
}

export class Sequence implements Ids {
  readonly #shared: Shared;
  readonly #from: number;
  readonly #to: number;
  /** Kept apart, so that a placed id can still be appended to the shared array. */
  readonly #unsent: readonly string[];

  private constructor(shared: Shared, from: number, to: number, unsent: readonly string[]) {
    this.#shared = shared;
    this.#from = from;
    this.#to = to;
    this.#unsent = unsent;
  }

  /** @param ids must not be changed afterwards */
  static of(ids: readonly string[], unsent: readonly string[] = []): Sequence {
    return new Sequence({ ids: ids as string[], low: 0 }, 0, ids.length, unsent);
  }

  get length(): number {
    return this.placed + this.#unsent.length;
  }

  get placed(): number {
    return this.#to - this.#from;
  }

  at(index: number): string | undefined {
    const place = index < 0 ? index + this.length : index;
    if (place >= this.placed) return this.#unsent[place - this.placed];
    return place < 0 ? undefined : this.#shared.ids[this.#from + place];
  }

  slice(start = 0, end = this.length): string[] {
    const ids: string[] = [];
    for (let at = start; at < Math.min(end, this.length); at += 1) ids.push(this.at(at) ?? '');
    return ids;
  }

  append(id: string): Sequence {
    // Another sequence has appended to the shared array already.
    if (this.#to !== this.#shared.ids.length) return this.#alone(0).append(id);
    this.#shared.ids.push(id);
    return this.#part(this.#from, this.#to + 1);
  }

  prepend(ids: readonly string[]): Sequence {
    const from = this.#from - ids.length;
    if (this.#from !== this.#shared.low || from < 0) return this.#alone(this.placed + ids.length).prepend(ids);
    ids.forEach((id, at) => (this.#shared.ids[from + at] = id));
    this.#shared.low = from;
    return this.#part(from, this.#to);
  }

  replaced(ids: readonly string[]): Sequence {
    return Sequence.of(ids, this.#unsent);
  }

  /** As `Array.splice`. Copies the placed ids or the unsent ones, depending on `at`. */
  splice(at: number, removed: number, ...added: readonly string[]): Sequence {
    const inside = at < this.placed;
    const ids = inside ? this.slice(0, this.placed) : [...this.#unsent];
    ids.splice(inside ? at : at - this.placed, removed, ...added);
    return inside ? this.replaced(ids) : this.#part(this.#from, this.#to, ids);
  }

  drop(count: number): Sequence {
    if (count > this.placed) return Sequence.of([], this.slice(count));
    const rest = this.#part(this.#from + count, this.#to);
    // Dropped ids are freed once they outnumber the rest, so that at most one id is copied per dropped id.
    return rest.#from - this.#shared.low > rest.placed ? rest.#alone(0) : rest;
  }

  /** Ids between the beginning of `earlier` and ours, negative if ours is before. `undefined` unless only the ends of `earlier` have changed. */
  shiftFrom(earlier: Ids): number | undefined {
    if (!(earlier instanceof Sequence) || earlier.#shared !== this.#shared || this.#from > earlier.#to || this.#to < earlier.#to) return undefined;
    return this.#from - earlier.#from;
  }

  #part(from: number, to: number, unsent = this.#unsent): Sequence {
    return new Sequence(this.#shared, from, to, unsent);
  }

  /** A copy that shares nothing, with `room` free places at the beginning. */
  #alone(room: number): Sequence {
    const ids = new Array<string>(room).concat(this.#shared.ids.slice(this.#from, this.#to));
    return new Sequence({ ids, low: room }, room, ids.length, this.#unsent);
  }
}
