/** Private conversations: rooms with one owner, in a namespace that no shared room can use. */
import { ProtocolError } from './errors.js';
import { uuidv7 } from './ids.js';

const PREFIX = 'conversation:';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export interface Conversation {
  /** Its room: `conversation:` and a UUIDv7. */
  readonly id: string;
  /** The first question until it is renamed; '' if that has no text. */
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Creation of its newest message, in milliseconds since the epoch. */
  readonly updatedAt: number;
}

/** Newest message first. */
export interface ConversationPage {
  readonly conversations: readonly Conversation[];
  /** `after` of the next page; absent on the last page. */
  readonly next?: string;
}

export function isConversation(room: string): boolean {
  return room.startsWith(PREFIX);
}

export function newConversation(): string {
  return PREFIX + uuidv7();
}

/** The id without its prefix, for use in an address. */
export function conversationKey(id: string): string {
  return id.slice(PREFIX.length);
}

/** The inverse of `conversationKey`. @throws ProtocolError `bad-room` when it is no UUIDv7 */
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

/** @throws ProtocolError `bad-room` for a name in the namespace of conversations */
export function checkShared(room: string): string {
  if (!isConversation(room)) return room;
  throw new ProtocolError(
    'bad-room',
    `A room cannot be called ${JSON.stringify(room.slice(0, 80))}: names that begin with "${PREFIX}" are private conversations. Open one with client.conversation(id).`,
  );
}
