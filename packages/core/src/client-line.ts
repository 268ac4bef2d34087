/** A client's line: the rooms it carries, how it is opened, renewed and hung up, and the way up for commands. */
import { filter, finalize, Subscription, type Observable } from 'rxjs';
import { formatCursor, LoquiError, type Author, type Command, type CommandResults, type Failure, type ResultOf } from './protocol/index.js';
import { fitting } from './fitting-rooms.js';
import type { ClientLine, LinePorts } from './line-contract.js';
import { sendWithRetry } from './retry-send.js';
import type { ConnectionState } from './stores/index.js';
import { CursorBook } from './transport/cursor-book.js';
import { resume, type Arrival } from './transport/resume.js';
import type { SendOptions, Transport } from './transport/transport.js';
import { pageAway, reasonsToRetry } from './page-lifecycle.js';

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
  /** Rooms the present line was opened with; others are joined on it. */
  let openedWith: ReadonlySet<string> = new Set();
  /** Conversations that are not there yet. */
  const notCreated = new Set<string>();
  /** Rooms that the server does not know: a message of ours that waited may make such a one after all. */
  const unknown = new Set<string>();
  /** How many want a line, also without a room. */
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
  /** Rooms that are still being restored. */
  let restoring = 0;
  /** The agents that can be asked in a conversation, as the line said. */
  let agents: readonly Author[] = [];
  /** Id of the open connection. */
  let connectionId: string | undefined;
  /** The page is gone, and may come back. */
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

  /** The server has no such room (yet). */
  function isMissing(room: string): boolean {
    return notCreated.has(room) || unknown.has(room);
  }

  function isNeeded(): boolean {
    return openRequests > 0 || book.size > 0 || notCreated.size > 0;
  }

  /** Our connection goes with the message that makes a conversation, and is in it before the answer to the command comes: so the book is, too. */
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

  /** Not one of the rooms the line was to be opened with is there (any more): that is no fault of the line. */
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
          // Without a reason it answers our own leaving, and who is in the room again meanwhile is not meant.
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

  /** While the line is being made again, what tells that it is there, or that it never will be. */
  function reconnected(): Observable<unknown> | undefined {
    if (connectionId !== undefined || connection.state.status === 'closed') return undefined;
    return connection.state$.pipe(filter(({ status }) => status === 'open' || status === 'closed'));
  }

  /** Joins and leaves go up one after the other: a room that is left and entered again must not end up left. */
  let membership: Promise<unknown> = Promise.resolve();

  /** Where the line has changed when its turn comes, there is nothing to say: the next line is opened with the rooms we are in. */
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

  /** Adds a room to the line that is open. */
  function join(room: string): void {
    sendMembership(
      (on) => {
        const cursor = book.cursor(room);
        return { type: 'room.join', room, connection: on, ...(cursor && { cursor: formatCursor(cursor) }) };
      },
      (error) => {
        if (!book.has(room)) return;
        // The server does not know this line any more, or cannot be told: a new line is opened with all rooms.
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

  /** True when the line was hung up, since nobody wants it any more. */
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
      // Who asks for a room listens to it before it begins.
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
          // Not leaving only keeps the events of one room coming, which the book drops; the next line is opened without it.
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
