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
