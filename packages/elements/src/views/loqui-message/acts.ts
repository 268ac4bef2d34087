/** What a person does with a message by button, key or menu. Each act is one event of the message. */
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
import { SaidError } from '../../localize/failure-words.js';
import type { Localize } from '../../localize/localize.js';
import type { MessageAct } from './message-act.js';
import { markdownOf } from './parts.js';

/** How long the copy button shows that it worked, in milliseconds. */
const COPIED = 1600;

/** Keys at a message that has the focus itself. */
const KEYS: Readonly<Record<string, MessageAct>> = { r: 'reply', e: 'edit', Delete: 'remove', Backspace: 'remove' };

interface Host extends LitElement {
  message?: Message | undefined;
  offers: readonly MessageAct[];
}

export class MessageActs implements ReactiveController {
  /** The text was copied a moment ago. */
  copied = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: Host,
    private readonly say: Localize,
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
      host.dispatchEvent(new LoquiErrorEvent(new SaidError(this.say.term('copyFailed'), { cause })));
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

  /** To the message that this one answers. */
  readonly jump = (): void => {
    const to = this.host.message?.replyTo;
    if (to) this.host.dispatchEvent(new LoquiJumpEvent(to));
  };

  /** True when the key was one of ours. */
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
