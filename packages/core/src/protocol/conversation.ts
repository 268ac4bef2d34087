/** Private conversations: rooms of one owner, in a namespace of their own that no page can name. */
import { ProtocolError } from './errors.js';
import { uuidv7 } from './ids.js';

const PREFIX = 'conversation:';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A conversation as its owner's list shows it. */
export interface Conversation {
  /** The id of its room: `conversation:` and a UUIDv7. */
  readonly id: string;
  /** From the first question until somebody renames it; '' where that had no words. */
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** When its newest message was made, in milliseconds since the epoch. */
  readonly updatedAt: number;
}

/** Conversations, the one with the newest message first. */
export interface ConversationPage {
  readonly conversations: readonly Conversation[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
}

/** True for every name in the reserved namespace. */
export function isConversation(room: string): boolean {
  return room.startsWith(PREFIX);
}

/** An id for a conversation that the server makes with its first message. */
export function newConversation(): string {
  return PREFIX + uuidv7();
}

/** The part of the id that an address shows. */
export function conversationKey(id: string): string {
  return id.slice(PREFIX.length);
}

/** The id with that part. @throws ProtocolError `bad-room` when it is no UUIDv7 */
export function conversationOf(key: string): string {
  return checkConversation(PREFIX + key);
}

/** @throws ProtocolError `bad-room` when it is not `conversation:` and a UUIDv7 in lower case */
export function checkConversation(id: string): string {
  if (isConversation(id) && UUID.test(id.slice(PREFIX.length))) return id;
  throw new ProtocolError(
    'bad-room',
    `Not a conversation: ${JSON.stringify(id.slice(0, 80))}. Take the id from conversation.list, or make one with newConversation().`,
  );
}

/** The name of a shared room. @throws ProtocolError `bad-room` for a name in the namespace of conversations */
export function checkShared(room: string): string {
  if (!isConversation(room)) return room;
  throw new ProtocolError(
    'bad-room',
    `A room cannot be called ${JSON.stringify(room.slice(0, 80))}: names that begin with "${PREFIX}" are private conversations. Open one with client.conversation(id).`,
  );
}
