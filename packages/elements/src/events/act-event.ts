/** An act of the person, before it is applied. Bubbles, crosses shadow roots; `preventDefault()` vetoes it. A change made by program emits none. */
export abstract class ActEvent extends Event {
  /** Name for `addEventListener`. */
  static readonly type: string;

  constructor() {
    super(new.target.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** An act on one message. */
export abstract class MessageActEvent extends ActEvent {
  constructor(
    /** Id of the message. */
    readonly messageId: string,
  ) {
    super();
  }
}

/** An act on one private conversation. */
export abstract class ConversationActEvent extends ActEvent {
  constructor(
    /** Id of the conversation; '' for a new one. */
    readonly conversation: string,
  ) {
    super();
  }
}
