/** Puts the launcher's buttons into the header of its panel, so that there is one bar: into its slot `header-actions`. */
import { html, render, type TemplateResult } from 'lit';
import { need } from '../../lazy.js';

export interface HeaderButton {
  readonly label: string;
  readonly icon: TemplateResult;
  readonly act: () => void;
}

const BUTTON = 'loqui-icon-button';

export class HeaderButtons {
  #box: HTMLElement | undefined;
  #observer: ResizeObserver | undefined;

  /** @param shown receives true when the panel shows them: it has a header with such a slot */
  constructor(private readonly shown: (isShown: boolean) => void) {}

  /** Call when the panel is drawn, and when a button changes. */
  show(panel: HTMLElement, buttons: readonly HeaderButton[]): void {
    need(BUTTON);
    // Without a shadow root they would stand below its content; undefined they would be no buttons.
    if (!panel.shadowRoot || !customElements.get(BUTTON)) {
      if (panel.shadowRoot) void customElements.whenDefined(BUTTON).then(() => this.show(panel, buttons));
      return;
    }
    const box = (this.#box ??= this.#makeBox());
    if (box.parentElement !== panel) panel.append(box);
    render(
      buttons.map(({ label, icon, act }) => html`<loqui-icon-button label=${label} @click=${act}>${icon}</loqui-icon-button>`),
      box,
    );
    if (this.#observer) return;
    // In the next frame: a change within the notification would be one more to notify of.
    this.#observer = new ResizeObserver(([entry]) => requestAnimationFrame(() => this.shown(this.#box !== undefined && (entry?.contentRect.width ?? 0) > 0)));
    this.#observer.observe(box);
  }

  remove(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#box?.remove();
    this.#box = undefined;
    this.shown(false);
  }

  #makeBox(): HTMLElement {
    const box = document.createElement('span');
    box.slot = 'header-actions';
    Object.assign(box.style, { display: 'flex', gap: '2px', marginInlineEnd: '-6px' });
    return box;
  }
}
