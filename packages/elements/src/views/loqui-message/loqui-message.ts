import { LitElement, adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Message, Part } from '@loqui/core';
import { LoquiCopyEvent, LoquiDiscardEvent, LoquiErrorEvent, LoquiJumpEvent, LoquiRetryEvent } from '../../events.js';
import { need, needSoon, once, tellMissing } from '../../lazy.js';
import { Localize } from '../../localize/localize.js';
import { replyIcon } from '../../primitives/icons.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { dotsStyles } from '../../styles/dots.styles.js';
import type { LoquiMarkdown } from '../loqui-markdown/loqui-markdown.js';
import type * as detailsModule from './details.js';
import styles from './loqui-message.styles.js';
import { earlyEndOf, grownText, hasContent, isCompaction, isSource, markdownOf, partTemplate } from './parts.js';

type Details = typeof detailsModule;

/** The buttons, and what became of a message: fetched by the first message that shows any. */
let details: Details | undefined;
const fetchDetails = once(async () => (details = await import('./details.js')));

/** How long the copy button shows that it worked, in milliseconds. */
const COPIED = 1600;

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
 * @csspart actions - Copy and try again.
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
 * @cssState highlighted - Was jumped to.
 */
export class LoquiMessage extends LitElement {
  static override styles = [baseStyles, buttonStyles, dotsStyles, styles];

  #internals = this.attachInternals();
  #localize = new Localize(this);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A text has grown since the last render. */
  #grown = false;
  /** Has the styles of the details. */
  #dressed = false;

  @state() private copied = false;
  /** Pointed at, or has the focus: what is seen only then is made only then. Of a long list most messages never are. */
  @state() private used = false;

  /** The message to show. Compared by identity: give a new object, never a changed one. */
  @property({ attribute: false }) message?: Message;

  /** Written by the reader. */
  @property({ type: Boolean }) own = false;

  /** Follows a message of the same author closely: no avatar and no name again. */
  @property({ type: Boolean }) grouped = false;

  /** Own messages in a bubble at the end of the line, or all alike. */
  @property() layout: 'bubbles' | 'flat' = 'bubbles';

  /** Beside the name, e.g. who asked an agent. */
  @property() note = '';

  /** Name of the author of the message this one answers. */
  @property({ attribute: 'reply-author' }) replyAuthor = '';

  /** Beginning of the text of the message this one answers. */
  @property({ attribute: 'reply-text' }) replyText = '';

  /** Was jumped to: draws the eye once. */
  @property({ type: Boolean }) highlighted = false;

  /** Its quiet buttons can be reached by Tab. A list gives this to the one message that has its focus. */
  @property({ type: Boolean }) reachable = true;

  constructor() {
    super();
    this.addEventListener('pointerenter', this.#onUse);
    this.addEventListener('focusin', this.#onUse);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
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
    if (!this.#grown) return;
    this.#grown = false;
    const part = this.message?.parts.at(-1);
    const shown = this.#lastText;
    if (part?.type === 'text' && shown) shown.text = part.text;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { message } = this;
    if (!message) return;
    const { status } = message;
    setStates(this.#internals, {
      own: this.own,
      agent: message.author.kind === 'agent',
      grouped: this.grouped,
      highlighted: this.highlighted,
      streaming: status === 'streaming',
      pending: status === 'pending',
      failed: status === 'failed',
      stopped: status === 'stopped',
      interrupted: status === 'interrupted',
    });
    if (!changed.has('message') && !changed.has('own')) return;
    this.#internals.role = 'article';
    this.#internals.ariaLabel = `${this.own ? this.#localize.term('you') : message.author.name}, ${this.#localize.clock(new Date(message.createdAt))}`;
    this.#internals.ariaBusy = String(status === 'streaming');
  }

  #onCopy = async (): Promise<void> => {
    const { message } = this;
    if (!message) return;
    const text = markdownOf(message);
    if (!this.dispatchEvent(new LoquiCopyEvent(text, message.id))) return;
    try {
      await navigator.clipboard.writeText(text);
    } catch (cause) {
      this.dispatchEvent(new LoquiErrorEvent(new Error(this.#localize.term('copyFailed'), { cause })));
      return;
    }
    this.copied = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.copied = false), COPIED);
  };

  #onRetry = (): void => {
    if (this.message) this.dispatchEvent(new LoquiRetryEvent(this.message.id));
  };

  #onDiscard = (): void => {
    if (this.message) this.dispatchEvent(new LoquiDiscardEvent(this.message.id));
  };

  readonly #acts = { copy: (): void => void this.#onCopy(), retry: (): void => this.#onRetry(), discard: (): void => this.#onDiscard() };

  #onReply = (): void => {
    if (this.message?.replyTo) this.dispatchEvent(new LoquiJumpEvent(this.message.replyTo));
  };

  override render(): unknown {
    const { message } = this;
    if (!message) return nothing;
    const agent = message.author.kind === 'agent';
    const bubble = this.own && this.layout === 'bubbles';
    const sources = message.parts.filter(isSource);
    if (sources.length > 0) need('loqui-sources');
    return html`
      <div part="base" class="row ${agent ? 'agent' : 'person'} ${bubble ? 'bubble' : ''} ${this.grouped ? 'grouped' : ''} ${message.status}">
        ${bubble ? nothing : this.#gutter(message)}
        <div class="content">
          ${bubble || this.grouped ? html`<span class="visually-hidden">${this.own ? this.#localize.term('you') : message.author.name}</span>` : this.#header(message)}
          ${message.replyTo && message.author.kind === 'person' ? this.#reply() : nothing}
          <div part="body" class="body">
            ${message.parts.map((part, index) => this.#part(message, part, index))}
            ${message.status === 'streaming' && !hasContent(message) ? html`<span class="dots waiting" role="presentation"><i></i><i></i><i></i></span>` : nothing}
            ${bubble ? this.#actions(message, true) : nothing}
          </div>
          ${sources.length > 0 ? html`<loqui-sources part="sources" .sources=${sources}></loqui-sources>` : nothing} ${this.#status(message)}
          ${bubble ? nothing : this.#actions(message, false)}
        </div>
      </div>
    `;
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

  #gutter(message: Message): TemplateResult {
    return html`<div class="gutter">
      ${this.grouped ? (this.#inUse ? this.#time(message, true) : nothing) : html`<loqui-avatar part="avatar" .author=${message.author}></loqui-avatar>`}
    </div>`;
  }

  #header(message: Message): TemplateResult {
    const { author } = message;
    return html`<div part="header" class="header">
      <span class="name"><bdi>${author.name}</bdi></span>
      ${author.kind === 'agent' ? html`<span class="visually-hidden">(${this.#localize.term('agent')})</span>` : nothing}
      ${this.note ? html`<span class="note"><bdi>${this.note}</bdi></span>` : nothing}
      ${author.kind === 'agent' && !this.#inUse ? nothing : this.#time(message)}
      ${message.editedAt === undefined ? nothing : html`<span class="note">${this.#localize.term('edited')}</span>`}
    </div>`;
  }

  #reply(): TemplateResult {
    // What it answers may lie further back than what is loaded: the way there is shown all the same.
    const quote = this.replyAuthor
      ? html`<span class="visually-hidden">${this.#localize.term('replyTo', this.replyAuthor)}</span>
          <span class="reply-author" aria-hidden="true">${this.replyAuthor}</span>
          <span class="reply-text" dir="auto">${this.replyText}</span>`
      : html`<span class="reply-text">${this.#localize.term('replyToEarlier')}</span>`;
    return html`<button part="reply" class="reply" type="button" @click=${this.#onReply}>${replyIcon} ${quote}</button>`;
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
        return this.#detail(({ statusTemplate }) => statusTemplate(message, this.own, this.#localize, this.#acts));
      case 'completed': {
        const end = earlyEndOf(message);
        return end ? this.#detail(({ endTemplate }) => endTemplate(end, this.#localize)) : nothing;
      }
      default:
        return nothing;
    }
  }

  #actions(message: Message, beside: boolean): unknown {
    const finished = message.status !== 'streaming' && message.status !== 'pending';
    const copy = finished && markdownOf(message) !== '';
    const place = message.author.kind === 'agent' && !beside ? html`<div class="actions"></div>` : nothing;
    if (!this.#inUse || !(copy || beside)) return place;
    const again = finished && message.author.kind === 'agent' && message.status === 'completed';
    return this.#detail(
      ({ actionsTemplate }) =>
        actionsTemplate(
          { copy, again, copied: this.copied, reachable: this.reachable, beside: beside ? this.#time(message) : undefined },
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
