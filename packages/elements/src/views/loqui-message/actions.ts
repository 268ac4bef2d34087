/** What can be done with a message, as quiet buttons. They are made when the message is pointed at or has the focus: of a long list, most never are. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '@loqui/core';
import type { Localize } from '../../localize/localize.js';
import { replyIcon } from '../../primitives/icons.js';
import { checkIcon, copyIcon, pencilIcon, retryIcon, trashIcon } from '../../primitives/occasional-icons.js';
import type { MessageAct } from './message-act.js';
import { markdownOf } from './parts.js';
import type { strings } from './loqui-message.strings.js';

/** What a reader can do with a message that has arrived. */
export type MessageAction = MessageAct | 'copy' | 'retry';

interface Entry {
  readonly action: MessageAction;
  readonly term: 'reply' | 'copy' | 'tryAgain' | 'edit' | 'removeMessage';
  readonly icon: TemplateResult;
  /** The key that does the same at the message itself, as `aria-keyshortcuts` has it. */
  readonly key?: string;
}

/** All actions, in the order of buttons and menu. */
const ENTRIES: readonly Entry[] = [
  { action: 'reply', term: 'reply', icon: replyIcon, key: 'r' },
  { action: 'copy', term: 'copy', icon: copyIcon },
  { action: 'retry', term: 'tryAgain', icon: retryIcon },
  { action: 'edit', term: 'edit', icon: pencilIcon, key: 'e' },
  { action: 'remove', term: 'removeMessage', icon: trashIcon, key: 'Delete' },
];

/** What each action does. */
export type ActionHandlers = Readonly<Record<MessageAction, () => unknown>>;

/** The actions of a message. @param offers what may be done beyond copying it @param mayRetry the reader may ask for this answer again */
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
  say: Localize<typeof strings>,
  copied: boolean,
  reachable: boolean,
): unknown {
  return entries.map(({ action, term, icon, key }) => {
    const isDone = action === 'copy' && copied;
    // White space between the tags would be nodes of the row.
    // prettier-ignore
    return html`<button class="icon-button" type="button" tabindex=${reachable ? 0 : -1} title=${say.term(term)} aria-label=${say.term(isDone ? 'copied' : term)} aria-keyshortcuts=${key ?? nothing} @click=${handlers[action]}>${isDone ? checkIcon : icon}</button>`;
  });
}
