/** A person's acts at a message, by button, key or menu. Each emits one event. */
import type { LitElement, ReactiveController } from 'lit';
import type { Message } from '@loqui/core';
import {
  LoquiCopyEvent,
  LoquiDiscardEvent,
  LoquiEditStartEvent,
  LoquiErrorEvent,
  LoquiJumpEvent,
  LoquiRemoveEvent,
  LoquiReplyEvent,
  LoquiRetryEvent,
} from '../../events.js';
import { ReadableError } from '../../localize/failure-words.js';
import type { Localize } from '../../localize/localize.js';
import type { MessageAct } from './actions.js';
import { markdownOf } from './parts.js';

/** How long the copy button shows a check mark, in ms. */
const COPIED = 1600;

const KEYS: Readonly<Record<string, MessageAct>> = { r: 'reply', e: 'edit', Delete: 'remove', Backspace: 'remove' };

interface Host extends LitElement {
  message?: Message | undefined;
  offers: readonly MessageAct[];
}

export class MessageActs implements ReactiveController {
  copied = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: Host,
    private readonly localize: Localize,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  readonly copy = async (): Promise<void> => {
    const { host } = this;
    if (!host.message) return;
    const text = markdownOf(host.message);
    if (!host.dispatchEvent(new LoquiCopyEvent(text, host.message.id))) return;
    try {
      await navigator.clipboard.writeText(text);
    } catch (cause) {
      host.dispatchEvent(new LoquiErrorEvent(new ReadableError(this.localize.term('copyFailed'), { cause })));
      return;
    }
    this.#showCopied(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#showCopied(false), COPIED);
  };

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

  #showCopied(copied: boolean): void {
    this.copied = copied;
    this.host.requestUpdate();
  }
}
