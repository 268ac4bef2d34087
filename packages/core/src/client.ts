/** The one junction: what comes down a line falls into the rooms' streams, what rooms wish goes up it. */
import { BehaviorSubject, filter, finalize, merge, Subject, Subscription, type Observable } from 'rxjs';
import { createRoom, type RoomParts } from './create-room.js';
import { guest } from './guest.js';
import { OrderedSubject } from './ordered-subject.js';
import { checkRoom, formatCursor, LoquiError, type Author, type Command } from './protocol/index.js';
import type { Room } from './room.js';
import { keep, newestOf, restore } from './room-keeper.js';
import { sendWithRetry } from './retry-send.js';
import { createConnectionStore, type ConnectionState, type StoreEvent } from './stores/index.js';
import { onDemand as storageOnDemand } from './storage/on-demand.js';
import type { Storage } from './storage/storage.js';
import { tolerant } from './storage/tolerant.js';
import { CursorBook, resume, sse, type Arrival, type Backoff, type Token, type Transport } from './transport/index.js';
import { onDemand as transportOnDemand } from './transport/on-demand.js';
import { wakes } from './wakes.js';

export interface ClientOptions {
  /** Where the server adapter is mounted; default `/loqui`. */
  readonly url?: string;
  /** Proves who we are. Without it we are a guest, unless the site's cookies say more. */
  readonly token?: Token;
  /** Our name as a guest; another name is another guest. */
  readonly guest?: string;
  /**
   * A stable id of the signed-in user. History and drafts are kept on the device only for users who are known by it, and for guests,
   * so that nobody is shown what another user of the same browser read.
   */
  readonly user?: string;
  /** `sse` (default), `websocket`, or a transport of your own. */
  readonly transport?: 'sse' | 'websocket' | Transport;
  /** Where history and drafts are kept; `false`: nowhere. Default: IndexedDB, where there is one. */
  readonly storage?: Storage | false;
  /** Waits between reconnects; default full jitter, 250 ms to 30 s. */
  readonly backoff?: Backoff;
  /** How many messages a room's live window keeps; default 500. */
  readonly window?: number;
}

/** An event and the room it belongs to; events of the line itself belong to none. */
export interface ClientEvent {
  readonly room?: string;
  readonly event: StoreEvent;
}

export interface Client {
  /** The room of this name; opens it at the first call, and is the same object until it is left. @throws ProtocolError `bad-room` */
  room(id: string): Room;
  readonly connection$: Observable<ConnectionState>;
  readonly connection: ConnectionState;
  /** Who the server takes us for; `undefined` until the first `hello`. */
  readonly me$: Observable<Author | undefined>;
  readonly me: Author | undefined;
  /** Everything that happens, in order. */
  readonly events$: Observable<ClientEvent>;
  /** Tries at once, also after the line was closed for good (say, after signing in). */
  reconnect(): void;
  /** Ends the line and all rooms; nothing is left behind. */
  dispose(): void;
}

export function createClient(options: ClientOptions = {}): Client {
  const { url = '/loqui' } = options;
  const visitor = options.token === undefined ? guest(options.guest) : undefined;
  const found = storageOf(options, options.user ?? visitor?.user, url);
  const storage = found && tolerant(found, (error) => tell({ type: 'storage.failed', error: error.toFailure() }));
  const events$ = new Subject<ClientEvent>();
  const me$ = new BehaviorSubject<Author | undefined>(undefined);
  const lineEvents$ = new OrderedSubject<StoreEvent>();
  const connection = createConnectionStore();
  const wake$ = new Subject<void>();
  const abort = new AbortController();
  const book = new CursorBook();
  const rooms = new Map<string, RoomParts>();
  const subscriptions = new Subscription();
  connection.connect(lineEvents$);

  const wire = transportOf(options, url, options.token ?? visitor?.token);
  /** Rooms the present line was opened with; others are joined on it. */
  let told: ReadonlySet<string> = new Set();
  const transport: Transport = {
    send: (command) => wire.send(command),
    open: (wanted) =>
      wire.open(() => {
        const now = wanted();
        told = new Set(now.keys());
        return now;
      }),
  };
  let line: Subscription | undefined;
  /** Rooms that are still being restored. */
  let beginning = 0;
  /** Id of the open connection. */
  let open: string | undefined;

  /** A room's events come out of `events$` by way of the room, which has events of its own. */
  function tell(event: StoreEvent, room?: string): void {
    if (room !== undefined) return rooms.get(room)?.events$.next(event);
    lineEvents$.next(event);
    for (const { events$: into } of [...rooms.values()]) into.next(event);
    events$.next({ event });
  }

  function connect(): void {
    // Rooms that are asked for together open on one line together, though each first looks what was kept of it.
    if (line || beginning > 0 || book.size === 0 || abort.signal.aborted) return;
    line = new Subscription();
    line.add(
      resume(transport, book, { ...(options.backoff && { backoff: options.backoff }), wake$: merge(wake$, wakes()) })
        .pipe(finalize(() => (line = undefined)))
        .subscribe(arrive),
    );
  }

  function arrive(arrival: Arrival): void {
    switch (arrival.type) {
      case 'envelope': {
        const { room, event } = arrival.envelope;
        if (event.type === 'room.closed') {
          // Without a reason it answers our own leaving, and who is in the room again meanwhile is not meant.
          if (event.error === undefined) return;
          book.remove(room);
        }
        return tell(event, room);
      }
      case 'open':
        open = arrival.connection;
        me$.next(arrival.member);
        tell({ type: 'connection.changed', connection: { status: 'open' } });
        for (const room of book.rooms.keys()) if (!told.has(room)) join(room);
        return;
      case 'connecting':
        open = undefined;
        return tell({ type: 'connection.changed', connection: { status: 'connecting', attempt: arrival.attempt } });
      case 'waiting': {
        open = undefined;
        const { attempt, retryAt, error } = arrival;
        return tell({ type: 'connection.changed', connection: { status: 'waiting', attempt, retryAt, error } });
      }
      case 'closed':
        open = undefined;
        return tell({ type: 'connection.changed', connection: { status: 'closed', error: arrival.error } });
    }
  }

  function send<C extends Command>(command: C): ReturnType<typeof sendWithRetry<C>> {
    return sendWithRetry(transport, command, { signal: abort.signal, comeback });
  }

  /** While the line is being made again, what tells that it is there, or that it never will be. */
  function comeback(): Observable<unknown> | undefined {
    if (open !== undefined || connection.state.status === 'closed') return undefined;
    return connection.state$.pipe(filter(({ status }) => status === 'open' || status === 'closed'));
  }

  /** Joins and leaves go up one after the other: a room that is left and entered again must not end up left. */
  let membership: Promise<unknown> = Promise.resolve();

  /** Where the line has changed when its turn comes, there is nothing to say: the next line is opened with the rooms we are in. */
  function say(command: (connection: string) => Extract<Command, { type: 'room.join' | 'room.leave' }>, failed: (error: LoquiError) => void): void {
    const on = open;
    membership = membership.then(async () => {
      if (on === undefined || open !== on) return;
      try {
        await send(command(on));
      } catch (cause) {
        if (open === on) failed(cause instanceof LoquiError ? cause : new LoquiError({ code: 'unknown', message: String(cause) }));
      }
    });
  }

  /** Adds a room to the line that is open. */
  function join(room: string): void {
    say(
      (on) => {
        const cursor = book.cursor(room);
        return { type: 'room.join', room, connection: on, ...(cursor && { cursor: formatCursor(cursor) }) };
      },
      (error) => {
        if (!book.has(room)) return;
        // The server does not know this line any more, or cannot be told: a new line is opened with all rooms.
        if (error.retryable || error.code === 'unknown-connection') return renew();
        book.remove(room);
        tell({ type: 'room.closed', error: error.toFailure() }, room);
      },
    );
  }

  function renew(): void {
    hangUp();
    connect();
  }

  function hangUp(): void {
    open = undefined;
    line?.unsubscribe();
  }

  function enter(id: string): Room {
    const parts = createRoom(id, {
      connection,
      me$,
      me: () => me$.value,
      send,
      storage,
      window: options.window,
      left: () => leave(id),
    });
    rooms.set(id, parts);
    parts.events$
      .pipe(filter((event) => event.type !== 'connection.changed' && event.type !== 'storage.failed'))
      .subscribe((event) => events$.next({ room: id, event }));
    beginning += 1;
    begin(id, parts)
      .catch((error: unknown) => tell({ type: 'room.closed', error: { code: 'unknown', message: String(error) } }, id))
      .finally(() => {
        beginning -= 1;
        connect();
      });
    return parts.room;
  }

  async function begin(id: string, parts: RoomParts): Promise<void> {
    // Who asks for a room listens to it before it begins.
    await Promise.resolve();
    if (abort.signal.aborted) return;
    const stored = storage && (await restore(storage, id));
    if (rooms.get(id) !== parts) return;
    if (stored) tell({ type: 'room.restored', messages: stored.messages, more: stored.more }, id);
    book.add(id, stored?.cursor);
    if (storage) subscriptions.add(keep(storage, id, parts.events$, seenBy(id, parts)));
    if (open !== undefined) join(id);
  }

  /** What may be kept: everything for a user we were told of, a guest's only while the server takes us for one. */
  function seenBy(id: string, parts: RoomParts): () => ReturnType<typeof newestOf> {
    return () => (options.user === undefined && me$.value?.id.startsWith('guest-') !== true ? undefined : newestOf(parts.messages.state, book.cursor(id)));
  }

  function leave(id: string): void {
    rooms.delete(id);
    const told = book.has(id);
    book.remove(id);
    if (book.size === 0 && line) {
      hangUp();
      tell({ type: 'connection.changed', connection: { status: 'idle' } });
    } else if (told) {
      say(
        (on) => ({ type: 'room.leave', room: id, connection: on }),
        // Not leaving only keeps the events of one room coming, which the book drops; the next line is opened without it.
        (error) => events$.next({ room: id, event: { type: 'command.failed', command: 'room.leave', error: error.toFailure() } }),
      );
    }
  }

  return {
    room: (id) => rooms.get(checkRoom(id))?.room ?? enter(id),
    connection$: connection.state$,
    get connection() {
      return connection.state;
    },
    me$: me$.asObservable(),
    get me() {
      return me$.value;
    },
    events$: events$.asObservable(),
    reconnect() {
      wake$.next();
      connect();
    },
    dispose() {
      abort.abort();
      hangUp();
      tell({ type: 'connection.changed', connection: { status: 'closed' } });
      for (const { dispose } of rooms.values()) dispose();
      rooms.clear();
      lineEvents$.complete();
      events$.complete();
      me$.complete();
      wake$.complete();
      subscriptions.unsubscribe();
      storage?.close();
    },
  };
}

function transportOf({ transport = 'sse' }: ClientOptions, url: string, token: Token | undefined): Transport {
  if (typeof transport === 'object') return transport;
  return transport === 'websocket' ? transportOnDemand(async () => (await import('./transport/websocket.js')).websocket({ url, token })) : sse({ url, token });
}

function storageOf({ storage }: ClientOptions, user: string | undefined, url: string): Storage | undefined {
  if (storage !== undefined) return storage || undefined;
  return user !== undefined && typeof indexedDB !== 'undefined'
    ? storageOnDemand(async () => (await import('./storage/indexed-db.js')).indexedDb(`${url} ${user}`))
    : undefined;
}
