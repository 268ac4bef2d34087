/** What a person says, as the event that puts it into the room. */
import type { Author, DurableEvent, Message } from '@loqui/core';
import { idOf } from './calendar.js';

type Extras = Partial<Pick<Message, 'to' | 'replyTo' | 'parts' | 'editedAt'>>;

/** @param number makes the message's id, see `idOf` */
export function said(number: number, author: Author, createdAt: number, text: string, extras: Extras = {}): DurableEvent {
  return {
    type: 'message.created',
    message: { id: idOf(number), author, role: 'user', status: 'completed', createdAt, parts: [{ type: 'text', text }], ...extras },
  };
}
