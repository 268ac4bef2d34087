import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Subscribable } from 'rxjs';
import type { Author, Detour, InfoState, RoomView } from '@loqui/core';
import { roomContext } from '../../context.js';
import { LoquiJumpEvent, LoquiNewerEvent, LoquiOlderEvent, type LoquiPresentEvent } from '../../events.js';
import { ScrollKeeper } from '../../list/scroll-keeper.js';
import { need } from '../../lazy.js';
import { Localize } from '../../localize/localize.js';
import { observe, together, Watch } from '../../observe.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import type { LoquiMessage } from '../../views/loqui-message/loqui-message.js';
import { rowByKey } from './keyboard.js';
import { noteOf, type Activity } from './note.js';
import { Pager, type Reach } from './pager.js';
import styles from './loqui-message-list.styles.js';
import { isOwn, rowsOf, type Row } from './rows.js';

/** How long a message that was jumped to stays marked, in milliseconds. */
const MARKED = 2200;

const noIds: readonly string[] = [];

/**
 * @summary The messages of the room around it. Follows at the end, never moves a reader who is elsewhere, pages older messages in, and can be walked by keyboard.
 * @tag loqui-message-list
 *
 * @slot empty - Shown while the room has no messages.
 *
 * @fires {LoquiOlderEvent} loqui-older - Older messages are wanted.
 * @fires {LoquiNewerEvent} loqui-newer - Newer ones are, in an old part of the room.
 * @fires {LoquiJumpEvent} loqui-jump - A message is wanted that is not here.
 * @fires {LoquiPresentEvent} loqui-present - Back to the newest messages.
 *
 * @csspart scroller - What scrolls.
 * @csspart content - The column of messages.
 * @csspart message - One message.
 * @csspart message-avatar - Its author's face.
 * @csspart message-header - Its name, note and time.
 * @csspart message-body - Its parts; of an own message, the bubble.
 * @csspart message-text - A text part of it.
 * @csspart message-status - What became of it.
 * @csspart message-actions - Its quiet buttons.
 * @csspart day - A day separator.
 * @csspart pill - The way to the newest messages.
 * @csspart paging - What is said about older messages above the first.
 *
 * @cssproperty [--loqui-measure=72ch] - Longest line of an answer.
 */
export class LoquiMessageList extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  #localize = new Localize(this);
  #keeper = new ScrollKeeper({ moved: () => this.#onMoved() });
  #ids = new Watch<readonly string[]>(this, () => this.room?.messages.ids$, noIds);
  #detour = new Watch<Detour | undefined>(this, () => this.room?.messages.detour$, undefined);
  #more = new Watch<boolean>(this, () => this.room?.messages.more$, false);
  #paging = new Watch<'idle' | 'loading' | 'failed'>(this, () => this.room?.messages.paging$, 'idle');
  #info = new Watch<InfoState | undefined>(this, () => this.room?.info$, undefined);
  #me = new Watch<Author | undefined>(this, () => this.room?.me$, undefined);
  #pager = new Pager(() => this.#reach(), {
    older: () => this.dispatchEvent(new LoquiOlderEvent()),
    newer: () => this.dispatchEvent(new LoquiNewerEvent()),
  });
  #activityOf: { readonly room: RoomView; readonly source: Subscribable<Activity> } | undefined;
  #shown: readonly string[] = noIds;
  #markTimer: ReturnType<typeof setTimeout> | undefined;
  /** The message to show as soon as it is here. */
  #wanted = '';

  @query('.scroller') private scroller!: HTMLElement;
  @query('.content') private content!: HTMLElement;
  @query('[name="empty"]') private emptySlot!: HTMLSlotElement;

  @consume({ context: roomContext, subscribe: true })
  @state()
  private room?: RoomView;

  /** The message that has the one tab stop of the list. */
  @state() private current = '';
  @state() private marked = '';
  @state() private fresh = 0;
  @state() private faraway = false;

  /** Own messages in a bubble, or all alike. */
  @property() layout: 'bubbles' | 'flat' = 'bubbles';

  /** Id of a message to bring into view and mark, wherever it stands in the room. */
  @property() target = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#keeper.detach();
    clearTimeout(this.#markTimer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('room')) {
      this.#shown = noIds;
      this.#pager.reset();
      this.fresh = 0;
      this.#keeper.following = true;
    }
    if (changed.has('target') && this.target) this.#wanted = this.target;
    const ids = this.#visibleIds();
    if (ids !== this.#shown) this.#onIds(ids);
    if (!ids.includes(this.current)) this.current = ids.at(-1) ?? '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#keeper.attach(this.scroller, this.content);
    if (changed.has('target') && this.target && !this.#row(this.target)) this.dispatchEvent(new LoquiJumpEvent(this.target));
    if (this.#wanted) queueMicrotask(this.#showWanted);
    this.#pager.soon();
    if (this.#isEmpty()) for (const { localName } of this.emptySlot.assignedElements({ flatten: true })) need(localName);
  }

  /** Goes to the newest message. */
  scrollToEnd(): void {
    this.#keeper.toEnd();
  }

  #visibleIds(): readonly string[] {
    return this.#detour.value?.ids ?? this.#ids.value;
  }

  #isEmpty(): boolean {
    const phase = this.#info.value?.phase;
    return (phase === 'live' || phase === 'closed') && !this.#visibleIds().some((id) => this.room?.messages.get(id));
  }

  /** What is new at the end counts while the reader is elsewhere. Who just wrote wants to see it. */
  #onIds(ids: readonly string[]): void {
    const before = this.#shown;
    this.#shown = ids;
    const last = before.at(-1);
    if (this.#detour.value) {
      if (this.#detour.value.target && !before.includes(this.#detour.value.target)) this.#wanted = this.#detour.value.target;
      this.#keeper.following = false;
      return;
    }
    if (last === undefined) return;
    const added = ids.slice(ids.indexOf(last) + 1).flatMap((id) => this.room?.messages.get(id) ?? []);
    if (added.some((message) => isOwn(message, this.#me.value) && message.status === 'pending')) this.#keeper.following = true;
    else if (!this.#keeper.following && ids.includes(last)) this.fresh += added.filter((message) => !isOwn(message, this.#me.value)).length;
  }

  #onMoved(): void {
    if (this.#keeper.following && !this.#detour.value) this.fresh = 0;
    this.faraway = !this.#keeper.following && this.#keeper.distance > this.scroller.clientHeight * 0.6;
    this.#pager.soon();
  }

  #reach(): Reach | undefined {
    if (!this.isConnected || this.#info.value?.phase !== 'live') return undefined;
    const detour = this.#detour.value;
    return {
      ids: this.#visibleIds(),
      older: (detour ? detour.more : this.#more.value) && this.#paging.value === 'idle',
      newer: detour?.moreAfter ?? false,
      top: this.#keeper.top,
      bottom: this.#keeper.distance,
    };
  }

  #onAgain = (): void => {
    this.dispatchEvent(new LoquiOlderEvent());
  };

  /** A quote was pressed: what is here is shown at once, what is not is fetched by the provider and shown when it comes. */
  #onJump = (event: LoquiJumpEvent): void => {
    this.#wanted = event.messageId;
    this.#showWanted();
  };

  #onPresent = (event: LoquiPresentEvent): void => {
    if (event.defaultPrevented) return;
    this.fresh = 0;
    this.#wanted = '';
    this.#keeper.toEnd();
  };

  /** Whoever scrolls or types elsewhere meanwhile no longer waits for the jump. */
  #onOwnWay = (): void => {
    this.#wanted = '';
  };

  #onWheel = { handleEvent: this.#onOwnWay, passive: true };

  #onFocusin = (event: FocusEvent): void => {
    const row = (event.target as Element).closest<LoquiMessage>('loqui-message');
    if (row?.message) this.current = row.message.id;
  };

  #onKeydown = (event: KeyboardEvent): void => {
    this.#wanted = '';
    const row = (event.target as Element).closest<LoquiMessage>('loqui-message');
    if (!row || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.composedPath()[0] !== row) {
      // From a control inside a message, Escape leads back to the message.
      if (event.key === 'Escape') row.focus();
      return;
    }
    const next = rowByKey(event.key, row, [...this.content.querySelectorAll<LoquiMessage>('loqui-message')], this.scroller.clientHeight);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    if (event.key === 'End') this.#keeper.toEnd();
    else this.#keeper.reveal(next, 'nearest');
  };

  #row(id: string): LoquiMessage | null {
    return this.content.querySelector<LoquiMessage>(`loqui-message[data-row="${CSS.escape(id)}"]`);
  }

  #showWanted = (): void => {
    const row = this.#wanted === '' ? null : this.#row(this.#wanted);
    if (!row) return;
    this.marked = this.#wanted;
    this.current = this.#wanted;
    this.#wanted = '';
    this.#keeper.reveal(row, 'center');
    clearTimeout(this.#markTimer);
    this.#markTimer = setTimeout(() => (this.marked = ''), MARKED);
  };

  override render(): unknown {
    const { room } = this;
    const ids = this.#visibleIds();
    const rows = room ? rowsOf(room, ids, this.#me.value) : [];
    return html`
      <div
        part="scroller"
        class="scroller"
        role="log"
        aria-live="off"
        aria-label=${this.#localize.term('conversation')}
        @keydown=${this.#onKeydown}
        @wheel=${this.#onWheel}
        @pointerdown=${this.#onOwnWay}
        @focusin=${this.#onFocusin}
        @loqui-jump=${this.#onJump}
      >
        <div part="content" class="content">
          ${this.#top(rows.length)}
          ${
            room
              ? repeat(
                  rows,
                  (row) => row.id,
                  (row) => this.#rowTemplate(room, row),
                )
              : nothing
          }
          <div class="empty" ?hidden=${!this.#isEmpty()}><slot name="empty"></slot></div>
        </div>
      </div>
      ${this.#pill()}
    `;
  }

  #rowTemplate(room: RoomView, row: Row): TemplateResult {
    return html`${row.day === undefined ? nothing : html`<loqui-day-separator part="day" .value=${row.day}></loqui-day-separator>`}<loqui-message
        part="message"
        exportparts="avatar: message-avatar, header: message-header, body: message-body, text: message-text, status: message-status, actions: message-actions"
        data-row=${row.id}
        tabindex=${row.id === this.current ? 0 : -1}
        .message=${observe(room.messages.message$(row.id))}
        .own=${row.own}
        .grouped=${row.grouped}
        .layout=${this.layout}
        .replyAuthor=${row.replyAuthor}
        .replyText=${row.replyText}
        .note=${row.agent ? observe(this.#activity(room), (activity) => noteOf(room, row.id, activity, this.#me.value, this.#localize)) : ''}
        .highlighted=${row.id === this.marked}
        .reachable=${row.id === this.current}
      ></loqui-message>`;
  }

  /** Runs and members together, as one source per room: the notes of the answers change with either, and no row is rendered for it. */
  #activity(room: RoomView): Subscribable<Activity> {
    if (this.#activityOf?.room !== room) this.#activityOf = { room, source: together(room.streaming.active$, room.presence.members$) };
    return this.#activityOf.source;
  }

  #top(count: number): unknown {
    if (this.#info.value?.phase === 'opening' && count === 0) {
      return html`<div class="opening" role="status"><span class="visually-hidden">${this.#localize.term('opening')}</span><i></i><i></i><i></i></div>`;
    }
    switch (this.#paging.value) {
      case 'loading':
        return html`<div part="paging" class="paging"><span class="loading">${this.#localize.term('loadingOlder')}…</span></div>`;
      case 'failed':
        return html`<div part="paging" class="paging">
          ${this.#localize.term('olderFailed')} <button class="button link" type="button" @click=${this.#onAgain}>${this.#localize.term('tryAgain')}</button>
        </div>`;
      default:
        return html`<div class="paging idle"></div>`;
    }
  }

  #pill(): unknown {
    const away = this.#detour.value !== undefined;
    if (!away && this.fresh === 0 && !this.faraway) return nothing;
    need('loqui-new-messages');
    return html`<div class="pill">
      <loqui-new-messages part="pill" .count=${this.fresh} .away=${away} @loqui-present=${this.#onPresent}></loqui-new-messages>
    </div>`;
  }
}
