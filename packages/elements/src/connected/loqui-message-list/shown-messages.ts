/** The messages as the list has last rendered them: the store may be ahead until the next frame. */
import type { RoomView, Sequence } from '@loqui/core';
import type { Splice } from '../../list/row-window.js';

export class ShownMessages {
  /** Undefined before the first render of a room. */
  now: Sequence | undefined;

  constructor(private readonly messages: () => RoomView['messages'] | undefined) {}

  at(index: number): string | undefined {
    return this.now?.at(index);
  }

  /** Where a message stands; -1 where it does not. */
  indexOf(id: string): number {
    const messages = this.messages();
    if (!messages || !this.now) return -1;
    let index = messages.indexOf(id);
    if (messages.shown === this.now) return index;
    for (const { at, removed, added } of [...messages.splicesSince(this.now)].reverse()) {
      if (index >= at + added) index += removed - added;
      else if (index >= at) return -1;
    }
    return index;
  }

  /** Takes in what is to be shown from now on. Gives how it came from what was shown before. */
  take(shown: Sequence): readonly Splice[] {
    const before = this.now;
    this.now = shown;
    return before ? (this.messages()?.splicesSince(before) ?? []) : [{ at: 0, removed: 0, added: shown.length }];
  }

  /** Another room. */
  clear(): void {
    this.now = undefined;
  }
}
