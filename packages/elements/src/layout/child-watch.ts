import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Calls back when children of the host come, go, or change one of these attributes. */
export class ChildWatch implements ReactiveController {
  #observer: MutationObserver | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly attributes: readonly string[],
    private readonly changed: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer ??= new MutationObserver(this.#onChange);
    this.#observe();
    this.changed();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  readonly #onChange = (): void => {
    this.#observe();
    this.changed();
  };

  #observe(): void {
    this.#observer?.observe(this.host, { childList: true });
    // Each child by itself: not everything inside them.
    for (const child of this.host.children) this.#observer?.observe(child, { attributeFilter: [...this.attributes] });
  }
}
