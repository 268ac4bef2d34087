import { css, html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { Delivery, Message } from '@loqui/core';
import { LoquiDiscardEvent, LoquiEditStartEvent, LoquiRetryEvent } from '../../events.js';
import { refusalText } from '../../localize/failure-words.js';
import { Localize } from '../../localize/localize.js';
import { clockIcon, warningIcon } from '../../primitives/icons.js';
import { setStates } from '../../states.js';
import { token } from '../../styles/tokens.styles.js';
import { MessageLine } from '../message-line.js';
import { strings } from './loqui-delivery.strings.js';

/** A message sent within this time gets no line, in ms. */
const GRACE = 1000;

const styles = css`
  :host {
    --_align: var(--loqui-delivery-align);
  }
  :host(:state(silent)) {
    display: none;
  }
  :host(:state(refused)) .text {
    color: ${token.danger};
  }
  [part='base'] {
    margin-block-start: 4px;
    font-variant-numeric: tabular-nums;
    animation: loqui-appear ${token.duration} ease-out;
  }
  @keyframes loqui-appear {
    from {
      opacity: 0;
    }
  }
`;

/**
 * @summary Why an own message is not sent, or an edit of it not saved, with buttons to help. Empty for a message sent within a second.
 * @tag loqui-delivery
 *
 * @fires {LoquiRetryEvent} loqui-retry - Send it, or try again, now.
 * @fires {LoquiDiscardEvent} loqui-discard - Do not send it.
 * @fires {LoquiEditStartEvent} loqui-edit-start - Edit the text that is not saved.
 *
 * @csspart base - The line.
 *
 * @cssproperty [--loqui-delivery-align=flex-start] - Side of the line: a value of `justify-content`.
 *
 * @cssState silent - Nothing is shown.
 * @cssState refused - An edit is not saved: the server does not accept it.
 */
export class LoquiDelivery extends MessageLine {
  static override styles = [MessageLine.styles, styles];

  readonly #localize = new Localize(this, strings);
  #internals = this.attachInternals();

  @state() private late = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { message } = this;
    // Kept between tries: the line must not blink.
    if (changed.has('message') && (!message || changed.get('message')?.id !== message.id)) this.late = false;
    if (message?.delivery) this.late = true;
    setStates(this.#internals, { silent: !this.#isTold, refused: message?.delivery?.state === 'refused' });
  }

  get #isTold(): boolean {
    const { message } = this;
    return message !== undefined && (message.delivery !== undefined || (message.status === 'pending' && this.late));
  }

  protected override due({ delivery }: Message): { after: number; act?: () => void } | undefined {
    if (!this.#isTold) return { after: GRACE, act: () => (this.late = true) };
    return secondsLeft(delivery) > 0 ? { after: 1000 } : undefined;
  }

  override render(): unknown {
    const { message } = this;
    if (!message || !this.#isTold) return nothing;
    const icon = message.delivery?.state === 'refused' ? warningIcon : clockIcon;
    return html`<div part="base">${this.text(icon, this.#words(message.delivery))}${this.#buttons(message.delivery)}</div>`;
  }

  #words(delivery: Delivery | undefined): string {
    const localize = this.#localize;
    switch (delivery?.state) {
      case 'waiting-line':
        return localize.term('waitingForConnection');
      case 'waiting-server': {
        if (delivery.retryAt === undefined) return localize.term('waitingInLine');
        const seconds = secondsLeft(delivery);
        if (seconds <= 0) return localize.term('sending');
        return localize.term(delivery.error.code === 'rate-limited' ? 'tooFast' : 'serverBusy', seconds);
      }
      case 'held':
        return localize.term('held');
      case 'refused':
        return `${localize.term('notSaved')}: ${refusalText(delivery.error, localize)}`;
      default:
        return localize.term('sending');
    }
  }

  #buttons(delivery: Delivery | undefined): unknown {
    const localize = this.#localize;
    const discard = this.button(localize.term('discard'), LoquiDiscardEvent);
    switch (delivery?.state) {
      case 'held':
        return html`${this.button(localize.term('send'), LoquiRetryEvent)}${discard}`;
      case 'refused':
        return html`${this.button(localize.term('editAgain'), LoquiEditStartEvent)}${this.button(localize.term('retry'), LoquiRetryEvent)}${discard}`;
      default:
        return secondsLeft(delivery) > 0 ? html`${this.button(localize.term('retryNow'), LoquiRetryEvent)}${discard}` : nothing;
    }
  }
}

function secondsLeft(delivery: Delivery | undefined): number {
  return delivery?.state === 'waiting-server' && delivery.retryAt !== undefined ? Math.ceil((delivery.retryAt - Date.now()) / 1000) : 0;
}
