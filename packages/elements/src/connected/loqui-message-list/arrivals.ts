/** Detects floods of messages, and the reader's new message, which the list shows. */
import type { Author, RoomView, Window } from '@loqui/core';
import type { Splice } from '../../list/row-window.js';
import { isOwn } from '../message-acts.js';

const FLOOD = 4;

export class Arrivals {
  #room: RoomView | undefined;
  /** When the room was first observed, in ms since the epoch. */
  #since = 0;
  #own = '';
  #due = false;

  /** Call as soon as the message is in the store: by the next frame the room may have accepted it, and it then looks like any other. */
  observe(room: RoomView | undefined, shown: Window | undefined, me: Author | undefined): void {
    if (room !== this.#room) {
      this.#room = room;
      this.#since = Date.now();
    }
    const id = shown?.ids.at(-1) ?? '';
    const message = room?.messages.get(id);
    if (message?.status !== 'pending' || id === this.#own || !isOwn(message, me)) return;
    this.#own = id;
    // A message left unsent on an earlier visit must not scroll away from the message of a link.
    this.#due = message.createdAt >= this.#since;
  }

  /** True once per message that the reader sends. */
  ownDue(): boolean {
    const due = this.#due;
    this.#due = false;
    return due;
  }

  isFlood(splices: readonly Splice[]): boolean {
    return splices.some(({ at, added }) => at > 0 && added >= FLOOD);
  }
}
