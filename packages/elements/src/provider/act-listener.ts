/** Listens for acts of the person inside an element. Of nested elements the innermost applies an act. */
export class ActListener {
  readonly #applied = new WeakSet<Event>();

  /** @param apply runs after the event's whole path, unless cancelled; `origin`: its element @param mayApply false leaves the event to an outer element */
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
