import { ActEvent } from './act-event.js';

/** Create an option from what was typed, and choose it. */
export class LoquiCreateEvent extends ActEvent {
  static override readonly type = 'loqui-create';
  constructor(
    /** What was typed; it becomes the label and the value. */
    readonly text: string,
  ) {
    super();
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'loqui-create': LoquiCreateEvent;
  }
}
