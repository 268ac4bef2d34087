import { ActEvent } from './act-event.js';

/** Try to connect now. */
export class LoquiReconnectEvent extends ActEvent {
  static override readonly type = 'loqui-reconnect';
}

/** Open the room again after a failed opening or a closed connection. */
export class LoquiReopenEvent extends ActEvent {
  static override readonly type = 'loqui-reopen';
}

/** Stop a run for everybody. */
export class LoquiStopEvent extends ActEvent {
  static override readonly type = 'loqui-stop';
  constructor(
    /** Id of the run. */
    readonly runId: string,
  ) {
    super();
  }
}

/** Load older messages: the reader is near the first one loaded. */
export class LoquiOlderEvent extends ActEvent {
  static override readonly type = 'loqui-older';
}

/** Load newer messages: the reader is near the end of an old window. */
export class LoquiNewerEvent extends ActEvent {
  static override readonly type = 'loqui-newer';
}

/** Release older messages that were paged in: the reader is back at the end. */
export class LoquiReleaseEvent extends ActEvent {
  static override readonly type = 'loqui-release';
}

/** Go back from an old window to the newest messages. */
export class LoquiPresentEvent extends ActEvent {
  static override readonly type = 'loqui-present';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'loqui-reconnect': LoquiReconnectEvent;
    'loqui-reopen': LoquiReopenEvent;
    'loqui-stop': LoquiStopEvent;
    'loqui-older': LoquiOlderEvent;
    'loqui-newer': LoquiNewerEvent;
    'loqui-release': LoquiReleaseEvent;
    'loqui-present': LoquiPresentEvent;
  }
}
