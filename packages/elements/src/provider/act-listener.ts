/** Listens for acts of the person from inside an element: of several such elements around each other, the innermost applies an act. */
export class ActListener {
  readonly #applied = new WeakSet<Event>();

  /**
   * @param apply is called after the event has gone all its way, unless it was cancelled there. `origin`: the element it came from
   * @param mayApply false leaves the event to an element further out
   */
  listen(
    host: EventTarget,
    types: readonly string[],
    apply: (event: Event, origin: EventTarget | undefined) => void,
    mayApply: () => boolean = () => true,
  ): void {
    const onEvent = (event: Event): void => {
      if (!mayApply() || this.#applied.has(event)) return;
      this.#applied.add(event);
      const origin = event.composedPath()[0];
      queueMicrotask(() => {
        if (!event.defaultPrevented) apply(event, origin);
      });
    };
    for (const type of types) host.addEventListener(type, onEvent);
  }
}
