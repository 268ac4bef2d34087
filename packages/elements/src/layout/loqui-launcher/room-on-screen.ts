/** What a panel on the screen asks of the page: it is above the virtual keyboard, and the page moves aside for it. */

/** A page of less width is covered, not pushed, in px. */
const NARROWEST = 480;

/** Keeps `--_seen-top`, `--_seen-size` and `--_keyboard` of the element: where the virtual keyboard leaves room. */
export class AboveKeyboard {
  #element: HTMLElement | undefined;

  begin(element: HTMLElement): void {
    this.#element = element;
    for (const type of ['resize', 'scroll']) globalThis.visualViewport?.addEventListener(type, this.#apply);
    this.#apply();
  }

  end(): void {
    for (const type of ['resize', 'scroll']) globalThis.visualViewport?.removeEventListener(type, this.#apply);
  }

  readonly #apply = (): void => {
    const seen = globalThis.visualViewport;
    const style = this.#element?.style;
    // What is zoomed in is no keyboard.
    const isKeyboard = seen !== null && Math.abs(seen.scale - 1) < 0.01 && seen.height + seen.offsetTop < innerHeight - 1;
    const set = (name: string, pixels: number): void => style?.setProperty(name, isKeyboard ? `${String(Math.round(pixels))}px` : '');
    set('--_seen-top', seen?.offsetTop ?? 0);
    set('--_seen-size', seen?.height ?? 0);
    set('--_keyboard', innerHeight - (seen?.height ?? 0) - (seen?.offsetTop ?? 0));
  };
}

/** Makes room for a panel at the side of the page, as wide as it is. */
export class PagePush {
  #observer: ResizeObserver | undefined;
  #before: readonly [side: 'paddingInlineStart' | 'paddingInlineEnd', value: string] | undefined;

  begin(element: HTMLElement, atStart: boolean): void {
    if (this.#observer) return;
    const { style } = document.documentElement;
    const side = atStart ? 'paddingInlineStart' : 'paddingInlineEnd';
    this.#before = [side, style[side]];
    this.#observer = new ResizeObserver(([entry]) => {
      const width = entry?.borderBoxSize[0]?.inlineSize ?? 0;
      style[side] = width > 0 && innerWidth - width >= NARROWEST ? `${String(width)}px` : (this.#before?.[1] ?? '');
    });
    this.#observer.observe(element);
  }

  end(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    if (this.#before) document.documentElement.style[this.#before[0]] = this.#before[1];
    this.#before = undefined;
  }
}
