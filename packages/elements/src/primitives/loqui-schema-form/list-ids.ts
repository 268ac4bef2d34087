/** Identities of the items of arrays, which are only values: a field stays with its item when that is moved. */
import { child, stepsOf } from './pointer.js';
import { isJsonArray, type Json } from './schema.js';

export class ListIds {
  readonly #ids = new WeakMap<readonly Json[], readonly number[]>();
  #last = 0;

  of(list: readonly Json[]): readonly number[] {
    const known = this.#ids.get(list);
    if (known) return known;
    const ids = list.map(() => this.next());
    this.#ids.set(list, ids);
    return ids;
  }

  next(): number {
    return (this.#last += 1);
  }

  set(list: readonly Json[], ids: readonly number[]): void {
    this.#ids.set(list, ids);
  }

  /** The arrays on the way to a changed place are new, and their items the same. */
  carry(before: Json | undefined, after: Json | undefined, pointer: string): void {
    let [old, now] = [before, after];
    for (const step of [...stepsOf(pointer), '']) {
      if (old === now) return;
      if (isJsonArray(old) && isJsonArray(now) && old.length === now.length) this.set(now, this.of(old));
      [old, now] = [child(old, step), child(now, step)];
    }
  }
}
