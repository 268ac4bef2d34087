/** Searches one text, and remembers what is missing: many openers without a closer cost no more than one. */
export class Finder {
  readonly #text: string;
  readonly #missing = new Set<string>();
  readonly #ticks = new Map<number, number>();
  #allTicks = false;

  constructor(text: string) {
    this.#text = text;
  }

  find(what: string, from: number): number {
    if (this.#missing.has(what)) return -1;
    const found = this.#text.indexOf(what, from);
    if (found < 0) this.#missing.add(what);
    return found;
  }

  /** The place after a run of exactly `length` backticks; -1: none. */
  ticksEnd(from: number, length: number): number {
    if (this.#allTicks && (this.#ticks.get(length) ?? -1) < from) return -1;
    for (let at = this.#text.indexOf('`', from); at >= 0;) {
      const end = runEnd(this.#text, at);
      if (end - at === length) return end;
      this.#ticks.set(end - at, at);
      at = this.#text.indexOf('`', end);
    }
    this.#allTicks = true;
    return -1;
  }
}

export function runEnd(text: string, from: number): number {
  const code = text.charCodeAt(from);
  let end = from + 1;
  while (text.charCodeAt(end) === code) end++;
  return end;
}
