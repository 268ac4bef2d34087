import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Message } from '@loqui/core';
import { LoquiDiscardEvent, LoquiRetryEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { clockIcon } from '../../primitives/occasional-icons.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { property } from '../../property.js';
import { isMessage } from '../../property-shapes.js';

/** What is sent within this time is not worth a word, in milliseconds. */
const GRACE = 1000;

const styles = css`
  :host {
    display: block;
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  :host(:state(silent)) {
    display: none;
  }
  [part='base'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: var(--loqui-delivery-align, flex-start);
    gap: 0 6px;
    margin-block-start: 4px;
    font-variant-numeric: tabular-nums;
    animation: loqui-appear ${token.duration} ease-out;
  }
  .text {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(24px, 1.5rem);
  }
  .icon {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
  }
  @keyframes loqui-appear {
    from {
      opacity: 0;
    }
  }
`;

/**
 * @summary What holds a message of one's own up, and what can be done about it. Says nothing about one that is sent within a second.
 * @tag loqui-delivery
 *
 * @fires {LoquiRetryEvent} loqui-retry - It shall be sent, or tried, now.
 * @fires {LoquiDiscardEvent} loqui-discard - It shall not be sent.
 *
 * @csspart base - The line.
 *
 * @cssproperty [--loqui-delivery-align=flex-start] - Which side the line stands on: a value of `justify-content`.
 *
 * @cssState silent - There is nothing to say.
 */
export class LoquiDelivery extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  #internals = this.attachInternals();
  #localize = new Localize(this);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** On its way for longer than the grace. */
  @state() private late = false;

  /** The message. */
  @property({ attribute: false, optional: true, shape: isMessage }) message?: Message;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { message } = this;
    // What has waited once stays said while it is tried again: the line must not blink.
    if (changed.has('message') && (!message || changed.get('message')?.id !== message.id)) this.late = false;
    if (message?.delivery) this.late = true;
    setStates(this.#internals, { silent: !this.#isTold });
  }

  get #isTold(): boolean {
    const { message } = this;
    return message !== undefined && (message.delivery !== undefined || (message.status === 'pending' && this.late));
  }

  protected override updated(): void {
    clearTimeout(this.#timer);
    if (!this.isConnected || !this.message) return;
    if (!this.#isTold) this.#timer = setTimeout(() => (this.late = true), GRACE);
    else if (this.#seconds > 0) this.#timer = setTimeout(() => this.requestUpdate(), 1000);
  }

  /** Until the next try. */
  get #seconds(): number {
    const delivery = this.message?.delivery;
    return delivery?.state === 'waiting-server' && delivery.retryAt !== undefined ? Math.ceil((delivery.retryAt - Date.now()) / 1000) : 0;
  }

  #onRetry = (): void => {
    if (this.message) this.dispatchEvent(new LoquiRetryEvent(this.message.id));
  };

  #onDiscard = (): void => {
    if (this.message) this.dispatchEvent(new LoquiDiscardEvent(this.message.id));
  };

  override render(): unknown {
    if (!this.#isTold) return nothing;
    return html`<div part="base">
      <span class="text">${clockIcon}<span>${this.#text()}</span></span
      >${this.#buttons()}
    </div>`;
  }

  #text(): string {
    const say = this.#localize;
    const delivery = this.message?.delivery;
    switch (delivery?.state) {
      case 'waiting-line':
        return say.term('waitingForConnection');
      case 'waiting-server': {
        if (delivery.retryAt === undefined) return say.term('waitingInLine');
        const seconds = this.#seconds;
        if (seconds <= 0) return say.term('sending');
        return say.term(delivery.error.code === 'rate-limited' ? 'tooFast' : 'serverBusy', seconds);
      }
      case 'held':
        return say.term('held');
      default:
        return say.term('sending');
    }
  }

  #buttons(): unknown {
    const say = this.#localize;
    const discard = this.#button(say.term('discard'), this.#onDiscard);
    if (this.message?.delivery?.state === 'held') return html`${this.#button(say.term('send'), this.#onRetry)}${discard}`;
    return this.#seconds > 0 ? html`${this.#button(say.term('retryNow'), this.#onRetry)}${discard}` : nothing;
  }

  #button(label: string, act: () => void): TemplateResult {
    return html`<button class="button link" type="button" @click=${act}>${label}</button>`;
  }
}
