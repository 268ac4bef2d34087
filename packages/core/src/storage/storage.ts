/** What a client keeps between visits: the newest messages of each room with their cursor, and unsent text. */
import type { Cursor, Message } from '../protocol/index.js';

/** A room as it was last seen. `messages` are exactly what `cursor` covers. */
export interface StoredRoom {
  readonly cursor: Cursor;
  /** The newest messages, oldest first; none that is only ours yet. */
  readonly messages: readonly Message[];
  /** Older messages exist on the server. */
  readonly more: boolean;
}

/** Every method may reject with a `LoquiError` of code `storage`: the client then goes on without storage. */
export interface Storage {
  room(room: string): Promise<StoredRoom | undefined>;
  saveRoom(room: string, stored: StoredRoom): Promise<void>;
  draft(room: string): Promise<string>;
  /** '' forgets it. */
  saveDraft(room: string, text: string): Promise<void>;
  /** Forgets everything of this scope: call it when a user signs out. */
  clear(): Promise<void>;
  close(): void;
}
