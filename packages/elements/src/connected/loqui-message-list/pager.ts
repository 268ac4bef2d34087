/** Requests the next page of messages before the reader reaches the end of those shown: once for each first and each last message. */

/** A page is requested within this distance of the first or the last message, in px. */
const AHEAD = 600;

/** What the list shows, and how far the reader is from its ends. */
export interface Reach {
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** Older messages exist, and no page of them is being loaded. */
  readonly older: boolean;
  /** Newer messages exist than the last that is shown. */
  readonly newer: boolean;
  /** Distance to the beginning and to the end, in px. */
  readonly top: number;
  readonly bottom: number;
}

export class Pager {
  #older = '';
  #newer = '';
  #due = false;

  /** @param reach `undefined` while no page may be requested */
  constructor(
    private readonly reach: () => Reach | undefined,
    private readonly request: { older(): void; newer(): void },
  ) {}

  /** Another room: no page was requested yet. */
  reset(): void {
    this.#older = this.#newer = '';
  }

  /** Checks once the rows that were rendered last have their height. Rows render after the list: until then the end seems near the beginning. */
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
    const reach = this.reach();
    if (!reach) return;
    const { first, last } = reach;
    if (first === undefined || last === undefined) return;
    if (reach.older && first !== this.#older && reach.top < AHEAD) {
      this.#older = first;
      this.request.older();
    }
    if (reach.newer && last !== this.#newer && reach.bottom < AHEAD) {
      this.#newer = last;
      this.request.newer();
    }
  }
}
