import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { RoomView, Window } from '@loqui/core';
import { roomContext } from '../../context.js';
import { LoquiJumpEvent, LoquiNewerEvent, LoquiOlderEvent, LoquiReleaseEvent, LoquiReopenEvent, type LoquiPresentEvent } from '../../events.js';
import { need } from '../../lazy.js';
import { keyedRows } from '../../list/keyed-rows.js';
import { ListDriver } from '../../list/list-driver.js';
import type { Step } from '../../list/list-engine.js';
import type { Piece } from '../../list/row-window.js';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { Arrivals } from './arrivals.js';
import { JumpTarget } from './jump-target.js';
import { messageByKey, rowAt } from './keyboard.js';
import { Notes } from './note.js';
import { Pager, type Reach } from './pager.js';
import { PinnedRows } from './pinned-rows.js';
import { PlainMode } from './plain-mode.js';
import styles from './loqui-message-list.styles.js';
import { gapTemplate, pillTemplate, rowTemplate, topTemplate, troubleTemplate } from './row-template.js';
import { RoomState } from './room-state.js';
import { rowOf } from './rows.js';
import { ShownMessages } from './shown-messages.js';
import { TabStop } from './tab-stop.js';
import { UnreadCount } from '../unread-count.js';
import { UpdatePace } from './update-pace.js';
import { strings } from './loqui-message-list.strings.js';

/**
 * @summary The messages of the room around it. Follows new messages at the end, keeps a reader's position elsewhere, loads older messages, works by keyboard.
 * @tag loqui-message-list
 *
 * @slot empty - Shown while the room has no messages.
 *
 * @fires {LoquiOlderEvent} loqui-older - Load older messages.
 * @fires {LoquiNewerEvent} loqui-newer - Load newer messages, in an old window.
 * @fires {LoquiReleaseEvent} loqui-release - Older messages that were loaded are not needed any more.
 * @fires {LoquiReopenEvent} loqui-reopen - Open the room again.
 * @fires {LoquiJumpEvent} loqui-jump - Show a message that is not loaded.
 * @fires {LoquiPresentEvent} loqui-present - Show the newest messages.
 * @fires {LoquiUnreadChangeEvent} loqui-unread-change - The number of unread messages changed: `count`.
 *
 * @csspart scroller - The scroll container.
 * @csspart content - The column of messages.
 * @csspart message - One message.
 * @csspart message-avatar - Its author's avatar.
 * @csspart message-header - Its name, note and time.
 * @csspart message-body - Its parts; of an own message, the bubble.
 * @csspart message-text - A text part of it.
 * @csspart message-status - Its outcome.
 * @csspart message-actions - Its action buttons.
 * @csspart code-block - Each `<loqui-code-block>` in its text.
 * @csspart mention - A mention in it.
 * @csspart reasoning - A reasoning part of it.
 * @csspart tool - A tool call.
 * @csspart file - A file.
 * @csspart sources - Its list of sources.
 * @csspart day - A day separator.
 * @csspart pill - The button to the newest messages.
 * @csspart trouble - The text where the room could not be opened.
 * @csspart paging - The line about older messages above the first.
 *
 * @cssproperty [--loqui-measure=72ch] - Longest line of an answer.
 *
 * @cssState empty - The room is open and has no messages.
 */
export class LoquiMessageList extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  #internals = this.attachInternals();
  #localize = new Localize(this, strings);
  #around = new ContextConsumer(this, { context: roomContext, subscribe: true, callback: (room) => this.#onRoom(room) });
  #state = new RoomState(
    this,
    () => this.room,
    (shown) => this.#arrivals.observe(this.room, shown, this.#state.me),
  );
  #pace = new UpdatePace(
    this,
    () => this.performUpdate(),
    () => this.room?.messages.shown,
    () => this.#holdsTooMany() && this.dispatchEvent(new LoquiReleaseEvent()),
  );
  #plain = new PlainMode(this, () => this.#pace.invalidate('now'));
  #pinned = new PinnedRows(this);
  #shown = new ShownMessages(() => this.room?.messages);
  #list = new ListDriver(this, this.#shown, { invalidate: (when) => this.#pace.invalidate(when), onLayout: () => this.#onLayout() });
  #arrivals = new Arrivals();
  #tabStop = new TabStop();
  #unread = new UnreadCount(this, () => this.room);
  #jump = new JumpTarget(this);
  #notes = new Notes(this.#localize);
  #pager = new Pager(() => this.#reach(), {
    older: () => this.dispatchEvent(new LoquiOlderEvent()),
    newer: () => this.dispatchEvent(new LoquiNewerEvent()),
  });
  #step: Step = { pieces: [], gaps: [], hasTail: false, room: 0, moved: false };
  @query('.scroller') private scroller!: HTMLElement;
  @query('.content') private content!: HTMLElement;
  @query('[name="empty"]') private emptySlot!: HTMLSlotElement;

  /** The room that is shown. */
  @state() private room: RoomView | undefined;

  /** Id of the message with the list's only tab stop. */
  @state() private current = '';
  /** The end is far away: the list offers a way back. */
  @state() private faraway = false;

  /** Own messages in bubbles, or all messages alike. */
  @property({ oneOf: ['bubbles', 'flat'] }) layout: 'bubbles' | 'flat' = 'bubbles';

  /** No message can be answered, edited or deleted. */
  @property({ type: Boolean }) readonly = false;

  /** Id of a message to bring into view and mark, anywhere in the room. */
  @property() target = '';

  /** What stays in view while an answer comes: the `end`, or the reader's `question`, at the top. */
  @property({ oneOf: ['end', 'question'] }) follow: 'end' | 'question' = 'end';

  /** Mounts all loaded messages, at most 2000 around the reader, for a page's own search. Also on while printing, and after Ctrl+F or Cmd+F. */
  @property({ type: Boolean }) plain = false;

  protected override async scheduleUpdate(): Promise<void> {
    const due = this.#pace.due();
    if (due) await due;
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#pinned.focused = this.shadowRoot?.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row ?? '';
    if (changed.has('room')) {
      this.#shown.clear();
      this.#tabStop.reset();
      this.#pager.reset();
      this.#list.step({ type: 'reset' });
      this.#pace.flood = false;
    }
    if (changed.has('target') && this.target) this.#jump.want(this.target);
    const { shown } = this.#state;
    if (this.room && shown && shown.ids !== this.#shown.now) this.#onShown(this.room, shown);
    if (!this.#state.hasOlder) this.#shown.before = 0;
    const target = this.#jump.arrive((id) => this.#shown.indexOf(id) >= 0);
    if (target !== undefined) {
      this.current = this.#tabStop.visit(target);
      this.#list.step({ type: 'show', key: target, align: 'center' });
    }
    const { flood } = this.#pace;
    this.#step = this.#list.step({ type: 'plan', pinned: this.#pinned.indices(this.#shown), plain: this.plain || this.#plain.on, flood });
    const { length, last } = this.#list.engine;
    if (!flood) this.current = this.#tabStop.place(this.current, this.#step.pieces, this.#shown.at(length - 1), this.#shown.at(last));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    this.#list.rendered(this.scroller, this.content, this.#step);
    // The focused message is gone: the one with the tab stop gets the focus, which stays in the panel.
    if (this.#pinned.focused !== '' && this.#shown.indexOf(this.#pinned.focused) < 0) this.#list.element(this.current)?.focus({ preventScroll: true });
    if (changed.has('target') && this.target && this.#shown.indexOf(this.target) < 0) this.dispatchEvent(new LoquiJumpEvent(this.target));
    this.#pager.soon();
    setStates(this.#internals, { empty: this.#state.isEmpty(this.#shown.now) });
    if (this.#state.isEmpty(this.#shown.now)) for (const { localName } of this.emptySlot.assignedElements({ flatten: true })) need(localName);
  }

  /** Goes to the newest message. */
  scrollToEnd(): void {
    this.#list.follow();
  }

  /** Shows the room as soon as the element of its rows is defined: before, a row has no height. */
  #onRoom(room: RoomView | undefined): void {
    if (customElements.get('loqui-message')) this.room = room;
    else void customElements.whenDefined('loqui-message').then(() => (this.room = this.#around.value));
  }

  #onShown(room: RoomView, shown: Window): void {
    const first = !this.#shown.now;
    const splices = this.#shown.apply(shown.ids);
    const { moreAfter, target } = shown;
    this.#list.step({ type: 'splice', splices });
    this.#pace.flood = !first && !moreAfter && this.#list.engine.following && this.#arrivals.isFlood(splices);
    if (this.#arrivals.ownDue() && !moreAfter) this.#list.step({ type: 'follow', top: this.follow === 'question' ? shown.ids.at(-1) : undefined });
    this.#jump.visit(target);
    if (moreAfter) this.#list.step({ type: 'unfollow' });
  }

  /** The reader is at the end, and older messages that were paged in are still held. */
  #holdsTooMany(): boolean {
    const messages = this.room?.messages;
    return messages !== undefined && this.#list.engine.following && !messages.shown.moreAfter && messages.shown.ids.placed > messages.limit;
  }

  #onLayout(): void {
    const { following, below, height } = this.#list.engine;
    this.#unread.isAtEnd = following && !this.#state.hasNewer;
    this.faraway = !following && below > height * 0.6;
    this.#pager.soon();
    // A flood ends with a frame without new messages.
    if (this.#pace.flood) this.#pace.invalidate('frame');
    if (this.#holdsTooMany()) this.#pace.invalidate('idle');
  }

  #reach(): Reach | undefined {
    const { isLive, hasOlder, hasNewer, isPagingIdle } = this.#state;
    const { above, below } = this.#list.engine;
    if (!this.isConnected || !isLive || !this.#shown.now) return undefined;
    return { first: this.#shown.at(0), last: this.#shown.at(-1), older: hasOlder && isPagingIdle, newer: hasNewer, top: above, bottom: below };
  }

  /** A quote was pressed: a loaded message is shown at once, any other when the provider has fetched it. */
  #onJump = (event: LoquiJumpEvent): void => this.#jump.want(event.messageId);

  #onPresent = (event: LoquiPresentEvent): void => {
    if (event.defaultPrevented) return;
    this.#jump.cancel();
    this.scrollToEnd();
  };

  #onWheel = { handleEvent: (): void => this.#jump.cancel(), passive: true };

  #onPointer = (event: PointerEvent): void => {
    if (event.type === 'pointerdown') this.#jump.cancel();
    this.#pinned.onPointer(event);
  };

  #onFocusin = (event: FocusEvent): string => (this.current = this.#tabStop.visit(rowAt(event)?.dataset.row) ?? this.current);

  #onKeydown = (event: KeyboardEvent): void => {
    this.#jump.cancel();
    this.#list.press();
    const next = messageByKey(event, this.#shown, this.#list.engine);
    if (next === undefined) return;
    event.preventDefault();
    // The focus keeps a row mounted: the next row must be mounted before it gets the focus.
    this.current = this.#pinned.next = next;
    this.#pace.invalidate('now');
    this.#pinned.next = '';
    this.#list.element(next)?.focus({ preventScroll: true });
    if (event.key === 'End') this.scrollToEnd();
    else this.#list.reveal(next);
  };

  override render(): unknown {
    const { room } = this;
    const { trouble } = this.#state;
    const { pieces, hasTail } = this.#step;
    return html`
      <div
        part="scroller"
        class="scroller"
        role="log"
        aria-live="off"
        aria-label=${this.#localize.term('conversation')}
        @keydown=${this.#onKeydown}
        @wheel=${this.#onWheel}
        @pointerdown=${this.#onPointer}
        @pointermove=${this.#onPointer}
        @focusin=${this.#onFocusin}
        @loqui-jump=${this.#onJump}
      >
        <div part="content" class="content ${this.plain || this.#plain.on ? 'plain' : ''}">
          ${topTemplate(this.#state.top(pieces.length === 0), this.#localize, () => this.dispatchEvent(new LoquiOlderEvent()))}
          ${room ? keyedRows(pieces, (piece) => this.#row(room, piece)) : nothing} ${hasTail ? gapTemplate : nothing}
          <div class="room"></div>
          ${trouble ? troubleTemplate(trouble, this.#localize, () => this.dispatchEvent(new LoquiReopenEvent())) : nothing}
          <div class="empty" ?hidden=${!this.#state.isEmpty(this.#shown.now)}><slot name="empty"></slot></div>
        </div>
      </div>
      ${pillTemplate({ unread: this.#unread.count, away: this.#state.hasNewer, far: this.faraway }, this.#onPresent)}
    `;
  }

  #row(room: RoomView, { key, index, gap }: Piece): ReturnType<typeof rowTemplate> | typeof gapTemplate | typeof nothing {
    const { messages } = room;
    const message = messages.get(key);
    if (!message) return gap ? gapTemplate : nothing;
    const before = index > 0 ? messages.get(this.#shown.at(index - 1) ?? '') : undefined;
    return rowTemplate(rowOf(room, message, before, this.#state.me), {
      key,
      gap,
      position: this.#shown.before + index + 1,
      size: this.#state.hasOlder ? -1 : this.#list.engine.length,
      message: messages.message$(key),
      note: this.#notes.of(room, message, this.#state.me),
      layout: this.layout,
      marked: key === this.#jump.marked,
      current: key === this.current,
      readonly: this.readonly,
    });
  }
}
