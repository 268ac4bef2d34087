/** What a client keeps between visits: the newest messages of each room with their cursor, unsent text, and what waits to be sent. */
import type { Author, Command, Cursor, Failure, Message } from '../protocol/index.js';

/** A room as it was last seen. `messages` are exactly what `cursor` covers. */
export interface StoredRoom {
  readonly cursor: Cursor;
  /** The newest messages, oldest first, without unsent ones. */
  readonly messages: readonly Message[];
  /** Older messages exist on the server. */
  readonly more: boolean;
}

/** A command that waits until the room has accepted it, also over a reload. */
export interface OutboxEntry {
  /** The id of a message; for an edit or removal, an id of its own. */
  readonly key: string;
  readonly room: string;
  /** Its place in the queue, ascending. */
  readonly order: number;
  readonly command: Extract<Command, { type: 'message.send' | 'message.edit' | 'message.remove' }>;
  /** Who wrote it, if known. */
  readonly author?: Author;
  /** Milliseconds since the epoch, by the writer's clock. */
  readonly writtenAt: number;
  /** When a removal is sent, or an unsent message is dropped; until then it can be undone. */
  readonly removeAt?: number;
  /** Too old to be sent without its writer's confirmation. */
  readonly held?: boolean;
  /** Refused for good, and why. */
  readonly refused?: Failure;
}

/** Every method may reject with a `LoquiError` of code `storage`: the client then goes on without storage. */
export interface Storage {
  room(room: string): Promise<StoredRoom | undefined>;
  saveRoom(room: string, stored: StoredRoom): Promise<void>;
  /** Forgets what was seen of the room; its unsent text stays. */
  forgetRoom(room: string): Promise<void>;
  draft(room: string): Promise<string>;
  /** '' forgets it. */
  saveDraft(room: string, text: string): Promise<void>;
  /** What waits to be sent, in any order. */
  outbox(): Promise<readonly OutboxEntry[]>;
  /** Keeps an entry, in place of an earlier one with its key. */
  saveOutgoing(entry: OutboxEntry): Promise<void>;
  removeOutgoing(key: string): Promise<void>;
  /** Forgets everything of this scope: call it when a user signs out. */
  clear(): Promise<void>;
  close(): void;
}
