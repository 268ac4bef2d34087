/** What a store knows of private conversations: whose each one is, and what its owner's list shows. */
import type { Author, Conversation, DurableEvent, Message } from '@loqui/core/protocol';

/** A conversation and whose it is. */
export interface OwnedConversation extends Conversation {
  /** Member id. */
  readonly owner: string;
}

/** What a conversation is made with. */
export interface Founding {
  /** Member id. */
  readonly owner: string;
  /** The owner is a guest: the conversation ends when it has been idle for long. */
  readonly guest: boolean;
  readonly title: string;
}

export interface ConversationQuery {
  /** Only titles that hold this; capitals and accents make no difference. */
  readonly filter?: string;
  /** Only those that come after this one in the list. */
  readonly after?: Pick<Conversation, 'id' | 'updatedAt'>;
  readonly limit: number;
}

/** `id` is the name of the conversation's room. What was removed is not there for any of these; its id stays taken. */
export interface ConversationStore {
  find(id: string): Promise<OwnedConversation | undefined>;
  /** The one with the newest message first; where two are of the same time, by id, the later first. */
  list(owner: string, query: ConversationQuery): Promise<readonly OwnedConversation[]>;
  count(owner: string): Promise<number>;
  /** False when there is none. */
  rename(id: string, title: string): Promise<boolean>;
  /** Deletes the room's log and messages too, all in one. False when there is none. */
  remove(id: string): Promise<boolean>;
  /** Gives all conversations of `from` to `to`, who is then also the author of what `from` wrote there. All or none. Gives their ids. */
  claim(from: string, to: Author, guest: boolean): Promise<readonly string[]>;
  /** Ids of guests' conversations with no message since `before` (milliseconds since the epoch), at most `limit`. */
  idle(before: number, limit: number): Promise<readonly string[]>;
}

/** Nothing can be written there: it was removed, was never made, or is somebody else's. */
export class UnknownConversationError extends Error {
  override readonly name = 'UnknownConversationError';
  constructor(readonly room: string) {
    super(`There is no conversation ${JSON.stringify(room)}, or it is somebody else's.`);
  }
}

/** A title as the filter compares it. */
export function foldTitle(title: string): string {
  return title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The message, with `to` as its author where `from` was. */
export function authoredBy(message: Message, from: string, to: Author): Message {
  return message.author.id === from ? { ...message, author: to } : message;
}

/** The event, with `to` in the place of `from` wherever it names who wrote or asked. */
export function claimedBy(event: DurableEvent, from: string, to: Author): DurableEvent {
  if (event.type === 'message.created' && event.message.author.id === from) return { ...event, message: { ...event.message, author: to } };
  if (event.type === 'run.updated' && event.run.asker === from) return { ...event, run: { ...event.run, asker: to.id } };
  return event;
}
