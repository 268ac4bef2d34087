/** Finds whether the page has chosen a typeface for the text around a panel. Where it has not, the panel uses its own. */
import type { ReactiveController } from 'lit';

/** Measures when the panel is connected, and again when the page's style sheets are loaded. */
export class PageFont implements ReactiveController {
  /** @param apply is called with true where the text around is in the browser's typeface */
  constructor(
    private readonly host: HTMLElement,
    private readonly apply: (none: boolean) => void,
  ) {}

  hostConnected(): void {
    this.#measure();
    if (document.readyState !== 'complete') addEventListener('load', this.#measure, { once: true });
  }

  hostDisconnected(): void {
    removeEventListener('load', this.#measure);
  }

  readonly #measure = (): void => {
    const around = this.host.assignedSlot ?? this.host.parentElement ?? shadowHost(this.host);
    const family = around && getComputedStyle(around).fontFamily;
    if (navigator.vendor.startsWith('Apple')) {
      // WebKit names its own typeface, and computes `initial` as the typeface of the text around.
      this.apply(family === '-webkit-standard');
      return;
    }
    const probe = document.createElement('span');
    probe.style.fontFamily = 'initial';
    this.host.shadowRoot?.append(probe);
    this.apply(family === getComputedStyle(probe).fontFamily);
    probe.remove();
  };
}

function shadowHost(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}
