import type { CommandType, DurableEvent, EphemeralEvent, Failure, Message, OpeningEvent, Page, Part, RoomInfo, Wire } from '../protocol/index.js';

export type ConnectionState =
  /** No room is open. */
  | { readonly status: 'idle' }
  | { readonly status: 'connecting'; readonly attempt: number }
  /** `transport`: the wire in use, unless the transport is custom. */
  | { readonly status: 'open'; readonly transport?: Wire }
  /** Cut; the next attempt starts at `retryAt` (milliseconds since the epoch). */
  | { readonly status: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly error: Failure }
  /** Refused for the stated reason, or disposed. Does not reconnect by itself. */
  | { readonly status: 'closed'; readonly error?: Failure };

/** Our change of a message that the room has not accepted yet. Shown over the room's own version of the message. */
export interface LocalChange extends Pick<Message, 'delivery' | 'removedAt'> {
  readonly parts?: readonly Part[];
}

export type LocalEvent =
  | { readonly type: 'connection.changed'; readonly connection: ConnectionState }
  /** The newest messages of an earlier visit, from storage. */
  | { readonly type: 'room.restored'; readonly messages: readonly Message[]; readonly more: boolean }
  /** A conversation that the server creates with its first message can be written in. */
  | { readonly type: 'conversation.prepared'; readonly info: RoomInfo }
  | { readonly type: 'room.reopening' }
  /** The server accepted our message at this offset; `message.created` follows for everybody. */
  | { readonly type: 'message.accepted'; readonly id: string; readonly offset: number }
  /** Our message could not be sent; it stays, marked `failed`. */
  | { readonly type: 'message.rejected'; readonly id: string; readonly error: Failure }
  | { readonly type: 'message.retried'; readonly id: string }
  | { readonly type: 'message.discarded'; readonly id: string }
  /** Our change of a message as it is now; without `change` it is gone. */
  | { readonly type: 'message.changed'; readonly id: string; readonly change?: LocalChange }
  | { readonly type: 'history.requested' }
  /** A page before offset `before`, where the window began when the page was requested. `window`: its key, `undefined` for the live one. */
  | { readonly type: 'history.loaded'; readonly window?: string | undefined; readonly page: Page; readonly before: number }
  | { readonly type: 'history.failed'; readonly error: Failure }
  /** The reader is at the end again: messages beyond the live window's base limit may go. */
  | { readonly type: 'history.released' }
  /** Messages around `target` for the window of the key `window`: they extend it if they overlap it, and replace it otherwise. */
  | { readonly type: 'window.opened'; readonly window: string; readonly target: string; readonly page: Page }
  | { readonly type: 'window.closed'; readonly window: string }
  | { readonly type: 'command.failed'; readonly command: CommandType; readonly error: Failure }
  /** Storage is refused or full; the visit goes on without it. */
  | { readonly type: 'storage.failed'; readonly error: Failure };

export type StoreEvent = DurableEvent | EphemeralEvent | OpeningEvent | LocalEvent;
