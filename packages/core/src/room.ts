/** A room: its read-only state, and the acts of a member in it. */
import type { Observable } from 'rxjs';
import type { NewMessage, Message, Part } from './protocol/index.js';
import type { RoomView } from './room-view.js';
import type { StoreEvent } from './stores/index.js';

/** What to send: plain text, or parts with addressees and links. The id is made here unless given. `''` among those in `to` is the room's first agent, also where it is not known yet. */
export type SendInput = string | (Partial<Omit<NewMessage, 'parts'>> & ({ readonly text: string } | { readonly parts: readonly Part[] }));

/** A removal that can be undone for a while. */
export interface Removal {
  /** Brings the message back; false where it is too late. */
  undo(): boolean;
  /** The time to undo ends so many milliseconds from now, at most 60,000; false where it is too late. */
  extend(milliseconds: number): boolean;
  /** True when it is removed, false when that was undone. @throws LoquiError when it was refused */
  readonly done: Promise<boolean>;
}

export interface Room extends RoomView {
  /** Every event of this room, the server's and our own, in the order the stores see them. */
  readonly events$: Observable<StoreEvent>;
  /**
   * Shows the message at once (`pending`), and resolves with its id once the room has taken it. While the line is down or the server says
   * "later" it waits, and what is written after it waits behind it; also over a reload, where the browser keeps it. It is sent once.
   * @throws LoquiError when it was refused for good: the message then stays, marked `failed`, for `retry`, `edit` or `discard`
   */
  send(input: SendInput): Promise<string>;
  /** Sends a `failed` or `held` message of ours, with the same id, or an edit that was refused; of what waits, tries at once. @throws LoquiError */
  retry(id: string): Promise<string>;
  /** Takes back what of a message was not sent yet: the message itself, or our change of it. @throws LoquiError `not-found` where nothing waits */
  discard(id: string): void;
  /**
   * Changes a message of ours; one that the room does not have yet is sent as it now is. Waits as `send` does.
   * @throws LoquiError when it was refused for good: the text then stays (`delivery.state` is `refused`), for `retry`, `edit` or `discard`
   */
  edit(id: string, parts: string | readonly Part[]): Promise<void>;
  /** Takes a message of ours away. Waits as `send` does. @throws LoquiError */
  remove(id: string): Promise<void>;
  /**
   * The same, with time to undo it (milliseconds; default 5,000, at most 60,000): meanwhile the message has `removedAt`, and asking again gives the same
   * removal. When the page goes away the removal leaves at once.
   */
  removeWithUndo(id: string, milliseconds?: number): Removal;
  /** The line tries now, also where it waits for a next try or was closed. */
  reconnect(): void;
  /** Stops a run for everybody; what it wrote stays. @throws LoquiError */
  stop(run: string): Promise<void>;
  /** Has the same agent answer the same question again, in place of this answer. @throws LoquiError */
  regenerate(message: string): Promise<void>;
  /** Tells the others that we type (throttled, lapses by itself) or no longer do. */
  setTyping(typing: boolean): void;
  /** Pages older messages in, before the window that is shown. Resolves when they are in, or with nothing to do. @throws LoquiError */
  loadOlder(): Promise<void>;
  /** Lets what was paged in go again, beyond what the live window keeps of itself. For when the reader is back at the end: `loadOlder` pages it in anew. */
  releaseOlder(): void;
  /** Pages newer messages in while an old part of the room is shown. @throws LoquiError */
  loadNewer(): Promise<void>;
  /** Brings a message into the window, opening one around it where it is old. Resolves with it, or `undefined` when the room has no such message. @throws LoquiError */
  jumpTo(id: string): Promise<Message | undefined>;
  /** Leaves the window around an old message. */
  backToPresent(): void;
  /** Asks for the room once more, and at once: one that was closed, or whose line was lost or ended. Nothing happens while the room is open. */
  reopen(): void;
  /** Keeps the unsent text for the next visit; '' forgets it. May be called with every key: it is written twice a second at most, and when the page is left. */
  saveDraft(text: string): void;
  /** Ends this room on the client; its observables complete. */
  leave(): void;
}
