/** Requests the next page before the reader reaches the end of the window: once for each first and each last message. */

/** In px, to the first or the last message. */
const AHEAD = 600;

export interface Reach {
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** Older messages exist, and none are being loaded. */
  readonly older: boolean;
  readonly newer: boolean;
  /** Distance in px. */
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

  reset(): void {
    this.#older = this.#newer = '';
  }

  /** Checks when the rendered rows have their heights. Rows render after the list: before that, the end seems near the beginning. */
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
