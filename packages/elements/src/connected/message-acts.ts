/** Which message is ours, and what a person may do with a message: asked of the server again when it is done. */
import type { Author, Message, RoomView } from '@loqui/core';
import type { MessageAct } from '../views/loqui-message/message-act.js';

/** What only its sender knows of is ours, also before the server has told us who we are. */
export function isOwn(message: Message, me: Author | undefined): boolean {
  const unsent = message.role === 'user' && message.offset === undefined && (message.status === 'pending' || message.status === 'failed');
  return unsent || message.author.id === me?.id;
}

const OWN: readonly MessageAct[] = ['edit', 'remove'];
/** What has not arrived is taken back with `loqui-discard`. */
const UNSENT: readonly MessageAct[] = ['edit'];
const OTHERS: readonly MessageAct[] = ['reply'];
const NONE: readonly MessageAct[] = [];

/** What is offered at a message: the same list for the same answer. */
export function messageActs(message: Message, me: Author | undefined): readonly MessageAct[] {
  if (message.removedAt !== undefined || message.status === 'streaming') return NONE;
  if (!isOwn(message, me)) return message.offset === undefined || message.parts.length === 0 ? NONE : OTHERS;
  if (!message.parts.some(({ type }) => type === 'text')) return message.offset === undefined ? NONE : OWN.slice(1);
  return message.offset === undefined ? UNSENT : OWN;
}

/** The newest message of ours that can be edited, of those that are loaded. */
export function lastEditable(room: RoomView, me: Author | undefined): Message | undefined {
  return room.messages.items.findLast((message) => messageActs(message, me).includes('edit'));
}
