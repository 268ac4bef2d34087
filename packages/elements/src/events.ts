/**
 * What a person does in an element, told upward. Every act is one DOM event: it bubbles, crosses shadow roots and can be cancelled, so a page may veto it
 * with `preventDefault()` before the provider carries it out. A change made by program fires nothing.
 */
import type { Failure } from '@loqui/core';

const act: EventInit = { bubbles: true, composed: true, cancelable: true };

/** A message shall be sent. */
export class LoquiSendEvent extends Event {
  static readonly type = 'loqui-send';
  /**
   * @param to ids of the agents that are asked to answer; '' stands for the room's first, while it is not known; left out: whoever the room decides
   * @param replyTo id of the message that it answers
   */
  constructor(
    readonly text: string,
    readonly to?: readonly string[],
    readonly replyTo?: string,
  ) {
    super(LoquiSendEvent.type, act);
  }
}

/** Once more: a message of ours that failed or was held is sent, one that waits is tried now, an answer that ended badly is asked for again. */
export class LoquiRetryEvent extends Event {
  static readonly type = 'loqui-retry';
  constructor(readonly messageId: string) {
    super(LoquiRetryEvent.type, act);
  }
}

/** A message of ours that was not sent shall go away. */
export class LoquiDiscardEvent extends Event {
  static readonly type = 'loqui-discard';
  constructor(readonly messageId: string) {
    super(LoquiDiscardEvent.type, act);
  }
}

/** The next message shall answer this one: the composer shows it. */
export class LoquiReplyEvent extends Event {
  static readonly type = 'loqui-reply';
  constructor(readonly messageId: string) {
    super(LoquiReplyEvent.type, act);
  }
}

/** The person begins to edit a message of theirs: the composer takes its text. */
export class LoquiEditStartEvent extends Event {
  static readonly type = 'loqui-edit-start';
  constructor(readonly messageId: string) {
    super(LoquiEditStartEvent.type, act);
  }
}

/** A message shall have another text. What else is in it (files) stays. */
export class LoquiEditEvent extends Event {
  static readonly type = 'loqui-edit';
  constructor(
    readonly messageId: string,
    readonly text: string,
  ) {
    super(LoquiEditEvent.type, act);
  }
}

/** What was begun in the composer, an edit or a reply, shall be left. */
export class LoquiCancelEvent extends Event {
  static readonly type = 'loqui-cancel';
  constructor() {
    super(LoquiCancelEvent.type, act);
  }
}

/** A message shall go away, for everybody. It can be undone for a while: `loqui-undo`. */
export class LoquiRemoveEvent extends Event {
  static readonly type = 'loqui-remove';
  constructor(readonly messageId: string) {
    super(LoquiRemoveEvent.type, act);
  }
}

/** A message that was removed a moment ago shall stay. */
export class LoquiUndoEvent extends Event {
  static readonly type = 'loqui-undo';
  constructor(readonly messageId: string) {
    super(LoquiUndoEvent.type, act);
  }
}

/** The time in which a removal can be undone shall end so many milliseconds from now: it stands still while somebody is about to press Undo. */
export class LoquiUndoExtendEvent extends Event {
  static readonly type = 'loqui-undo-extend';
  constructor(
    readonly messageId: string,
    readonly milliseconds: number,
  ) {
    super(LoquiUndoExtendEvent.type, act);
  }
}

/** The connection shall be tried now. */
export class LoquiReconnectEvent extends Event {
  static readonly type = 'loqui-reconnect';
  constructor() {
    super(LoquiReconnectEvent.type, act);
  }
}

/** A run shall stop, for everybody. */
export class LoquiStopEvent extends Event {
  static readonly type = 'loqui-stop';
  constructor(readonly runId: string) {
    super(LoquiStopEvent.type, act);
  }
}

/** The person types, or no longer does. */
export class LoquiTypingEvent extends Event {
  static readonly type = 'loqui-typing';
  constructor(readonly typing: boolean) {
    super(LoquiTypingEvent.type, act);
  }
}

/** Older messages are wanted: the reader nears the beginning of what is shown. */
export class LoquiOlderEvent extends Event {
  static readonly type = 'loqui-older';
  constructor() {
    super(LoquiOlderEvent.type, act);
  }
}

/** Older messages are no longer wanted: the reader is back at the end. What was paged in beyond the window's own length may go. */
export class LoquiReleaseEvent extends Event {
  static readonly type = 'loqui-release';
  constructor() {
    super(LoquiReleaseEvent.type, act);
  }
}

/** Newer messages are wanted: the reader nears the end of an old part of the room. */
export class LoquiNewerEvent extends Event {
  static readonly type = 'loqui-newer';
  constructor() {
    super(LoquiNewerEvent.type, act);
  }
}

/** The room could not be opened, or its line has ended: it shall be tried once more. */
export class LoquiReopenEvent extends Event {
  static readonly type = 'loqui-reopen';
  constructor() {
    super(LoquiReopenEvent.type, act);
  }
}

/** The reader wants to see a message, wherever it stands in the room. */
export class LoquiJumpEvent extends Event {
  static readonly type = 'loqui-jump';
  constructor(readonly messageId: string) {
    super(LoquiJumpEvent.type, act);
  }
}

/** Back from an old part of the room to the newest messages. */
export class LoquiPresentEvent extends Event {
  static readonly type = 'loqui-present';
  constructor() {
    super(LoquiPresentEvent.type, act);
  }
}

/** The unsent text has changed, with every key; '' when it was sent or cleared. */
export class LoquiDraftEvent extends Event {
  static readonly type = 'loqui-draft';
  constructor(readonly text: string) {
    super(LoquiDraftEvent.type, act);
  }
}

/** Text goes to the clipboard. `text` is the message as markdown. */
export class LoquiCopyEvent extends Event {
  static readonly type = 'loqui-copy';
  constructor(
    readonly text: string,
    readonly messageId?: string,
  ) {
    super(LoquiCopyEvent.type, act);
  }
}

/** A person opens a link that the page has not allowed by itself, and was asked before. Cancelled, it is not opened. */
export class LoquiLinkEvent extends Event {
  static readonly type = 'loqui-link';
  constructor(readonly href: string) {
    super(LoquiLinkEvent.type, act);
  }
}

/** What was said was read, and shall go away. */
export class LoquiDismissEvent extends Event {
  static readonly type = 'loqui-dismiss';
  constructor() {
    super(LoquiDismissEvent.type, act);
  }
}

/** Files were picked to go with the next message. */
export class LoquiAttachEvent extends Event {
  static readonly type = 'loqui-attach';
  constructor(readonly files: readonly File[]) {
    super(LoquiAttachEvent.type, act);
  }
}

/** A new private conversation shall begin. */
export class LoquiNewChatEvent extends Event {
  static readonly type = 'loqui-new-chat';
  constructor() {
    super(LoquiNewChatEvent.type, act);
  }
}

/** Another of one's own conversations shall be shown. */
export class LoquiConversationEvent extends Event {
  static readonly type = 'loqui-conversation';
  constructor(readonly conversation: string) {
    super(LoquiConversationEvent.type, act);
  }
}

/** A conversation shall have another title. */
export class LoquiConversationRenameEvent extends Event {
  static readonly type = 'loqui-conversation-rename';
  constructor(
    readonly conversation: string,
    readonly title: string,
  ) {
    super(LoquiConversationRenameEvent.type, act);
  }
}

/** A conversation shall be deleted; for a few seconds that can be taken back. */
export class LoquiConversationRemoveEvent extends Event {
  static readonly type = 'loqui-conversation-remove';
  constructor(readonly conversation: string) {
    super(LoquiConversationRemoveEvent.type, act);
  }
}

/** … and is taken back. */
export class LoquiConversationRestoreEvent extends Event {
  static readonly type = 'loqui-conversation-restore';
  constructor(readonly conversation: string) {
    super(LoquiConversationRestoreEvent.type, act);
  }
}

/** Only conversations whose title holds this shall be listed; '' for all. */
export class LoquiConversationFilterEvent extends Event {
  static readonly type = 'loqui-conversation-filter';
  constructor(readonly text: string) {
    super(LoquiConversationFilterEvent.type, act);
  }
}

/** More conversations shall be listed; where the list could not be read, it is read again. */
export class LoquiConversationMoreEvent extends Event {
  static readonly type = 'loqui-conversation-more';
  constructor() {
    super(LoquiConversationMoreEvent.type, act);
  }
}

/** The list of conversations shall be shown, or go away. */
export class LoquiConversationListEvent extends Event {
  static readonly type = 'loqui-conversation-list';
  constructor(readonly open: boolean) {
    super(LoquiConversationListEvent.type, act);
  }
}

/** Another conversation is shown now, '' for a new one. Told, not asked: it cannot be cancelled. */
export class LoquiConversationShownEvent extends Event {
  static readonly type = 'loqui-conversation-shown';
  constructor(readonly conversation: string) {
    super(LoquiConversationShownEvent.type, { bubbles: true, composed: true });
  }
}

/** An act failed. The panel shows it; with `preventDefault()` the page does. */
export class LoquiErrorEvent extends Event {
  static readonly type = 'loqui-error';
  /** @param shown where it is already shown: at the failed message, or in the list; then a panel does not say it again */
  constructor(
    readonly error: Error & Partial<Pick<Failure, 'code'>>,
    readonly shown?: 'message' | 'list',
  ) {
    super(LoquiErrorEvent.type, act);
  }
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
    'loqui-reconnect': LoquiReconnectEvent;
    'loqui-reopen': LoquiReopenEvent;
    'loqui-stop': LoquiStopEvent;
    'loqui-typing': LoquiTypingEvent;
    'loqui-older': LoquiOlderEvent;
    'loqui-newer': LoquiNewerEvent;
    'loqui-release': LoquiReleaseEvent;
    'loqui-jump': LoquiJumpEvent;
    'loqui-present': LoquiPresentEvent;
    'loqui-draft': LoquiDraftEvent;
    'loqui-copy': LoquiCopyEvent;
    'loqui-attach': LoquiAttachEvent;
    'loqui-link': LoquiLinkEvent;
    'loqui-dismiss': LoquiDismissEvent;
    'loqui-error': LoquiErrorEvent;
    'loqui-new-chat': LoquiNewChatEvent;
    'loqui-conversation': LoquiConversationEvent;
    'loqui-conversation-rename': LoquiConversationRenameEvent;
    'loqui-conversation-remove': LoquiConversationRemoveEvent;
    'loqui-conversation-restore': LoquiConversationRestoreEvent;
    'loqui-conversation-filter': LoquiConversationFilterEvent;
    'loqui-conversation-more': LoquiConversationMoreEvent;
    'loqui-conversation-list': LoquiConversationListEvent;
    'loqui-conversation-shown': LoquiConversationShownEvent;
  }
}
