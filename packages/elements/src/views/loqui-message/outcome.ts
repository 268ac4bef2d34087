/** The line under a message that waits, failed, was stopped or edited, with its buttons. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '@loqui/core';
import { reasonText, refusalText } from '../../localize/failure-words.js';
import type { Localize } from '../../localize/localize.js';
import { warningIcon } from '../../primitives/icons.js';
import { earlyEndOf } from './parts.js';
import type { strings } from './loqui-message.strings.js';

export interface RecoveryHandlers {
  readonly retry: () => void;
  readonly discard: () => void;
  readonly edit: () => void;
}

/** Offers for a failed message or an answer that ended early. An own message can always be sent again. */
export interface Recovery {
  readonly edit: boolean;
  readonly retry: boolean;
}

export function outcomeTemplate(message: Message, own: boolean, may: Recovery, localize: Localize<typeof strings>, handlers: RecoveryHandlers): unknown {
  if (message.status === 'pending' || message.delivery) return html`<loqui-delivery part="status" .message=${message}></loqui-delivery>`;
  switch (message.status) {
    case 'failed':
      return failedTemplate(message, own, may, localize, handlers);
    case 'stopped':
    case 'interrupted':
      return html`<div part="status" class="status"><span>${localize.term(message.status)}</span>${againButton(may, localize, handlers)}</div>`;
    case 'completed': {
      const end = earlyEndOf(message);
      return end ? html`<div part="status" class="status"><span>${localize.term(end)}</span></div>` : nothing;
    }
    default:
      return nothing;
  }
}

export function editedTemplate(localize: Localize<typeof strings>): TemplateResult {
  return html`<div class="note edited">${localize.term('edited')}</div>`;
}

function failedTemplate(message: Message, own: boolean, may: Recovery, localize: Localize<typeof strings>, handlers: RecoveryHandlers): TemplateResult {
  const agent = message.author.kind === 'agent';
  const end = earlyEndOf(message);
  const reason = end ? localize.term(end) : agent ? agentReason(message, localize) : message.error && refusalText(message.error, localize);
  const ownButtons = html`${button(localize.term('retry'), handlers.retry)}${may.edit ? button(localize.term('edit'), handlers.edit) : nothing}${button(localize.term('discard'), handlers.discard)}`;
  return html`<div part="status" class="status danger">
    ${warningIcon}<span>${agent ? localize.term('failed') : localize.term('notSent')}${reason ? html`<span class="reason">${reason}</span>` : nothing}</span>
    ${agent ? againButton(may, localize, handlers) : own ? ownButtons : nothing}
  </div>`;
}

function againButton(may: Recovery, localize: Localize<typeof strings>, handlers: RecoveryHandlers): unknown {
  return may.retry ? button(localize.term('tryAgain'), handlers.retry) : nothing;
}

function button(label: string, onClick: () => void): TemplateResult {
  return html`<button class="button link" type="button" @click=${onClick}>${label}</button>`;
}

/** `undefined` if only the failure itself is known. */
function agentReason({ error }: Message, localize: Localize<typeof strings>): string | undefined {
  return error && error.code !== 'unknown' ? reasonText(error, localize, 'failedModelRest') : undefined;
}
