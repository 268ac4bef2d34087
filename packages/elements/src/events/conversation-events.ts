import { ActEvent, ConversationActEvent } from './act-event.js';

/** Begin a new private conversation. */
export class LoquiNewChatEvent extends ActEvent {
  static override readonly type = 'loqui-new-chat';
}

/** Show another of the person's conversations. */
export class LoquiConversationEvent extends ConversationActEvent {
  static override readonly type = 'loqui-conversation';
}

/** Rename a conversation. */
export class LoquiConversationRenameEvent extends ConversationActEvent {
  static override readonly type = 'loqui-conversation-rename';
  constructor(
    conversation: string,
    /** The new title, as it was typed. */
    readonly title: string,
  ) {
    super(conversation);
  }
}

/** Delete a conversation. For a few seconds `loqui-conversation-restore` restores it. */
export class LoquiConversationRemoveEvent extends ConversationActEvent {
  static override readonly type = 'loqui-conversation-remove';
}

/** Restore a conversation that was deleted a moment ago. */
export class LoquiConversationRestoreEvent extends ConversationActEvent {
  static override readonly type = 'loqui-conversation-restore';
}

/** List only the conversations whose title contains `text`. */
export class LoquiConversationFilterEvent extends ActEvent {
  static override readonly type = 'loqui-conversation-filter';
  constructor(
    /** '' for all conversations. */
    readonly text: string,
  ) {
    super();
  }
}

/** List more conversations, or read the list again after a failure. */
export class LoquiConversationMoreEvent extends ActEvent {
  static override readonly type = 'loqui-conversation-more';
}

/** Show or close the list of conversations. */
export class LoquiConversationListEvent extends ActEvent {
  static override readonly type = 'loqui-conversation-list';
  constructor(
    /** True to show the list. */
    readonly open: boolean,
  ) {
    super();
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'loqui-new-chat': LoquiNewChatEvent;
    'loqui-conversation': LoquiConversationEvent;
    'loqui-conversation-rename': LoquiConversationRenameEvent;
    'loqui-conversation-remove': LoquiConversationRemoveEvent;
    'loqui-conversation-restore': LoquiConversationRestoreEvent;
    'loqui-conversation-filter': LoquiConversationFilterEvent;
    'loqui-conversation-more': LoquiConversationMoreEvent;
    'loqui-conversation-list': LoquiConversationListEvent;
  }
}
