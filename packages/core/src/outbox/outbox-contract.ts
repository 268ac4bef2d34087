/** What the outbox does for a client, and what it asks of it. */
import type { LoquiError, Message } from '../protocol/index.js';
import type { OutboxEntry, Storage } from '../storage/storage.js';
import type { Backoff, SendOptions } from '../transport/index.js';
import type { OutboxInput } from './outbox-state.js';
import type { ScreenPorts } from './outgoing-screen.js';

export interface OutboxPorts extends ScreenPorts {
  /** One try. @throws LoquiError */
  send(command: OutboxEntry['command'], options?: SendOptions): Promise<unknown>;
  /** The room's events up to this offset have reached us. */
  covers(room: string, offset: number): boolean;
  /** Storage failed; the outbox goes on in memory. */
  failed(error: LoquiError): void;
  readonly backoff?: Backoff | undefined;
}

export interface Outbox {
  /** Resolves when the room has taken it. @throws LoquiError when it was refused for good, dropped, or the client was disposed */
  write(entry: Omit<OutboxEntry, 'order' | 'author' | 'writtenAt'>): Promise<void>;
  /** Resolves when the entry is taken, as what `write` gave. */
  settled(key: string): Promise<void>;
  find(match: (entry: OutboxEntry) => boolean): OutboxEntry | undefined;
  /** May have reached the server. */
  isTried(key: string): boolean;
  apply(...inputs: readonly OutboxInput[]): void;
  /** Takes an entry away; who waits for it gets this error. */
  drop(key: string, error: LoquiError): void;
  /** A room was opened: it is told what of it waits. */
  enter(room: string): void;
  /** Messages that came down: those of ours among them have arrived. */
  onMessages(room: string, messages: readonly Message[]): void;
  /**
   * Keeps what waits in this storage, and goes on with what waits there. `scope` names it among all tabs. What somebody
   * other than `member` wrote here stays behind.
   */
  keepIn(storage: Storage, scope: string, member?: string): void;
  /** The page goes away: removals leave now. */
  leavePage(): void;
  /** Forgets all that waits. */
  clear(): void;
  /** Resolves when nothing is being written any more; what is not sent stays in storage. */
  dispose(): Promise<unknown> | undefined;
}
