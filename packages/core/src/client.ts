import { BehaviorSubject, filter, merge, Subject, Subscription } from 'rxjs';
import { addressed } from './addressee.js';
import type { Client, ClientEvent, ClientOptions } from './client-contract.js';
import { storageOf, transportOf } from './client-defaults.js';
import { createLine } from './client-line.js';
import { createRoom, type RoomParts } from './create-room.js';
import { guest } from './guest.js';
import { OrderedSubject } from './ordered-subject.js';
import { createConversations } from './conversations.js';
import { createDrafts, type Drafts } from './drafts.js';
import { createOutbox } from './outbox/outbox.js';
import { checkConversation, checkRoom, checkShared, newConversation, type Author, type LoquiError, type Message, type ServerLimits } from './protocol/index.js';
import type { Room } from './room.js';
import { keep, newestOf, restore } from './room-keeper.js';
import { createConnectionStore, type ConnectionState, type StoreEvent } from './stores/index.js';
import type { Storage } from './storage/storage.js';
import { tolerant } from './storage/tolerant.js';
import { pageAway, pageHidden } from './page-lifecycle.js';

const NEW = 'conversation:';

export function createClient(options: ClientOptions = {}): Client {
  const { url = '/loqui' } = options;
  const visitor = options.token === undefined ? guest(options.guest) : undefined;
  const known = options.user ?? visitor?.user;
  const found = storageOf(options.storage, known, url);
  const storage = found && tolerant(found, storageFailed);
  const events$ = new Subject<ClientEvent>();
  const me$ = new BehaviorSubject<Author | undefined>(undefined);
  const limits$ = new BehaviorSubject<ServerLimits | undefined>(undefined);
  const lineEvents$ = new OrderedSubject<StoreEvent>();
  const connection = createConnectionStore();
  const rooms = new Map<string, RoomParts>();
  const subscriptions = new Subscription();
  let disposed = false;
  let failed = false;
  connection.connect(lineEvents$);

  const line = createLine({
    transport: transportOf(options, url, visitor?.token),
    backoff: options.backoff,
    connection,
    emit,
    onIdentity(member, limits) {
      me$.next(member);
      limits$.next(limits);
      onIdentity(member);
    },
    onPrepared(prepared, agents) {
      for (const room of prepared) emit({ type: 'conversation.prepared', info: { agents } }, room);
    },
    conversationsChanged: () => conversationList.changed(),
    onCommandFailed: (room, command, error) => events$.next({ room, event: { type: 'command.failed', command, error: error.toFailure() } }),
  });

  const conversationList = createConversations({
    send: (command, how) => (how ? line.sendOnce(command, how) : line.send(command)),
    keepLineOpen: (on) => line.keepOpen(on),
    removed(id) {
      void storage?.forgetRoom(id);
      drafts.save(id, '');
    },
  });

  const drafts = createDrafts();
  const outbox = createOutbox({
    send: async (command, how) => line.sendOnce(await addressed(command, { connection, line, info$: rooms.get(command.room)?.room.info$ }), how),
    emit: (room, event) => emit(event, room),
    me: () => me$.value,
    covers: (room, offset) => (line.cursor(room)?.offset ?? 0) >= offset,
    has: (room, id) => rooms.get(room)?.messages.get(id)?.offset !== undefined,
    failed: storageFailed,
    backoff: options.backoff,
  });
  let personal: Storage | undefined;
  if (found) outbox.keepIn(found, `${url} ${known ?? ''}`);
  if (found || known !== undefined || options.storage === false) drafts.keepIn(storage);
  connection.state$.subscribe((state) => outbox.apply({ type: 'line-changed', line: isCut(state) ? 'down' : 'up' }));
  subscriptions.add(
    merge(pageAway(), pageHidden()).subscribe((leaves) => {
      drafts.flush();
      if (!leaves) return;
      conversationList.flush();
      outbox.leavePage();
    }),
  );

  /** Opens the storage of a member whom the options do not name. */
  function onIdentity(member: Author): void {
    outbox.apply({ type: 'identified', member });
    if (options.user !== undefined || options.storage !== undefined || (visitor && member.id.startsWith('guest-'))) return;
    const scope = `${url} member:${member.id}`;
    const next = storageOf(options.storage, `member:${member.id}`, url);
    personal?.close();
    personal = next;
    if (next) outbox.keepIn(next, scope, member.id);
    drafts.keepIn(next && tolerant(next, storageFailed));
  }

  /** Emits only the first failure; the client goes on without storage. */
  function storageFailed(error: LoquiError): void {
    if (failed) return;
    failed = true;
    emit({ type: 'storage.failed', error: error.toFailure() });
  }

  /** Emits into one room, or into all. A room forwards its events to `events$`. */
  function emit(event: StoreEvent, room?: string): void {
    if (room !== undefined) return rooms.get(room)?.events$.next(event);
    lineEvents$.next(event);
    for (const { events$: into } of [...rooms.values()]) into.next(event);
    events$.next({ event });
  }

  /** @param fresh a conversation that the server has not created yet */
  function enter(id: string, fresh = false): Room {
    const parts = createRoom(id, {
      connection,
      me$,
      me: () => me$.value,
      send: (command) => line.send(command),
      limits$,
      drafts: fresh ? draftsOfNew(id) : drafts,
      outbox,
      window: options.window,
      reconnect: () => line.reconnect(),
      reopen: () => {
        line.enter(id, line.cursor(id));
        if (connection.state.status !== 'open') line.reconnect();
      },
      onLeft: () => {
        rooms.delete(id);
        line.leave(id);
      },
    });
    rooms.set(id, parts);
    parts.events$
      .pipe(filter((event) => event.type !== 'connection.changed' && event.type !== 'storage.failed'))
      .subscribe((event) => events$.next({ room: id, event }));
    parts.events$.pipe(filter(({ type }) => type === 'message.accepted')).subscribe(() => line.roomCreated(id));
    // Removed, or no longer ours: nothing of it stays on this device.
    parts.events$.subscribe((event) => event.type === 'room.closed' && event.error?.code === 'unknown-room' && void storage?.forgetRoom(id));
    if (fresh) line.prepare(id);
    parts.events$.subscribe((event) => outbox.onMessages(id, arrivedIn(event)));
    outbox.enter(id);
    line.holdOpening();
    restoreAndEnter(id, parts, fresh)
      .catch((error: unknown) => emit({ type: 'room.closed', error: { code: 'unknown', message: String(error) } }, id))
      .finally(line.releaseOpening);
    return parts.room;
  }

  /** All new conversations share one draft: a new one has another id after a reload. */
  function draftsOfNew(id: string): Drafts {
    const key = (): string => (line.isMissing(id) ? NEW : id);
    return { ...drafts, of: () => drafts.of(key()), save: (_, text) => drafts.save(key(), text), flush: () => drafts.flush(key()) };
  }

  async function restoreAndEnter(id: string, parts: RoomParts, fresh: boolean): Promise<void> {
    // The caller subscribes to the room first.
    await Promise.resolve();
    if (disposed) return;
    const stored = fresh ? undefined : storage && (await restore(storage, id));
    if (rooms.get(id) !== parts) return;
    if (stored) emit({ type: 'room.restored', messages: stored.messages, more: stored.more }, id);
    if (storage) subscriptions.add(keep(storage, id, parts.events$, storableOf(id, parts)));
    if (!fresh) line.enter(id, stored?.cursor);
  }

  /** A guest's room is stored only while the server identifies us as a guest; that of a user in the options always. */
  function storableOf(id: string, parts: RoomParts): () => ReturnType<typeof newestOf> {
    return () => (options.user === undefined && me$.value?.id.startsWith('guest-') !== true ? undefined : newestOf(parts.messages.state, line.cursor(id)));
  }

  return {
    room: (id) => rooms.get(checkShared(checkRoom(id)))?.room ?? enter(id),
    conversation: (id) => (id === undefined ? enter(newConversation(), true) : (rooms.get(checkConversation(id))?.room ?? enter(id))),
    conversations: conversationList.conversations,
    async claimGuest(secret) {
      const { conversations } = await line.send({ type: 'conversation.claim', secret });
      conversationList.changed();
      return conversations;
    },
    connection$: connection.state$,
    get connection() {
      return connection.state;
    },
    me$: me$.asObservable(),
    get me() {
      return me$.value;
    },
    events$: events$.asObservable(),
    reconnect: () => line.reconnect(),
    async forget() {
      outbox.clear();
      drafts.clear();
      await Promise.all([storage?.clear(), personal?.clear()]);
    },
    dispose() {
      disposed = true;
      conversationList.dispose();
      line.end();
      drafts.flush();
      const writing = outbox.dispose();
      for (const { dispose } of rooms.values()) dispose();
      rooms.clear();
      lineEvents$.complete();
      events$.complete();
      me$.complete();
      limits$.complete();
      subscriptions.unsubscribe();
      const close = (): void => [storage, personal].forEach((one) => one?.close());
      close();
      // An unfinished write may have opened it again.
      void writing?.then(close);
    },
  };
}

function isCut(state: ConnectionState): boolean {
  return state.status === 'waiting' || (state.status === 'connecting' && state.attempt > 1);
}

function arrivedIn(event: StoreEvent): readonly Message[] {
  switch (event.type) {
    case 'message.created':
      return [event.message];
    case 'room.snapshot':
    case 'room.restored':
      return event.messages;
    default:
      return [];
  }
}
