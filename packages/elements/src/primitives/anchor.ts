/** The element that a popover, a tooltip or a menu belongs to: by `for`, an id in the same root, or by the property `anchor`. */
import type { ReactiveController, ReactiveElement } from 'lit';

export interface Anchored extends ReactiveElement {
  for: string;
  anchor?: HTMLElement | undefined;
}

export const isHTMLElement = (value: unknown): boolean => value instanceof HTMLElement;

/** Finds the anchor again when the page has rendered it again, before its first event. */
export class Anchor implements ReactiveController {
  current: HTMLElement | undefined;
  #linked: AbortController | undefined;
  #connected: AbortController | undefined;
  /** Runs only while the anchor is missing. */
  #missing: MutationObserver | undefined;

  /** @param link adds listeners and attributes; the signal aborts when the anchor is another one */
  constructor(
    private readonly host: Anchored,
    private readonly link: (anchor: HTMLElement, signal: AbortSignal) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const options = { capture: true, passive: true, signal: this.#connected.signal };
    for (const type of ['focusin', 'pointerover', 'pointerdown', 'contextmenu']) this.host.getRootNode().addEventListener(type, this.refresh, options);
    if (this.host.hasUpdated) this.refresh();
  }

  hostUpdated(): void {
    this.refresh();
  }

  hostDisconnected(): void {
    this.#connected?.abort();
    this.#missing?.disconnect();
    this.#linkTo(undefined);
  }

  readonly refresh = (): void => {
    if (!this.host.isConnected) return;
    const found = this.#find();
    if (found !== this.current) this.#linkTo(found);
    if (found || this.host.for === '') this.#missing?.disconnect();
    else {
      this.#missing ??= new MutationObserver(this.refresh);
      this.#missing.observe(this.host.getRootNode(), { childList: true, subtree: true, attributes: true, attributeFilter: ['id'] });
    }
  };

  /** Links it anew, when the host wants other listeners on it. */
  relink(): void {
    this.#linkTo(this.current);
  }

  #find(): HTMLElement | undefined {
    const { host } = this;
    if (host.anchor) return host.anchor;
    const root = host.getRootNode();
    if (host.for === '' || !(root instanceof Document || root instanceof ShadowRoot)) return undefined;
    return root.getElementById(host.for) ?? undefined;
  }

  #linkTo(anchor: HTMLElement | undefined): void {
    this.#linked?.abort();
    this.current = anchor;
    if (!anchor) return;
    this.#linked = new AbortController();
    this.link(anchor, this.#linked.signal);
  }
}
