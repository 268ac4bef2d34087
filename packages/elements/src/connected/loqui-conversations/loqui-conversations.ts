import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Conversation, ConversationsState } from '@loqui/core';
import { conversationsContext, type OwnConversations } from '../../context.js';
import {
  LoquiConversationEvent,
  LoquiConversationFilterEvent,
  LoquiConversationListEvent,
  LoquiConversationMoreEvent,
  LoquiConversationRemoveEvent,
  LoquiConversationRenameEvent,
  LoquiConversationRestoreEvent,
  LoquiNewChatEvent,
} from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { Watch } from '../../observe.js';
import { closeIcon, newChatIcon, pencilIcon, trashIcon } from '../../primitives/icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import styles from './loqui-conversations.styles.js';
import { strings } from './loqui-conversations.strings.js';

/** The filter is sent after this pause in typing, in ms. */
const PAUSE = 200;

/**
 * @summary The person's conversations, newest first: open, rename, delete (with undo), filter by title. Only where the provider shows a private one.
 * @tag loqui-conversations
 *
 * @fires {LoquiNewChatEvent} loqui-new-chat - Begin a new conversation.
 * @fires {LoquiConversationEvent} loqui-conversation - Show another conversation.
 * @fires {LoquiConversationRenameEvent} loqui-conversation-rename - Rename a conversation.
 * @fires {LoquiConversationRemoveEvent} loqui-conversation-remove - Delete a conversation.
 * @fires {LoquiConversationRestoreEvent} loqui-conversation-restore - Restore a deleted conversation.
 * @fires {LoquiConversationFilterEvent} loqui-conversation-filter - List only some conversations.
 * @fires {LoquiConversationMoreEvent} loqui-conversation-more - List more conversations.
 * @fires {LoquiConversationListEvent} loqui-conversation-list - Close the list.
 *
 * @csspart base - The dialog.
 * @csspart item - One conversation in the list.
 */
export class LoquiConversations extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  #localize = new Localize(this, strings);
  #state = new Watch<ConversationsState | undefined>(this, () => this.conversations?.view.state$, undefined);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Selector of the element to focus after the next render. */
  #focus: string | undefined;

  @consume({ context: conversationsContext, subscribe: true })
  @state()
  private conversations?: OwnConversations | undefined;

  @state() private renaming = '';

  @query('.filter input') private filter!: HTMLInputElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#focus = '.filter input';
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    // A list that is opened again shows all conversations.
    if (this.filter?.value) this.#emit(new LoquiConversationFilterEvent(''));
  }

  protected override updated(): void {
    if (this.#focus === undefined) return;
    const found = this.shadowRoot?.querySelector<HTMLElement>(this.#focus);
    if (!found) return;
    found.focus();
    if (found instanceof HTMLInputElement) found.select();
    this.#focus = undefined;
  }

  #emit(event: Event): void {
    this.dispatchEvent(event);
  }

  #close = (): void => {
    this.#emit(new LoquiConversationListEvent(false));
  };

  #onNew = (): void => {
    this.#emit(new LoquiNewChatEvent());
  };

  #onInput = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#emit(new LoquiConversationFilterEvent(this.filter?.value ?? '')), PAUSE);
  };

  #onMore = (): void => {
    this.#emit(new LoquiConversationMoreEvent());
  };

  #onRemove(one: Conversation): void {
    // The row is replaced: its Undo button gets the focus.
    this.#focus = '.undo button';
    this.#emit(new LoquiConversationRemoveEvent(one.id));
  }

  #onRestore(one: Conversation): void {
    this.#focus = `[data-id='${one.id}'] .open`;
    this.#emit(new LoquiConversationRestoreEvent(one.id));
  }

  #onRename(one: Conversation): void {
    this.renaming = one.id;
    this.#focus = 'form input';
  }

  #endRename(id: string): void {
    this.renaming = '';
    this.#focus = `[data-id='${id}'] .rename`;
  }

  #onTitle(event: SubmitEvent, one: Conversation): void {
    event.preventDefault();
    const title = this.shadowRoot?.querySelector<HTMLInputElement>('form input')?.value.trim() ?? '';
    if (title !== '' && title !== one.title) this.#emit(new LoquiConversationRenameEvent(one.id, title));
    this.#endRename(one.id);
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (this.renaming) this.#endRename(this.renaming);
      else this.#close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#move(event, event.key === 'ArrowDown' ? 1 : -1);
  };

  #move(event: KeyboardEvent, step: number): void {
    const stops = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('.filter input, .open') ?? [])];
    const row = (event.composedPath()[0] as HTMLElement).closest('li');
    const at = row ? stops.findIndex((stop) => row.contains(stop)) : 0;
    const next = stops[at + step];
    if (!next || (row && at < 0)) return;
    event.preventDefault();
    next.focus();
  }

  override render(): unknown {
    const found = this.#state.value;
    const [heading, close, filter, fresh] = (['conversations', 'dismiss', 'filterTitles', 'newChat'] as const).map((word) => this.#localize.term(word));
    return html`<dialog part="base" open aria-labelledby="heading" @keydown=${this.#onKey}>
      <div class="head">
        <h3 id="heading">${heading}</h3>
        <button class="button" type="button" @click=${this.#onNew}>${newChatIcon}${fresh}</button>
        <button class="icon-button" type="button" title=${close} aria-label=${close} @click=${this.#close}>${closeIcon}</button>
      </div>
      <search class="filter"><input type="search" autocomplete="off" aria-label=${filter} placeholder=${filter} @input=${this.#onInput} /></search>
      <div class="scroller" aria-busy=${String(found?.status === 'loading')}>${found ? this.#list(found) : nothing}</div>
      <div role="status">${this.#undo(found?.leaving.at(-1))}</div>
    </dialog>`;
  }

  #list({ status, list, more, filter }: ConversationsState): TemplateResult {
    return html`<ul>
        ${repeat(
          list,
          ({ id }) => id,
          (one) => this.#item(one),
        )}
      </ul>
      ${more && status !== 'failed' ? html`<div class="more"><button class="button" type="button" @click=${this.#onMore}>${this.#localize.term('showMore')}</button></div>` : nothing}
      ${this.#note(status, list.length, filter)}`;
  }

  #note(status: ConversationsState['status'], count: number, filter: string): unknown {
    if (status === 'failed') {
      return html`<div class="note" role="alert">
        <div>${this.#localize.term('conversationsFailed')}</div>
        <button class="button" type="button" @click=${this.#onMore}>${this.#localize.term('tryAgain')}</button>
      </div>`;
    }
    if (count > 0) return nothing;
    const word = status === 'ok' ? (filter === '' ? 'noConversations' : 'noneFound') : 'loadingConversations';
    return html`<div class="note" role="status">${this.#localize.term(word)}</div>`;
  }

  #item(one: Conversation): TemplateResult {
    const title = this.#titleOf(one);
    const current = one.id === this.conversations?.current;
    if (this.renaming === one.id) return html`<li part="item" data-id=${one.id}>${this.#form(one)}</li>`;
    const [rename, remove] = [this.#localize.term('rename', title), this.#localize.term('remove', title)];
    return html`<li part="item" data-id=${one.id} ?data-current=${current}>
      <button class="open" type="button" aria-current=${current ? 'true' : nothing} @click=${() => this.#emit(new LoquiConversationEvent(one.id))}>
        <span class="title"><bdi>${title}</bdi></span
        ><loqui-time format="relative" .value=${one.updatedAt}></loqui-time>
      </button>
      <div class="acts">
        <button class="icon-button rename" type="button" title=${rename} aria-label=${rename} @click=${() => this.#onRename(one)}>${pencilIcon}</button>
        <button class="icon-button" type="button" title=${remove} aria-label=${remove} @click=${() => this.#onRemove(one)}>${trashIcon}</button>
      </div>
    </li>`;
  }

  #form(one: Conversation): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => this.#onTitle(event, one)}>
      <input type="text" maxlength="200" dir="auto" .value=${one.title} aria-label=${this.#localize.term('newTitle')} />
      <button class="button primary" type="submit">${this.#localize.term('save')}</button>
      <button class="button" type="button" @click=${() => this.#endRename(one.id)}>${this.#localize.term('cancel')}</button>
    </form>`;
  }

  #undo(one: Conversation | undefined): unknown {
    if (!one) return nothing;
    return html`<div class="undo">
      <span>${this.#localize.term('removed', `\u2068${this.#titleOf(one)}\u2069`)}</span>
      <button class="button" type="button" @click=${() => this.#onRestore(one)}>${this.#localize.term('undo')}</button>
    </div>`;
  }

  #titleOf({ title }: Conversation): string {
    return title || this.#localize.term('untitled');
  }
}
