/** The messages as last rendered; the store may be ahead until the next frame. */
import type { Ids, RoomView } from '@loqui/core';
import type { RowOrder, Splice } from '../../list/row-window.js';

export class ShownMessages implements RowOrder {
  /** `undefined` before the first render of a room. */
  now: Ids | undefined;
  /** Number of messages before the first one shown that the store released during this visit. Positions count on from them. */
  before = 0;

  constructor(private readonly messages: () => RoomView['messages'] | undefined) {}

  at(index: number): string | undefined {
    return this.now?.at(index);
  }

  indexOf(id: string): number {
    const messages = this.messages();
    if (!messages || !this.now) return -1;
    let index = messages.indexOf(id);
    if (messages.shown.ids === this.now) return index;
    for (const { at, removed, added } of [...messages.splicesSince(this.now)].reverse()) {
      if (index >= at + added) index += removed - added;
      else if (index >= at) return -1;
    }
    return index;
  }

  /** Sets the rendered messages. @returns how they differ from the previous ones */
  apply(ids: Ids): readonly Splice[] {
    const last = this.now;
    this.now = ids;
    if (!last) return [{ at: 0, removed: 0, added: ids.length }];
    const splices = this.messages()?.splicesSince(last) ?? [];
    for (const { at, removed, added } of splices) if (at === 0) this.before = Math.max(0, this.before + removed - added);
    return splices;
  }

  clear(): void {
    this.now = undefined;
    this.before = 0;
  }
}
