import { ContextProvider, consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { Client, InfoState, Room, Token, Transport, Wire } from '@loqui/core';
import { conversationsContext, roomContext } from '../context.js';
import {
  LoquiConversationEvent,
  LoquiConversationRemoveEvent,
  LoquiConversationShownEvent,
  LoquiDraftEvent,
  LoquiErrorEvent,
  LoquiNewChatEvent,
  LoquiSendEvent,
  LoquiTypingEvent,
} from '../events.js';
import { once, tellMissing } from '../lazy.js';
import { SaidError } from '../localize/failure-words.js';
import { Localize } from '../localize/localize.js';
import { Watch } from '../observe.js';
import { themeStyles, token } from '../styles/tokens.styles.js';
import { acts, applyAct, conversationActs } from './acts.js';
import { clientContext } from './client-context.js';
import { keepComposing } from './composing.js';
import { NewConversation } from './new-conversation.js';
import { RoomNews } from './room-news.js';
import { enter, exit } from './visitors.js';
import { WithoutRoom } from './without-room.js';
import { property } from '../property.js';
import { isClient, isRoom, isToken, isTransport } from '../property-shapes.js';
import { strings } from './loqui-provider.strings.js';

/** The code of a client, with RxJS: fetched by the first provider that must make a client itself, while what is inside it is already drawn. */
const core = once(() => import('./make-client.js'));
/** What acts among conversations mean: fetched with the first of them. */
const listing = once(() => import('./conversation-acts.js'));
let createClient: Awaited<ReturnType<typeof core>>['createClient'] | undefined;

/** How long a provider waits before it tries again to fetch that, in milliseconds. */
const AGAIN = 5000;

/** What was done before the room was there, and which room was meant. */
interface EarlyAct {
  readonly room: string;
  readonly event: Event;
  readonly origin: EventTarget | undefined;
}

/** Acts that a provider further in has taken: those around it let them pass. */
const taken = new WeakSet<Event>();

/**
 * @summary Opens a room and gives it to all Loqui elements inside. The only element that holds a client: it carries out what the elements ask for by their
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
  static override styles = [
    themeStyles,
    css`
      :host {
        display: contents;
      }
      [part='problem'] {
        margin: 0;
        padding: 12px 14px;
        border: 1px solid ${token.danger};
        border-radius: ${token.radius};
        background: ${token['surface-raised']};
        color: ${token.text};
        font: 14px/1.45 ${token.font};
      }
    `,
  ];

  #localize = new Localize(this, strings);
  #rooms = new ContextProvider(this, { context: roomContext });
  #clients = new ContextProvider(this, { context: clientContext });
  #conversations = new ContextProvider(this, { context: conversationsContext });
  #new = new NewConversation();
  #news = new RoomNews(this);
  #withoutRoom = new WithoutRoom(this, () => !this.#isMeant);
  /** The panel around says itself what is wrong. */
  quiet = false;
  /** The client we made ourselves, and shall dispose of. */
  #made: Client | undefined;
  #open: Room | undefined;
  /** The room is ours to leave: neither it nor its client was handed in. */
  #entered = false;
  /** The code of a client is on its way, and then a room. */
  #coming = false;
  #failed = false;
  #early: EarlyAct[] = [];
  #again: ReturnType<typeof setTimeout> | undefined;

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
    for (const type of acts) this.addEventListener(type, this.#onAct);
    for (const type of conversationActs) this.addEventListener(type, this.#onConversationAct);
    keepComposing(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is moved in the page comes back in the same turn: its line must not be cut for that.
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

  /** It was said what to open. */
  get #isMeant(): boolean {
    return this.handle !== undefined || this.room !== '' || this.personal;
  }

  /** A private conversation is shown. */
  get #isOwn(): boolean {
    return this.personal && this.room === '' && this.handle === undefined;
  }

  /** What early acts are meant for. */
  get #meant(): string {
    return `${this.room} ${this.conversation}`;
  }

  #enter(): void {
    this.#withoutRoom.look();
    const found = this.handle || !this.#isMeant ? undefined : this.#clientOf();
    this.#clients.setValue(found);
    this.#coming = found === 'coming';
    const client = found === 'coming' ? undefined : found;
    const room = this.handle ?? (client && this.#roomOf(client));
    if (room !== this.#open) {
      this.#leave();
      this.#open = room;
      this.#entered = client !== undefined && (client !== this.client || this.#isOwn);
      if (room) enter(room);
      this.#rooms.setValue(room);
      this.#news.follow(room);
    }
    this.#conversations.setValue(client && this.#isOwn ? { view: client.conversations, current: this.conversation } : undefined);
    if (room) this.#catchUp(room);
  }

  #roomOf(client: Client): Room | undefined {
    try {
      return this.#isOwn ? this.#new.roomOf(client, this.conversation) : client.room(this.room);
    } catch (cause) {
      // A name that no room can have.
      const error = cause instanceof Error ? cause : new Error(String(cause));
      this.#withoutRoom.say(error.message);
      if (this.quiet) this.#tell(error, undefined);
      return undefined;
    }
  }

  /** Shows another private conversation, '' for a new one. */
  #show(conversation: string): void {
    if (conversation === this.conversation) return;
    this.conversation = conversation;
    this.dispatchEvent(new LoquiConversationShownEvent(conversation));
  }

  /** Something of ours is still to be sent there: it may make the conversation. */
  #isWaiting(): boolean {
    return this.#open?.messages.items.some(({ offset, status }) => offset === undefined && status === 'pending') ?? false;
  }

  /** The conversation was removed elsewhere, or has ended. */
  #onGone = (): void => {
    if (!this.#isOwn || this.conversation === '' || this.#open?.info.phase !== 'closed' || this.#isWaiting()) return;
    this.#show('');
    this.#tell(new SaidError(this.#localize.term('conversationGone')), undefined);
  };

  /** The client that is meant; made when nobody has given one. `coming` while the code for it, or the client of the provider around us, is on its way. */
  #clientOf(): Client | 'coming' {
    if (this.client) return this.client;
    if (this.src === '' && this.outer && !this.#made) return this.outer;
    if (!createClient) {
      void this.#fetchCore();
      return 'coming';
    }
    this.#made ??= createClient({
      url: this.src || '/loqui',
      transport: this.transport,
      ...(this.token !== undefined && { token: this.token }),
      ...(this.credentials !== '' && { credentials: this.credentials }),
      ...(this.name !== '' && { guest: this.name }),
    });
    return this.#made;
  }

  async #fetchCore(): Promise<void> {
    clearTimeout(this.#again);
    try {
      ({ createClient } = await core());
    } catch (cause) {
      tellMissing('The code that talks to the server', cause);
      if (!this.isConnected || !this.#coming) return;
      // Said once; the tries go on as long as nothing else brings a room.
      if (!this.#failed) this.dispatchEvent(new LoquiErrorEvent(new SaidError(this.#localize.term('loadFailed'), { cause })));
      this.#failed = true;
      clearTimeout(this.#again);
      this.#again = setTimeout(() => this.#enter(), AGAIN);
      return;
    }
    this.#failed = false;
    if (this.isConnected && this.#coming) this.#enter();
  }

  /** What was done meanwhile. What was meant for a room that is no longer shown fails in the open. */
  #catchUp(room: Room): void {
    for (const { room: meant, event, origin } of this.#early.splice(0)) {
      if (meant === this.#meant) void this.#carryOut(room, event, origin);
      else this.#tell(new SaidError(this.#localize.term('loadFailed')), origin);
    }
  }

  #leave(): void {
    const room = this.#open;
    this.#open = undefined;
    this.#news.follow(undefined);
    // A new conversation is kept while another is looked at: what was begun there is not lost.
    if (room && exit(room) && this.#entered && !this.#new.is(room)) room.leave();
  }

  #release(): void {
    this.#leave();
    this.#new.leave();
    this.#conversations.setValue(undefined);
    this.#rooms.setValue(undefined);
    this.#clients.setValue(undefined);
    this.#made?.dispose();
    this.#made = undefined;
    this.#coming = false;
    clearTimeout(this.#again);
    // Another server comes, or none: what was done before the first was there must not go to it.
    for (const { origin } of this.#early.splice(0)) this.#tell(new SaidError(this.#localize.term('loadFailed')), origin);
  }

  #onAct = (event: Event): void => {
    if (taken.has(event)) return;
    taken.add(event);
    const origin = event.composedPath()[0];
    // After the event has gone all its way: whoever stands around us may still cancel it.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      if (this.#open) void this.#carryOut(this.#open, event, origin);
      else if (this.#coming) this.#remember({ room: this.#meant, event, origin });
    });
  };

  #onConversationAct = (event: Event): void => {
    if (!this.#isOwn || taken.has(event)) return;
    taken.add(event);
    const origin = event.composedPath()[0];
    queueMicrotask(() => {
      const client = this.client ?? this.#made ?? this.outer;
      if (event.defaultPrevented || !client || client === 'coming') return;
      if (event instanceof LoquiConversationEvent) return this.#show(event.conversation);
      if (event instanceof LoquiNewChatEvent || (event instanceof LoquiConversationRemoveEvent && event.conversation === this.conversation)) this.#show('');
      if (event instanceof LoquiNewChatEvent) return;
      listing()
        .then(({ actOnConversations }) => actOnConversations(client, event))
        .catch((cause: unknown) => this.#tell(cause instanceof Error ? cause : new Error(String(cause)), origin));
    });
  };

  /** Of what comes with every key, the last says all. */
  #remember(act: EarlyAct): void {
    const { type } = act.event;
    if (type === LoquiDraftEvent.type || type === LoquiTypingEvent.type) this.#early = this.#early.filter(({ event }) => event.type !== type);
    this.#early.push(act);
  }

  async #carryOut(room: Room, event: Event, origin: EventTarget | undefined): Promise<void> {
    if (event instanceof LoquiSendEvent && this.#new.is(room)) {
      // From now on it is a conversation like the others.
      this.#new.forget();
      this.#show(room.id);
    }
    const failure = await applyAct(room, event);
    if (!failure) return;
    const { cause, notFound, shown } = failure;
    const error = notFound ? new SaidError(this.#localize.term('noSuchMessage'), { cause }) : cause instanceof Error ? cause : new Error(String(cause));
    this.#tell(error, origin, shown);
  }

  #tell(error: Error, origin: EventTarget | undefined, shown?: LoquiErrorEvent['shown']): void {
    const target = origin instanceof Node && origin.isConnected ? origin : this;
    target.dispatchEvent(new LoquiErrorEvent(error, shown));
  }
}
