/** Where a server keeps its rooms. One contract, one conformance suite (`testing/store-conformance.ts`), many engines. */
import type { DurableEvent, Message, Page } from '@loqui/core/protocol';
import type { ConversationStore, Founding } from './conversations.js';

/** A room's log as the store knows it. */
export interface LogHead {
  /** Made once, with the room's log; a store that lost its data makes another. Of a room that nobody has written in: one of the moment. */
  readonly epoch: string;
  /** Offset of the newest event; 0 where nobody has written. */
  readonly offset: number;
}

/** An event with its place. */
export interface StoredEvent {
  readonly offset: number;
  readonly event: DurableEvent;
}

export interface Store {
  /** Settles once it is known whether the store can be used. Absent: it always can. Nobody has to await it. */
  readonly ready?: Promise<void>;
  /** The head of a room's log. Keeps nothing: a room is made by the first event in it, so that looking into rooms leaves no trace. */
  open(room: string): Promise<LogHead>;
  /**
   * Gives each event the next offset, in order, and keeps all of them or none. What was resolved survives a crash.
   * A `message.created` comes back with its `message.offset` set. Keeps messages up to date by `foldMessage`;
   * `message.delta` and `message.part` change the stored message only once `message.completed` comes, which also drops their events (folding).
   * `message.edited` and `message.removed` take back what the message's earlier events say: deltas and parts are dropped, the others are read as
   * `redactEvent` makes them, and so is what still comes for a removed message. Where bytes outlive that, the store says how long.
   * `epoch`: what `open` said. A room that these events make has it from now on (without it: a new one); a room that is there keeps its own.
   * A conversation is made with its first events, in the same transaction, where `founding` says whose it is; else it must be there.
   * @throws DuplicateMessageError when a `message.created` repeats an id of this room; UnknownConversationError. Nothing of the batch is kept
   * @throws StoreError `value` when an event cannot be kept; every other error concerns the store, whatever was to be appended
   */
  append(room: string, events: readonly DurableEvent[], epoch?: string, founding?: Founding): Promise<readonly StoredEvent[]>;
  /**
   * Events after `after`, oldest first, at most `limit`. Missing offsets between them were folded into later ones.
   * `undefined`: the log no longer reaches back to `after`.
   */
  eventsAfter(room: string, after: number, limit: number): Promise<readonly StoredEvent[] | undefined>;
  message(room: string, id: string): Promise<Message | undefined>;
  /** Oldest first. `before`: only messages with a smaller offset; without it the newest. */
  messages(room: string, query: { readonly before?: number; readonly limit: number }): Promise<Page>;
  /** A page with the message in its middle; `undefined` when the room has no such message. */
  messagesAround(room: string, id: string, limit: number): Promise<Page | undefined>;
  /** Messages still `streaming`, with their deltas and parts folded in: what a crash left open. */
  unfinished(room: string): Promise<readonly Message[]>;
  readonly conversations: ConversationStore;
  close(): Promise<void>;
}

/** This message id was accepted before: its POST is a repetition. */
export class DuplicateMessageError extends Error {
  override readonly name = 'DuplicateMessageError';
  constructor(
    readonly room: string,
    readonly id: string,
    /** Offset given the first time. */
    readonly offset: number,
  ) {
    super(`Message ${id} is already in room ${JSON.stringify(room)} at offset ${String(offset)}.`);
  }
}

/**
 * `busy`: somebody else writes, for longer than the store waits. `full`: no room on the disk. `read-only`: the file or its folder cannot be written.
 * `in-use`: another server holds the file. `no-driver`: no SQLite driver is installed. `driver`: the one named could not be used, or the file not be opened.
 * `value`: an event is too large or no JSON, which is its own fault, not the store's.
 * `schema`: the file was made by a newer version. `closed`: the store was used after `close()`. `corrupt`: the file holds something that is no row of ours.
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

/** 16 characters a cursor may carry; 64 random bits, so that two logs never share one. */
export function newEpoch(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(-16);
}

/**
 * `message` in the middle of at most `limit` messages; near an end of the room the longer side fills up.
 * `older` and `newer`: up to `limit` neighbours on each side, oldest first, so that one too many tells of more.
 */
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
