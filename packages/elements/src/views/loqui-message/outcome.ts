/** What became of a message, where it did not simply arrive: that it waits, failed, was stopped or edited, with the buttons that help. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '@loqui/core';
import { needSoon } from '../../lazy.js';
import { reasonText, refusalText } from '../../localize/failure-words.js';
import type { Localize } from '../../localize/localize.js';
import { warningIcon } from '../../primitives/occasional-icons.js';
import { earlyEndOf } from './parts.js';
import type { strings } from './loqui-message.strings.js';

/** What the buttons of a message that failed or ended early do. */
export interface RecoveryHandlers {
  readonly retry: () => void;
  readonly discard: () => void;
  readonly edit: () => void;
}

/** What the reader may do with a message that failed or ended early, besides sending an own one again. */
export interface Recovery {
  /** Change it and send it again. */
  readonly edit: boolean;
  /** Ask for the answer again. */
  readonly retry: boolean;
}

/** How a message ended or what holds it up; `nothing` for one that simply arrived. */
export function outcomeTemplate(message: Message, own: boolean, may: Recovery, say: Localize<typeof strings>, handlers: RecoveryHandlers): unknown {
  if (message.status === 'pending' || message.delivery) {
    needSoon('loqui-delivery');
    return html`<loqui-delivery part="status" .message=${message}></loqui-delivery>`;
  }
  switch (message.status) {
    case 'failed':
      return failedTemplate(message, own, may, say, handlers);
    case 'stopped':
    case 'interrupted':
      return html`<div part="status" class="status"><span>${say.term(message.status)}</span>${againButton(may, say, handlers)}</div>`;
    case 'completed': {
      const end = earlyEndOf(message);
      return end ? html`<div part="status" class="status"><span>${say.term(end)}</span></div>` : nothing;
    }
    default:
      return nothing;
  }
}

/** Under a message without a header. */
export function editedTemplate(say: Localize<typeof strings>): TemplateResult {
  return html`<div class="note edited">${say.term('edited')}</div>`;
}

function failedTemplate(message: Message, own: boolean, may: Recovery, say: Localize<typeof strings>, handlers: RecoveryHandlers): TemplateResult {
  const agent = message.author.kind === 'agent';
  const end = earlyEndOf(message);
  const reason = end ? say.term(end) : agent ? agentReason(message, say) : message.error && refusalText(message.error, say);
  const ownButtons = html`${button(say.term('retry'), handlers.retry)}${may.edit ? button(say.term('edit'), handlers.edit) : nothing}${button(say.term('discard'), handlers.discard)}`;
  return html`<div part="status" class="status danger">
    ${warningIcon}<span>${agent ? say.term('failed') : say.term('notSent')}${reason ? html`<span class="reason">${reason}</span>` : nothing}</span>
    ${agent ? againButton(may, say, handlers) : own ? ownButtons : nothing}
  </div>`;
}

function againButton(may: Recovery, say: Localize<typeof strings>, handlers: RecoveryHandlers): unknown {
  return may.retry ? button(say.term('tryAgain'), handlers.retry) : nothing;
}

function button(label: string, onClick: () => void): TemplateResult {
  return html`<button class="button link" type="button" @click=${onClick}>${label}</button>`;
}

/** The line before it already says that the answer failed. */
function agentReason({ error }: Message, say: Localize<typeof strings>): string | undefined {
  return error && error.code !== 'unknown' ? reasonText(error, say, 'failedModelRest') : undefined;
}
