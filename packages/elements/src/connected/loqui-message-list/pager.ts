/** Asks for the next page of messages before the reader gets there: once for each end that is shown. */

/** So many pixels before the first or last message, more are asked for. */
const AHEAD = 600;

/** What the list shows, and how far the reader is from either end of it. */
export interface Reach {
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** Older messages exist, and no page of them is on its way. */
  readonly older: boolean;
  /** Newer messages exist than the last that is shown. */
  readonly newer: boolean;
  /** Pixels to the beginning, and to the end. */
  readonly top: number;
  readonly bottom: number;
}

export class Pager {
  #older = '';
  #newer = '';
  #due = false;

  /** @param look says how things stand, `undefined` while nothing may be asked for */
  constructor(
    private readonly look: () => Reach | undefined,
    private readonly ask: { older(): void; newer(): void },
  ) {}

  /** Another room: nothing was asked for yet. */
  reset(): void {
    this.#older = this.#newer = '';
  }

  /** Looks once what was rendered last has its height: rows render after the list, and before that the end would seem near the beginning. */
  soon(): void {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        this.#due = false;
        this.#now();
      }),
    );
  }

  #now(): void {
    const reach = this.look();
    if (!reach) return;
    const { first, last } = reach;
    if (first === undefined || last === undefined) return;
    if (reach.older && first !== this.#older && reach.top < AHEAD) {
      this.#older = first;
      this.ask.older();
    }
    if (reach.newer && last !== this.#newer && reach.bottom < AHEAD) {
      this.#newer = last;
      this.ask.newer();
    }
  }
}
