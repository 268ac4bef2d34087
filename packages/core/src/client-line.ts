import { filter, finalize, Subscription, type Observable } from 'rxjs';
import {
  formatCursor,
  formatRooms,
  LoquiError,
  type Author,
  type Command,
  type CommandResults,
  type Cursor,
  type Failure,
  type ResultOf,
  type RoomCursors,
} from './protocol/index.js';
import type { ClientLine, LinePorts } from './line-contract.js';
import { sendWithRetry } from './retry-send.js';
import type { ConnectionState } from './stores/index.js';
import { CursorBook } from './transport/cursor-book.js';
import { resume, type Arrival } from './transport/resume.js';
import type { SendOptions, Transport } from './transport/transport.js';
import { pageAway, reasonsToRetry } from './page-lifecycle.js';

/** Longest list of rooms in an address, in characters: proxies refuse long addresses. */
const ADDRESS = 4_000;

export function createLine({
  transport: wire,
  backoff,
  connection,
  emit,
  onIdentity,
  onPrepared,
  conversationsChanged,
  onCommandFailed,
}: LinePorts): ClientLine {
  const abort = new AbortController();
  const book = new CursorBook();
  /** Rooms of the request that opened the line; others are joined later. */
  let openedWith: ReadonlySet<string> = new Set();
  const notCreated = new Set<string>();
  /** Rooms that the server does not know. A waiting message of ours may create one. */
  const unknown = new Set<string>();
  let openRequests = 0;
  const transport: Transport = {
    send: <C extends Command>(command: C, how?: SendOptions) =>
      command.type === 'message.send' && isMissing(command.room) ? (sendFirst(command, how) as Promise<ResultOf<C>>) : wire.send(command, how),
    open: (rooms) =>
      wire.open(() => {
        const now = fitting(new Map([...rooms()].filter(([room]) => !isMissing(room))));
        openedWith = new Set(now.keys());
        return now;
      }),
  };
  let line: Subscription | undefined;
  let restoring = 0;
  let agents: readonly Author[] = [];
  let connectionId: string | undefined;
  let isPageAway = false;
  const pageWatch = pageAway().subscribe((goes) => {
    isPageAway = goes;
    if (goes) close();
    else connect();
  });

  function setConnection(state: ConnectionState): void {
    emit({ type: 'connection.changed', connection: state });
  }

  function connect(): void {
    if (line || isPageAway || restoring > 0 || !isNeeded() || abort.signal.aborted) return;
    line = new Subscription();
    line.add(
      resume(transport, book, { ...(backoff && { backoff }), wake$: reasonsToRetry() })
        .pipe(finalize(() => (line = undefined)))
        .subscribe(onArrival),
    );
  }

  function isMissing(room: string): boolean {
    return notCreated.has(room) || unknown.has(room);
  }

  function isNeeded(): boolean {
    return openRequests > 0 || book.size > 0 || notCreated.size > 0;
  }

  /** Sends the message that creates a conversation. The server joins our connection to it before it answers, so the book needs the room first. */
  async function sendFirst(command: Extract<Command, { type: 'message.send' }>, how: SendOptions | undefined): Promise<CommandResults['message.send']> {
    const { room } = command;
    const on = connectionId;
    if (!book.has(room)) book.add(room);
    try {
      const result = await wire.send({ ...command, ...(on !== undefined && { connection: on }) }, how);
      if (result.joined && on === connectionId) for (const set of [notCreated, unknown]) set.delete(room);
      else roomCreated(room);
      return result;
    } catch (cause) {
      if (isMissing(room)) book.remove(room);
      throw cause;
    }
  }

  function roomCreated(room: string): void {
    const prepared = notCreated.delete(room);
    if (!unknown.delete(room) && !prepared) return;
    if (!book.has(room)) book.add(room);
    if (connectionId === undefined) connect();
    else join(room);
  }

  /** The server knows none of the rooms that the line was opened with: closes these rooms, not the line. */
  function closeUnknownRooms(error: Failure): void {
    for (const room of openedWith) {
      book.remove(room);
      unknown.add(room);
      emit({ type: 'room.closed', error }, room);
    }
    setConnection({ status: 'idle' });
    // After the line has ended.
    queueMicrotask(connect);
  }

  function onArrival(arrival: Arrival): void {
    switch (arrival.type) {
      case 'envelope': {
        const { room, event } = arrival.envelope;
        if (event.type === 'room.closed') {
          // Without a reason it answers an earlier leave, and must not close a room that was entered again.
          if (event.error === undefined || isMissing(room)) return;
          book.remove(room);
          if (event.error.code === 'unknown-room') unknown.add(room);
        }
        return emit(event, room);
      }
      case 'open':
        connectionId = arrival.connection;
        onIdentity(arrival.member, arrival.limits);
        agents = arrival.agents;
        setConnection({ status: 'open', ...(arrival.transport && { transport: arrival.transport }) });
        onPrepared(notCreated, arrival.agents);
        for (const room of book.rooms.keys()) if (!openedWith.has(room) && !isMissing(room)) join(room);
        return;
      case 'conversations':
        return conversationsChanged();
      case 'connecting':
        connectionId = undefined;
        return setConnection({ status: 'connecting', attempt: arrival.attempt });
      case 'waiting': {
        connectionId = undefined;
        const { attempt, retryAt, error } = arrival;
        return setConnection({ status: 'waiting', attempt, retryAt, error });
      }
      case 'closed':
        connectionId = undefined;
        if (arrival.error.code === 'unknown-room') return closeUnknownRooms(arrival.error);
        return setConnection({ status: 'closed', error: arrival.error });
    }
  }

  function send<C extends Command>(command: C): Promise<ResultOf<C>> {
    return sendWithRetry(transport, command, { signal: abort.signal, reconnected });
  }

  /** While the line reconnects: emits when it is open, or closed for good. */
  function reconnected(): Observable<unknown> | undefined {
    if (connectionId !== undefined || connection.state.status === 'closed') return undefined;
    return connection.state$.pipe(filter(({ status }) => status === 'open' || status === 'closed'));
  }

  /** Joins and leaves in order: a room that is left and entered again must not end up left. */
  let membership: Promise<unknown> = Promise.resolve();

  /** Sends a join or leave, unless the line has changed: a new line is opened with the right rooms. */
  function sendMembership(command: (connection: string) => Extract<Command, { type: 'room.join' | 'room.leave' }>, refused: (error: LoquiError) => void): void {
    const on = connectionId;
    membership = membership.then(async () => {
      if (on === undefined || connectionId !== on) return;
      try {
        await send(command(on));
      } catch (cause) {
        if (connectionId === on) refused(cause instanceof LoquiError ? cause : new LoquiError({ code: 'unknown', message: String(cause) }));
      }
    });
  }

  function join(room: string): void {
    sendMembership(
      (on) => {
        const cursor = book.cursor(room);
        return { type: 'room.join', room, connection: on, ...(cursor && { cursor: formatCursor(cursor) }) };
      },
      (error) => {
        if (!book.has(room)) return;
        // The server does not know this line, or cannot be reached: open a new one.
        if (error.retryable || error.code === 'unknown-connection') return renew();
        book.remove(room);
        if (error.code === 'unknown-room') unknown.add(room);
        emit({ type: 'room.closed', error: error.toFailure() }, room);
      },
    );
  }

  function renew(): void {
    close();
    connect();
  }

  function close(): void {
    connectionId = undefined;
    line?.unsubscribe();
  }

  function closeIfUnneeded(): boolean {
    if (isNeeded() || !line) return false;
    close();
    setConnection({ status: 'idle' });
    return true;
  }

  return {
    holdOpening: () => void (restoring += 1),
    releaseOpening() {
      restoring -= 1;
      connect();
    },
    enter(room, cursor) {
      unknown.delete(room);
      book.add(room, cursor);
      if (connectionId !== undefined) join(room);
    },
    prepare(room) {
      notCreated.add(room);
      // The caller subscribes to the room first.
      queueMicrotask(() => {
        if (connectionId !== undefined && notCreated.has(room)) onPrepared([room], agents);
      });
    },
    roomCreated,
    isMissing,
    keepOpen(on) {
      openRequests += on ? 1 : -1;
      if (on) connect();
      else closeIfUnneeded();
    },
    get agents() {
      return agents;
    },
    cursor: (room) => book.cursor(room),
    leave(room) {
      const known = book.has(room);
      book.remove(room);
      notCreated.delete(room);
      unknown.delete(room);
      if (!closeIfUnneeded() && known) {
        sendMembership(
          (on) => ({ type: 'room.leave', room, connection: on }),
          // If it fails, the book drops the room's events until the next line.
          (error) => onCommandFailed(room, 'room.leave', error),
        );
      }
    },
    reconnect() {
      renew();
    },
    send,
    sendOnce: (command, options) => transport.send(command, options),
    end() {
      abort.abort();
      pageWatch.unsubscribe();
      close();
      setConnection({ status: 'closed' });
    },
  };
}

/** The rooms with which a line can be opened; the others are joined later. */
function fitting(rooms: RoomCursors): RoomCursors {
  const first = new Map<string, Cursor | undefined>();
  let length = 0;
  for (const [room, cursor] of rooms) {
    length += encodeURIComponent(`${formatRooms(new Map([[room, cursor]]))},`).length;
    if (length > ADDRESS && first.size > 0) break;
    first.set(room, cursor);
  }
  return first;
}
