/** A room: its read-only state, and the acts of a member in it. */
import type { Observable } from 'rxjs';
import type { Draft, Message, Part } from './protocol/index.js';
import type { RoomView } from './room-view.js';
import type { StoreEvent } from './stores/index.js';

/** What to send: plain text, or parts with addressees and links. The id is made here unless given. */
export type SendInput = string | (Partial<Omit<Draft, 'parts'>> & ({ readonly text: string } | { readonly parts: readonly Part[] }));

export interface Room extends RoomView {
  /** Every event of this room, the server's and our own, in the order the stores see them. */
  readonly events$: Observable<StoreEvent>;
  /**
   * Shows the message at once (`pending`), sends it, and resolves with its id once the room has taken it.
   * Failures of the line are retried with the same id, so nothing is sent twice.
   * @throws LoquiError when it was refused or the tries are used up; the message then stays, marked `failed`, for `retry`
   */
  send(input: SendInput): Promise<string>;
  /** Sends a `failed` message of ours again, with the same id. @throws LoquiError */
  retry(id: string): Promise<string>;
  /** Takes a `failed` message of ours away. */
  discard(id: string): void;
  /** @throws LoquiError */
  edit(id: string, parts: string | readonly Part[]): Promise<void>;
  /** @throws LoquiError */
  remove(id: string): Promise<void>;
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
  /** Keeps the unsent text for the next visit; '' forgets it. */
  saveDraft(text: string): void;
  /** Ends this room on the client; its observables complete. */
  leave(): void;
}
