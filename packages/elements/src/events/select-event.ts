import { ActEvent } from './act-event.js';

/** Choose an item of a menu or a tree. Cancelled, nothing changes and the menu stays open. */
export class LoquiSelectEvent extends ActEvent {
  static override readonly type = 'loqui-select';
  constructor(
    /** The chosen element. */
    readonly item: HTMLElement,
    /** Its value, as a text. */
    readonly value: string,
    /** Of an item that can be checked or selected: whether it is so afterwards. */
    readonly checked?: boolean,
  ) {
    super();
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'loqui-select': LoquiSelectEvent;
  }
}
