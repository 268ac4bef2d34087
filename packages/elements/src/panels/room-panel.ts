/** What both panels share: room, parts, and deep links. */
import { ContextConsumer, ContextEvent } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { InfoState, Room, RoomView } from '@loqui/core';
import type { LoquiMessageList } from '../connected/loqui-message-list/loqui-message-list.js';
import type { LoquiRoomAnnouncer } from '../connected/loqui-room-announcer/loqui-room-announcer.js';
import type { LoquiRoomHeader } from '../connected/loqui-room-header/loqui-room-header.js';
import type { LoquiRoomComposer } from '../connected/loqui-room-composer/loqui-room-composer.js';
import { roomContext } from '../context.js';
import { LoquiConversationShownEvent, LoquiJumpEvent, LoquiPresentEvent, LoquiRemoveEvent, LoquiUndoEvent } from '../events.js';
import { need } from '../lazy.js';
import { Localize, refreshLanguage } from '../localize/localize.js';
import { keepComposing } from '../provider/composing.js';
import { Watch } from '../observe.js';
import type { LoquiProvider } from '../provider/loqui-provider.js';
import { WithoutRoom } from '../provider/without-room.js';
import { baseStyles } from '../styles/base.styles.js';
import { setStates } from '../states.js';
import { exportparts } from '../styles/forwarded-parts.js';
import { themeStyles } from '../styles/theme.styles.js';
import { PageFont } from './page-font.js';
import styles from './room-panel.styles.js';
import { UrlController } from './url.js';
import { adopt, textFrom } from '../property.js';
import { ConversationList } from './conversation-list.js';
import { PanelKeys } from './panel-keys.js';
import { PanelProblem } from './panel-problem.js';
import { PanelProperties } from './panel-properties.js';
import { strings } from './room-panel.strings.js';

export abstract class RoomPanel extends PanelProperties {
  static override styles = [baseStyles, themeStyles, styles];

  readonly #internals = this.attachInternals();
  readonly #localize = new Localize(this, strings);
  readonly #problem = new PanelProblem(this, this.#localize, () => this.focusComposer());
  readonly #conversations = new ConversationList(this, { closed: () => this.header?.focusList(), chosen: () => this.focusComposer() });
  #url = new UrlController(
    this,
    () => this.deepLink,
    ({ room, conversation, message }) => {
      // An address must not turn a private conversation into a shared room.
      if (this.isPersonal()) this.turnTo(conversation ?? '');
      else if (room !== undefined) this.room = room;
      this.target = message ?? '';
    },
  );

  readonly #keys: PanelKeys;
  #early = '';

  @query('loqui-provider') private provider!: LoquiProvider | null;
  @query('loqui-message-list') private list!: LoquiMessageList | null;
  @query('loqui-room-header') private header!: LoquiRoomHeader | null;
  @query('loqui-room-announcer') private announcer!: LoquiRoomAnnouncer | null;
  @query('loqui-room-composer') private composer!: LoquiRoomComposer | null;

  /** Root of the provider's content, where the room is known. */
  #section: Element | null = null;
  #info = new Watch<InfoState | undefined>(this, () => this.shown?.info$, undefined);

  @state() private shown: RoomView | undefined;
  @state() private inside = false;
  @state() private target = '';
  #withoutRoom = new WithoutRoom(this, () => this.#isNameless);

  constructor() {
    super();
    new ContextConsumer(this, {
      context: roomContext,
      callback: () => (this.inside = true),
    });
    adopt(this, 'draft');
    keepComposing(this);
    this.#keys = new PanelKeys(this, this);
    this.addController(new PageFont(this, (none) => setStates(this.#internals, { 'no-page-font': none })));
    this.addEventListener(LoquiJumpEvent.type, this.#onJump);
    this.addEventListener(LoquiPresentEvent.type, this.#onPresent);
    this.addEventListener(LoquiConversationShownEvent.type, this.#onShown);
    this.addEventListener(LoquiRemoveEvent.type, (event) => this.#announce(event, 'messageRemoved'));
    this.addEventListener(LoquiUndoEvent.type, (event) => this.#announce(event, 'messageRestored'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.inside = false;
  }

  protected override firstUpdated(): void {
    if (this.#early !== '') this.draft = this.#early;
    // Early: messages from before it is defined count as history, which is not announced.
    need('loqui-room-announcer');
    need('loqui-room-activity');
    this.#problem.prepare();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (!this.#isNameless || !this.#withoutRoom.problem) this.#withoutRoom.check();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#requestRoom();
    // Elements inside read their language when they render.
    if (changed.has('lang') && (this.lang || changed.get('lang'))) refreshLanguage();
    if (this.deepLink && changed.has('room') && changed.get('room')) this.#url.write({ room: this.room, message: this.target || undefined });
  }

  /** The open room, with all that can be done in it; `undefined` before the first render and inside a provider. */
  get opened(): Room | undefined {
    return this.provider?.opened;
  }

  /** Focuses the composer. */
  focusComposer(): void {
    this.composer?.focus();
  }

  /** The unsent text. */
  get draft(): string {
    return this.composer?.value ?? this.#early;
  }
  set draft(text: string) {
    if (this.composer) this.composer.value = textFrom(text);
    else this.#early = textFrom(text);
  }

  /** Opens the command palette: what can be done here, and what is registered for this panel and for the page. */
  showCommands(): void {
    this.#keys.show('commands');
  }

  /** Opens the list of keyboard shortcuts. */
  showShortcuts(): void {
    this.#keys.show('shortcuts');
  }

  /** Scrolls to the newest message. */
  scrollToEnd(): void {
    this.list?.scrollToEnd();
  }

  /** Requests the room context from inside the provider, which may be the panel's own. */
  #requestRoom(): void {
    const section = this.renderRoot.querySelector('section');
    if (section === this.#section) return;
    this.#section = section;
    section?.dispatchEvent(new ContextEvent(roomContext, section, (room) => queueMicrotask(() => (this.shown = room)), true));
  }

  #announce(event: Event, term: 'messageRemoved' | 'messageRestored'): void {
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.announcer?.announce(this.#localize.term(term));
    });
  }

  #onJump = (event: LoquiJumpEvent): void => {
    if (!this.deepLink) return;
    queueMicrotask(() => {
      if (!event.defaultPrevented && !this.#url.names(event.messageId)) this.#url.write({ room: this.room || undefined, message: event.messageId });
    });
  };

  #onPresent = (): void => {
    if (!this.deepLink) return;
    this.target = '';
    this.#url.write({ room: this.room || undefined, message: undefined });
  };

  protected isPersonal(): boolean {
    return false;
  }

  protected shownConversation(): string {
    return '';
  }

  protected turnTo(_conversation: string): void {
    // Only an assistant has private conversations.
  }

  get #isNameless(): boolean {
    return this.standsAlone && !this.isPersonal() && this.room === '' && this.handle === undefined;
  }

  #onShown = (event: LoquiConversationShownEvent): void => {
    if (event.composedPath()[0] !== this.provider) return;
    // The address of a new conversation replaces the current history entry; any other adds one.
    const same = this.opened?.id === event.conversation;
    this.turnTo(event.conversation);
    this.target = '';
    if (this.deepLink) this.#url.write({ room: undefined, conversation: event.conversation, message: undefined }, same);
  };

  /** True when the panel opens its own room. */
  protected get standsAlone(): boolean {
    return !this.inside || this.src !== '' || this.room !== '' || this.client !== undefined || this.handle !== undefined;
  }

  /** @param assistant the room is a conversation with an agent: `agent`, or the room's first */
  protected frame(assistant: boolean, agent: string): TemplateResult {
    if (this.#isNameless && this.#withoutRoom.problem) {
      return html`<section part="base" class="theme panel nameless">${this.#problem.alone(this.#withoutRoom.problem)}</section>`;
    }
    const { isOpen, isShown } = this.#conversations;
    const panel = html`<section
      part="base"
      class=${`theme panel${assistant ? ' assistant' : ''}${isShown ? ' listing' : ''}`}
      aria-label=${this.heading || (this.#info.value?.title ?? this.#localize.term('conversation'))}
    >
      ${
        this.noHeader
          ? nothing
          : html`<slot name="header">
              <loqui-room-header
                part="header"
                exportparts=${exportparts('loqui-chat', 'loqui-room-header')}
                .heading=${this.heading}
                .assistant=${assistant}
                .agent=${agent}
                .listing=${isOpen}
                ><slot name="header-actions" slot="actions"></slot
              ></loqui-room-header>
            </slot>`
      }
      ${isOpen ? html`<loqui-conversations part="conversations" exportparts=${exportparts('loqui-chat', 'loqui-conversations')}></loqui-conversations>` : nothing}
      <loqui-message-list
        part="list"
        ?inert=${isShown}
        exportparts=${exportparts('loqui-chat', 'loqui-message-list')}
        .layout=${this.layout}
        .plain=${this.plain}
        .follow=${this.follow || (assistant ? 'question' : 'end')}
        .readonly=${this.readonly}
        .target=${this.target}
      >
        <slot name="empty" slot="empty"
          ><loqui-room-empty
            part="empty"
            exportparts=${exportparts('loqui-chat', 'loqui-room-empty')}
            .greeting=${this.greeting}
            .suggestions=${this.suggestions}
            .assistant=${assistant}
            .agent=${agent}
          ></loqui-room-empty
        ></slot>
      </loqui-message-list>
      <div class="foot" ?inert=${isShown}>
        ${this.#problem.template()}
        <div class="activity"><loqui-room-activity part="activity" .assistant=${assistant}></loqui-room-activity></div>
        <loqui-room-composer
          part="composer"
          exportparts=${exportparts('loqui-chat', 'loqui-room-composer')}
          .assistant=${assistant}
          .agent=${agent}
          .placeholder=${this.placeholder}
          .readonly=${this.readonly}
          .uploads=${this.uploads}
        >
          <slot name="composer-tools" slot="tools"></slot>
          <slot name="composer-actions" slot="actions"></slot>
        </loqui-room-composer>
        <slot name="footer"></slot>
      </div>
      <loqui-room-announcer></loqui-room-announcer>
    </section>`;
    if (!this.standsAlone || this.#isNameless) return panel;
    return html`<loqui-provider
      .src=${this.src}
      .room=${this.room}
      .personal=${this.isPersonal()}
      .conversation=${this.shownConversation()}
      .quiet=${true}
      .accent=${this.accent}
      .density=${this.density}
      .radius=${this.radius}
      .name=${this.name}
      .transport=${this.transport}
      .credentials=${this.credentials}
      .token=${this.token}
      .client=${this.client}
      .handle=${this.handle}
      >${panel}</loqui-provider
    >`;
  }
}
