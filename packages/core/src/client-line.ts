/** A client's line: the rooms it carries, how it is opened, renewed and hung up, and the way up for commands. */
import { filter, finalize, Subscription, type Observable } from 'rxjs';
import { formatCursor, formatRooms, LoquiError, type Author, type Command, type Cursor, type ResultOf, type RoomCursors } from './protocol/index.js';
import { sendWithRetry } from './retry-send.js';
import type { ConnectionState, ConnectionStore, StoreEvent } from './stores/index.js';
import { CursorBook, resume, type Arrival, type Backoff, type Transport } from './transport/index.js';
import { goings, wakes } from './wakes.js';

export interface LinePorts {
  readonly transport: Transport;
  readonly backoff: Backoff | undefined;
  readonly connection: ConnectionStore;
  /** Takes what happened: in a room, or to the line itself. */
  tell(event: StoreEvent, room?: string): void;
  /** Who the server takes us for. */
  met(member: Author): void;
  /** A command of the line's own failed, and nobody else is told. */
  failed(room: string, command: 'room.leave', error: LoquiError): void;
}

export interface ClientLine {
  /** A room is about to come: the line waits, so that rooms which are asked for together open on it together. */
  readonly expect: () => void;
  /** The room that was expected is here, or will not come. */
  readonly expected: () => void;
  /** The line carries this room from now on, from this place; without a place, from a snapshot. */
  enter(room: string, cursor?: Cursor): void;
  /** Where we are in a room. */
  cursor(room: string): Cursor | undefined;
  /** The line carries the room no more. */
  leave(room: string): void;
  /** Opens the line anew, now, in every state: waiting, closed for good, or open as somebody else than we now are. */
  reconnect(): void;
  /** @throws LoquiError of the last try; `disposed` when the line was ended meanwhile */
  send<C extends Command>(command: C): Promise<ResultOf<C>>;
  /** Ends it for good. */
  end(): void;
}

export function createLine({ transport: wire, backoff, connection, tell, met, failed }: LinePorts): ClientLine {
  const abort = new AbortController();
  const book = new CursorBook();
  /** Rooms the present line was opened with; others are joined on it. */
  let told: ReadonlySet<string> = new Set();
  const transport: Transport = {
    send: (command, how) => wire.send(command, how),
    open: (wanted) =>
      wire.open(() => {
        const now = fitting(wanted());
        told = new Set(now.keys());
        return now;
      }),
  };
  let line: Subscription | undefined;
  /** Rooms that are still being restored. */
  let beginning = 0;
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
    if (line || gone || beginning > 0 || book.size === 0 || abort.signal.aborted) return;
    line = new Subscription();
    line.add(
      resume(transport, book, { ...(backoff && { backoff }), wake$: wakes() })
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
        met(arrival.member);
        change({ status: 'open', ...(arrival.transport && { transport: arrival.transport }) });
        for (const room of book.rooms.keys()) if (!told.has(room)) join(room);
        return;
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

  return {
    expect: () => void (beginning += 1),
    expected() {
      beginning -= 1;
      connect();
    },
    enter(room, cursor) {
      book.add(room, cursor);
      if (open !== undefined) join(room);
    },
    cursor: (room) => book.cursor(room),
    leave(room) {
      const known = book.has(room);
      book.remove(room);
      if (book.size === 0 && line) {
        hangUp();
        change({ status: 'idle' });
      } else if (known) {
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
    end() {
      abort.abort();
      watch.unsubscribe();
      hangUp();
      change({ status: 'closed' });
    },
  };
}

/** What of an address the rooms may take: proxies refuse longer ones, and say nothing that helps. In characters. */
const ADDRESS = 4_000;

/** The rooms that a line can be opened with; the others are joined on it. */
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
