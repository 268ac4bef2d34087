/** What the outbox does for a client, and what it needs from it. */
import type { LoquiError, Message } from '../protocol/index.js';
import type { OutboxEntry, Storage } from '../storage/storage.js';
import type { Backoff, SendOptions } from '../transport/index.js';
import type { OutboxInput } from './outbox-state.js';
import type { ScreenPorts } from './outgoing-screen.js';

export interface OutboxPorts extends ScreenPorts {
  /** Sends once. @throws LoquiError */
  send(command: OutboxEntry['command'], options?: SendOptions): Promise<unknown>;
  /** All events of the room up to this offset have arrived. */
  covers(room: string, offset: number): boolean;
  /** Storage failed; the outbox goes on in memory. */
  failed(error: LoquiError): void;
  readonly backoff?: Backoff | undefined;
}

export interface Outbox {
  /** Resolves when the room has accepted it. @throws LoquiError when it was refused for good or dropped, or the client was disposed */
  write(entry: Omit<OutboxEntry, 'order' | 'author' | 'writtenAt'>): Promise<void>;
  /** The same promise for an entry that was written before. */
  settled(key: string): Promise<void>;
  find(match: (entry: OutboxEntry) => boolean): OutboxEntry | undefined;
  /** The entry may have reached the server. */
  isTried(key: string): boolean;
  apply(...inputs: readonly OutboxInput[]): void;
  /** Removes an entry; its callers get this error. */
  drop(key: string, error: LoquiError): void;
  /** A room was opened: emits everything about it that waits. */
  enter(room: string): void;
  /** Messages came down: ours among them are accepted. */
  onMessages(room: string, messages: readonly Message[]): void;
  /**
   * Keeps entries in this storage, and sends those that wait there. `scope` names it among all tabs. Entries of anybody but `member` stay in the
   * old storage.
   */
  keepIn(storage: Storage, scope: string, member?: string): void;
  /** The page goes away: sends waiting removals now. */
  leavePage(): void;
  /** Drops all entries. */
  clear(): void;
  /** Resolves when storage is written; unsent entries stay there. */
  dispose(): Promise<unknown> | undefined;
}
