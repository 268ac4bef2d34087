/** What the client tells itself. Falls into the same stream as the server's events, and never crosses the wire. */
import type { CommandType, DurableEvent, EphemeralEvent, Failure, Message, OpeningEvent, Page, Part, RoomInfo, Wire } from '../protocol/index.js';

/** How the line to the server stands. */
export type ConnectionState =
  /** Nothing asked for yet. */
  | { readonly status: 'idle' }
  | { readonly status: 'connecting'; readonly attempt: number }
  /** `transport`: the wire it runs over, where that is one of ours. */
  | { readonly status: 'open'; readonly transport?: Wire }
  /** Cut; the next attempt comes at `retryAt` (milliseconds since the epoch). */
  | { readonly status: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly error: Failure }
  /** Over: refused for the stated reason, or disposed. Does not come back by itself. */
  | { readonly status: 'closed'; readonly error?: Failure };

/** What we have changed of a message and the room has not taken yet: shown over what the room says, whatever that says meanwhile. */
export interface LocalChange extends Pick<Message, 'delivery' | 'removedAt'> {
  /** The new content of an edit. */
  readonly parts?: readonly Part[];
}

export type LocalEvent =
  | { readonly type: 'connection.changed'; readonly connection: ConnectionState }
  /** The newest messages of an earlier visit, from storage: shown at once, then caught up. */
  | { readonly type: 'room.restored'; readonly messages: readonly Message[]; readonly more: boolean }
  /** A conversation that the server makes with its first message can be written in. */
  | { readonly type: 'conversation.prepared'; readonly info: RoomInfo }
  /** A room that was closed is asked for once more. */
  | { readonly type: 'room.reopening' }
  /** The server has taken our own message and given it this place; the room tells it to us as to everybody. */
  | { readonly type: 'message.accepted'; readonly id: string; readonly offset: number }
  /** Our own message could not be sent; it stays, marked `failed`. */
  | { readonly type: 'message.rejected'; readonly id: string; readonly error: Failure }
  /** … and is now tried again. */
  | { readonly type: 'message.retried'; readonly id: string }
  | { readonly type: 'message.discarded'; readonly id: string }
  /** How our change of a message stands now; without `change` there is none any more. */
  | { readonly type: 'message.changed'; readonly id: string; readonly change?: LocalChange }
  | { readonly type: 'history.requested' }
  /** A page before the message at offset `before`, the first of the window when it was requested. `window`: its key, none for the live one. */
  | { readonly type: 'history.loaded'; readonly window?: string | undefined; readonly page: Page; readonly before: number }
  | { readonly type: 'history.failed'; readonly error: Failure }
  /** The reader is at the end again: what was paged in beyond the window's own length may go. */
  | { readonly type: 'history.released' }
  /** Messages around `target`, for the window of the key `window`: they extend it where they overlap it, and replace it otherwise. */
  | { readonly type: 'window.opened'; readonly window: string; readonly target: string; readonly page: Page }
  | { readonly type: 'window.closed'; readonly window: string }
  /** An act other than sending did not succeed: stop, edit, typing … */
  | { readonly type: 'command.failed'; readonly command: CommandType; readonly error: Failure }
  /** Storage is refused or full: this visit goes on without it. */
  | { readonly type: 'storage.failed'; readonly error: Failure };

/** Everything a store may meet. */
export type StoreEvent = DurableEvent | EphemeralEvent | OpeningEvent | LocalEvent;
