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
import { goings, wakes } from './wakes.js';

export function createLine({ transport: wire, backoff, connection, tell, met, prepared, conversationsChanged, failed }: LinePorts): ClientLine {
  const abort = new AbortController();
  const book = new CursorBook();
  /** Rooms the present line was opened with; others are joined on it. */
  let told: ReadonlySet<string> = new Set();
  /** Conversations that are not there yet. */
  const unmade = new Set<string>();
  /** Rooms that the server does not know: a message of ours that waited may make such a one after all. */
  const unknown = new Set<string>();
  /** How many want a line, also without a room. */
  let wanted = 0;
  const transport: Transport = {
    send: <C extends Command>(command: C, how?: SendOptions) =>
      command.type === 'message.send' && isMissing(command.room) ? (sendFirst(command, how) as Promise<ResultOf<C>>) : wire.send(command, how),
    open: (rooms) =>
      wire.open(() => {
        const now = fitting(new Map([...rooms()].filter(([room]) => !isMissing(room))));
        told = new Set(now.keys());
        return now;
      }),
  };
  let line: Subscription | undefined;
  /** Rooms that are still being restored. */
  let beginning = 0;
  /** The agents that can be asked in a conversation, as the line said. */
  let agents: readonly Author[] = [];
  /** Id of the open connection. */
  let open: string | undefined;
  /** The page is gone, and may come back. */
  let gone = false;
  const watch = goings().subscribe((goes) => {
    gone = goes;
    if (goes) hangUp();
    else connect();
  });

  function change(state: ConnectionState): void {
    tell({ type: 'connection.changed', connection: state });
  }

  function connect(): void {
    if (line || gone || beginning > 0 || !isWanted() || abort.signal.aborted) return;
    line = new Subscription();
    line.add(
      resume(transport, book, { ...(backoff && { backoff }), wake$: wakes() })
        .pipe(finalize(() => (line = undefined)))
        .subscribe(arrive),
    );
  }

  /** The server has no such room (yet). */
  function isMissing(room: string): boolean {
    return unmade.has(room) || unknown.has(room);
  }

  function isWanted(): boolean {
    return wanted > 0 || book.size > 0 || unmade.size > 0;
  }

  /** Our connection goes with the message that makes a conversation, and is in it before the answer to the command comes: so the book is, too. */
  async function sendFirst(command: Extract<Command, { type: 'message.send' }>, how: SendOptions | undefined): Promise<CommandResults['message.send']> {
    const { room } = command;
    const on = open;
    if (!book.has(room)) book.add(room);
    try {
      const result = await wire.send({ ...command, ...(on !== undefined && { connection: on }) }, how);
      if (result.joined && on === open) for (const set of [unmade, unknown]) set.delete(room);
      else made(room);
      return result;
    } catch (cause) {
      if (isMissing(room)) book.remove(room);
      throw cause;
    }
  }

  function made(room: string): void {
    const prepared = unmade.delete(room);
    if (!unknown.delete(room) && !prepared) return;
    if (!book.has(room)) book.add(room);
    if (open === undefined) connect();
    else join(room);
  }

  /** Not one of the rooms the line was to be opened with is there (any more): that is no fault of the line. */
  function endUnknown(error: Failure): void {
    for (const room of told) {
      book.remove(room);
      unknown.add(room);
      tell({ type: 'room.closed', error }, room);
    }
    change({ status: 'idle' });
    // After the line has ended.
    queueMicrotask(connect);
  }

  function arrive(arrival: Arrival): void {
    switch (arrival.type) {
      case 'envelope': {
        const { room, event } = arrival.envelope;
        if (event.type === 'room.closed') {
          // Without a reason it answers our own leaving, and who is in the room again meanwhile is not meant.
          if (event.error === undefined || isMissing(room)) return;
          book.remove(room);
          if (event.error.code === 'unknown-room') unknown.add(room);
        }
        return tell(event, room);
      }
      case 'open':
        open = arrival.connection;
        met(arrival.member, arrival.limits);
        agents = arrival.agents;
        change({ status: 'open', ...(arrival.transport && { transport: arrival.transport }) });
        prepared(unmade, arrival.agents);
        for (const room of book.rooms.keys()) if (!told.has(room) && !isMissing(room)) join(room);
        return;
      case 'conversations':
        return conversationsChanged();
      case 'connecting':
        open = undefined;
        return change({ status: 'connecting', attempt: arrival.attempt });
      case 'waiting': {
        open = undefined;
        const { attempt, retryAt, error } = arrival;
        return change({ status: 'waiting', attempt, retryAt, error });
      }
      case 'closed':
        open = undefined;
        if (arrival.error.code === 'unknown-room') return endUnknown(arrival.error);
        return change({ status: 'closed', error: arrival.error });
    }
  }

  function send<C extends Command>(command: C): Promise<ResultOf<C>> {
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
  function say(command: (connection: string) => Extract<Command, { type: 'room.join' | 'room.leave' }>, refused: (error: LoquiError) => void): void {
    const on = open;
    membership = membership.then(async () => {
      if (on === undefined || open !== on) return;
      try {
        await send(command(on));
      } catch (cause) {
        if (open === on) refused(cause instanceof LoquiError ? cause : new LoquiError({ code: 'unknown', message: String(cause) }));
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
        if (error.code === 'unknown-room') unknown.add(room);
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

  /** True when the line was hung up, since nobody wants it any more. */
  function hangUpUnwanted(): boolean {
    if (isWanted() || !line) return false;
    hangUp();
    change({ status: 'idle' });
    return true;
  }

  return {
    expect: () => void (beginning += 1),
    expected() {
      beginning -= 1;
      connect();
    },
    enter(room, cursor) {
      unknown.delete(room);
      book.add(room, cursor);
      if (open !== undefined) join(room);
    },
    prepare(room) {
      unmade.add(room);
      // Who asks for a room listens to it before it begins.
      queueMicrotask(() => {
        if (open !== undefined && unmade.has(room)) prepared([room], agents);
      });
    },
    made,
    isMissing,
    want(on) {
      wanted += on ? 1 : -1;
      if (on) connect();
      else hangUpUnwanted();
    },
    get agents() {
      return agents;
    },
    cursor: (room) => book.cursor(room),
    leave(room) {
      const known = book.has(room);
      book.remove(room);
      unmade.delete(room);
      unknown.delete(room);
      if (!hangUpUnwanted() && known) {
        say(
          (on) => ({ type: 'room.leave', room, connection: on }),
          // Not leaving only keeps the events of one room coming, which the book drops; the next line is opened without it.
          (error) => failed(room, 'room.leave', error),
        );
      }
    },
    reconnect() {
      renew();
    },
    send,
    once: (command, options) => transport.send(command, options),
    end() {
      abort.abort();
      watch.unsubscribe();
      hangUp();
      change({ status: 'closed' });
    },
  };
}
