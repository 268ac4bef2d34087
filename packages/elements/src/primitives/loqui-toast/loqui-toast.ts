import { LitElement, html } from 'lit';
import { LoquiDismissEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { baseStyles } from '../../styles/base.styles.js';
import { property } from '../../property.js';
import { checkIcon, closeIcon, warningIcon } from '../icons.js';
import styles from './loqui-toast.styles.js';

/**
 * @summary A short notice with a way to close it. `loqui-toasts` shows it, announces it and closes it in time.
 * @tag loqui-toast
 *
 * @slot - What has happened, in a sentence.
 * @slot icon - Instead of the icon of its variant.
 * @slot action - One button. Its click closes the toast, unless it is cancelled.
 *
 * @fires {LoquiDismissEvent} loqui-dismiss - The person closes it. Cancelled, it stays.
 * @fires {Event} close - It is closed, by whomever, and leaves the page.
 *
 * @csspart base - The box.
 * @csspart icon - The slot of the icon.
 * @csspart text - The words.
 * @csspart dismiss - The button that closes it.
 */
export class LoquiToast extends LitElement {
  static override styles = [baseStyles, styles];

  #localize = new Localize(this);

  @property({ oneOf: ['neutral', 'success', 'warning', 'danger'] }) variant: 'neutral' | 'success' | 'warning' | 'danger' = 'neutral';

  /** Ms for which it stays; see `loqui-toasts` for when they do not count. 0: until it is closed. Read when it appears. */
  @property({ type: Number, shape: (value) => Number(value) >= 0 }) timeout = 6000;

  /** Interrupts a screen reader. For what cannot wait. */
  @property({ type: Boolean }) assertive = false;

  constructor() {
    super();
    this.addEventListener('click', this.#onClick);
  }

  /** Removes it from the page. */
  close(): void {
    if (!this.isConnected) return;
    this.dispatchEvent(new Event('close'));
    this.remove();
  }

  /** Closes it as the person does. */
  dismiss(): void {
    if (this.dispatchEvent(new LoquiDismissEvent())) this.close();
  }

  #onDismiss = (): void => {
    this.dismiss();
  };

  #onClick = ({ target, defaultPrevented }: Event): void => {
    if (!defaultPrevented && target instanceof Element && target.closest('[slot="action"]')?.parentElement === this) this.close();
  };

  override render(): unknown {
    const { variant } = this;
    const icon = variant === 'success' ? checkIcon : variant === 'neutral' ? '' : warningIcon;
    return html`<div part="base" class=${variant}>
      <slot name="icon" part="icon">${icon}</slot>
      <div part="text"><slot></slot></div>
      <slot name="action"></slot>
      <loqui-icon-button part="dismiss" .label=${this.#localize.term('dismiss')} @click=${this.#onDismiss}>${closeIcon}</loqui-icon-button>
    </div>`;
  }
}
