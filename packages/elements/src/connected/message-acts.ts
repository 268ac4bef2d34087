/** Which message is ours, and what a person is offered to do in a room: what the server allows there, which it is asked again when it is done. */
import type { ActiveRun, Author, Message, Permissions, Reach, RoomView } from '@loqui/core';
import type { MessageAct } from '../views/loqui-message/message-act.js';

/** What only its sender knows of is ours, also before the server has told us who we are. */
export function isOwn(message: Message, me: Author | undefined): boolean {
  const unsent = message.role === 'user' && message.offset === undefined && (message.status === 'pending' || message.status === 'failed');
  return unsent || message.author.id === me?.id;
}

const ACTS: readonly MessageAct[] = ['reply', 'edit', 'remove'];
/** Each list once: a row whose list is the same object is not drawn again. */
const lists = new Map<string, readonly MessageAct[]>();

/** What is offered at a message: the same list for the same answer. */
export function messageActs(message: Message, me: Author | undefined, may: Permissions): readonly MessageAct[] {
  const own = isOwn(message, me);
  const arrived = message.offset !== undefined;
  const open = message.removedAt === undefined && message.status !== 'streaming';
  const offered: Readonly<Record<MessageAct, boolean>> = {
    reply: !own && arrived && message.parts.length > 0 && may.send,
    // What the room does not have is ours to change, and is taken back with `loqui-discard`.
    edit: own && (may.edit || !arrived || message.delivery?.state === 'refused') && message.parts.some(({ type }) => type === 'text'),
    remove: arrived && reaches(may.remove, own),
  };
  const acts = ACTS.filter((act) => open && offered[act]);
  const known = lists.get(acts.join());
  if (!known) lists.set(acts.join(), acts);
  return known ?? acts;
}

/** The newest message of ours that can be edited, of those that are loaded. */
export function lastEditable(room: RoomView, me: Author | undefined): Message | undefined {
  return room.messages.items.findLast((message) => messageActs(message, me, room.info.permissions).includes('edit'));
}

/** Whether a run may be stopped by us. */
export function mayStop(run: ActiveRun, me: Author | undefined, may: Permissions): boolean {
  return reaches(may.stop, run.asker === me?.id);
}

/** Whether an answer may be asked for again by us. Whose question it answers is told by the question, where that is loaded. */
export function mayRetry(room: RoomView, { replyTo = '' }: Message, me: Author | undefined): boolean {
  const question = room.messages.get(replyTo);
  return reaches(room.info.permissions.retry, question === undefined || isOwn(question, me));
}

function reaches(reach: Reach, own: boolean): boolean {
  return reach === 'any' || (reach === 'own' && own);
}
