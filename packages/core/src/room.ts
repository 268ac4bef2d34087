import type { Observable } from 'rxjs';
import type { Author, Message, NewMessage, Part, ServerLimits } from './protocol/index.js';
import type { ConnectionState, InfoState, MessagesView, PresenceView, StoreEvent, StreamingView } from './stores/index.js';

/** Text, or parts with addressees and links. The id is created here unless given. `''` in `to` is the room's first agent, even if it is not known yet. */
export type SendInput = string | (Partial<Omit<NewMessage, 'parts'>> & ({ readonly text: string } | { readonly parts: readonly Part[] }));

export interface Removal {
  /** Brings the message back; false when it is too late. */
  undo(): boolean;
  /** Ends the time to undo so many milliseconds from now, at most 60,000; false when it is too late. */
  extend(milliseconds: number): boolean;
  /** True when it is removed, false when it was undone. @throws LoquiError when it was refused */
  readonly done: Promise<boolean>;
}

/** The read-only state of a room. Elements get nothing else. */
export interface RoomView {
  readonly id: string;
  readonly messages: MessagesView;
  readonly presence: PresenceView;
  readonly streaming: StreamingView;
  /** Title, agents, and how far the room has opened. */
  readonly info$: Observable<InfoState>;
  readonly info: InfoState;
  /** The state of the line, which all rooms of the client share. */
  readonly connection$: Observable<ConnectionState>;
  readonly connection: ConnectionState;
  /** Whom the server identified; `undefined` until the first `hello`. */
  readonly me$: Observable<Author | undefined>;
  readonly me: Author | undefined;
  /** The server's limits for one message; `undefined` until it sends them. */
  readonly limits$: Observable<ServerLimits | undefined>;
  /** The unsent text of an earlier visit, or ''. Emits once, after the storage is read, and completes. */
  readonly draft$: Observable<string>;
}

export interface Room extends RoomView {
  /** The room's events and our own, in the order in which the stores receive them. */
  readonly events$: Observable<StoreEvent>;
  /**
   * Shows the message at once (`pending`); resolves with its id when the room accepts it. Messages are sent once and in order. They wait while the
   * line is cut or the server answers "later", also over a reload if there is storage.
   * @throws LoquiError when it was refused for good: it stays, marked `failed`, for `retry`, `edit` or `discard`
   */
  send(input: SendInput): Promise<string>;
  /** Sends a `failed` or `held` message, or a refused edit, again; tries a waiting one now. @throws LoquiError */
  retry(id: string): Promise<string>;
  /** Drops an unsent message, or our unsent change of one. @throws LoquiError `not-found` when nothing waits */
  discard(id: string): void;
  /**
   * Changes our message; an unsent one is sent with its latest content. Waits as `send` does.
   * @throws LoquiError when it was refused for good: the text stays (`delivery.state` is `refused`) for `retry`, `edit` or `discard`
   */
  edit(id: string, parts: string | readonly Part[]): Promise<void>;
  /** Removes our message. Waits as `send` does. @throws LoquiError */
  remove(id: string): Promise<void>;
  /**
   * Removes after a time to undo (milliseconds; default 5,000, at most 60,000), or when the page closes. Until then the message has `removedAt`.
   * A second call returns the same removal.
   */
  removeWithUndo(id: string, milliseconds?: number): Removal;
  /** Connects now, also if the line waits or was closed. */
  reconnect(): void;
  /** Stops a run for everybody; what it wrote stays. @throws LoquiError */
  stop(run: string): Promise<void>;
  /** Removes this answer; the same agent answers the same question again. @throws LoquiError */
  regenerate(message: string): Promise<void>;
  /** Shows others that we type, or no longer. Throttled; `true` ends by itself. */
  setTyping(typing: boolean): void;
  /** Loads the page before the shown window. Resolves when it is there, or at once if there is none. @throws LoquiError */
  loadOlder(): Promise<void>;
  /** Drops the loaded pages beyond the live window's base limit: for a reader who is back at the end. */
  releaseOlder(): void;
  /** Loads newer messages while an old part of the room is shown. @throws LoquiError */
  loadNewer(): Promise<void>;
  /** Shows a message; opens a window around an old one. Resolves with it, or `undefined` when the room does not have it. @throws LoquiError */
  jumpTo(id: string): Promise<Message | undefined>;
  /** Closes the window around an old message. */
  backToPresent(): void;
  /** Requests a closed or lost room again, now. Does nothing while the room is open. */
  reopen(): void;
  /** Saves the unsent text for the next visit; '' deletes it. May be called at every key: it is written at most twice a second, and when the page closes. */
  saveDraft(text: string): void;
  /** Ends this room on the client; its observables complete. */
  leave(): void;
}
