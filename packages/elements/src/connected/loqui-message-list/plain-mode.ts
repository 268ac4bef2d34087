import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Active while the page prints, and from the keys of the browser's search until the window has the focus. No browser reports a search opened by menu. */
export class PlainMode implements ReactiveController {
  #printing = false;
  #searching = false;

  /** @param changed renders at once: the browser prints or searches what is in the page when the event returns */
  constructor(
    host: ReactiveControllerHost,
    private readonly changed: () => void,
  ) {
    host.addController(this);
  }

  get on(): boolean {
    return this.#printing || this.#searching;
  }

  /** Also true for emulated print media, which emit no event. */
  readonly #paper = matchMedia('print');

  hostConnected(): void {
    this.#paper.addEventListener('change', this.#onPaper);
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onPrint);
    addEventListener('keydown', this.#onKeydown, { capture: true });
    addEventListener('focus', this.#onFocus);
  }

  hostDisconnected(): void {
    this.#paper.removeEventListener('change', this.#onPaper);
    removeEventListener('beforeprint', this.#onPrint);
    removeEventListener('afterprint', this.#onPrint);
    removeEventListener('keydown', this.#onKeydown, { capture: true });
    removeEventListener('focus', this.#onFocus);
    this.#printing = this.#searching = false;
  }

  readonly #onPaper = ({ matches }: MediaQueryListEvent): void => {
    if (this.#printing === matches) return;
    this.#printing = matches;
    this.changed();
  };

  #onPrint = ({ type }: Event): void => {
    this.#printing = type === 'beforeprint';
    this.changed();
  };

  #onKeydown = ({ key, ctrlKey, metaKey }: KeyboardEvent): void => {
    if (!(ctrlKey || metaKey) || key.toLowerCase() !== 'f' || this.#searching) return;
    this.#searching = true;
    this.changed();
  };

  /** The window has the focus again: the search is over. */
  #onFocus = ({ target }: Event): void => {
    if (target !== window || !this.#searching) return;
    this.#searching = false;
    this.changed();
  };
}
