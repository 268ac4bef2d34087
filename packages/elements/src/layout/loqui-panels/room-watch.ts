/** How much room the panels share: that of the box around them, without the separators. The browser tells it; nothing is measured. */
export class RoomWatch {
  #observer: ResizeObserver | undefined;
  #sizes = new Map<Element, { readonly width: number; readonly height: number }>();
  #base: Element | undefined;

  /** @param changed receives the width of the box, in px */
  constructor(private readonly changed: (width: number) => void) {}

  /** Call after each render. */
  observe(base: Element, separators: Iterable<Element>): void {
    this.#base = base;
    this.#observer ??= new ResizeObserver(this.#onResize);
    const wanted = new Set([base, ...separators]);
    for (const old of this.#sizes.keys()) {
      if (wanted.has(old)) continue;
      this.#observer.unobserve(old);
      this.#sizes.delete(old);
    }
    for (const each of wanted) {
      if (this.#sizes.has(each)) continue;
      this.#sizes.set(each, { width: 0, height: 0 });
      this.#observer.observe(each);
    }
  }

  disconnect(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#sizes.clear();
  }

  /** In px. */
  extent(isVertical: boolean): number {
    let extent = 0;
    for (const [element, { width, height }] of this.#sizes) extent += (isVertical ? height : width) * (element === this.#base ? 1 : -1);
    return Math.max(0, extent);
  }

  readonly #onResize = (entries: readonly ResizeObserverEntry[]): void => {
    for (const { target, contentRect } of entries) this.#sizes.set(target, contentRect);
    this.changed(this.#base ? (this.#sizes.get(this.#base)?.width ?? 0) : 0);
  };
}
