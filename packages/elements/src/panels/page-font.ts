/** Whether the page has chosen a typeface for the text around a panel. Where it has not, the panel brings its own: the browser's is for old documents. */
import type { ReactiveController } from 'lit';

/** Tells at each connection, and once more when the page's late style sheets are there. */
export class PageFont implements ReactiveController {
  /** @param tell whether the text around is in the typeface of the browser */
  constructor(
    private readonly host: HTMLElement,
    private readonly tell: (none: boolean) => void,
  ) {}

  hostConnected(): void {
    this.#look();
    if (document.readyState !== 'complete') addEventListener('load', this.#look, { once: true });
  }

  hostDisconnected(): void {
    removeEventListener('load', this.#look);
  }

  readonly #look = (): void => {
    const around = this.host.assignedSlot ?? this.host.parentElement ?? shadowHost(this.host);
    const family = around && getComputedStyle(around).fontFamily;
    if (navigator.vendor.startsWith('Apple')) {
      // WebKit has a name for its own typeface, and gives an element set to the initial value the typeface of the text around.
      this.tell(family === '-webkit-standard');
      return;
    }
    const probe = document.createElement('span');
    probe.style.fontFamily = 'initial';
    this.host.shadowRoot?.append(probe);
    this.tell(family === getComputedStyle(probe).fontFamily);
    probe.remove();
  };
}

function shadowHost(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}
