/** What is seen of a message only when it is used, or when something became of it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FilePart, Message } from '@loqui/core';
import { reasonText } from '../../localize/failure-words.js';
import type { Localize } from '../../localize/localize.js';
import { replyIcon } from '../../primitives/icons.js';
import { checkIcon, copyIcon, pencilIcon, fileIcon, trashIcon, retryIcon, warningIcon } from '../../primitives/occasional-icons.js';
import { safeAddress } from '../safe-address.js';
import type { MessageAct } from './message-act.js';
import { earlyEndOf, type EarlyEnd } from './parts.js';

/** For the message that shows any of it. */
export { default as detailStyles } from './details.styles.js';
export { menuTemplate, openMenu } from './menu.js';

/** What the buttons do. */
export interface Acts {
  readonly copy: () => void;
  readonly retry: () => void;
  readonly discard: () => void;
  readonly reply: () => void;
  readonly edit: () => void;
  readonly remove: () => void;
}

/** Which buttons there are. */
export interface Actions {
  readonly copy: boolean;
  readonly again: boolean;
  readonly offers: readonly MessageAct[];
  readonly copied: boolean;
  readonly reachable: boolean;
  /** The time, which stands beside a bubble. */
  readonly beside: TemplateResult | undefined;
}

/** Why an answer ends where it should not. */
export function endTemplate(end: EarlyEnd, say: Localize): TemplateResult {
  return html`<div part="status" class="status"><span>${say.term(end)}</span></div>`;
}

/** Under a message that has no line of its own for that. */
export function editedTemplate(say: Localize): TemplateResult {
  return html`<div class="note edited">${say.term('edited')}</div>`;
}

/** A line between the parts of an answer. */
export function noticeTemplate(text: string): TemplateResult {
  return html`<div part="notice" class="notice">${text}</div>`;
}

/** A message that failed, was stopped or cut off. `offers`: what is offered beside `retry` of one's own message. */
export function statusTemplate(
  message: Message,
  own: boolean,
  offers: { readonly edit: boolean; readonly retry: boolean },
  say: Localize,
  acts: Acts,
): TemplateResult {
  const button = (label: string, act: () => void): TemplateResult => html`<button class="button link" type="button" @click=${act}>${label}</button>`;
  const again = offers.retry ? button(say.term('tryAgain'), acts.retry) : nothing;
  if (message.status !== 'failed') {
    return html`<div part="status" class="status"><span>${say.term(message.status === 'stopped' ? 'stopped' : 'interrupted')}</span>${again}</div>`;
  }
  const agent = message.author.kind === 'agent';
  const end = earlyEndOf(message);
  const reason = end ? say.term(end) : agent ? agentReason(message, say) : reasonIn(message, say);
  const ownButtons = html`${button(say.term('retry'), acts.retry)}${offers.edit ? button(say.term('edit'), acts.edit) : nothing}${button(say.term('discard'), acts.discard)}`;
  return html`<div part="status" class="status danger">
    ${warningIcon}<span>${agent ? say.term('failed') : say.term('notSent')}${reason ? html`<span class="reason">${reason}</span>` : nothing}</span>
    ${agent ? again : own ? ownButtons : nothing}
  </div>`;
}

/** Refusals of a message, in words for its writer. */
const REFUSALS = {
  unauthenticated: 'refusedSignedOut',
  forbidden: 'refusedForbidden',
  'other-member': 'refusedOtherMember',
  'too-large': 'refusedTooLarge',
  'bad-request': 'refused',
  'id-taken': 'refused',
  http: 'refused',
  unknown: 'refused',
} as const;

/** The middle of a sentence for our own refusals; what the site itself gives as a reason is said as it is, where it is for people. */
function reasonIn({ error }: Message, say: Localize): string | undefined {
  if (!error) return undefined;
  return Object.hasOwn(REFUSALS, error.code) ? say.term(REFUSALS[error.code as keyof typeof REFUSALS]) : reasonText(error, say, 'refused');
}

/** That it failed is said before. */
function agentReason({ error }: Message, say: Localize): string | undefined {
  return error && error.code !== 'unknown' ? reasonText(error, say, 'failedModelRest') : undefined;
}

/** The quiet buttons. A screen reader is told the key that does the same at the message itself. */
export function actionsTemplate({ copy, again, offers, copied, reachable, beside }: Actions, say: Localize, acts: Acts): TemplateResult {
  const button = (label: string, name: string, icon: TemplateResult, act: () => void, key?: string): TemplateResult =>
    html`<button
      class="icon-button"
      type="button"
      tabindex=${reachable ? 0 : -1}
      title=${label}
      aria-label=${name}
      aria-keyshortcuts=${key ?? nothing}
      @click=${act}
    >
      ${icon}
    </button>`;
  const offered = (act: MessageAct, term: 'reply' | 'edit' | 'removeMessage', icon: TemplateResult, key: string): unknown =>
    offers.includes(act) ? button(say.term(term), say.term(term), icon, acts[act], key) : nothing;
  const any = copy || again || offers.length > 0;
  return html`${beside ? html`<div class="beside">${beside}</div>` : nothing}${
    any
      ? html`<div part="actions" class="actions">
          ${offered('reply', 'reply', replyIcon, 'r')}
          ${copy ? button(say.term('copy'), say.term(copied ? 'copied' : 'copy'), copied ? checkIcon : copyIcon, acts.copy) : nothing}
          ${again ? button(say.term('tryAgain'), say.term('tryAgain'), retryIcon, acts.retry) : nothing} ${offered('edit', 'edit', pencilIcon, 'e')}
          ${offered('remove', 'removeMessage', trashIcon, 'Delete')}
        </div>`
      : nothing
  }`;
}

/** A file, to be opened where its address allows that. */
export function fileTemplate(part: FilePart): unknown {
  const name = part.filename ?? part.mediaType;
  const address = safeAddress(part.url, { download: true });
  if (address === undefined) return html`<span part="file" class="file">${fileIcon}<span>${name}</span></span>`;
  return html`<a part="file" class="file" href=${address} download=${part.filename ?? ''} target="_blank" rel="noopener noreferrer"
    >${fileIcon}<span>${name}</span></a
  >`;
}
