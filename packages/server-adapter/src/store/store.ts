/** Where a server keeps its rooms. Every store passes the suite in `testing/store-conformance.ts`. */
import type { DurableEvent, Message, Page } from '@loqui/core/protocol';
import type { ConversationStore, Founding } from './conversations.js';

export interface LogHead {
  /** Made with the room's log; a store that lost its data makes another. An unwritten room has a new one each time. */
  readonly epoch: string;
  /** Offset of the newest event; 0 for an unwritten room. */
  readonly offset: number;
}

export interface StoredEvent {
  readonly offset: number;
  readonly event: DurableEvent;
}

export interface Store {
  /** Settles when the store is known to work or not. Absent: it always works. Need not be awaited. */
  readonly ready?: Promise<void>;
  /** Stores nothing: only the first event makes a room. */
  open(room: string): Promise<LogHead>;
  /**
   * Gives each event the next offset, in order, and stores all of them or none. A resolved append survives a crash.
   * `message.created` is returned with its `message.offset`. Messages follow `foldMessage`, but deltas and parts change the stored message only with
   * `message.completed`, which also drops their events (folding).
   * `message.edited` and `message.removed` redact earlier events: deltas and parts are dropped; the others, and late events of a removed message, become the
   * result of `redactEvent`. A store whose bytes keep the text longer documents how long.
   * `epoch`: from `open`, for a room that these events make; an existing room keeps its own. `founding`: creates the conversation in the same transaction;
   * without it the conversation must exist.
   * @throws DuplicateMessageError when a `message.created` repeats an id of this room; UnknownConversationError. Nothing of the batch is stored
   * @throws StoreError `value` when an event cannot be stored; other errors concern the store itself
   */
  append(room: string, events: readonly DurableEvent[], epoch?: string, founding?: Founding): Promise<readonly StoredEvent[]>;
  /** Oldest first, at most `limit`. Later events stand for missing offsets. `undefined`: the log does not reach back so far. */
  eventsAfter(room: string, after: number, limit: number): Promise<readonly StoredEvent[] | undefined>;
  message(room: string, id: string): Promise<Message | undefined>;
  /** Oldest first. `before`: only smaller offsets; without it the newest. */
  messages(room: string, query: { readonly before?: number; readonly limit: number }): Promise<Page>;
  /** The message in the middle; `undefined` when the room has no such message. */
  messagesAround(room: string, id: string, limit: number): Promise<Page | undefined>;
  /** Messages still `streaming`, with deltas and parts folded in: a crash left them open. */
  unfinished(room: string): Promise<readonly Message[]>;
  readonly conversations: ConversationStore;
  close(): Promise<void>;
}

/** This message id was accepted before. */
export class DuplicateMessageError extends Error {
  override readonly name = 'DuplicateMessageError';
  constructor(
    readonly room: string,
    readonly id: string,
    /** Offset of the accepted message. */
    readonly offset: number,
  ) {
    super(`Message ${id} is already in room ${JSON.stringify(room)} at offset ${String(offset)}.`);
  }
}

/**
 * `busy`: another process writes for too long. `full`: the disk. `read-only`: the file or its folder. `in-use`: another server holds the file. `no-driver`:
 * none is installed. `driver`: the named one cannot be used, or the file cannot be opened. `value`: the event is too large or no JSON. `schema`: the file is of
 * a newer version. `closed`: used after `close()`. `corrupt`: the file holds a row that is not ours.
 */
export type StoreErrorCode = 'busy' | 'full' | 'read-only' | 'in-use' | 'no-driver' | 'driver' | 'schema' | 'value' | 'closed' | 'corrupt';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** 16 characters that a cursor may carry: 64 random bits, so that no two logs share one. */
export function newEpoch(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(-16);
}

/** `message` in the middle; near an end of the room the other side is longer. `older`, `newer`: up to `limit` neighbours, oldest first. */
export function aroundPage(older: readonly Message[], message: Message, newer: readonly Message[], limit: number): Page {
  const room = Math.max(0, limit - 1);
  const half = Math.floor(room / 2);
  const after = Math.min(newer.length, Math.max(room - half, room - older.length));
  const before = Math.min(older.length, room - after);
  return {
    messages: [...older.slice(older.length - before), message, ...newer.slice(0, after)],
    more: older.length > before,
    moreAfter: newer.length > after,
  };
}
