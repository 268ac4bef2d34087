import type { Author, Command, Cursor, Failure, Message } from '../protocol/index.js';

/** `messages` are exactly those that `cursor` covers. */
export interface StoredRoom {
  readonly cursor: Cursor;
  /** The newest ones, oldest first, without unsent ones. */
  readonly messages: readonly Message[];
  readonly more: boolean;
}

/** A command that waits until the room accepts it, also over a reload. */
export interface OutboxEntry {
  /** The id of a message; edits and removals have their own id. */
  readonly key: string;
  readonly room: string;
  /** Ascending. */
  readonly order: number;
  readonly command: Extract<Command, { type: 'message.send' | 'message.edit' | 'message.remove' }>;
  readonly author?: Author;
  /** Milliseconds since the epoch, by the writer's clock. */
  readonly writtenAt: number;
  /** When a removal is sent, or an unsent message dropped (milliseconds since the epoch). Until then it can be undone. */
  readonly removeAt?: number;
  /** Too old to be sent unless its writer confirms it. */
  readonly held?: boolean;
  readonly refused?: Failure;
}

/** What a client keeps between visits. Methods may reject with a `LoquiError` `storage`; the client then goes on without storage. */
export interface Storage {
  room(room: string): Promise<StoredRoom | undefined>;
  saveRoom(room: string, stored: StoredRoom): Promise<void>;
  /** Deletes the messages; the unsent text stays. */
  forgetRoom(room: string): Promise<void>;
  draft(room: string): Promise<string>;
  /** '' deletes it. */
  saveDraft(room: string, text: string): Promise<void>;
  /** In any order. */
  outbox(): Promise<readonly OutboxEntry[]>;
  /** Replaces an entry with the same key. */
  saveOutgoing(entry: OutboxEntry): Promise<void>;
  removeOutgoing(key: string): Promise<void>;
  /** Deletes everything of this scope: for signing out. */
  clear(): Promise<void>;
  close(): void;
}
