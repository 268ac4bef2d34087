import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Subscribable } from 'rxjs';
import type { Author, ConnectionState, Detour, InfoState, RoomView, Sequence } from '@loqui/core';
import { roomContext } from '../../context.js';
import { LoquiJumpEvent, LoquiNewerEvent, LoquiOlderEvent, LoquiReleaseEvent, LoquiReopenEvent, type LoquiPresentEvent } from '../../events.js';
import { flush, schedule } from '../../frame.js';
import { whenIdle } from '../../idle.js';
import { RowList, type Piece, type RowHost } from '../../list/row-list.js';
import { need, needSoon, tellMissing } from '../../lazy.js';
import { Localize } from '../../localize/localize.js';
import { observe, together, Watch } from '../../observe.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import type { LoquiMessage } from '../../views/loqui-message/loqui-message.js';
import { isOwn } from '../message-acts.js';
import { troubleOf, type Trouble } from '../room-trouble.js';
import { indexByKey } from './keyboard.js';
import { noteOf, type Activity } from './note.js';
import { Pager, type Reach } from './pager.js';
import { PlainMode } from './plain-mode.js';
import styles from './loqui-message-list.styles.js';
import { gapTemplate, rowTemplate, topTemplate, troubleTemplate, type RowSetting } from './row-template.js';
import { rowOf } from './rows.js';
import { SelectedRows } from './selected-rows.js';
import { ShownMessages } from './shown-messages.js';
import { property } from '../../property.js';

/** How long a message that was jumped to stays marked, in milliseconds. */
const MARKED = 2200;
/** So many messages in one frame are a flood, of which nobody reads every one. */
const FLOOD = 4;
/** So many frames at most a flood waits until it is shown: ten times a second all that is in view is new, and nobody can read more. */
const FLOOD_FRAMES = 6;

const NONE: RowSetting['offers'] = [];

let warm: Promise<void> | undefined;
const warmUpOnce = (place: Node): Promise<void> => (warm ??= import('./warm-up.js').then(({ warmUp }) => warmUp(place)));

/**
 * @summary The messages of the room around it. Follows at the end, never moves a reader who is elsewhere, pages older messages in, and can be walked by keyboard.
 * @tag loqui-message-list
 *
 * @slot empty - Shown while the room has no messages.
 *
 * @fires {LoquiOlderEvent} loqui-older - Older messages are wanted.
 * @fires {LoquiNewerEvent} loqui-newer - Newer ones are, in an old part of the room.
 * @fires {LoquiReleaseEvent} loqui-release - Older messages that were paged in are no longer looked at.
 * @fires {LoquiReopenEvent} loqui-reopen - The room could not be opened: it shall be tried once more.
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
 * @csspart trouble - What is said where the room could not be opened.
 * @csspart paging - What is said about older messages above the first.
 *
 * @cssproperty [--loqui-measure=72ch] - Longest line of an answer.
 */
export class LoquiMessageList extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  #localize = new Localize(this);
  #shownNow = new Watch<Sequence | undefined>(
    this,
    () => this.room?.messages.shown$,
    undefined,
    (shown) => this.#onHeard(shown),
  );
  #detour = new Watch<Detour | undefined>(this, () => this.room?.messages.detour$, undefined);
  #more = new Watch<boolean>(this, () => this.room?.messages.more$, false);
  #paging = new Watch<'idle' | 'loading' | 'failed'>(this, () => this.room?.messages.paging$, 'idle');
  #info = new Watch<InfoState | undefined>(this, () => this.room?.info$, undefined);
  #connection = new Watch<ConnectionState | undefined>(this, () => this.room?.connection$, undefined);
  #me = new Watch<Author | undefined>(this, () => this.room?.me$, undefined);
  #plain = new PlainMode(() => this.#renderNow());
  #selected = new SelectedRows((event) => rowAt(event)?.dataset.row ?? '');
  #rows = new RowList(this.#rowHost());
  #pager = new Pager(() => this.#reach(), {
    older: () => this.dispatchEvent(new LoquiOlderEvent()),
    newer: () => this.dispatchEvent(new LoquiNewerEvent()),
  });
  #activityOf: { readonly room: RoomView; readonly source: Subscribable<Activity> } | undefined;
  #shown = new ShownMessages(() => this.room?.messages);
  #pieces: readonly Piece[] = [];
  /** How many messages were before the first that is shown: those let go while the reader was here. Positions then stay as they were. */
  #before = 0;
  #flood = false;
  /** Our newest message on its way, and whether it is yet to be shown. */
  #sent = { id: '', due: false };
  /** The target of the detour that was shown. */
  #visited = '';
  #idle: (() => void) | undefined;
  #markTimer: ReturnType<typeof setTimeout> | undefined;
  /** The message to show as soon as it is here. */
  #wanted = '';
  /** The message a key leads to. */
  #next = '';

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
  @property({ oneOf: ['bubbles', 'flat'] }) layout: 'bubbles' | 'flat' = 'bubbles';

  /** Reading only: no message can be answered, edited or deleted. */
  @property({ type: Boolean }) readonly = false;

  /** Id of a message to bring into view and mark, wherever it stands in the room. */
  @property() target = '';

  /**
   * All messages that are loaded are in the page, up to 2000 around the reader, not just those near the view: for a page with a search of its own. Set by
   * itself while the page is printed, and from Ctrl+F or Cmd+F until the page has the focus again.
   */
  @property({ type: Boolean }) plain = false;

  constructor() {
    super();
    this.addController(this.#plain);
    this.addController(this.#selected);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Else whoever waits for the update would wait for ever, Lit itself among them.
    flush(this);
    this.#rows.detach();
    this.#idle?.();
    this.#idle = undefined;
    clearTimeout(this.#markTimer);
  }

  /** Whatever happens in a frame is rendered once; a flood when nothing more came for a frame, or after some: most of it has scrolled out before it is ever mounted. */
  protected override async scheduleUpdate(): Promise<void> {
    for (let frames = this.#flood ? FLOOD_FRAMES : 1; frames > 0 && this.hasUpdated && this.isConnected; frames -= 1) {
      const shown = this.room?.messages.shown;
      await new Promise<void>((resolve) => schedule(this, resolve));
      if (shown === this.room?.messages.shown) break;
    }
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('room')) {
      this.#shown.clear();
      this.#pager.reset();
      this.#rows.reset();
      this.fresh = this.#before = 0;
    }
    if (changed.has('target') && this.target) this.#wanted = this.target;
    const { room } = this;
    const shown = this.#shownNow.value;
    if (!room) this.#flood = false;
    else if (shown && shown !== this.#shown.now) this.#flood = this.#onShown(room, shown);
    if (!this.#more.value && !this.#detour.value) this.#before = 0;
    this.#showWanted();
    this.#pieces = this.#rows.plan({ plain: this.plain || this.#plain.on, flood: this.#flood });
    if (!this.#flood && !this.#pieces.some(({ key }) => key === this.current)) this.current = this.#shown.at(this.#rows.last) ?? '';
  }

  /** Rows that go are taken out before others come: where both happen at once, Lit may move a row that stays, which costs it its focus and selection. */
  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row;
    this.#place(changed);
    // The message that had the focus is gone: it goes to the one that has the tab stop now, and not out of the panel.
    if (focused !== undefined && this.#shown.indexOf(focused) < 0) this.#rows.element(this.current)?.focus({ preventScroll: true });
  }

  #place(changed: PropertyValues): void {
    const all = this.#pieces;
    const staying = all.filter(({ key }) => this.#rows.element(key));
    if (staying.length < all.length && [...this.#pinned()].length > 0) {
      this.#pieces = staying;
      super.update(changed);
      this.#pieces = all;
    }
    super.update(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    this.#rows.rendered(this.scroller, this.content);
    if (changed.has('target') && this.target && this.#shown.indexOf(this.target) < 0) this.dispatchEvent(new LoquiJumpEvent(this.target));
    this.#pager.soon();
    if (this.#isEmpty()) for (const { localName } of this.emptySlot.assignedElements({ flatten: true })) need(localName);
  }

  protected override firstUpdated(): void {
    // What says that a message waits for the line cannot be fetched without one.
    needSoon('loqui-delivery');
    whenIdle(() => {
      if (this.#rows.length > 0 || !this.isConnected) return;
      warmUpOnce(this.renderRoot).catch((cause: unknown) => tellMissing('What has the first messages come faster', cause));
    });
  }

  /** Goes to the newest message. */
  scrollToEnd(): void {
    this.#rows.keeper.toEnd();
    this.requestUpdate();
  }

  #rowHost(): RowHost {
    return {
      keyAt: (index) => this.#shown.at(index),
      indexOf: (key) => this.#shown.indexOf(key),
      pinned: () => this.#pinned(),
      render: (when) => {
        if (when === 'now') this.#renderNow();
        else if (when === 'soon') this.requestUpdate();
        else this.#whenIdle();
      },
      rendered: (rows) => Promise.all(rows.map((row) => (row as HTMLElement & Pick<LoquiMessage, 'updateComplete'>).updateComplete)),
      moved: () => this.#onMoved(),
    };
  }

  /** More rows are mounted around the view; and whoever is back at the end no longer needs what was paged in on the way. */
  #whenIdle(): void {
    this.#idle ??= whenIdle(() => {
      this.#idle = undefined;
      this.#flood = false;
      this.requestUpdate();
      const messages = this.room?.messages;
      if (messages && this.#rows.keeper.following && !this.#detour.value && messages.shown.placed > messages.limit) this.dispatchEvent(new LoquiReleaseEvent());
    });
  }

  /** A row with the focus or a selection in it goes with the reader. */
  *#pinned(): Iterable<number> {
    const focused = this.#shown.indexOf(this.shadowRoot?.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row ?? '');
    if (focused >= 0) yield focused;
    // On its way to the focus: it must be mounted to be given it.
    const next = this.#shown.indexOf(this.#next);
    if (next >= 0) yield next;
    yield* this.#selected.indices((key) => this.#shown.indexOf(key));
  }

  #renderNow(): void {
    if (!this.isConnected) return;
    this.requestUpdate();
    this.performUpdate();
  }

  #isEmpty(): boolean {
    return this.#info.value?.phase === 'live' && !this.#shown.now?.length && !this.#trouble;
  }

  get #trouble(): Trouble | undefined {
    return troubleOf(this.#info.value, this.#connection.value);
  }

  #top(): Parameters<typeof topTemplate>[0] {
    const { phase, problem } = this.#info.value ?? {};
    if (problem && phase === 'restored') return 'delayed';
    return phase === 'opening' && this.#pieces.length === 0 && !this.#trouble ? 'opening' : this.#paging.value;
  }

  /** Who just wrote wants to see it. By the next frame the room may have taken the message, and it would look like any other. */
  #onHeard(shown: Sequence | undefined): void {
    const id = shown?.at(-1) ?? '';
    const message = this.room?.messages.get(id);
    if (message?.status === 'pending' && id !== this.#sent.id && isOwn(message, this.#me.value)) this.#sent = { id, due: this.#shown.now !== undefined };
  }

  /** What is new at the end counts while the reader is elsewhere. True when more came at once than can be read. */
  #onShown({ messages }: RoomView, shown: Sequence): boolean {
    const detour = this.#detour.value;
    const { keeper } = this.#rows;
    let flood = false;
    const isFirst = !this.#shown.now;
    for (const splice of this.#shown.take(shown)) {
      this.#rows.splice(splice);
      if (isFirst) continue;
      if (splice.at === 0) this.#before = Math.max(0, this.#before + splice.removed - splice.added);
      if (splice.at === 0 || detour) continue;
      if (keeper.following) flood = splice.added >= FLOOD;
      else {
        const added = shown.slice(splice.at, splice.at + splice.added).flatMap((id) => messages.get(id) ?? []);
        this.fresh += added.filter((message) => !isOwn(message, this.#me.value)).length;
      }
    }
    if (this.#sent.due && !detour) keeper.toEnd();
    this.#sent = { id: this.#sent.id, due: false };
    if (detour) {
      if (detour.target !== this.#visited) this.#wanted = detour.target;
      keeper.following = false;
    }
    this.#visited = detour?.target ?? '';
    return flood;
  }

  #onMoved(): void {
    const { keeper } = this.#rows;
    if (keeper.following && !this.#detour.value) this.fresh = 0;
    this.faraway = !keeper.following && keeper.distance > keeper.height * 0.6;
    this.#pager.soon();
    const { messages } = this.room ?? {};
    if (messages && keeper.following && !this.#detour.value && messages.shown.placed > messages.limit) this.#whenIdle();
  }

  #reach(): Reach | undefined {
    const shown = this.#shown.now;
    if (!this.isConnected || this.#info.value?.phase !== 'live' || !shown) return undefined;
    const detour = this.#detour.value;
    return {
      first: shown.at(0),
      last: shown.at(-1),
      older: (detour ? detour.more : this.#more.value) && this.#paging.value === 'idle',
      newer: detour?.moreAfter ?? false,
      top: this.#rows.keeper.top,
      bottom: this.#rows.keeper.distance,
    };
  }

  #onReopen = (): void => {
    this.dispatchEvent(new LoquiReopenEvent());
  };

  #onAgain = (): void => {
    this.dispatchEvent(new LoquiOlderEvent());
  };

  /** A quote was pressed: what is here is shown at once, what is not is fetched by the provider and shown when it comes. */
  #onJump = (event: LoquiJumpEvent): void => {
    this.#wanted = event.messageId;
    this.requestUpdate();
  };

  #onPresent = (event: LoquiPresentEvent): void => {
    if (event.defaultPrevented) return;
    this.fresh = 0;
    this.#wanted = '';
    this.scrollToEnd();
  };

  /** Whoever scrolls or types elsewhere meanwhile no longer waits for the jump. */
  #onWheel = { handleEvent: (): void => void (this.#wanted = ''), passive: true };

  #onPointer = (event: PointerEvent): void => {
    if (event.type === 'pointerdown') this.#wanted = '';
    this.#selected.onPointer(event);
  };

  #onFocusin = (event: FocusEvent): void => {
    this.current = rowAt(event)?.dataset.row ?? this.current;
  };

  #onKeydown = (event: KeyboardEvent): void => {
    this.#wanted = '';
    this.#rows.keeper.release();
    const row = rowAt(event);
    if (!row || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.composedPath()[0] !== row) {
      // From a control inside a message, Escape leads back to the message.
      if (event.key === 'Escape') row.focus();
      return;
    }
    const index = indexByKey(event.key, this.#shown.indexOf(row.dataset.row ?? ''), this.#rows);
    const next = index === undefined ? undefined : this.#shown.at(index);
    if (next === undefined) return;
    event.preventDefault();
    // With the focus goes what keeps a row mounted: the next one must be there before.
    this.current = this.#next = next;
    this.#renderNow();
    this.#next = '';
    this.#rows.element(next)?.focus({ preventScroll: true });
    if (event.key === 'End') this.scrollToEnd();
    else this.#rows.reveal(next);
  };

  #showWanted(): void {
    if (this.#wanted === '' || this.#shown.indexOf(this.#wanted) < 0) return;
    this.marked = this.current = this.#wanted;
    this.#wanted = '';
    this.#rows.show(this.marked, 'center');
    clearTimeout(this.#markTimer);
    this.#markTimer = setTimeout(() => (this.marked = ''), MARKED);
  }

  override render(): unknown {
    const { room } = this;
    const plain = this.plain || this.#plain.on;
    const trouble = this.#trouble;
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
        <div part="content" class="content ${plain ? 'plain' : ''}">
          ${topTemplate(this.#top(), this.#localize, this.#onAgain)}
          ${
            room
              ? repeat(
                  this.#pieces,
                  ({ key }) => key,
                  (piece) => this.#row(room, piece),
                )
              : nothing
          }
          ${this.#rows.hasTail ? gapTemplate : nothing} ${trouble ? troubleTemplate(trouble, this.#localize, this.#onReopen) : nothing}
          <div class="empty" ?hidden=${!this.#isEmpty()}><slot name="empty"></slot></div>
        </div>
      </div>
      ${this.#pill()}
    `;
  }

  #row(room: RoomView, { key, index, gap }: Piece): unknown {
    const { messages } = room;
    const message = messages.get(key);
    if (!message) return gap ? gapTemplate : nothing;
    const row = rowOf(room, message, index > 0 ? messages.get(this.#shown.at(index - 1) ?? '') : undefined, this.#me.value);
    return rowTemplate({
      ...row,
      offers: this.readonly ? NONE : row.offers,
      key,
      gap,
      position: this.#before + index + 1,
      size: (this.#detour.value?.more ?? this.#more.value) ? -1 : this.#rows.length,
      message: observe(messages.message$(key)),
      note: row.agent ? observe(this.#activity(room), (activity) => noteOf(room, key, activity, this.#me.value, this.#localize)) : '',
      layout: this.layout,
      marked: key === this.marked,
      current: key === this.current,
    });
  }

  /** Runs and members together, as one source per room: the notes of the answers change with either, and no row is rendered for it. */
  #activity(room: RoomView): Subscribable<Activity> {
    if (this.#activityOf?.room !== room) this.#activityOf = { room, source: together(room.streaming.active$, room.presence.members$) };
    return this.#activityOf.source;
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

/** The message an event happened in. */
function rowAt(event: Event): LoquiMessage | null {
  return (event.target as Element).closest<LoquiMessage>('loqui-message');
}
