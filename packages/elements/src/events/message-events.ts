import { ActEvent, MessageActEvent } from './act-event.js';

/** Send a message. */
export class LoquiSendEvent extends ActEvent {
  static override readonly type = 'loqui-send';
  constructor(
    /** The text, as it was typed. */
    readonly text: string,
    /** Ids of the agents asked to answer. '' stands for the room's first while it is unknown. Without it the room decides. */
    readonly to?: readonly string[],
    /** Id of the message that it answers. */
    readonly replyTo?: string,
  ) {
    super();
  }
}

/** Send a failed or held message of ours again, try a waiting one now, or request an answer that ended badly again. */
export class LoquiRetryEvent extends MessageActEvent {
  static override readonly type = 'loqui-retry';
}

/** Discard an unsent message of ours. */
export class LoquiDiscardEvent extends MessageActEvent {
  static override readonly type = 'loqui-discard';
}

/** Begin a reply: the composer shows the message. */
export class LoquiReplyEvent extends MessageActEvent {
  static override readonly type = 'loqui-reply';
}

/** Begin an edit of a message of ours: the composer shows its text. */
export class LoquiEditStartEvent extends MessageActEvent {
  static override readonly type = 'loqui-edit-start';
}

/** Replace the text of a message. Its other parts (files) stay. */
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

/** Cancel the edit or the reply in the composer. */
export class LoquiCancelEvent extends ActEvent {
  static override readonly type = 'loqui-cancel';
}

/** Remove a message for everybody. For a while `loqui-undo` restores it. */
export class LoquiRemoveEvent extends MessageActEvent {
  static override readonly type = 'loqui-remove';
}

/** Restore a message that was removed a moment ago. */
export class LoquiUndoEvent extends MessageActEvent {
  static override readonly type = 'loqui-undo';
}

/** Move the end of the time to undo a removal, which stands still while somebody is about to press Undo. */
export class LoquiUndoExtendEvent extends MessageActEvent {
  static override readonly type = 'loqui-undo-extend';
  constructor(
    messageId: string,
    /** From now, in ms. */
    readonly milliseconds: number,
  ) {
    super(messageId);
  }
}

/** Show a message, anywhere in the room. */
export class LoquiJumpEvent extends MessageActEvent {
  static override readonly type = 'loqui-jump';
}

/** The person has begun or stopped typing. */
export class LoquiTypingEvent extends ActEvent {
  static override readonly type = 'loqui-typing';
  constructor(
    /** False when the person has stopped. */
    readonly typing: boolean,
  ) {
    super();
  }
}

/** The unsent text changed. Emitted with every key. */
export class LoquiDraftEvent extends ActEvent {
  static override readonly type = 'loqui-draft';
  constructor(
    /** '' when it was sent or cleared. */
    readonly text: string,
  ) {
    super();
  }
}

/** Files were picked for the next message. */
export class LoquiAttachEvent extends ActEvent {
  static override readonly type = 'loqui-attach';
  constructor(
    /** In the order they were picked. */
    readonly files: readonly File[],
  ) {
    super();
  }
}

/** Write text to the clipboard. */
export class LoquiCopyEvent extends ActEvent {
  static override readonly type = 'loqui-copy';
  constructor(
    /** The Markdown of a message, or the code of a code block. */
    readonly text: string,
    /** Id of a message that is copied whole. */
    readonly messageId?: string,
  ) {
    super();
  }
}

/** Open a link that the page has not allowed, after the person agreed. Cancelled, it is not opened. */
export class LoquiLinkEvent extends ActEvent {
  static override readonly type = 'loqui-link';
  constructor(
    /** Absolute. */
    readonly href: string,
  ) {
    super();
  }
}

/** Close a notice. */
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
