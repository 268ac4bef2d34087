/** A list of ids that costs the same to change at its ends however long it is, while every earlier one stays as it was. */

/** Ids that several sequences read, each its own part. They only ever become more, at either end, so that no part changes. */
interface Shared {
  readonly ids: string[];
  /** Index of the first; what is before it is room for more. */
  low: number;
}

export class Sequence {
  readonly #shared: Shared;
  readonly #from: number;
  readonly #to: number;
  /** What the room has not placed yet. Apart, so that what comes before it still comes at an end. */
  readonly #unsent: readonly string[];

  private constructor(shared: Shared, from: number, to: number, unsent: readonly string[]) {
    this.#shared = shared;
    this.#from = from;
    this.#to = to;
    this.#unsent = unsent;
  }

  /** @param ids from here on nobody else's to change */
  static of(ids: readonly string[], unsent: readonly string[] = []): Sequence {
    return new Sequence({ ids: ids as string[], low: 0 }, 0, ids.length, unsent);
  }

  get length(): number {
    return this.placed + this.#unsent.length;
  }

  /** How many the room has placed; the rest, at the end, are our own on their way. */
  get placed(): number {
    return this.#to - this.#from;
  }

  /** A negative index counts from the end. */
  at(index: number): string | undefined {
    const place = index < 0 ? index + this.length : index;
    if (place >= this.placed) return this.#unsent[place - this.placed];
    return place < 0 ? undefined : this.#shared.ids[this.#from + place];
  }

  /** As of an array, with indices that are not negative. All of it is as long as the room: not for each new message. */
  slice(start = 0, end = this.length): string[] {
    const ids: string[] = [];
    for (let at = start; at < Math.min(end, this.length); at += 1) ids.push(this.at(at) ?? '');
    return ids;
  }

  /** With one more that the room has placed last. */
  append(id: string): Sequence {
    // Somebody else has gone on from here already: that way stays his.
    if (this.#to !== this.#shared.ids.length) return this.#alone(0).append(id);
    this.#shared.ids.push(id);
    return this.#part(this.#from, this.#to + 1);
  }

  /** With older ones before it. */
  prepend(ids: readonly string[]): Sequence {
    const from = this.#from - ids.length;
    if (this.#from !== this.#shared.low || from < 0) return this.#alone(this.placed + ids.length).prepend(ids);
    ids.forEach((id, at) => (this.#shared.ids[from + at] = id));
    this.#shared.low = from;
    return this.#part(from, this.#to);
  }

  /** With others in place of those the room has placed. */
  replaced(ids: readonly string[]): Sequence {
    return Sequence.of(ids, this.#unsent);
  }

  /** As `Array.splice`, at the cost of a copy: of all that is placed, or of what is not, by where `at` is. */
  splice(at: number, removed: number, ...added: readonly string[]): Sequence {
    const inside = at < this.placed;
    const ids = inside ? this.slice(0, this.placed) : [...this.#unsent];
    ids.splice(inside ? at : at - this.placed, removed, ...added);
    return inside ? this.replaced(ids) : this.#part(this.#from, this.#to, ids);
  }

  /** Without so many at its beginning. */
  drop(count: number): Sequence {
    if (count > this.placed) return Sequence.of([], this.slice(count));
    const rest = this.#part(this.#from + count, this.#to);
    // What was dropped is let go once it is the larger part: so each id is copied once at most for one that goes.
    return rest.#from - this.#shared.low > rest.placed ? rest.#alone(0) : rest;
  }

  /** By how many `later` begins after this one (before it, if negative), where it was made from it at the ends alone; else `undefined`. */
  shiftTo(later: Sequence): number | undefined {
    const ends = this.#shared === later.#shared && later.#from <= this.#to && later.#to >= this.#to;
    return ends ? later.#from - this.#from : undefined;
  }

  #part(from: number, to: number, unsent = this.#unsent): Sequence {
    return new Sequence(this.#shared, from, to, unsent);
  }

  /** The same, shared with nobody, and with so much room at its beginning. */
  #alone(room: number): Sequence {
    const ids = new Array<string>(room).concat(this.#shared.ids.slice(this.#from, this.#to));
    return new Sequence({ ids, low: room }, room, ids.length, this.#unsent);
  }
}
