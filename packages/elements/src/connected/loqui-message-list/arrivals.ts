/** What new messages mean to the reader: when they come faster than anybody reads, and when the reader's own message is to be shown. */
import type { Author, RoomView, Window } from '@loqui/core';
import type { Splice } from '../../list/row-window.js';
import { isOwn } from '../message-acts.js';

/** This many messages in one frame are a flood. */
const FLOOD = 4;

export class Arrivals {
  /** The reader's newest message on its way. */
  #own = '';
  /** That message is not shown yet. */
  #due = false;

  /**
   * Looks at the newest message as soon as it is in the store: by the next frame the room may have accepted it, and nothing tells it from others.
   * @param rendered the room has been rendered before
   */
  observe(room: RoomView | undefined, shown: Window | undefined, me: Author | undefined, rendered: boolean): void {
    const id = shown?.ids.at(-1) ?? '';
    const message = room?.messages.get(id);
    if (message?.status !== 'pending' || id === this.#own || !isOwn(message, me)) return;
    this.#own = id;
    this.#due = rendered;
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
