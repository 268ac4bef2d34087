import { LitElement, adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Message, Part } from '@loqui/core';
import { need, needSoon, once, tellMissing } from '../../lazy.js';
import { Localize } from '../../localize/localize.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { dotsStyles } from '../../styles/dots.styles.js';
import type { LoquiMarkdown } from '../loqui-markdown/loqui-markdown.js';
import { MessageActs } from './acts.js';
import type * as detailsModule from './details.js';
import { gutterTemplate, headerTemplate, quoteTemplate } from './header.js';
import { onLongPress } from './long-press.js';
import type { MessageAct } from './message-act.js';
import styles from './loqui-message.styles.js';
import { earlyEndOf, grownText, hasContent, isCompaction, isSource, markdownOf, partTemplate } from './parts.js';
import { property } from '../../property.js';
import { isMessage, isText } from '../../property-shapes.js';

type Details = typeof detailsModule;

/** The buttons, and what became of a message: fetched by the first message that shows any. */
let details: Details | undefined;
const fetchDetails = once(async () => (details = await import('./details.js')));

/** Nothing hovers: what would be seen on hover is always there. */
const touch = (): boolean => (touched ??= matchMedia('(hover: none)').matches);
let touched: boolean | undefined;

/**
 * @summary One message of a conversation, of a person or an agent. Knows nothing of stores: give it a message, it shows it.
 * @tag loqui-message
 *
 * @slot data-… - In place of a data part of that type, e.g. `data-weather`. Without it the part shows nothing.
 *
 * @fires {LoquiRetryEvent} loqui-retry - Send a message that waits or failed, or have an answer that ended badly written again.
 * @fires {LoquiDiscardEvent} loqui-discard - Take a message away that was not sent.
 * @fires {LoquiReplyEvent} loqui-reply - The next message shall answer it.
 * @fires {LoquiEditStartEvent} loqui-edit-start - It shall be edited.
 * @fires {LoquiRemoveEvent} loqui-remove - It shall go away, for everybody.
 * @fires {LoquiUndoEvent} loqui-undo - It shall stay after all.
 * @fires {LoquiJumpEvent} loqui-jump - Show the message this one answers.
 * @fires {LoquiCopyEvent} loqui-copy - The text goes to the clipboard.
 * @fires {LoquiErrorEvent} loqui-error - The clipboard was not available.
 *
 * @csspart base - The row: avatar and content.
 * @csspart avatar - The author's face.
 * @csspart header - Name, note and time.
 * @csspart body - The parts; of an own message, the bubble.
 * @csspart text - A text part.
 * @csspart mention - A mention in a person's text.
 * @csspart reasoning - A reasoning part.
 * @csspart tool - A tool call.
 * @csspart file - A file.
 * @csspart sources - The list of sources.
 * @csspart reply - The quote of the message this one answers.
 * @csspart status - The line that says what became of it, or why it ends where it does.
 * @csspart notice - A line between the parts, e.g. that earlier messages were summarised for the model.
 * @csspart actions - The quiet buttons: reply, copy, try again, edit, delete.
 * @csspart menu - The same as a menu: of a finger held on it, or of the menu key.
 *
 * @cssproperty [--loqui-message-inset=16px] - Space on both sides.
 * @cssproperty [--loqui-bubble-background] - Colour of the own bubble; the soft accent by default.
 *
 * @cssState own - Written by the reader.
 * @cssState agent - Written by an agent.
 * @cssState grouped - Follows a message of the same author.
 * @cssState streaming - Being written.
 * @cssState pending - On its way to the room.
 * @cssState failed - Not sent, or an answer that failed.
 * @cssState stopped - Stopped by a person.
 * @cssState interrupted - Cut off: the server went down.
 * @cssState removed - Was removed by the reader a moment ago.
 * @cssState highlighted - Was jumped to.
 */
export class LoquiMessage extends LitElement {
  static override styles = [baseStyles, buttonStyles, dotsStyles, styles];

  #internals = this.attachInternals();
  #localize = new Localize(this);
  #acts = new MessageActs(this, this.#localize);
  /** A text has grown since the last render. */
  #grown = false;
  /** Has the styles of the details. */
  #dressed = false;
  /** Had the focus when it was removed: what can be undone gets it. */
  #refocus = false;
  /** The menu that was opened: it is not opened again while it closes. */
  #opened: LoquiMessage['menu'];

  /** Pointed at, or has the focus: what is seen only then is made only then. Of a long list most messages never are. */
  @state() private used = false;
  /** Where the menu is asked for, in pixels of the view. */
  @state() private menu: { readonly x: number; readonly y: number } | undefined;

  /** The message to show. Compared by identity: give a new object, never a changed one. */
  @property({ attribute: false, optional: true, shape: isMessage }) message?: Message;

  /** Written by the reader. */
  @property({ type: Boolean }) own = false;

  /** Follows a message of the same author closely: no avatar and no name again. */
  @property({ type: Boolean }) grouped = false;

  /** Own messages in a bubble at the end of the line, or all alike. */
  @property({ oneOf: ['bubbles', 'flat'] }) layout: 'bubbles' | 'flat' = 'bubbles';

  /** Beside the name, e.g. who asked an agent. */
  @property() note = '';

  /** Name of the author of the message this one answers. */
  @property({ attribute: 'reply-author' }) replyAuthor = '';

  /** Beginning of the text of the message this one answers. */
  @property({ attribute: 'reply-text' }) replyText = '';

  /** Was jumped to: draws the eye once. */
  @property({ type: Boolean }) highlighted = false;

  /** What is offered beside copying it. Whether it is allowed is for the server to say. */
  @property({ type: Array, shape: isText }) offers: readonly MessageAct[] = [];

  /** The reader may not ask for this answer again. */
  @property({ type: Boolean, attribute: 'no-retry' }) noRetry = false;

  /** Its quiet buttons can be reached by Tab. A list gives this to the one message that has its focus. */
  @property({ type: Boolean }) reachable = true;

  constructor() {
    super();
    this.addEventListener('pointerenter', this.#onUse);
    this.addEventListener('focusin', this.#onUse);
    this.addEventListener('keydown', this.#onKeydown);
    onLongPress(this, (x, y) => this.#openMenu(x, y));
  }

  /** With the Markdown in it: only then it has its height. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await Promise.all([...this.renderRoot.querySelectorAll('loqui-markdown')].map((part) => part.updateComplete));
    return complete;
  }

  #onUse = (): void => {
    this.used = true;
  };

  get #inUse(): boolean {
    return this.used || this.reachable || touch();
  }

  /** A delta goes straight to the text it belongs to: there are many, and the rest of the message stays as it is. */
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

  /** Lit sets what is not as it has rendered it last, and does not know what was handed on since. */
  protected override updated(): void {
    this.#showMenu();
    if (this.#refocus) void this.#focusUndo();
    if (!this.#grown) return;
    this.#grown = false;
    const part = this.message?.parts.at(-1);
    const shown = this.#lastText;
    if (part?.type === 'text' && shown) shown.text = part.text;
  }

  #showMenu(): void {
    const menu = this.renderRoot.querySelector<HTMLElement>('.menu');
    if (!menu || !this.menu || this.#opened === this.menu) return;
    this.#opened = this.menu;
    details?.openMenu(menu, this.menu.x, this.menu.y);
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

  /** Keys at the message itself; those in it belong to what is in it. */
  #onKeydown = (event: KeyboardEvent): void => {
    if (event.composedPath()[0] !== this || event.defaultPrevented) return;
    const asks = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const { left, top } = (this.renderRoot.querySelector('.body') ?? this).getBoundingClientRect();
    if (asks ? this.#openMenu(left + 24, top + 24) : this.#acts.press(event)) event.preventDefault();
  };

  #openMenu(x: number, y: number): boolean {
    if (this.#offered.length === 0) return false;
    this.used = true;
    this.menu = { x, y };
    return true;
  }

  #onMenuClosed = (): void => {
    this.menu = undefined;
    // Not where the act has led elsewhere.
    if (document.activeElement === document.body || this.shadowRoot?.activeElement) this.focus({ preventScroll: true });
  };

  get #offered(): readonly (MessageAct | 'copy')[] {
    const { message } = this;
    return message && message.removedAt === undefined ? [...this.offers, ...(canCopy(message) ? (['copy'] as const) : [])] : [];
  }

  override render(): unknown {
    const { message } = this;
    if (!message) return nothing;
    if (message.removedAt !== undefined) return this.#removal(message);
    const agent = message.author.kind === 'agent';
    const bubble = this.own && this.layout === 'bubbles';
    const sources = message.parts.filter(isSource);
    if (sources.length > 0) need('loqui-sources');
    return html`
      <div part="base" class="row ${agent ? 'agent' : 'person'} ${bubble ? 'bubble' : ''} ${this.grouped ? 'grouped' : ''} ${message.status}">
        ${bubble ? nothing : gutterTemplate(message, this.grouped && this.#inUse ? this.#time(message, true) : undefined, this.grouped)}
        <div class="content">
          ${bubble || this.grouped ? html`<span class="visually-hidden">${this.own ? this.#localize.term('you') : message.author.name}</span>` : headerTemplate(message, this.note, agent && !this.#inUse ? undefined : this.#time(message), this.#localize)}
          ${message.replyTo && message.author.kind === 'person' ? quoteTemplate(this.replyAuthor, this.replyText, this.#localize, this.#acts.jump) : nothing}
          <div part="body" class="body">
            ${message.parts.map((part, index) => this.#part(message, part, index))}
            ${message.status === 'streaming' && !hasContent(message) ? html`<span class="dots waiting" role="presentation"><i></i><i></i><i></i></span>` : nothing}
            ${bubble ? this.#actions(message, true) : nothing}
          </div>
          ${(bubble || this.grouped) && message.editedAt !== undefined ? this.#detail(({ editedTemplate }) => editedTemplate(this.#localize)) : nothing}
          ${sources.length > 0 ? html`<loqui-sources part="sources" .sources=${sources}></loqui-sources>` : nothing} ${this.#status(message)}
          ${bubble ? nothing : this.#actions(message, false)}
        </div>
        ${this.menu ? this.#detail(({ menuTemplate }) => menuTemplate(this.#offered, this.#localize, this.#acts, this.#onMenuClosed)) : nothing}
      </div>
    `;
  }

  #removal(message: Message): TemplateResult {
    need('loqui-removal');
    return html`<div part="base" class="row removed ${this.own && this.layout === 'bubbles' ? 'bubble' : ''}">
      ${this.own && this.layout === 'bubbles' ? nothing : html`<div class="gutter"></div>`}
      <loqui-removal part="status" .message=${message}></loqui-removal>
    </div>`;
  }

  #part(message: Message, part: Part, index: number): unknown {
    if (part.type === 'file') return this.#detail(({ fileTemplate }) => fileTemplate(part));
    if (isCompaction(part)) return this.#detail(({ noticeTemplate }) => noticeTemplate(this.#localize.term('compacted')));
    return partTemplate(message, part, index);
  }

  #time(message: Message, bare = false): TemplateResult {
    const date = new Date(message.createdAt);
    const full = this.used || touch() ? this.#localize.date(date, { dateStyle: 'full', timeStyle: 'short' }) : undefined;
    return html`<time datetime=${date.toISOString()} title=${full ?? nothing}>${this.#localize.clock(date, bare)}</time>`;
  }

  /** What became of the message, where that is not simply: it is there. */
  #status(message: Message): unknown {
    if (message.status === 'pending' || message.delivery) {
      needSoon('loqui-delivery');
      return html`<loqui-delivery part="status" .message=${message}></loqui-delivery>`;
    }
    switch (message.status) {
      case 'failed':
      case 'stopped':
      case 'interrupted':
        return this.#detail(({ statusTemplate }) =>
          statusTemplate(message, this.own, { edit: this.offers.includes('edit'), retry: !this.noRetry }, this.#localize, this.#acts),
        );
      case 'completed': {
        const end = earlyEndOf(message);
        return end ? this.#detail(({ endTemplate }) => endTemplate(end, this.#localize)) : nothing;
      }
      default:
        return nothing;
    }
  }

  #actions(message: Message, beside: boolean): unknown {
    const copy = canCopy(message);
    const place = message.author.kind === 'agent' && !beside ? html`<div class="actions"></div>` : nothing;
    if (!this.#inUse || !(copy || beside || this.offers.length > 0)) return place;
    const again = message.author.kind === 'agent' && message.status === 'completed' && !this.noRetry;
    const { offers, reachable } = this;
    return this.#detail(
      ({ actionsTemplate }) =>
        actionsTemplate(
          { copy, again, offers, copied: this.#acts.copied, reachable, beside: beside ? this.#time(message) : undefined },
          this.#localize,
          this.#acts,
        ),
      place,
    );
  }

  /** Draws something of the details; until they are there, what stands in for it. */
  #detail(draw: (from: Details) => unknown, until: unknown = nothing): unknown {
    if (details) {
      if (!this.#dressed && this.shadowRoot) adoptStyles(this.shadowRoot, [...LoquiMessage.elementStyles, details.detailStyles]);
      this.#dressed = true;
      return draw(details);
    }
    fetchDetails()
      .then(() => this.requestUpdate())
      .catch((cause: unknown) => tellMissing('What can be done with a message', cause));
    return until;
  }
}

function canCopy(message: Message): boolean {
  return message.status !== 'streaming' && message.status !== 'pending' && markdownOf(message) !== '';
}
