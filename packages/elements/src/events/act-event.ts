/** What all acts of the person have in common. */

/**
 * An act of the person, before it is applied. It bubbles, crosses shadow roots and can be cancelled: a page vetoes it with `preventDefault()`. A change made by
 * program fires none.
 */
export abstract class ActEvent extends Event {
  /** The name to listen to. */
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

/** An act on one of the person's own conversations. */
export abstract class ConversationActEvent extends ActEvent {
  constructor(
    /** Id of the conversation; '' for a new one. */
    readonly conversation: string,
  ) {
    super();
  }
}
