import { LitElement, css, html, nothing } from 'lit';
import { LoquiDismissEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { closeIcon, warningIcon } from '../../primitives/icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { property } from '../../property.js';

const styles = css`
  :host {
    display: block;
  }
  [part='base'] {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    padding-block: 9px;
    padding-inline: 12px 8px;
    border: 1px solid color-mix(in oklab, ${token.border}, ${token.danger} 35%);
    border-radius: ${token.radius};
    background: color-mix(in oklab, ${token['surface-raised']}, ${token.danger} 6%);
    font-size: ${token['font-size-small']};
    line-height: 1.45;
  }
  [part='base'] > .icon {
    margin-block-start: 2px;
    color: ${token.danger};
  }
  .text {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .icon-button {
    inline-size: 24px;
    block-size: 24px;
    margin-block: -2px;
  }
`;

/**
 * @summary A problem in a sentence that can be closed. A screen reader announces it at once.
 * @tag loqui-error-state
 *
 * @slot - Buttons after the text.
 *
 * @fires {LoquiDismissEvent} loqui-dismiss - Close it.
 *
 * @csspart base - The box.
 */
export class LoquiErrorState extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  #localize = new Localize(this);

  /** The problem with its remedy. */
  @property() text = '';

  @property({ type: Boolean }) dismissible = false;

  #onDismiss = (): void => {
    this.dispatchEvent(new LoquiDismissEvent());
  };

  override render(): unknown {
    return html`<div part="base" role="alert">
      ${warningIcon}<span class="text">${this.text || this.#localize.term('somethingFailed')}</span><slot></slot>
      ${
        this.dismissible
          ? html`<button
              class="icon-button"
              type="button"
              title=${this.#localize.term('dismiss')}
              aria-label=${this.#localize.term('dismiss')}
              @click=${this.#onDismiss}
            >
              ${closeIcon}
            </button>`
          : nothing
      }
    </div>`;
  }
}
