/** What has happened, for the page to know. Only `loqui-error` can be cancelled: then the page shows the error itself. */
import type { ActiveRun, ConnectionState, Failure, Message, Room, Run } from '@loqui/core';
import { ActEvent } from './act-event.js';

/** Something has happened. It bubbles and crosses shadow roots; it is over, so it cannot be cancelled. */
export abstract class NewsEvent extends Event {
  /** The name to listen to. */
  static readonly type: string;

  constructor() {
    super(new.target.type, { bubbles: true, composed: true });
  }
}

/** The room is open and its newest messages are loaded. Once for each room that is shown; not again after the connection was lost. */
export class LoquiReadyEvent extends NewsEvent {
  static override readonly type = 'loqui-ready';
  constructor(
    /** The room: its state, and everything that can be done in it. */
    readonly room: Room,
  ) {
    super();
  }
}

/**
 * A message has come into the room and is complete: one of a person when it has arrived, an answer when it has ended, also where it failed or was stopped.
 * Messages of before the room was opened are no news.
 */
export class LoquiMessageEvent extends NewsEvent {
  static override readonly type = 'loqui-message';
  constructor(
    /** The message. */
    readonly message: Message,
    /** Written by the reader. */
    readonly own: boolean,
  ) {
    super();
  }
}

/** An agent has begun to work on an answer. Also fired for one that is at work when the room is opened. */
export class LoquiRunStartEvent extends NewsEvent {
  static override readonly type = 'loqui-run-start';
  constructor(
    /** The run: which agent, who asked, and the message that it writes. */
    readonly run: ActiveRun,
  ) {
    super();
  }
}

/** An agent has ended its work. Fired once for each `loqui-run-start`, unless another room is shown by then. */
export class LoquiRunEndEvent extends NewsEvent {
  static override readonly type = 'loqui-run-end';
  constructor(
    /** The run; `status` says how it ended. Its token counts may come later, with the message. */
    readonly run: Run,
  ) {
    super();
  }
}

/** The connection to the server has changed: it is being made, open, lost, or closed for good. */
export class LoquiConnectionChangeEvent extends NewsEvent {
  static override readonly type = 'loqui-connection-change';
  constructor(
    /** The connection now. */
    readonly connection: ConnectionState,
  ) {
    super();
  }
}

/** The number of unread messages has changed. */
export class LoquiUnreadChangeEvent extends NewsEvent {
  static override readonly type = 'loqui-unread-change';
  constructor(
    /** How many messages of others came while the reader was away from the end of the list or the page was hidden; 0 once the reader sees the end. */
    readonly count: number,
  ) {
    super();
  }
}

/** Another private conversation is shown. */
export class LoquiConversationShownEvent extends NewsEvent {
  static override readonly type = 'loqui-conversation-shown';
  constructor(
    /** Its id; '' for a new one. */
    readonly conversation: string,
  ) {
    super();
  }
}

/** An act failed. The panel shows the error; cancelled, the page does. */
export class LoquiErrorEvent extends ActEvent {
  static override readonly type = 'loqui-error';
  constructor(
    /** What went wrong. `code` says so for programs, where the server or the client of Loqui refused. */
    readonly error: Error & Partial<Pick<Failure, 'code'>>,
    /** Where the error is shown already: at the failed message, or in the list. The panel then does not show it again. */
    readonly shown?: 'message' | 'list',
  ) {
    super();
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'loqui-ready': LoquiReadyEvent;
    'loqui-message': LoquiMessageEvent;
    'loqui-run-start': LoquiRunStartEvent;
    'loqui-run-end': LoquiRunEndEvent;
    'loqui-connection-change': LoquiConnectionChangeEvent;
    'loqui-unread-change': LoquiUnreadChangeEvent;
    'loqui-conversation-shown': LoquiConversationShownEvent;
    'loqui-error': LoquiErrorEvent;
  }
}
