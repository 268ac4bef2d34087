import type { LoquiError, Message } from '../protocol/index.js';
import type { OutboxEntry, Storage } from '../storage/storage.js';
import type { Backoff, SendOptions } from '../transport/index.js';
import type { OutboxInput } from './outbox-state.js';
import type { ScreenPorts } from './outgoing-screen.js';

export interface OutboxPorts extends ScreenPorts {
  /** @throws LoquiError */
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
  settled(key: string): Promise<void>;
  find(match: (entry: OutboxEntry) => boolean): OutboxEntry | undefined;
  /** The entry may have reached the server. */
  isTried(key: string): boolean;
  apply(...inputs: readonly OutboxInput[]): void;
  /** Removes an entry; its callers get this error. */
  drop(key: string, error: LoquiError): void;
  enter(room: string): void;
  /** Messages arrived: our own among them are accepted. */
  onMessages(room: string, messages: readonly Message[]): void;
  /** Keeps entries in this storage, and sends those in it. `scope`: its name in all tabs. Entries of members other than `member` stay in the old one. */
  keepIn(storage: Storage, scope: string, member?: string): void;
  /** Sends waiting removals now: the page is closing. */
  leavePage(): void;
  clear(): void;
  /** Resolves when storage is written; unsent entries stay there. */
  dispose(): Promise<unknown> | undefined;
}
