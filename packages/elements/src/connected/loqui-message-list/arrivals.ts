/** What new messages mean to the reader: when they come faster than anybody reads, and when the reader's own message is to be shown. */
import type { Author, RoomView, Window } from '@loqui/core';
import type { Splice } from '../../list/row-window.js';
import { isOwn } from '../message-acts.js';

/** This many messages in one frame are a flood. */
const FLOOD = 4;

export class Arrivals {
  #room: RoomView | undefined;
  /** When the room was first observed, in ms since the epoch. */
  #since = 0;
  /** The reader's newest message on its way. */
  #own = '';
  /** That message is not shown yet. */
  #due = false;

  /** Looks at the newest message as soon as it is in the store: by the next frame the room may have accepted it, and nothing tells it from others. */
  observe(room: RoomView | undefined, shown: Window | undefined, me: Author | undefined): void {
    if (room !== this.#room) {
      this.#room = room;
      this.#since = Date.now();
    }
    const id = shown?.ids.at(-1) ?? '';
    const message = room?.messages.get(id);
    if (message?.status !== 'pending' || id === this.#own || !isOwn(message, me)) return;
    this.#own = id;
    // One that an earlier visit has left unsent must not take the reader away from the message that a link leads to.
    this.#due = message.createdAt >= this.#since;
  }

  /** True once for each message that the reader has sent. */
  ownDue(): boolean {
    const due = this.#due;
    this.#due = false;
    return due;
  }

  /** More messages come at the end than can be read. */
  isFlood(splices: readonly Splice[]): boolean {
    return splices.some(({ at, added }) => at > 0 && added >= FLOOD);
  }
}
