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
    const probe = document.createElement('span');
    probe.style.fontFamily = 'initial';
    this.host.shadowRoot?.append(probe);
    this.tell(around !== undefined && getComputedStyle(around).fontFamily === getComputedStyle(probe).fontFamily);
    probe.remove();
  };
}

function shadowHost(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}
