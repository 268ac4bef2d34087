import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Message } from '@loqui/core';
import { need } from '../../lazy.js';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { isMessage, isText } from '../../property-shapes.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { dotsStyles } from '../../styles/dots.styles.js';
import type { LoquiMarkdown } from '../loqui-markdown/loqui-markdown.js';
import { actionsOf, type MessageAct } from './actions.js';
import actionStyles from './actions.styles.js';
import { MessageActs } from './acts.js';
import { headerTemplate, hiddenNameTemplate, quoteTemplate, timeTemplate } from './header.js';
import { onLongPress } from '../../primitives/long-press.js';
import styles from './loqui-message.styles.js';
import { editedTemplate, outcomeTemplate } from './outcome.js';
import outcomeStyles from './outcome.styles.js';
import { foldTemplate, grownText, hasBlocks, isLong, isSource, partTemplates } from './parts.js';
import partStyles from './parts.styles.js';
import { bubbleTemplate, rowTemplate, type Actions, type Row } from './row.js';
import { strings } from './loqui-message.strings.js';

/** No pointer hovers: the actions of an answer are always shown. */
const touch = (): boolean => (touched ??= matchMedia('(hover: none)').matches);
let touched: boolean | undefined;

/**
 * @summary One message of a person or an agent, shown from its `message` alone.
 * @tag loqui-message
 *
 * @slot data-… - Shows a data part of that type, e.g. `data-weather`. Without it the part shows nothing.
 *
 * @fires {LoquiRetryEvent} loqui-retry - Send a waiting or failed message, or request an answer that ended badly again.
 * @fires {LoquiDiscardEvent} loqui-discard - Discard an unsent message.
 * @fires {LoquiReplyEvent} loqui-reply - Begin a reply to it.
 * @fires {LoquiEditStartEvent} loqui-edit-start - Begin to edit it.
 * @fires {LoquiRemoveEvent} loqui-remove - Remove it for everybody.
 * @fires {LoquiUndoEvent} loqui-undo - Undo its removal.
 * @fires {LoquiJumpEvent} loqui-jump - Show the message this one answers.
 * @fires {LoquiCopyEvent} loqui-copy - Write the text to the clipboard.
 * @fires {LoquiErrorEvent} loqui-error - The clipboard was not available.
 *
 * @csspart base - The row: avatar and content.
 * @csspart avatar - The author's avatar.
 * @csspart header - Name, note and time.
 * @csspart body - The parts; of an own message, the bubble.
 * @csspart text - A text part.
 * @csspart code-block - Each `<loqui-code-block>` in a text part.
 * @csspart mention - A mention in a person's text.
 * @csspart reasoning - A reasoning part.
 * @csspart tool - A tool call.
 * @csspart file - A file.
 * @csspart sources - The list of sources.
 * @csspart reply - The quote of the message this one answers.
 * @csspart status - The line that shows its outcome.
 * @csspart notice - A line between parts, e.g. that earlier messages were summarised for the model.
 * @csspart actions - The buttons: reply, copy, retry, edit, delete. Rendered while the message is hovered or focused.
 * @csspart more - The button that opens the menu: visible while focused, always there for a screen reader.
 *
 * @cssproperty [--loqui-message-inset=16px] - Space on both sides.
 * @cssproperty [--loqui-bubble-background] - Colour of the own bubble; default: the soft accent.
 *
 * @cssState own - Written by the reader.
 * @cssState agent - Written by an agent.
 * @cssState grouped - Follows a message of the same author.
 * @cssState streaming - Being written.
 * @cssState pending - On its way to the room.
 * @cssState failed - Not sent, or an answer that failed.
 * @cssState stopped - Stopped by a person.
 * @cssState interrupted - Cut off: the server went down.
 * @cssState removed - Removed by the reader a moment ago.
 * @cssState highlighted - Marked after a jump.
 */
export class LoquiMessage extends LitElement {
  static override styles = [baseStyles, buttonStyles, dotsStyles, styles, partStyles, outcomeStyles, actionStyles];

  #internals = this.attachInternals();
  #localize = new Localize(this, strings);
  #acts = new MessageActs(this);
  /** Only the text has grown since the last render, and was set directly. */
  #grown = false;
  /** The message was removed with the focus in it: the undo button gets the focus. */
  #refocus = false;

  /** A long text of a person is shown whole. */
  @state() private unfolded = false;

  /** Hovered or focused: what is visible only then is rendered only then. */
  @state() private used = false;

  /** Compared by identity: set a new object, not a changed one. */
  @property({ attribute: false, optional: true, shape: isMessage }) message?: Message;

  /** Written by the reader. */
  @property({ type: Boolean }) own = false;

  /** Follows a message of the same author closely: no avatar and name. */
  @property({ type: Boolean }) grouped = false;

  /** Own messages in bubbles at the end of the line, or all messages alike. */
  @property({ oneOf: ['bubbles', 'flat'] }) layout: 'bubbles' | 'flat' = 'bubbles';

  /** Beside the name, such as who asked an agent. */
  @property() note = '';

  /** Author of the message that this one answers. */
  @property({ attribute: 'reply-author' }) replyAuthor = '';

  /** Beginning of that message's text. */
  @property({ attribute: 'reply-text' }) replyText = '';

  /** Marked after a jump. */
  @property({ type: Boolean }) highlighted = false;

  /** Acts offered besides copy. The server decides whether they are allowed. */
  @property({ type: Array, shape: isText }) offers: readonly MessageAct[] = [];

  /** The reader may not request this answer again. */
  @property({ type: Boolean, attribute: 'no-retry' }) noRetry = false;

  /** Tab reaches its buttons. In a list only the message with the tab stop is reachable. */
  @property({ type: Boolean }) reachable = true;

  constructor() {
    super();
    this.addEventListener('pointerenter', this.#onUse);
    this.addEventListener('focusin', this.#onUse);
    this.addEventListener('keydown', this.#onKeydown);
    onLongPress(this, (x, y) => this.#openMenu(x, y));
  }

  /** Waits for the Markdown inside too: only then the message has its height. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await Promise.all([...this.renderRoot.querySelectorAll('loqui-markdown')].map((part) => part.updateComplete));
    return complete;
  }

  #onUse = (): boolean => (this.used = true);

  /** Sets a grown text without a render: deltas are many and change nothing else. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before = changed.get('message');
    const text = this.message && before && changed.size === 1 ? grownText(before, this.message) : undefined;
    const shown = text === undefined ? undefined : this.#lastText;
    if (text === undefined || !shown) return true;
    shown.text = text;
    this.#grown = true;
    return false;
  }

  get #lastText(): LoquiMarkdown | undefined {
    return [...this.renderRoot.querySelectorAll<LoquiMarkdown>('.body > .markdown')].at(-1);
  }

  /** Sets the text again: Lit compares with its last render, not with what `shouldUpdate` has set since. */
  protected override updated(): void {
    if (this.#refocus) void this.#focusUndo();
    if (!this.#grown) return;
    this.#grown = false;
    const part = this.message?.parts.at(-1);
    const shown = this.#lastText;
    if (part?.type === 'text' && shown) shown.text = part.text;
  }

  async #focusUndo(): Promise<void> {
    this.#refocus = false;
    this.focus();
    const removal = this.renderRoot.querySelector('loqui-removal');
    await customElements.whenDefined('loqui-removal');
    await removal?.updateComplete;
    if (removal?.isConnected && (document.activeElement === document.body || this.matches(':focus'))) removal.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { message } = this;
    if (!message) return;
    const removed = message.removedAt !== undefined;
    if (removed && changed.has('message') && changed.get('message')?.removedAt === undefined) this.#refocus = this.matches(':focus-within');
    const { status } = message;
    setStates(this.#internals, {
      own: this.own,
      agent: message.author.kind === 'agent',
      grouped: this.grouped,
      highlighted: this.highlighted,
      streaming: status === 'streaming',
      pending: status === 'pending',
      removed,
      failed: status === 'failed',
      stopped: status === 'stopped',
      interrupted: status === 'interrupted',
    });
    if (!changed.has('message') && !changed.has('own')) return;
    this.#internals.role = 'article';
    this.#internals.ariaLabel = `${this.own ? this.#localize.term('you') : message.author.name}, ${this.#localize.clock(new Date(message.createdAt))}`;
    this.#internals.ariaBusy = String(status === 'streaming');
  }

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.composedPath()[0] !== this || event.defaultPrevented) return;
    const opensMenu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const { left, top } = (this.renderRoot.querySelector('.body') ?? this).getBoundingClientRect();
    if (opensMenu ? this.#openMenu(left + 24, top + 24) : this.#acts.press(event)) event.preventDefault();
  };

  #onFold = (): boolean => (this.unfolded = !this.unfolded);

  #onMore = (event: Event): void => {
    const { left, bottom } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.#openMenu(left, bottom);
  };

  /** In px of the viewport. @returns false when nothing can be done with the message */
  #openMenu(x: number, y: number): boolean {
    if (!this.message || this.#actionsOf(this.message).length === 0) return false;
    this.used = true;
    void Promise.all([this.updateComplete, customElements.whenDefined('loqui-message-actions')]).then(() =>
      this.renderRoot.querySelector('loqui-message-actions')?.openMenu({ x, y }),
    );
    return true;
  }

  override render(): unknown {
    const { message } = this;
    if (!message) return nothing;
    const bubble = this.own && this.layout === 'bubbles';
    if (message.removedAt !== undefined) return this.#removal(message, bubble);
    const { author, status } = message;
    const long = isLong(message);
    const looks = { bubble, grouped: this.grouped, blocks: hasBlocks(message), folded: long && !this.unfolded };
    const row: Row = {
      classes: ['row', author.kind === 'agent' ? 'agent' : 'person', status, ...Object.entries(looks).flatMap(([name, on]) => (on ? [name] : []))].join(' '),
      face: bubble ? nothing : this.#face(message),
      head: this.#head(message, !bubble && !this.grouped),
      parts: [...partTemplates(message, this.#localize), ...(long ? [foldTemplate(this.unfolded, this.reachable, this.#localize, this.#onFold)] : [])],
      below: this.#below(message, !bubble && !this.grouped),
      actions: this.#actions(message),
    };
    if (!bubble) return rowTemplate(row);
    return bubbleTemplate(row, this.used ? html`<div class="beside">${timeTemplate(message, this.#localize, { full: true })}</div>` : nothing);
  }

  #removal(message: Message, bubble: boolean): TemplateResult {
    need('loqui-removal');
    return html`<div part="base" class="row removed ${bubble ? 'bubble' : ''}">
      <loqui-removal part="status" .message=${message}></loqui-removal>
    </div>`;
  }

  /** A grouped message shows its time in place of the avatar, on hover. */
  #face(message: Message): unknown {
    if (!this.grouped) return html`<loqui-avatar part="avatar" class="gutter" .author=${message.author}></loqui-avatar>`;
    return this.used ? timeTemplate(message, this.#localize, { full: true, bare: true }) : nothing;
  }

  #head(message: Message, hasHeader: boolean): unknown {
    const localize = this.#localize;
    const { author, replyTo } = message;
    // An agent's time is visible on hover only.
    const time = this.used || author.kind === 'person' ? timeTemplate(message, localize, { full: this.used }) : undefined;
    const name = hasHeader ? headerTemplate(message, this.note, time, localize) : hiddenNameTemplate(this.own ? localize.term('you') : author.name);
    if (!replyTo || author.kind !== 'person') return name;
    return html`${name}${quoteTemplate(this.replyAuthor, this.replyText, localize, this.#acts.jump)}`;
  }

  #below(message: Message, hasHeader: boolean): unknown {
    const localize = this.#localize;
    const edited = message.editedAt !== undefined && !hasHeader ? editedTemplate(localize) : nothing;
    const sources = message.parts.filter(isSource);
    if (sources.length > 0) need('loqui-sources');
    const list = sources.length > 0 ? html`<loqui-sources part="sources" .sources=${sources}></loqui-sources>` : nothing;
    const outcome = outcomeTemplate(message, this.own, { edit: this.offers.includes('edit'), retry: !this.noRetry }, localize, this.#acts);
    return [edited, list, outcome].every((each) => each === nothing) ? nothing : html`${edited}${list}${outcome}`;
  }

  #actionsOf(message: Message): ReturnType<typeof actionsOf> {
    return actionsOf(message, this.offers, !this.noRetry);
  }

  #actions(message: Message): Actions {
    const actions = this.#actionsOf(message);
    const agent = message.author.kind === 'agent';
    const isShown = actions.length > 0 && (this.used || (agent && touch()));
    if (isShown) need('loqui-message-actions');
    return {
      none: actions.length === 0,
      placed: agent,
      label: this.#localize.term('moreActions'),
      // By Tab it leads to the other buttons, which are rendered with the focus.
      tabindex: this.reachable && !this.used ? 0 : -1,
      onMore: this.#onMore,
      buttons: isShown ? html`<loqui-message-actions .message=${message} .actions=${actions} .reachable=${this.reachable}></loqui-message-actions>` : nothing,
    };
  }
}
