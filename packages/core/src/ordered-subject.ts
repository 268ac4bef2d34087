import { Subject } from 'rxjs';

/** Delivers each value to all subscribers before the next one, also if a subscriber emits inside its callback. */
export class OrderedSubject<T> extends Subject<T> {
  readonly #steps: (() => void)[] = [];
  #delivering = false;

  override next(value: T): void {
    this.#run(() => super.next(value));
  }

  override complete(): void {
    this.#run(() => super.complete());
  }

  #run(step: () => void): void {
    this.#steps.push(step);
    if (this.#delivering) return;
    this.#delivering = true;
    try {
      for (let next = this.#steps.shift(); next; next = this.#steps.shift()) next();
    } finally {
      this.#delivering = false;
    }
  }
}
