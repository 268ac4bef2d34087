/** Tells when all messages must be in the page, not just those in view: for the printer, and for the browser's own search. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Follows the printing of the page and the keys of its search. No browser tells a page that its search is open: a search opened from the menu finds only
 * what is mounted, unless the page sets `plain`. The search opens with its keys, and is over when the page has the focus again.
 */
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

  /** Also true where a page is shown as if printed, without an event. */
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
