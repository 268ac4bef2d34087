/** When all messages must be in the page, not just those in view: for the printer, and for the browser's own search. */
import type { ReactiveController } from 'lit';

/**
 * Follows the printing of the page and the keys of its search. No browser tells a page that its search is open, let alone what is looked for: the search
 * opened by its menu finds what is mounted only, unless the page sets `plain`. By its keys it is seen to open; it is over when the page has the focus again.
 */
export class PlainMode implements ReactiveController {
  #printing = false;
  #searching = false;

  /** @param changed to show at once what is to be printed or found */
  constructor(private readonly changed: () => void) {}

  get on(): boolean {
    return this.#printing || this.#searching;
  }

  /** Also where a page is shown as if printed, of which no event tells. */
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

  /** Of the window: what is looked for has been found, or given up. */
  #onFocus = ({ target }: Event): void => {
    if (target !== window || !this.#searching) return;
    this.#searching = false;
    this.changed();
  };
}
