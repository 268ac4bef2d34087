/** The focus inside a menu, a row of tabs or a tree: arrow keys, Home and End move it, Tab comes to one item alone. */

export interface RovingOptions<E extends HTMLElement> {
  /** Those that can have the focus now, in their order. */
  readonly items: () => readonly E[];
  /** Which arrow keys move it; `horizontal` follows the direction of the language. */
  readonly axis: () => 'vertical' | 'horizontal';
  /** From the last one to the first, and back. */
  readonly wraps: boolean;
  /** Makes an item the one that Tab comes to, or not; else its `tabIndex` does. */
  readonly mark?: (item: E, isStop: boolean) => void;
}

export class RovingFocus<E extends HTMLElement> {
  #stop: E | undefined;

  constructor(private readonly options: RovingOptions<E>) {}

  /** The item that Tab comes to. */
  get stop(): E | undefined {
    return this.#stop;
  }

  set stop(item: E | undefined) {
    this.#stop = item;
    const mark = this.options.mark ?? ((each, isStop) => (each.tabIndex = isStop ? 0 : -1));
    for (const each of this.options.items()) mark(each, each === item);
  }

  /** The item that a key leads to. `undefined` for other keys. @param from has the focus; without it an arrow leads to the first or the last */
  next(event: KeyboardEvent, from: E | undefined): E | undefined {
    if (hasModifier(event)) return undefined;
    const items = this.options.items();
    if (event.key === 'Home') return items[0];
    if (event.key === 'End') return items.at(-1);
    const step = this.#step(event.key, from);
    if (step === 0) return undefined;
    const at = from ? items.indexOf(from) : -1;
    if (at < 0) return step > 0 ? items[0] : items.at(-1);
    const to = at + step;
    if (this.options.wraps) return items.at(to % items.length);
    return items[Math.min(items.length - 1, Math.max(0, to))];
  }

  #step(key: string, from: E | undefined): -1 | 0 | 1 {
    if (this.options.axis() === 'vertical') return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const arrow = inlineArrow(key, from);
    return arrow === 'forward' ? 1 : arrow === 'back' ? -1 : 0;
  }
}

/** Where ArrowRight and ArrowLeft lead in the direction of the language. */
export function inlineArrow(key: string, element: Element | undefined): 'forward' | 'back' | undefined {
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined;
  return (key === 'ArrowRight') === (element?.matches(':dir(rtl)') ?? false) ? 'back' : 'forward';
}

export function hasModifier({ ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey || isComposing;
}
