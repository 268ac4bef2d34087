import type { ReactiveController } from 'lit';

/** Detects whether the page has set a typeface around a panel: measures on connect, and when the page's style sheets are loaded. */
export class PageFont implements ReactiveController {
  /** @param apply receives true where the text around has the browser's default typeface */
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
      // WebKit names its default `-webkit-standard`, and computes `initial` as the typeface around.
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
