import { ActEvent } from './act-event.js';

/** The person chose an item of a menu. Cancelled, nothing changes and the menu stays open. */
export class LoquiSelectEvent extends ActEvent {
  static override readonly type = 'loqui-select';
  constructor(
    /** The chosen element. */
    readonly item: HTMLElement,
    /** Its value, as a text. */
    readonly value: string,
    /** Of a checkbox or radio item: whether it is checked afterwards. */
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
