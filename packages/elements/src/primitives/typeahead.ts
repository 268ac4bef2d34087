/** Finds an item by the letters that are typed. */
import { hasModifier } from './roving-focus.js';

/** A later letter begins anew, in ms. */
const PAUSE = 500;

export class Typeahead {
  #typed = '';
  #last = -Infinity;

  get #isActive(): boolean {
    return this.#typed !== '' && performance.now() - this.#last < PAUSE;
  }

  /**
   * The item after `from` that begins with what was typed; the same letter again leads to the next one.
   *
   * @returns `undefined` for a key that is no letter, else the item, or `from` where none is found
   */
  find<E extends HTMLElement>(
    event: KeyboardEvent,
    items: readonly E[],
    from: E | undefined,
    textOf: (item: E) => string,
  ): { readonly item: E | undefined } | undefined {
    const { key } = event;
    if ([...key].length !== 1 || hasModifier(event) || (key === ' ' && !this.#isActive)) return undefined;
    const typed = (this.#isActive ? this.#typed : '') + key.toLocaleLowerCase();
    const letters = [...typed];
    const isRepeated = letters.every((letter) => letter === letters[0]);
    const at = from ? items.indexOf(from) : -1;
    // With more letters, the item that fits already stays.
    const start = isRepeated ? at + 1 : Math.max(0, at);
    const wanted = isRepeated ? letters[0]! : typed;
    const found = [...items.slice(start), ...items.slice(0, start)].find((item) => textOf(item).toLocaleLowerCase().startsWith(wanted));
    // A space that no item has after these letters is a press.
    if (key === ' ' && !found) return undefined;
    this.#typed = typed;
    this.#last = performance.now();
    return { item: found ?? from };
  }
}
