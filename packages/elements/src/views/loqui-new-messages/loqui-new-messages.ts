import { LitElement, css, html } from 'lit';
import { LoquiPresentEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { downIcon } from '../../primitives/icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { property } from '../../property.js';
import { strings } from './loqui-new-messages.strings.js';

const styles = css`
  :host {
    display: inline-block;
  }
  .pill {
    min-block-size: 32px;
    padding-inline: 10px 14px;
    border-radius: ${token['radius-pill']};
    box-shadow: ${token.shadow};
    animation: loqui-rise ${token.duration} ease-out;
  }
  .pill.round {
    inline-size: 32px;
    padding: 0;
  }
  .pill.fresh {
    color: ${token['accent-text']};
  }
  @keyframes loqui-rise {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
`;

/**
 * @summary A button with the number of new messages below, which leads to them.
 * @tag loqui-new-messages
 *
 * @fires {LoquiPresentEvent} loqui-present - Show the newest messages.
 *
 * @csspart button - The pill.
 */
export class LoquiNewMessages extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  #localize = new Localize(this, strings);

  /** Number of new messages; 0 shows only an arrow. */
  @property({ type: Number }) count = 0;

  /** An old window is shown: the pill names the way back. */
  @property({ type: Boolean }) away = false;

  #onClick = (): void => {
    this.dispatchEvent(new LoquiPresentEvent());
  };

  override render(): unknown {
    const named = this.away || this.count > 0;
    const text = this.count > 0 ? this.#localize.term('newMessages', this.count) : this.#localize.term('toLatest');
    return html`<button
      part="button"
      class="button pill ${named ? '' : 'round'} ${this.count > 0 ? 'fresh' : ''}"
      type="button"
      title=${text}
      aria-label=${text}
      @click=${this.#onClick}
    >
      ${downIcon}${named ? html`<span>${text}</span>` : ''}
    </button>`;
  }
}
