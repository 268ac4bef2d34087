/** What the dialog and the drawer share: a native modal `<dialog>` with a header, its events, and the ways to close it. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { FocusReturn } from '../focus-return.js';
import { closeIcon } from '../icons.js';
import { isOutside } from './outside.js';
import { lockScroll, unlockScroll } from './scroll-lock.js';
import { strings } from './modal.strings.js';

export abstract class Modal extends LitElement {
  readonly #internals = this.attachInternals();
  readonly #localize = new Localize(this, strings);
  readonly #focus = new FocusReturn();
  #result: string | undefined;
  /** The pointer went down outside: only then its release closes. */
  #isPressedOutside = false;

  #heights: ResizeObserver | undefined;

  @state() private hasFooter = false;

  /** Shown, with the rest of the page inert. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** Title; also its name for a screen reader. Without one, `aria-label` names it. */
  @property() heading = '';

  /** What closes it, as of a native dialog: `any` also a press outside, `closerequest` Escape and the close button, `none` only the page. */
  @property({ attribute: 'closedby', oneOf: ['any', 'closerequest', 'none'] }) closedBy: 'any' | 'closerequest' | 'none' = 'closerequest';

  constructor() {
    super();
    this.addEventListener('submit', this.#onSubmit);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dialog?.close();
    this.#heights?.disconnect();
    unlockScroll(this);
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.#dialog;
    if (!dialog || !this.isConnected) return;
    if (changed.has('open')) setStates(this.#internals, { open: this.open });
    if (this.open && !dialog.open) this.#showModal(dialog);
    else if (!this.open && dialog.open) {
      dialog.close(this.#result);
      unlockScroll(this);
    }
  }

  #showModal(dialog: HTMLDialogElement): void {
    this.#focus.remember();
    this.#result = undefined;
    dialog.showModal();
    lockScroll(this);
    this.#measure();
    this.#heights ??= new ResizeObserver(this.#onHeights);
    for (const each of this.renderRoot.querySelectorAll('.scroller, [part="body"]')) this.#heights.observe(each);
    // A native dialog finds no `autofocus` in a slot, and would take the close button.
    (this.querySelector<HTMLElement>('[autofocus]') ?? dialog).focus({ preventScroll: true });
  }

  // In the next frame: a change within the notification would be one more to notify of.
  #onHeights = (): number => requestAnimationFrame(() => this.#measure());

  /** The keyboard reaches a body that scrolls. */
  #measure(): void {
    const scroller = this.renderRoot.querySelector('.scroller');
    if (scroller && scroller.scrollHeight > scroller.clientHeight) scroller.setAttribute('tabindex', '0');
    else scroller?.removeAttribute('tabindex');
  }

  /** Closed by whichever way. The browser tells it a task later: by then it may be open again, or elsewhere. */
  #onClose = (event: Event): void => {
    if (event.target !== this.#dialog || this.#dialog?.open || !this.isConnected) return;
    this.open = false;
    unlockScroll(this);
    // WebKit leaves the focus in what is hidden when the opener is gone.
    this.#focus.restore(this.contains((this.getRootNode() as Document | ShadowRoot).activeElement));
    this.dispatchEvent(new Event('close'));
  };

  /** Escape, or what stands for it on the device. A slotted file field has a `cancel` of its own. */
  #onCancel = (event: Event): void => {
    if (event.target !== this.#dialog) return;
    if (this.closedBy === 'none' || !this.#mayClose()) event.preventDefault();
  };

  #mayClose(): boolean {
    return this.dispatchEvent(new Event('cancel', { cancelable: true }));
  }

  #requestClose = (): void => {
    if (this.#mayClose()) this.close();
  };

  #onPointerDown = (event: PointerEvent): void => {
    this.#isPressedOutside = isOutside(event, this.#dialog);
  };

  #onPointerUp = (event: PointerEvent): void => {
    const isPressed = this.#isPressedOutside && isOutside(event, this.#dialog);
    this.#isPressedOutside = false;
    if (isPressed && this.closedBy === 'any' && !('closedBy' in HTMLDialogElement.prototype)) this.#requestClose();
  };

  /** `<form method="dialog">` closes the dialog around it; a native dialog in a shadow root does not know a slotted form. */
  #onSubmit = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    const submitter = event.submitter as HTMLButtonElement | null;
    const method = submitter?.getAttribute('formmethod') ?? form.getAttribute('method');
    if (event.defaultPrevented || method?.toLowerCase() !== 'dialog' || form.closest('dialog')) return;
    event.preventDefault();
    this.close(submitter?.value);
  };

  #onFooterSlot = (event: Event): void => {
    this.hasFooter = (event.target as HTMLSlotElement).assignedNodes({ flatten: true }).length > 0;
  };

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** What `close()` or the button of a `<form method="dialog">` gave. */
  get returnValue(): string {
    return this.hasUpdated ? (this.#dialog?.returnValue ?? '') : '';
  }

  /** Opens at once, so that the focus moves in the same task. */
  show(): void {
    this.open = true;
    if (this.isConnected && this.hasUpdated) this.performUpdate();
  }

  /** Closes without asking: no `cancel`, but `close`. */
  close(returnValue?: string): void {
    this.#result = returnValue;
    this.open = false;
    if (this.isConnected && this.hasUpdated) this.performUpdate();
  }

  override render(): TemplateResult {
    const close = this.#localize.term('closeDialog');
    return html`<dialog
      part="base"
      tabindex="-1"
      closedby=${this.closedBy}
      aria-label=${this.heading ? nothing : (this.getAttribute('aria-label') ?? this.#localize.term('dialog'))}
      aria-labelledby=${this.heading ? 'heading' : nothing}
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
      @pointerdown=${this.#onPointerDown}
      @pointerup=${this.#onPointerUp}
    >
      <div part="header">
        <h2 part="heading" id="heading" ?hidden=${!this.heading}>${this.heading}</h2>
        <div part="header-actions" class="actions">
          <slot name="header-actions"></slot>
          ${
            this.closedBy === 'none'
              ? nothing
              : html`<button part="close-button" class="icon-button" type="button" title=${close} aria-label=${close} @click=${this.#requestClose}>
                  ${closeIcon}
                </button>`
          }
        </div>
      </div>
      <div class="scroller">
        <div part="body"><slot></slot></div>
      </div>
      <div part="footer" ?hidden=${!this.hasFooter}><slot name="footer" @slotchange=${this.#onFooterSlot}></slot></div>
    </dialog>`;
  }
}
