/** A message's actions as buttons. Rendered when it is hovered or focused: in a long list, most never are. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '@loqui/core';
import type { Localize } from '../../localize/localize.js';
import { checkIcon, copyIcon, pencilIcon, replyIcon, retryIcon, trashIcon } from '../../primitives/icons.js';
import { markdownOf } from './parts.js';
import type { strings } from './loqui-message.strings.js';

export type MessageAct = 'reply' | 'edit' | 'remove';

export type MessageAction = MessageAct | 'copy' | 'retry';

interface Entry {
  readonly action: MessageAction;
  readonly term: 'reply' | 'copy' | 'tryAgain' | 'edit' | 'removeMessage';
  readonly icon: TemplateResult;
  /** Key at the message itself, as in `aria-keyshortcuts`. */
  readonly key?: string;
}

const ENTRIES: readonly Entry[] = [
  { action: 'reply', term: 'reply', icon: replyIcon, key: 'r' },
  { action: 'copy', term: 'copy', icon: copyIcon },
  { action: 'retry', term: 'tryAgain', icon: retryIcon },
  { action: 'edit', term: 'edit', icon: pencilIcon, key: 'e' },
  { action: 'remove', term: 'removeMessage', icon: trashIcon, key: 'Delete' },
];

export type ActionHandlers = Readonly<Record<MessageAction, () => unknown>>;

/** @param offers actions besides copy @param mayRetry the reader may request this answer again */
export function actionsOf(message: Message, offers: readonly MessageAct[], mayRetry: boolean): readonly Entry[] {
  if (message.removedAt !== undefined) return [];
  const { status } = message;
  const copy = status !== 'streaming' && status !== 'pending' && markdownOf(message) !== '';
  const retry = mayRetry && status === 'completed' && message.author.kind === 'agent';
  return ENTRIES.filter(({ action }) => (action === 'copy' ? copy : action === 'retry' ? retry : offers.includes(action)));
}

/** @param copied the text was copied a moment ago @param reachable by Tab */
export function actionsTemplate(
  entries: readonly Entry[],
  handlers: ActionHandlers,
  localize: Localize<typeof strings>,
  copied: boolean,
  reachable: boolean,
): unknown {
  return entries.map(({ action, term, icon, key }) => {
    const isDone = action === 'copy' && copied;
    // White space between the tags would add nodes to the row.
    // prettier-ignore
    return html`<button class="icon-button" type="button" tabindex=${reachable ? 0 : -1} title=${localize.term(term)} aria-label=${localize.term(isDone ? 'copied' : term)} aria-keyshortcuts=${key ?? nothing} @click=${handlers[action]}>${isDone ? checkIcon : icon}</button>`;
  });
}
