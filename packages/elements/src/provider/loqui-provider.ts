import { ContextProvider, consume } from '@lit/context';
import { LitElement, css, html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Client, Room, Token, Transport, Wire } from '@loqui/core';
import { roomContext } from '../context.js';
import { LoquiDraftEvent, LoquiErrorEvent, LoquiTypingEvent } from '../events.js';
import { once, tellMissing } from '../lazy.js';
import { Localize } from '../localize/localize.js';
import { themeStyles } from '../styles/tokens.styles.js';
import { acts } from './acts.js';
import { clientContext } from './client-context.js';

/** The code of a client, with RxJS: fetched by the first provider that must make a client itself, while what is inside it is already drawn. */
const core = once(() => import('./make-client.js'));
/** What acts mean: fetched with the first room. */
const acting = once(() => import('./carry-out.js'));
let createClient: Awaited<ReturnType<typeof core>>['createClient'] | undefined;

/** How long a provider waits before it tries again to fetch that, in milliseconds. */
const AGAIN = 5000;

/** What was done before the room was there, and in which room. */
interface EarlyAct {
  readonly room: string;
  readonly event: Event;
  readonly origin: EventTarget | undefined;
}

/** Acts that a provider further in has taken: those around it let them pass. */
const taken = new WeakSet<Event>();

/**
 * @summary Opens a room and gives it to all Loqui elements inside. The only element that holds a client: it carries out what the elements ask for by their
 * events, unless the page calls `preventDefault()` on them.
 * @tag loqui-provider
 *
 * @attr {string} allowed-link-origins - Origins and paths, parted by spaces, to which links in answers may lead; `*` for all. Default: the page's own.
 * @attr {string} allowed-image-origins - The same for pictures in answers.
 *
 * @slot - The elements that show the room.
 *
 * @fires {LoquiErrorEvent} loqui-error - An act failed. Fired where the act came from.
 */
export class LoquiProvider extends LitElement {
  static override styles = [
    themeStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  #localize = new Localize(this);
  #rooms = new ContextProvider(this, { context: roomContext });
  #clients = new ContextProvider(this, { context: clientContext });
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

  /** Name of the room. */
  @property() room = 'lobby';

  /** Our name as a guest, where the site signs nobody in. */
  @property() name = '';

  /** How the server is reached: `auto` finds the wire that works; `sse`, `websocket` and `poll` take that one. Or a transport of your own. */
  @property() transport: 'auto' | Wire | Transport = 'auto';

  /** Whether the site's cookies go with the requests, as of `fetch`: `include` for a server on another origin; default `same-origin`. */
  @property() credentials: RequestCredentials | '' = '';

  /** Proves who we are: a bearer token, or a function that fetches one. */
  @property({ attribute: false }) token?: Token | undefined;

  /** A client of your own, in place of `src`. It stays yours: neither it nor its rooms are ended here. */
  @property({ attribute: false }) client?: Client | undefined;

  /** A room of your own, in place of `room`. It stays yours: it is not left here. */
  @property({ attribute: false }) handle?: Room | undefined;

  constructor() {
    super();
    for (const type of acts) this.addEventListener(type, this.#onAct);
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
    if (line || changed.has('room') || changed.has('handle') || changed.has('outer')) this.#enter();
  }

  /** The room that is open, with everything that can be done in it. */
  get opened(): Room | undefined {
    return this.#open;
  }

  override render(): unknown {
    return html`<slot class="theme"></slot>`;
  }

  #enter(): void {
    const found = this.handle ? undefined : this.#clientOf();
    this.#clients.setValue(found);
    this.#coming = found === 'coming';
    const client = found === 'coming' ? undefined : found;
    const room = this.handle ?? client?.room(this.room);
    if (room !== this.#open) {
      this.#leave();
      this.#open = room;
      this.#entered = client !== undefined && client !== this.client;
      if (room) {
        enter(room);
        acting().catch((cause: unknown) => tellMissing('The code that sends', cause));
      }
      this.#rooms.setValue(room);
    }
    if (room) this.#catchUp(room);
  }

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
      if (!this.#failed) this.dispatchEvent(new LoquiErrorEvent(new Error(this.#localize.term('loadFailed'), { cause })));
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
      if (meant === this.room) void this.#carryOut(room, event, origin);
      else this.#tell(new Error(this.#localize.term('loadFailed')), origin);
    }
  }

  #leave(): void {
    const room = this.#open;
    this.#open = undefined;
    if (room && exit(room) && this.#entered) room.leave();
  }

  #release(): void {
    this.#leave();
    this.#rooms.setValue(undefined);
    this.#clients.setValue(undefined);
    this.#made?.dispose();
    this.#made = undefined;
    this.#coming = false;
    clearTimeout(this.#again);
    // Another server comes, or none: what was done before the first was there must not go to it.
    for (const { origin } of this.#early.splice(0)) this.#tell(new Error(this.#localize.term('loadFailed')), origin);
  }

  #onAct = (event: Event): void => {
    if (taken.has(event)) return;
    taken.add(event);
    const origin = event.composedPath()[0];
    // After the event has gone all its way: whoever stands around us may still cancel it.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      if (this.#open) void this.#carryOut(this.#open, event, origin);
      else if (this.#coming) this.#remember({ room: this.room, event, origin });
    });
  };

  /** Of what comes with every key, the last says all. */
  #remember(act: EarlyAct): void {
    const { type } = act.event;
    if (type === LoquiDraftEvent.type || type === LoquiTypingEvent.type) this.#early = this.#early.filter(({ event }) => event.type !== type);
    this.#early.push(act);
  }

  async #carryOut(room: Room, event: Event, origin: EventTarget | undefined): Promise<void> {
    try {
      const { carryOut } = await acting();
      const failure = await carryOut(room, event);
      if (!failure) return;
      const { cause, notFound, shown } = failure;
      const error = notFound ? new Error(this.#localize.term('noSuchMessage'), { cause }) : cause instanceof Error ? cause : new Error(String(cause));
      this.#tell(error, origin, shown);
    } catch (cause) {
      this.#tell(new Error(this.#localize.term('loadFailed'), { cause }), origin);
    }
  }

  #tell(error: Error, origin: EventTarget | undefined, shown?: LoquiErrorEvent['shown']): void {
    const target = origin instanceof Node && origin.isConnected ? origin : this;
    target.dispatchEvent(new LoquiErrorEvent(error, shown));
  }
}

/** How many providers show a room that one of them opened: it is left with the last. */
const visitors = new WeakMap<Room, number>();

function enter(room: Room): void {
  visitors.set(room, (visitors.get(room) ?? 0) + 1);
}

/** True when nobody is left. */
function exit(room: Room): boolean {
  const left = (visitors.get(room) ?? 1) - 1;
  visitors.set(room, left);
  return left === 0;
}
