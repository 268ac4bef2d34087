import { ContextProvider, consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { Client, InfoState, Room, Token, Transport, Wire } from '@loqui/core';
import { conversationsContext, roomContext } from '../context.js';
import {
  LoquiConversationEvent,
  LoquiConversationRemoveEvent,
  LoquiConversationShownEvent,
  LoquiErrorEvent,
  LoquiNewChatEvent,
  LoquiSendEvent,
} from '../events.js';
import { once } from '../lazy.js';
import { ReadableError } from '../localize/failure-words.js';
import { Localize } from '../localize/localize.js';
import { Watch } from '../observe.js';
import { Themed } from './themed.js';
import { themeStyles } from '../styles/theme.styles.js';
import { ActListener, EarlyActs } from './act-listener.js';
import { acts, applyAct, conversationActs, errorOf } from './acts.js';
import { keepComposing } from './composing.js';
import styles from './loqui-provider.styles.js';
import { enter, exit, hasUnsent, NewConversation } from './opened-rooms.js';
import { clientContext, OwnClient } from './own-client.js';
import { RoomNews } from './room-news.js';
import { WithoutRoom } from './without-room.js';
import { property } from '../property.js';
import { isClient, isRoom, isToken, isTransport } from '../property-shapes.js';
import { strings } from './loqui-provider.strings.js';

const listing = once(() => import('./conversation-acts.js'));
/** Applies acts to the room or to the list of conversations. Shared by all providers: the innermost applies an act. */
const inside = new ActListener();

/**
 * @summary Opens a room for all Loqui elements inside: `room`, shared by everybody who may enter it, or `personal`. The only element that holds a client: it
 * applies the acts that the elements emit, unless the page calls `preventDefault()` on them.
 * @tag loqui-provider
 *
 * @attr {string} allowed-link-origins - Origins and paths, separated by spaces, that links in answers may lead to; `*` for all. Default: the page's own.
 * @attr {string} allowed-image-origins - The same for images in answers.
 *
 * @slot - The elements that show the room.
 *
 * @fires {LoquiReadyEvent} loqui-ready - The room is open and its newest messages are loaded: `room`.
 * @fires {LoquiMessageEvent} loqui-message - A message is complete, an answer when it has ended: `message`, `own`.
 * @fires {LoquiRunStartEvent} loqui-run-start - An agent has begun to work: `run`.
 * @fires {LoquiRunEndEvent} loqui-run-end - An agent has ended its work: `run` with its final `status`.
 * @fires {LoquiConnectionChangeEvent} loqui-connection-change - The connection was made, lost or closed: `connection`.
 * @fires {LoquiConversationShownEvent} loqui-conversation-shown - Another private conversation is shown.
 * @fires {LoquiErrorEvent} loqui-error - An act failed. Emitted at the element that the act came from.
 *
 * @csspart problem - The text when no room can be opened.
 */
export class LoquiProvider extends Themed {
  static override styles = [themeStyles, styles];

  #localize = new Localize(this, strings);
  #rooms = new ContextProvider(this, { context: roomContext });
  #clients = new ContextProvider(this, { context: clientContext });
  #conversations = new ContextProvider(this, { context: conversationsContext });
  #new = new NewConversation();
  #news = new RoomNews(this);
  #withoutRoom = new WithoutRoom(this, () => !this.#isSet);
  /** The panel around it shows problems. */
  quiet = false;
  #own = new OwnClient({
    isWanted: () => this.isConnected && this.#coming,
    again: () => this.#enter(),
    failed: (cause) => this.dispatchEvent(new LoquiErrorEvent(new ReadableError(this.#localize.term('loadFailed'), { cause }))),
  });
  #open: Room | undefined;
  /** The room is left here: the page gave neither it nor its client. */
  #entered = false;
  /** The client's code is being fetched. */
  #coming = false;
  #early = new EarlyActs();

  @consume({ context: clientContext, subscribe: true })
  @state()
  private outer?: Client | 'coming' | undefined;

  /** Where the server adapter is mounted. Without it, a provider inside another one uses the outer one's client. */
  @property() src = '';

  /** Name of the room, which everybody who may enter it shares. */
  @property() room = '';

  /** Without `room`: a private conversation, which the server creates with its first message. */
  @property({ type: Boolean }) personal = false;

  /** Id of the private conversation; '' for a new one. Changes with what the person opens. */
  @property() conversation = '';

  /** The guest's name, where the site has no sign-in. */
  @property() name = '';

  /** The wire: `auto` finds one that works; `sse`, `websocket` and `poll` are fixed. Or a transport of your own. */
  @property({ oneOf: ['auto', 'sse', 'websocket', 'poll'], shape: isTransport }) transport: 'auto' | Wire | Transport = 'auto';

  /** Cookies in requests, as in `fetch`: `include` for a server on another origin; default `same-origin`. */
  @property({ oneOf: ['', 'omit', 'same-origin', 'include'] }) credentials: RequestCredentials | '' = '';

  /** A bearer token, or a function that fetches one. */
  @property({ attribute: false, optional: true, shape: isToken }) token?: Token | undefined;

  /** A client of your own, in place of `src`. Neither it nor its rooms are closed here. */
  @property({ attribute: false, optional: true, shape: isClient }) client?: Client | undefined;

  /** A room of your own, in place of `room`. It is not left here. */
  @property({ attribute: false, optional: true, shape: isRoom }) handle?: Room | undefined;

  constructor() {
    super();
    new Watch<InfoState | undefined>(
      this,
      () => this.#open?.info$,
      undefined,
      (info) => info?.error?.code === 'unknown-room' && queueMicrotask(this.#onGone),
    );
    inside.listen(this, acts, this.#onAct);
    inside.listen(this, conversationActs, this.#onConversationAct, () => this.#isPrivate);
    keepComposing(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element moved in the page is reconnected in the same turn and keeps its connection.
    queueMicrotask(() => {
      if (!this.isConnected) this.#release();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    const line = (['src', 'name', 'transport', 'credentials', 'token', 'client'] as const).some((name) => changed.has(name));
    if (this.hasUpdated && line) this.#release();
    if (line || (['room', 'personal', 'conversation', 'handle', 'outer'] as const).some((name) => changed.has(name))) this.#enter();
  }

  /** The open room, with everything that can be done in it. */
  get opened(): Room | undefined {
    return this.#open;
  }

  override render(): unknown {
    const problem = this.quiet ? '' : this.#withoutRoom.problem;
    return html`${problem ? html`<p part="problem" class="theme" role="alert">${problem}</p>` : nothing}<slot class="theme"></slot>`;
  }

  /** The page has set what to open. */
  get #isSet(): boolean {
    return this.handle !== undefined || this.room !== '' || this.personal;
  }

  get #isPrivate(): boolean {
    return this.personal && this.room === '' && this.handle === undefined;
  }

  /** Key of what is shown, for acts that come before it is open. */
  get #shownKey(): string {
    return `${this.room} ${this.conversation}`;
  }

  #enter(): void {
    this.#withoutRoom.check();
    const found = this.handle || !this.#isSet ? undefined : this.#clientOf();
    this.#clients.setValue(found);
    this.#coming = found === 'coming';
    const client = found === 'coming' ? undefined : found;
    const room = this.handle ?? (client && this.#roomOf(client));
    if (room !== this.#open) {
      this.#leave();
      this.#open = room;
      this.#entered = client !== undefined && (client !== this.client || this.#isPrivate);
      if (room) enter(room);
      this.#rooms.setValue(room);
      this.#news.follow(room);
    }
    this.#conversations.setValue(client && this.#isPrivate ? { view: client.conversations, current: this.conversation } : undefined);
    if (room) this.#catchUp(room);
  }

  #roomOf(client: Client): Room | undefined {
    try {
      return this.#isPrivate ? this.#new.roomOf(client, this.conversation) : client.room(this.room);
    } catch (cause) {
      // No room can have this name.
      this.#withoutRoom.report(errorOf(cause).message);
      if (this.quiet) this.#fail(cause, undefined);
      return undefined;
    }
  }

  #show(conversation: string): void {
    if (conversation === this.conversation) return;
    this.conversation = conversation;
    this.dispatchEvent(new LoquiConversationShownEvent(conversation));
  }

  /** The conversation was removed elsewhere, or has ended. */
  #onGone = (): void => {
    if (!this.#isPrivate || this.conversation === '' || this.#open?.info.phase !== 'closed' || hasUnsent(this.#open)) return;
    this.#show('');
    this.#fail(new ReadableError(this.#localize.term('conversationGone')), undefined);
  };

  /** The client of the page or of the provider around, or one made here; `coming` while its code is fetched. */
  #clientOf(): Client | 'coming' {
    if (this.client) return this.client;
    if (this.src === '' && this.outer && !this.#own.made) return this.outer;
    const own = this.#own.get(() => ({
      url: this.src || '/loqui',
      transport: this.transport,
      ...(this.token !== undefined && { token: this.token }),
      ...(this.credentials !== '' && { credentials: this.credentials }),
      ...(this.name !== '' && { guest: this.name }),
    }));
    return own ?? 'coming';
  }

  /** Early acts for a room that is no longer shown fail visibly. */
  #catchUp(room: Room): void {
    for (const { room: key, event, origin } of this.#early.release()) {
      if (key === this.#shownKey) void this.#apply(room, event, origin);
      else this.#fail(new ReadableError(this.#localize.term('loadFailed')), origin);
    }
  }

  #leave(): void {
    const room = this.#open;
    this.#open = undefined;
    this.#news.follow(undefined);
    // A new conversation is not left: what was begun in it is kept.
    if (room && exit(room) && this.#entered && !this.#new.is(room)) room.leave();
  }

  #release(): void {
    this.#leave();
    this.#new.leave();
    this.#conversations.setValue(undefined);
    this.#rooms.setValue(undefined);
    this.#clients.setValue(undefined);
    this.#own.dispose();
    this.#coming = false;
    // The next client may belong to another server, which must not receive these acts.
    for (const { origin } of this.#early.release()) this.#fail(new ReadableError(this.#localize.term('loadFailed')), origin);
  }

  #onAct = (event: Event, origin: EventTarget | undefined): void => {
    if (this.#open) void this.#apply(this.#open, event, origin);
    else if (this.#coming) this.#early.keep({ room: this.#shownKey, event, origin });
  };

  #onConversationAct = (event: Event, origin: EventTarget | undefined): void => {
    const client = this.client ?? this.#own.made ?? this.outer;
    if (!client || client === 'coming') return;
    if (event instanceof LoquiConversationEvent) return this.#show(event.conversation);
    if (event instanceof LoquiNewChatEvent || (event instanceof LoquiConversationRemoveEvent && event.conversation === this.conversation)) this.#show('');
    if (event instanceof LoquiNewChatEvent) return;
    listing()
      .then(({ actOnConversations }) => actOnConversations(client, event))
      .catch((cause: unknown) => this.#fail(cause, origin));
  };

  async #apply(room: Room, event: Event, origin: EventTarget | undefined): Promise<void> {
    if (event instanceof LoquiSendEvent && this.#new.is(room)) {
      this.#new.forget();
      this.#show(room.id);
    }
    const failure = await applyAct(room, event);
    if (!failure) return;
    const { cause, notFound, shown } = failure;
    this.#fail(notFound ? new ReadableError(this.#localize.term('noSuchMessage'), { cause }) : cause, origin, shown);
  }

  #fail(cause: unknown, origin: EventTarget | undefined, shown?: LoquiErrorEvent['shown']): void {
    const target = origin instanceof Node && origin.isConnected ? origin : this;
    target.dispatchEvent(new LoquiErrorEvent(errorOf(cause), shown));
  }
}
