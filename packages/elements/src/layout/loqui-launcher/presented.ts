/** The dialog of a launcher: open or closed, modal where it fills the screen, and where the focus goes. */
import { FocusReturn, focusedElement } from '../../primitives/focus-return.js';
import { lockScroll, unlockScroll } from '../../primitives/modal/scroll-lock.js';

export class Presented {
  readonly #focus = new FocusReturn();

  /** @param bubble gets the focus back where the opener cannot take it */
  constructor(
    private readonly launcher: HTMLElement,
    private readonly bubble: () => HTMLElement | null,
  ) {}

  /** Call before it opens. */
  remember(): void {
    this.#focus.remember();
  }

  /**
   * What fills the screen is modal: the page behind is inert. `display` stays while one becomes the other, so nothing in it is drawn anew.
   *
   * @param takesFocus the focus goes in with it
   */
  show(dialog: HTMLDialogElement, isOpen: boolean, isModal: boolean, takesFocus: boolean): void {
    const wasOpen = dialog.open;
    if (wasOpen === isOpen && dialog.matches(':modal') === isModal) return;
    const active = focusedElement();
    const hadFocus = active !== undefined && this.#contains(active, dialog);
    if (wasOpen) dialog.close();
    if (isModal) {
      dialog.showModal();
      lockScroll(this);
    } else {
      unlockScroll(this);
      // `show()` would take the focus.
      if (isOpen) dialog.setAttribute('open', '');
    }
    if (isOpen && wasOpen && hadFocus) active.focus({ preventScroll: true });
    else if (isOpen && (takesFocus || isModal)) dialog.focus({ preventScroll: true });
    else if (!isOpen && (hadFocus || takesFocus)) this.#restore(dialog);
  }

  hide(dialog: HTMLDialogElement | null): void {
    dialog?.close();
    unlockScroll(this);
  }

  #contains(element: Element, dialog: HTMLDialogElement): boolean {
    for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
      if (node === dialog || (node !== this.launcher && node.parentNode === this.launcher)) return true;
    }
    return false;
  }

  #restore(dialog: HTMLDialogElement): void {
    this.#focus.restore(true);
    const active = focusedElement();
    if (!active || this.#contains(active, dialog)) this.bubble()?.focus({ preventScroll: true });
  }
}
