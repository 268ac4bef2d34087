/** The stream of a room's events, in which nobody overtakes anybody. */
import { Subject } from 'rxjs';

/**
 * A Subject that lets each value reach everybody before the next one goes out. Who answers an event inside its callback (a bot that
 * sends) would else have later listeners see the answer before the question, and end with the older of two states.
 */
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
