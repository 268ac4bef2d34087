/** The box of a list of options in the top layer, beside its field. It stays open until the field closes it. */
import type { LitElement, ReactiveController } from 'lit';
import { followAnchor, type Placement } from '../anchored.js';

/** Space between field and list, in px. */
const GAP = 4;

export class OptionPopup implements ReactiveController {
  #unfollow: (() => void) | undefined;

  constructor(
    host: LitElement,
    private readonly popup: () => HTMLElement | null,
    private readonly placement: Placement,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.hide();
  }

  show(field: HTMLElement): void {
    const popup = this.popup();
    if (!popup) return;
    popup.style.inlineSize = `${String(field.offsetWidth)}px`;
    if (this.#unfollow) return;
    popup.showPopover();
    this.#unfollow = followAnchor(popup, field, this.placement, GAP);
  }

  hide(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
    const popup = this.popup();
    if (popup?.matches(':popover-open')) popup.hidePopover();
  }
}
