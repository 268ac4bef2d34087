/** What can be done with a message. `loqui-message-actions` shows it. */
import type { Message } from '@loqui/core';
import { markdownOf } from './parts.js';

/** Needs a permission of the room; the page says which are offered. */
export type MessageAct = 'reply' | 'edit' | 'remove';

export type MessageAction = MessageAct | 'copy' | 'retry';

const ORDER: readonly MessageAction[] = ['reply', 'copy', 'retry', 'edit', 'remove'];

/** In the order in which they are shown. @param offers actions besides copy @param mayRetry the reader may request this answer again */
export function actionsOf(message: Message, offers: readonly MessageAct[], mayRetry: boolean): readonly MessageAction[] {
  if (message.removedAt !== undefined) return [];
  const { status } = message;
  const copy = status !== 'streaming' && status !== 'pending' && markdownOf(message) !== '';
  const retry = mayRetry && status === 'completed' && message.author.kind === 'agent';
  return ORDER.filter((action) => (action === 'copy' ? copy : action === 'retry' ? retry : offers.includes(action)));
}
