/** What a person does with a message, and in the composer. */
import { ActEvent, MessageActEvent } from './act-event.js';

/** Send a message. */
export class LoquiSendEvent extends ActEvent {
  static override readonly type = 'loqui-send';
  constructor(
    /** The text, as it was written. */
    readonly text: string,
    /** Ids of the agents that are asked to answer. '' stands for the room's first, while it is not known. Left out: the room decides. */
    readonly to?: readonly string[],
    /** Id of the message that it answers. */
    readonly replyTo?: string,
  ) {
    super();
  }
}

/** Once more: send a message of ours that failed or was held, try one that waits now, or ask again for an answer that ended badly. */
export class LoquiRetryEvent extends MessageActEvent {
  static override readonly type = 'loqui-retry';
}

/** Discard a message of ours that was not sent. */
export class LoquiDiscardEvent extends MessageActEvent {
  static override readonly type = 'loqui-discard';
}

/** Begin an answer to a message: the composer shows which. */
export class LoquiReplyEvent extends MessageActEvent {
  static override readonly type = 'loqui-reply';
}

/** Begin to edit a message of ours: the composer shows its text. */
export class LoquiEditStartEvent extends MessageActEvent {
  static override readonly type = 'loqui-edit-start';
}

/** Give a message another text. What else is in it (files) stays. */
export class LoquiEditEvent extends MessageActEvent {
  static override readonly type = 'loqui-edit';
  constructor(
    messageId: string,
    /** The new text. */
    readonly text: string,
  ) {
    super(messageId);
  }
}

/** Leave what was begun in the composer, an edit or a reply. */
export class LoquiCancelEvent extends ActEvent {
  static override readonly type = 'loqui-cancel';
}

/** Remove a message, for everybody. For a while it can be undone: `loqui-undo`. */
export class LoquiRemoveEvent extends MessageActEvent {
  static override readonly type = 'loqui-remove';
}

/** Bring back a message that was removed a moment ago. */
export class LoquiUndoEvent extends MessageActEvent {
  static override readonly type = 'loqui-undo';
}

/** Move the end of the time in which a removal can be undone: it stands still while somebody is about to press Undo. */
export class LoquiUndoExtendEvent extends MessageActEvent {
  static override readonly type = 'loqui-undo-extend';
  constructor(
    messageId: string,
    /** How long from now the removal can still be undone, in milliseconds. */
    readonly milliseconds: number,
  ) {
    super(messageId);
  }
}

/** Show a message, wherever it stands in the room. */
export class LoquiJumpEvent extends MessageActEvent {
  static override readonly type = 'loqui-jump';
}

/** The person types, or no longer does. */
export class LoquiTypingEvent extends ActEvent {
  static override readonly type = 'loqui-typing';
  constructor(
    /** False when the person has stopped. */
    readonly typing: boolean,
  ) {
    super();
  }
}

/** The unsent text has changed. Fired with every key. */
export class LoquiDraftEvent extends ActEvent {
  static override readonly type = 'loqui-draft';
  constructor(
    /** The text now; '' when it was sent or cleared. */
    readonly text: string,
  ) {
    super();
  }
}

/** Files were picked to go with the next message. */
export class LoquiAttachEvent extends ActEvent {
  static override readonly type = 'loqui-attach';
  constructor(
    /** The files, in the order they were picked. */
    readonly files: readonly File[],
  ) {
    super();
  }
}

/** Write text to the clipboard. */
export class LoquiCopyEvent extends ActEvent {
  static override readonly type = 'loqui-copy';
  constructor(
    /** What is copied: of a message its Markdown, of a code block the code. */
    readonly text: string,
    /** Id of the message, where it is copied whole. */
    readonly messageId?: string,
  ) {
    super();
  }
}

/** Open a link that the page has not allowed; the person was asked and agreed. Cancelled, it is not opened. */
export class LoquiLinkEvent extends ActEvent {
  static override readonly type = 'loqui-link';
  constructor(
    /** Its absolute address. */
    readonly href: string,
  ) {
    super();
  }
}

/** Close a notice that was read. */
export class LoquiDismissEvent extends ActEvent {
  static override readonly type = 'loqui-dismiss';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'loqui-send': LoquiSendEvent;
    'loqui-retry': LoquiRetryEvent;
    'loqui-discard': LoquiDiscardEvent;
    'loqui-reply': LoquiReplyEvent;
    'loqui-edit-start': LoquiEditStartEvent;
    'loqui-edit': LoquiEditEvent;
    'loqui-cancel': LoquiCancelEvent;
    'loqui-remove': LoquiRemoveEvent;
    'loqui-undo': LoquiUndoEvent;
    'loqui-undo-extend': LoquiUndoExtendEvent;
    'loqui-jump': LoquiJumpEvent;
    'loqui-typing': LoquiTypingEvent;
    'loqui-draft': LoquiDraftEvent;
    'loqui-attach': LoquiAttachEvent;
    'loqui-copy': LoquiCopyEvent;
    'loqui-link': LoquiLinkEvent;
    'loqui-dismiss': LoquiDismissEvent;
  }
}
