import { ContextProvider, consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
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
import { themeStyles } from '../styles/tokens.styles.js';
import { ActListener } from './act-listener.js';
import { acts, applyAct, conversationActs, errorOf } from './acts.js';
import { keepComposing } from './composing.js';
import { EarlyActs } from './early-acts.js';
import styles from './loqui-provider.styles.js';
import { hasUnsent, NewConversation } from './new-conversation.js';
import { clientContext, OwnClient } from './own-client.js';
import { RoomNews } from './room-news.js';
import { enter, exit } from './visitors.js';
import { WithoutRoom } from './without-room.js';
import { property } from '../property.js';
import { isClient, isRoom, isToken, isTransport } from '../property-shapes.js';
import { strings } from './loqui-provider.strings.js';

/** How acts among conversations are applied: fetched with the first of them. */
const listing = once(() => import('./conversation-acts.js'));
/** Acts of the person that a provider applies: to its room, or to the list of conversations. */
const inside = new ActListener();

/**
 * @summary Opens a room and gives it to all Loqui elements inside. The only element that holds a client: it applies the acts that the elements emit as
 * events, unless the page calls `preventDefault()` on them. It needs a `room`, which everybody who may enter it shares, or `personal`.
 * @tag loqui-provider
 *
 * @attr {string} allowed-link-origins - Origins and paths, parted by spaces, to which links in answers may lead; `*` for all. Default: the page's own.
 * @attr {string} allowed-image-origins - The same for pictures in answers.
 *
 * @slot - The elements that show the room.
 *
 * @fires {LoquiReadyEvent} loqui-ready - The room is open and its newest messages are loaded: `room`.
 * @fires {LoquiMessageEvent} loqui-message - A message has come and is complete, an answer when it has ended: `message`, `own`.
 * @fires {LoquiRunStartEvent} loqui-run-start - An agent has begun to work: `run`.
 * @fires {LoquiRunEndEvent} loqui-run-end - An agent has ended its work: `run`, whose `status` says how.
 * @fires {LoquiConnectionChangeEvent} loqui-connection-change - The connection was made, lost or closed: `connection`.
 * @fires {LoquiConversationShownEvent} loqui-conversation-shown - Another private conversation is shown now.
 * @fires {LoquiErrorEvent} loqui-error - An act failed. Fired where the act came from.
 *
 * @csspart problem - What is said when no room can be opened.
 */
export class LoquiProvider extends LitElement {
  static override styles = [themeStyles, styles];

  #localize = new Localize(this, strings);
  #rooms = new ContextProvider(this, { context: roomContext });
  #clients = new ContextProvider(this, { context: clientContext });
  #conversations = new ContextProvider(this, { context: conversationsContext });
  #new = new NewConversation();
  #news = new RoomNews(this);
  #withoutRoom = new WithoutRoom(this, () => !this.#isMeant);
  /** The panel around shows problems. */
  quiet = false;
  /** The client we make ourselves, and shall dispose of. */
  #own = new OwnClient({
    isWanted: () => this.isConnected && this.#coming,
    again: () => this.#enter(),
    failed: (cause) => this.dispatchEvent(new LoquiErrorEvent(new ReadableError(this.#localize.term('loadFailed'), { cause }))),
  });
  #open: Room | undefined;
  /** The room is ours to leave: neither it nor its client was handed in. */
  #entered = false;
  /** The code of a client is on its way, and then a room. */
  #coming = false;
  #early = new EarlyActs();

  @consume({ context: clientContext, subscribe: true })
  @state()
  private outer?: Client | 'coming' | undefined;

  /** Where the server adapter is mounted. Inside another provider without `src`, that one's client is used. */
  @property() src = '';

  /** Name of the room. Everybody who may enter it shares it. */
  @property() room = '';

  /** Without `room`: a private conversation of the visitor, which the server makes with its first message. */
  @property({ type: Boolean }) personal = false;

  /** Id of the private conversation that is shown; '' for a new one. Changes with what the person opens. */
  @property() conversation = '';

  /** Our name as a guest, where the site signs nobody in. */
  @property() name = '';

  /** How the server is reached: `auto` finds the wire that works; `sse`, `websocket` and `poll` take that one. Or a transport of your own. */
  @property({ oneOf: ['auto', 'sse', 'websocket', 'poll'], shape: isTransport }) transport: 'auto' | Wire | Transport = 'auto';

  /** Whether the site's cookies go with the requests, as of `fetch`: `include` for a server on another origin; default `same-origin`. */
  @property({ oneOf: ['', 'omit', 'same-origin', 'include'] }) credentials: RequestCredentials | '' = '';

  /** Proves who we are: a bearer token, or a function that fetches one. */
  @property({ attribute: false, optional: true, shape: isToken }) token?: Token | undefined;

  /** A client of your own, in place of `src`. It stays yours: neither it nor its rooms are ended here. */
  @property({ attribute: false, optional: true, shape: isClient }) client?: Client | undefined;

  /** A room of your own, in place of `room`. It stays yours: it is not left here. */
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
    // An element that is moved in the page comes back in the same turn, and keeps its connection.
    queueMicrotask(() => {
      if (!this.isConnected) this.#release();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    const line = (['src', 'name', 'transport', 'credentials', 'token', 'client'] as const).some((name) => changed.has(name));
    if (this.hasUpdated && line) this.#release();
    if (line || (['room', 'personal', 'conversation', 'handle', 'outer'] as const).some((name) => changed.has(name))) this.#enter();
  }

  /** The room that is open, with everything that can be done in it. */
  get opened(): Room | undefined {
    return this.#open;
  }

  override render(): unknown {
    const problem = this.quiet ? '' : this.#withoutRoom.problem;
    return html`${problem ? html`<p part="problem" class="theme" role="alert">${problem}</p>` : nothing}<slot class="theme"></slot>`;
  }

  /** The page has named something to open. */
  get #isMeant(): boolean {
    return this.handle !== undefined || this.room !== '' || this.personal;
  }

  /** A private conversation is shown. */
  get #isPrivate(): boolean {
    return this.personal && this.room === '' && this.handle === undefined;
  }

  /** Names what is shown, for acts that come before it is here. */
  get #meant(): string {
    return `${this.room} ${this.conversation}`;
  }

  #enter(): void {
    this.#withoutRoom.check();
    const found = this.handle || !this.#isMeant ? undefined : this.#clientOf();
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
      // A name that no room can have.
      this.#withoutRoom.report(errorOf(cause).message);
      if (this.quiet) this.#fail(cause, undefined);
      return undefined;
    }
  }

  /** Shows another private conversation, '' for a new one. */
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

  /** The client given by the page, by the provider around, or made here. `coming` while the code for it is on its way. */
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

  /** Applies the early acts. One that was meant for a room that is no longer shown fails visibly. */
  #catchUp(room: Room): void {
    for (const { room: meant, event, origin } of this.#early.release()) {
      if (meant === this.#meant) void this.#apply(room, event, origin);
      else this.#fail(new ReadableError(this.#localize.term('loadFailed')), origin);
    }
  }

  #leave(): void {
    const room = this.#open;
    this.#open = undefined;
    this.#news.follow(undefined);
    // A new conversation is kept while another one is shown: what was begun there is not lost.
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
    // The next client may be of another server: acts meant for the first must not go to it.
    for (const { origin } of this.#early.release()) this.#fail(new ReadableError(this.#localize.term('loadFailed')), origin);
  }

  #onAct = (event: Event, origin: EventTarget | undefined): void => {
    if (this.#open) void this.#apply(this.#open, event, origin);
    else if (this.#coming) this.#early.keep({ room: this.#meant, event, origin });
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
      // From now on it is a conversation like the others.
      this.#new.forget();
      this.#show(room.id);
    }
    const failure = await applyAct(room, event);
    if (!failure) return;
    const { cause, notFound, shown } = failure;
    this.#fail(notFound ? new ReadableError(this.#localize.term('noSuchMessage'), { cause }) : cause, origin, shown);
  }

  /** Fires the error where the act came from. */
  #fail(cause: unknown, origin: EventTarget | undefined, shown?: LoquiErrorEvent['shown']): void {
    const target = origin instanceof Node && origin.isConnected ? origin : this;
    target.dispatchEvent(new LoquiErrorEvent(errorOf(cause), shown));
  }
}
