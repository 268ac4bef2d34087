/** A message's actions for touch, keyboard and screen reader. A native popover: nothing covers it. */
import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { Localize } from '../../localize/localize.js';
import type { ActionHandlers, actionsOf } from './actions.js';
import type { strings } from './loqui-message.strings.js';

/** Space between the menu and the edge of the viewport, in px. */
const EDGE = 8;

export class MessageMenu implements ReactiveController {
  /** Position in the viewport, in px; `opener` gets the focus when the menu closes. */
  #place: { readonly x: number; readonly y: number; readonly opener: HTMLElement } | undefined;
  /** False while the menu closes: it is not shown again. */
  #isShown = false;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  open(x: number, y: number, opener: HTMLElement): void {
    this.#place = { x, y, opener };
    this.#isShown = false;
    this.host.requestUpdate();
  }

  template(entries: ReturnType<typeof actionsOf>, handlers: ActionHandlers, localize: Localize<typeof strings>): unknown {
    if (!this.#place) return nothing;
    return html`<div part="menu" class="menu" role="menu" popover="auto" aria-label=${localize.term('actions')} @toggle=${this.#onToggle} @keydown=${onKeydown}>
      ${entries.map(
        ({ action, term, icon }) =>
          html`<button
            class="entry ${action}"
            role="menuitem"
            type="button"
            @click=${(event: Event) => {
              (event.currentTarget as HTMLElement).closest<HTMLElement>('.menu')?.hidePopover();
              handlers[action]();
            }}
          >
            ${icon}<span>${localize.term(term)}</span>
          </button>`,
      )}
    </div>`;
  }

  /** Shows the menu inside the viewport, with the focus on its first entry. */
  hostUpdated(): void {
    const menu = this.host.renderRoot.querySelector<HTMLElement>('.menu');
    if (!menu || !this.#place || this.#isShown) return;
    this.#isShown = true;
    menu.showPopover();
    const { x, y } = this.#place;
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${String(Math.max(EDGE, Math.min(x, innerWidth - width - EDGE)))}px`;
    menu.style.top = `${String(Math.max(EDGE, Math.min(y, innerHeight - height - EDGE)))}px`;
    menu.querySelector('button')?.focus();
  }

  readonly #onToggle = (event: ToggleEvent): void => {
    if (event.newState !== 'closed') return;
    const opener = this.#place?.opener;
    this.#place = undefined;
    this.host.requestUpdate();
    // Unless the action has moved the focus.
    if (document.activeElement === document.body || this.host.shadowRoot?.activeElement) opener?.focus({ preventScroll: true });
  };
}

function onKeydown(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLElement;
  const entries = [...menu.querySelectorAll('button')];
  const at = entries.indexOf(event.target as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === 'Tab') menu.hidePopover();
  if (to === undefined && event.key !== 'Escape') return;
  event.stopPropagation();
  if (to === undefined) return;
  event.preventDefault();
  entries.at(to % entries.length)?.focus();
}
