import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Message } from '@loqui/core';
import {
  LoquiCopyEvent,
  LoquiEditStartEvent,
  LoquiErrorEvent,
  LoquiRemoveEvent,
  LoquiReplyEvent,
  LoquiRetryEvent,
  type LoquiSelectEvent,
} from '../../events.js';
import { ReadableError } from '../../localize/failure-words.js';
import { Localize } from '../../localize/localize.js';
import { checkIcon, copyIcon, pencilIcon, replyIcon, retryIcon, trashIcon } from '../../primitives/icons.js';
import { openMenu } from '../../primitives/loqui-menu/open-menu.js';
import { property } from '../../property.js';
import { isMessage, isText } from '../../property-shapes.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import type { MessageAction } from '../loqui-message/actions.js';
import { markdownOf } from '../loqui-message/parts.js';
import { strings } from './loqui-message-actions.strings.js';

/** How long the copy button shows a check mark, in ms. */
const COPIED = 1600;

interface Entry {
  readonly term: 'reply' | 'copy' | 'tryAgain' | 'edit' | 'removeMessage';
  readonly icon: TemplateResult;
  /** Key at the message itself, as in `aria-keyshortcuts`. */
  readonly key?: string;
}

const ENTRIES: Readonly<Record<MessageAction, Entry>> = {
  reply: { term: 'reply', icon: replyIcon, key: 'r' },
  copy: { term: 'copy', icon: copyIcon },
  retry: { term: 'tryAgain', icon: retryIcon },
  edit: { term: 'edit', icon: pencilIcon, key: 'e' },
  remove: { term: 'removeMessage', icon: trashIcon, key: 'Delete' },
};

const EVENTS = { reply: LoquiReplyEvent, retry: LoquiRetryEvent, edit: LoquiEditStartEvent, remove: LoquiRemoveEvent };

const isAction = (value: unknown): boolean => isText(value) && Object.hasOwn(ENTRIES, String(value));

/**
 * @summary What can be done with a message: a button for each action, and the same as a menu. Fetched when the first message is pointed at or focused.
 * @tag loqui-message-actions
 *
 * @fires {LoquiReplyEvent} loqui-reply - Begin a reply to the message.
 * @fires {LoquiCopyEvent} loqui-copy - Write its text to the clipboard.
 * @fires {LoquiRetryEvent} loqui-retry - Request the answer again.
 * @fires {LoquiEditStartEvent} loqui-edit-start - Begin to edit it.
 * @fires {LoquiRemoveEvent} loqui-remove - Remove it for everybody.
 * @fires {LoquiErrorEvent} loqui-error - The clipboard was not available.
 *
 * @csspart base - The row of buttons.
 */
export class LoquiMessageActions extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
      }
      [part='base'] {
        display: flex;
        align-items: center;
        gap: 2px;
      }
      @media (pointer: coarse) {
        [part='base'] {
          gap: 16px;
        }
      }
    `,
  ];

  #localize = new Localize(this, strings);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The text was copied a moment ago. */
  @state() private copied = false;

  @property({ attribute: false, optional: true, shape: isMessage }) message?: Message;

  /** In the order in which they are shown: `reply`, `copy`, `retry`, `edit`, `remove`. */
  @property({ type: Array, shape: isAction }) actions: readonly MessageAction[] = [];

  /** Tab reaches the buttons. */
  @property({ type: Boolean }) reachable = true;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Opens the actions as a menu. @param at in px of the viewport */
  async openMenu(at: { readonly x: number; readonly y: number }): Promise<void> {
    await this.updateComplete;
    const base = this.renderRoot.querySelector<HTMLElement>('[part="base"]');
    if (base) await openMenu(base, () => this.actions.map((action) => this.#menuItem(action)), { at, label: this.#localize.term('actions') });
  }

  async #copy(message: Message): Promise<void> {
    const text = markdownOf(message);
    if (!this.dispatchEvent(new LoquiCopyEvent(text, message.id))) return;
    try {
      await navigator.clipboard.writeText(text);
    } catch (cause) {
      this.dispatchEvent(new LoquiErrorEvent(new ReadableError(this.#localize.term('copyFailed'), { cause })));
      return;
    }
    this.copied = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.copied = false), COPIED);
  }

  #act(action: MessageAction): void {
    const { message } = this;
    if (!message) return;
    if (action === 'copy') void this.#copy(message);
    else this.dispatchEvent(new EVENTS[action](message.id));
  }

  /** The page hears of the action, not of the menu. */
  #onSelect = (event: LoquiSelectEvent): void => {
    event.stopPropagation();
    this.#act(event.value as MessageAction);
  };

  #menuItem(action: MessageAction): TemplateResult {
    const { term, icon } = ENTRIES[action];
    return html`<loqui-menu-item .value=${action} .variant=${action === 'remove' ? 'danger' : 'neutral'}>
      <span slot="icon">${icon}</span>${this.#localize.term(term)}
    </loqui-menu-item>`;
  }

  #button(action: MessageAction): TemplateResult {
    const { term, icon, key } = ENTRIES[action];
    const isDone = action === 'copy' && this.copied;
    return html`<button
      class="icon-button"
      type="button"
      tabindex=${this.reachable ? 0 : -1}
      title=${this.#localize.term(term)}
      aria-label=${this.#localize.term(isDone ? 'copied' : term)}
      aria-keyshortcuts=${key ?? nothing}
      @click=${() => this.#act(action)}
    >
      ${isDone ? checkIcon : icon}
    </button>`;
  }

  override render(): unknown {
    return html`<div class="around" @loqui-select=${this.#onSelect}>
      <div part="base">${this.actions.map((action) => this.#button(action))}</div>
    </div>`;
  }
}
