import { html, type TemplateResult } from 'lit';
import { property } from '../../property.js';
import { ButtonBase, type ButtonVariant } from '../button-base.js';
import styles from './loqui-icon-button.styles.js';

/**
 * @summary A square button with an icon and a name, which is also its tooltip. With `toggle` it stays pressed until the next click.
 *
 * The ARIA attributes of the host that `loqui-button` lists are given to the native control inside.
 *
 * @tag loqui-icon-button
 *
 * @slot - The icon: an `<svg>` in `currentColor`, however large, is shown in the size of the button.
 *
 * @fires {Event} input - A click has changed `pressed`. A click that is cancelled changes nothing.
 * @fires {Event} change - The same, after `input`.
 *
 * @csspart base - The native button or link.
 * @csspart spinner - Turns while it is loading.
 *
 * @cssState loading - It is loading.
 * @cssState disabled - It is disabled, by itself or by a fieldset.
 */
export class LoquiIconButton extends ButtonBase {
  static override styles = [...ButtonBase.styles, styles];

  @property({ oneOf: ['neutral', 'primary', 'danger', 'quiet'] }) override variant: ButtonVariant = 'quiet';

  /** What it does: its name for a screen reader, and its tooltip. Required. */
  @property() label = '';

  /** A click presses and releases it. */
  @property({ type: Boolean }) toggle = false;

  /** Pressed down. Without `toggle`, only the page changes it. */
  @property({ type: Boolean, reflect: true }) pressed = false;

  #press = (): void => {
    this.pressed = !this.pressed;
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };

  protected override get act(): (() => void) | undefined {
    return this.toggle ? this.#press : undefined;
  }

  protected override ownAria(): Readonly<Record<string, string | undefined>> {
    const isToggle = this.toggle || this.pressed;
    const label = this.label || undefined;
    return { 'aria-label': label, title: label, 'aria-pressed': isToggle && this.href === undefined ? String(this.pressed) : undefined };
  }

  protected override renderContent(): TemplateResult {
    return html`<slot></slot>`;
  }
}
