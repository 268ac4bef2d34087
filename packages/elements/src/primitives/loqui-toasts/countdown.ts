/** A time that can be stopped and goes on from there. */
export class Countdown {
  #left: number;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #end: () => void;

  /** @param milliseconds of running, until `end` is called once */
  constructor(milliseconds: number, end: () => void) {
    this.#left = milliseconds;
    this.#end = end;
  }

  run(): void {
    if (this.#timer !== undefined) return;
    this.#since = Date.now();
    this.#timer = setTimeout(this.#end, this.#left);
  }

  stop(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#left = Math.max(0, this.#left - (Date.now() - this.#since));
  }
}
