/** A person's acts at the message itself, by key and by the buttons of its outcome. Each emits one event. */
import type { LitElement } from 'lit';
import type { Message } from '@loqui/core';
import { LoquiDiscardEvent, LoquiEditStartEvent, LoquiJumpEvent, LoquiRemoveEvent, LoquiReplyEvent, LoquiRetryEvent } from '../../events.js';
import type { MessageAct } from './actions.js';

const KEYS: Readonly<Record<string, MessageAct>> = { r: 'reply', e: 'edit', Delete: 'remove', Backspace: 'remove' };

interface Host extends LitElement {
  message?: Message | undefined;
  offers: readonly MessageAct[];
}

export class MessageActs {
  constructor(private readonly host: Host) {}

  readonly retry = (): void => this.#emit(LoquiRetryEvent);
  readonly discard = (): void => this.#emit(LoquiDiscardEvent);
  readonly reply = (): void => this.#emit(LoquiReplyEvent);
  readonly edit = (): void => this.#emit(LoquiEditStartEvent);
  readonly remove = (): void => this.#emit(LoquiRemoveEvent);

  readonly jump = (): void => {
    const to = this.host.message?.replyTo;
    if (to) this.host.dispatchEvent(new LoquiJumpEvent(to));
  };

  /** @returns false for a key without an act */
  press({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    const act = altKey || ctrlKey || metaKey || shiftKey ? undefined : KEYS[key];
    if (!act || !this.host.offers.includes(act)) return false;
    this[act]();
    return true;
  }

  #emit(Act: new (messageId: string) => Event): void {
    if (this.host.message) this.host.dispatchEvent(new Act(this.host.message.id));
  }
}
