import type { Author, Conversation, DurableEvent, Message } from '@loqui/core/protocol';

export interface OwnedConversation extends Conversation {
  /** Member id. */
  readonly owner: string;
}

export interface Founding {
  readonly owner: string;
  /** The owner is a guest, so the conversation is deleted when it is idle for long. */
  readonly guest: boolean;
  readonly title: string;
}

export interface ConversationQuery {
  /** Text in the title; capitals and accents make no difference. */
  readonly filter?: string;
  readonly after?: Pick<Conversation, 'id' | 'updatedAt'>;
  readonly limit: number;
}

/** `id` is the room's name. A removed conversation does not exist for these methods; its id is never free again. */
export interface ConversationStore {
  find(id: string): Promise<OwnedConversation | undefined>;
  /** Newest message first; at the same time, the later id first. */
  list(owner: string, query: ConversationQuery): Promise<readonly OwnedConversation[]>;
  count(owner: string): Promise<number>;
  /** False when there is none. */
  rename(id: string, title: string): Promise<boolean>;
  /** Deletes the room's log and messages too, in one transaction. False when there is none. */
  remove(id: string): Promise<boolean>;
  /** Gives all conversations, and what `from` wrote there, to `to`. All or none. Resolves with their ids. */
  claim(from: string, to: Author, guest: boolean): Promise<readonly string[]>;
  /** Guests' conversations without a message since `before` (milliseconds since the epoch), at most `limit`. */
  idle(before: number, limit: number): Promise<readonly string[]>;
}

/** The conversation was removed, never created, or is another member's: nothing can be written there. */
export class UnknownConversationError extends Error {
  override readonly name = 'UnknownConversationError';
  constructor(readonly room: string) {
    super(`There is no conversation ${JSON.stringify(room)}, or it is somebody else's.`);
  }
}

export function foldTitle(title: string): string {
  return title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

export function authoredBy(message: Message, from: string, to: Author): Message {
  return message.author.id === from ? { ...message, author: to } : message;
}

/** Changes `from` to `to` wherever the event names who wrote or asked. */
export function claimedBy(event: DurableEvent, from: string, to: Author): DurableEvent {
  if (event.type === 'message.created' && event.message.author.id === from) return { ...event, message: { ...event.message, author: to } };
  if (event.type === 'run.updated' && event.run.asker === from) return { ...event, run: { ...event.run, asker: to.id } };
  return event;
}
