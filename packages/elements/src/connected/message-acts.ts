/** Which messages are ours, and which acts are offered. The server checks every act again. */
import type { ActiveRun, Author, Message, Permissions, Reach, RoomView } from '@loqui/core';
import type { MessageAct } from '../views/loqui-message/actions.js';

/** Also true for an unsent message while our identity is unknown: only its sender has it. */
export function isOwn(message: Message, me: Author | undefined): boolean {
  const unsent = message.role === 'user' && message.offset === undefined && (message.status === 'pending' || message.status === 'failed');
  return unsent || message.author.id === me?.id;
}

const ACTS: readonly MessageAct[] = ['reply', 'edit', 'remove'];
/** One array per combination: a row with the same array is not rendered again. */
const lists = new Map<string, readonly MessageAct[]>();

export function messageActs(message: Message, me: Author | undefined, may: Permissions): readonly MessageAct[] {
  const own = isOwn(message, me);
  const arrived = message.offset !== undefined;
  const open = message.removedAt === undefined && message.status !== 'streaming';
  const offered: Readonly<Record<MessageAct, boolean>> = {
    reply: !own && arrived && message.parts.length > 0 && may.send,
    // A message that the room does not have can be edited; `loqui-discard` removes it.
    edit: own && (may.edit || !arrived || message.delivery?.state === 'refused') && message.parts.some(({ type }) => type === 'text'),
    remove: arrived && reaches(may.remove, own),
  };
  const acts = ACTS.filter((act) => open && offered[act]);
  const known = lists.get(acts.join());
  if (!known) lists.set(acts.join(), acts);
  return known ?? acts;
}

export function lastEditable(room: RoomView, me: Author | undefined): Message | undefined {
  return room.messages.items.findLast((message) => messageActs(message, me, room.info.permissions).includes('edit'));
}

export function mayStop(run: ActiveRun, me: Author | undefined, may: Permissions): boolean {
  return reaches(may.stop, run.asker === me?.id);
}

/** A question that is not loaded counts as ours. */
export function mayRetry(room: RoomView, { replyTo = '' }: Message, me: Author | undefined): boolean {
  const question = room.messages.get(replyTo);
  return reaches(room.info.permissions.retry, question === undefined || isOwn(question, me));
}

function reaches(reach: Reach, own: boolean): boolean {
  return reach === 'any' || (reach === 'own' && own);
}
