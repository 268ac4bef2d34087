/** What a row shows besides its message: day, group, owner, and the message it answers. */
import type { Author, Message, RoomView } from '@loqui/core';
import type { MessageAct } from '../../views/loqui-message/actions.js';
import { beginningOf } from '../../views/loqui-message/parts.js';
import { isOwn, mayRetry, messageActs } from '../message-acts.js';

/** Messages of one author within this time form a group, in ms. */
const TOGETHER = 5 * 60_000;

export interface Row {
  readonly day: number | undefined;
  readonly grouped: boolean;
  readonly own: boolean;
  readonly replyAuthor: string;
  readonly replyText: string;
  readonly offers: readonly MessageAct[];
  readonly noRetry: boolean;
}

export function rowOf(room: RoomView, message: Message, before: Message | undefined, me: Author | undefined): Row {
  const newDay = !before || !sameDay(before.createdAt, message.createdAt);
  const answered = message.author.kind === 'person' && message.replyTo ? room.messages.get(message.replyTo) : undefined;
  return {
    day: newDay ? message.createdAt : undefined,
    grouped: before !== undefined && !newDay && isGrouped(before, message),
    own: isOwn(message, me),
    replyAuthor: answered?.author.name ?? '',
    replyText: answered ? beginningOf(answered) : '',
    offers: messageActs(message, me, room.info.permissions),
    noRetry: message.author.kind === 'agent' && !mayRetry(room, message, me),
  };
}

/** Only people's messages are grouped. A reply stands alone, to show its quote. */
function isGrouped(before: Message, message: Message): boolean {
  const samePerson = before.author.id === message.author.id && message.author.kind === 'person';
  return samePerson && message.replyTo === undefined && message.createdAt - before.createdAt < TOGETHER && before.status !== 'failed';
}

function sameDay(a: number, b: number): boolean {
  const [one, other] = [new Date(a), new Date(b)];
  return one.getDate() === other.getDate() && one.getMonth() === other.getMonth() && one.getFullYear() === other.getFullYear();
}
