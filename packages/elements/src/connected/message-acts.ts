/** Which messages are ours, and which acts a person is offered. The server decides again when an act reaches it. */
import type { ActiveRun, Author, Message, Permissions, Reach, RoomView } from '@loqui/core';
import type { MessageAct } from '../views/loqui-message/actions.js';

/** Also true for an unsent message while we do not know yet who we are: only its sender has it. */
export function isOwn(message: Message, me: Author | undefined): boolean {
  const unsent = message.role === 'user' && message.offset === undefined && (message.status === 'pending' || message.status === 'failed');
  return unsent || message.author.id === me?.id;
}

const ACTS: readonly MessageAct[] = ['reply', 'edit', 'remove'];
/** Each list exists once: a row with the same list is not rendered again. */
const lists = new Map<string, readonly MessageAct[]>();

/** The acts offered at a message; equal lists are the same object. */
export function messageActs(message: Message, me: Author | undefined, may: Permissions): readonly MessageAct[] {
  const own = isOwn(message, me);
  const arrived = message.offset !== undefined;
  const open = message.removedAt === undefined && message.status !== 'streaming';
  const offered: Readonly<Record<MessageAct, boolean>> = {
    reply: !own && arrived && message.parts.length > 0 && may.send,
    // A message that the room does not have can be edited, and goes away with `loqui-discard`.
    edit: own && (may.edit || !arrived || message.delivery?.state === 'refused') && message.parts.some(({ type }) => type === 'text'),
    remove: arrived && reaches(may.remove, own),
  };
  const acts = ACTS.filter((act) => open && offered[act]);
  const known = lists.get(acts.join());
  if (!known) lists.set(acts.join(), acts);
  return known ?? acts;
}

/** The newest loaded message of ours that can be edited. */
export function lastEditable(room: RoomView, me: Author | undefined): Message | undefined {
  return room.messages.items.findLast((message) => messageActs(message, me, room.info.permissions).includes('edit'));
}

/** Whether we may stop a run. */
export function mayStop(run: ActiveRun, me: Author | undefined, may: Permissions): boolean {
  return reaches(may.stop, run.asker === me?.id);
}

/** Whether we may ask for an answer again. A question that is not loaded counts as ours. */
export function mayRetry(room: RoomView, { replyTo = '' }: Message, me: Author | undefined): boolean {
  const question = room.messages.get(replyTo);
  return reaches(room.info.permissions.retry, question === undefined || isOwn(question, me));
}

function reaches(reach: Reach, own: boolean): boolean {
  return reach === 'any' || (reach === 'own' && own);
}
