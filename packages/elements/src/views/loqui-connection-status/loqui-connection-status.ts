import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { ConnectionState } from '@loqui/core';
import { LoquiReconnectEvent } from '../../events.js';
import { failureText } from '../../localize/failure-words.js';
import { Localize } from '../../localize/localize.js';
import { offlineIcon } from '../../primitives/icons.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { property } from '../../property.js';
import { like } from '../../property-shapes.js';
import { strings } from './loqui-connection-status.strings.js';

/** A connection that opens within this time is not shown as connecting, in ms. */
const GRACE = 1000;

const styles = css`
  :host {
    display: inline-block;
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    line-height: inherit;
    vertical-align: top;
  }
  :host(:state(silent)) {
    display: none;
  }
  [part='base'] {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-variant-numeric: tabular-nums;
    animation: loqui-appear ${token.duration} ease-out;
  }
  .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .button.link {
    min-block-size: 0;
    padding: 0 2px;
    font-size: inherit;
    line-height: inherit;
    text-decoration: underline;
  }
  .closed {
    color: ${token.danger};
  }
  @keyframes loqui-appear {
    from {
      opacity: 0;
    }
  }
`;

/**
 * @summary The state of the connection, shown only while it is not open.
 * @tag loqui-connection-status
 *
 * @fires {LoquiReconnectEvent} loqui-reconnect - Try to connect now.
 *
 * @csspart base - The line of text.
 * @csspart retry - The button that connects now.
 *
 * @cssState silent - Nothing is shown.
 */
export class LoquiConnectionStatus extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  #internals = this.attachInternals();
  #localize = new Localize(this, strings);
  #timer: ReturnType<typeof setTimeout> | undefined;

  @state() private late = false;

  @property({ attribute: false, optional: true, shape: like({ status: 'string' }) }) connection?: ConnectionState;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('connection')) {
      clearTimeout(this.#timer);
      const before = changed.get('connection');
      // Kept between tries: "connecting" after "waiting" must not blink.
      this.late = this.connection?.status === 'connecting' && (before?.status === 'waiting' || (before?.status === 'connecting' && this.late));
      if (this.connection?.status === 'connecting' && !this.late) this.#timer = setTimeout(() => (this.late = true), GRACE);
    }
    setStates(this.#internals, { silent: this.#text() === '' });
  }

  protected override updated(): void {
    if (this.connection?.status !== 'waiting') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.requestUpdate(), 1000);
  }

  override render(): unknown {
    const text = this.#text();
    if (text === '') return nothing;
    return html`<span part="base" class=${this.connection?.status ?? ''}
      >${this.connection?.status === 'connecting' ? nothing : offlineIcon}<span>${text}</span>${
        this.#canRetry
          ? html`<button part="retry" class="button link" type="button" @click=${this.#onRetry}>
              ${this.#localize.term(this.connection?.status === 'closed' ? 'tryAgain' : 'retryNow')}
            </button>`
          : nothing
      }</span
    >`;
  }

  /** During a countdown, and when the connection does not reconnect by itself. */
  get #canRetry(): boolean {
    const { connection } = this;
    if (connection?.status === 'waiting') return connection.retryAt > Date.now();
    return connection?.status === 'closed' && connection.error !== undefined;
  }

  #onRetry = (): void => {
    this.dispatchEvent(new LoquiReconnectEvent());
  };

  #text(): string {
    const { connection } = this;
    switch (connection?.status) {
      case 'connecting':
        return this.late ? this.#localize.term('connecting') : '';
      case 'waiting': {
        const seconds = Math.ceil((connection.retryAt - Date.now()) / 1000);
        return seconds > 0 ? this.#localize.term('reconnectingIn', seconds) : this.#localize.term('connecting');
      }
      case 'closed':
        return connection.error ? failureText(connection.error, this.#localize, 'connectionClosed') : this.#localize.term('connectionClosed');
      default:
        return '';
    }
  }
}
