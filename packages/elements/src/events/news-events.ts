/** What has happened, for the page. Only `loqui-error` can be cancelled: then the page shows the error itself. */
import type { ActiveRun, ConnectionState, Failure, Message, Room, Run } from '@loqui/core';
import { ActEvent } from './act-event.js';

/** Something has happened. Bubbles, crosses shadow roots, cannot be cancelled. */
export abstract class NewsEvent extends Event {
  static readonly type: string;

  constructor() {
    super(new.target.type, { bubbles: true, composed: true });
  }
}

/** The room is open with its newest messages. Once for each room that is shown; not again after a lost connection. */
export class LoquiReadyEvent extends NewsEvent {
  static override readonly type = 'loqui-ready';
  constructor(
    /** The room that is open. */
    readonly room: Room,
  ) {
    super();
  }
}

/** A message is complete: a person's when it arrives, an answer when it has ended, failed or was stopped. Not for messages from before the room was opened. */
export class LoquiMessageEvent extends NewsEvent {
  static override readonly type = 'loqui-message';
  constructor(
    /** The whole message. */
    readonly message: Message,
    /** Written by the reader. */
    readonly own: boolean,
  ) {
    super();
  }
}

/** An agent has begun to work, or was at work when the room was opened. */
export class LoquiRunStartEvent extends NewsEvent {
  static override readonly type = 'loqui-run-start';
  constructor(
    /** The run, with its agent and the message it writes. */
    readonly run: ActiveRun,
  ) {
    super();
  }
}

/** An agent has ended its work. Once for each `loqui-run-start`, unless another room is shown by then. */
export class LoquiRunEndEvent extends NewsEvent {
  static override readonly type = 'loqui-run-end';
  constructor(
    /** `status` says how it ended. Token counts may come later, with the message. */
    readonly run: Run,
  ) {
    super();
  }
}

/** The connection is being made, open, lost, or closed for good. */
export class LoquiConnectionChangeEvent extends NewsEvent {
  static override readonly type = 'loqui-connection-change';
  constructor(
    /** The state from now on. */
    readonly connection: ConnectionState,
  ) {
    super();
  }
}

/** The number of unread messages changed. */
export class LoquiUnreadChangeEvent extends NewsEvent {
  static override readonly type = 'loqui-unread-change';
  constructor(
    /** Others' messages since the reader left the end of the list or the page was hidden; 0 when the reader sees the end. */
    readonly count: number,
  ) {
    super();
  }
}

/** Another private conversation is shown. */
export class LoquiConversationShownEvent extends NewsEvent {
  static override readonly type = 'loqui-conversation-shown';
  constructor(
    /** Id of the conversation; '' for a new one. */
    readonly conversation: string,
  ) {
    super();
  }
}

/** An act failed. The panel shows the error, unless the page cancels the event. */
export class LoquiErrorEvent extends ActEvent {
  static override readonly type = 'loqui-error';
  constructor(
    /** `code` names the cause for programs, where the server or the client of Loqui refused. */
    readonly error: Error & Partial<Pick<Failure, 'code'>>,
    /** Where the error is shown already: the panel does not repeat it. */
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
