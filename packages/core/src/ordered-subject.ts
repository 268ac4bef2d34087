import { Subject } from 'rxjs';

/** Delivers each value to all subscribers before the next one, also if a subscriber emits inside its callback. */
export class OrderedSubject<T> extends Subject<T> {
  readonly #steps: (() => void)[] = [];
  #going = false;

  override next(value: T): void {
    this.#go(() => super.next(value));
  }

  override complete(): void {
    this.#go(() => super.complete());
  }

  #go(step: () => void): void {
    this.#steps.push(step);
    if (this.#going) return;
    this.#going = true;
    try {
      for (let next = this.#steps.shift(); next; next = this.#steps.shift()) next();
    } finally {
      this.#going = false;
    }
  }
}
