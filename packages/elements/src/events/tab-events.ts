import { ActEvent } from './act-event.js';

/** An act on a tab, fired at it. */
export abstract class TabActEvent extends ActEvent {
  constructor(
    /** Its panel's name. */
    readonly value: string,
  ) {
    super();
  }
}

/** Show another tab of a `<loqui-tabs>`. Cancelled, the one that is shown stays. */
export class LoquiTabEvent extends TabActEvent {
  static override readonly type = 'loqui-tab';
}

/** Close a tab. Cancelled, it stays, and the page may remove tab and panel itself. */
export class LoquiTabCloseEvent extends TabActEvent {
  static override readonly type = 'loqui-tab-close';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'loqui-tab': LoquiTabEvent;
    'loqui-tab-close': LoquiTabCloseEvent;
  }
}
