/** One line for many seats. A seat is one client, in this page or another tab. An opening goes only to the seat that requested it. */
import { Subscription } from 'rxjs';
import {
  formatCursor,
  isEnvelope,
  LoquiError,
  type Command,
  type Cursor,
  type Envelope,
  type Frame,
  type RoomCursors,
  type Signal,
} from '../../protocol/index.js';
import { lineError, withSignsOfLife } from '../resume.js';
import type { Transport } from '../transport.js';

/** A frame for one seat (`to`), or for all; a room's frame without `to` is for the seats in the room. */
export interface SeatFrame {
  readonly frame: Frame;
  readonly to?: string;
}

export interface HubPorts {
  readonly wire: Transport;
  deliver(seatFrame: SeatFrame): void;
  /** The line broke, for one seat or for all. These seats are removed; their clients may enter again. */
  onBroken(error: LoquiError, seat?: string): void;
}

type Hello = Extract<Signal, { type: 'hello' }>;

interface Seat {
  readonly wanted: Set<string>;
  /** Rooms whose opening it has received. */
  readonly live: Set<string>;
  /** The rooms it entered with, until the line's `hello`. */
  waiting: RoomCursors | undefined;
}

/** Milliseconds to wait for `hello`. */
const CONNECT = 10_000;
/** Milliseconds an opening may take before the next seat may request the same room. */
const OPENING = 10_000;

export class LineHub {
  readonly #seats = new Map<string, Seat>();
  /** The seat whose opening is on its way, by room. */
  readonly #asking = new Map<string, { readonly seat: string; readonly opened: () => void }>();
  /** The queue of openings, by room. */
  readonly #turns = new Map<string, Promise<unknown>>();
  /** The newest cursor delivered to all, by room. Earlier events are a replay for the seat in `#catchingUp`. */
  readonly #heads = new Map<string, Cursor>();
  readonly #catchingUp = new Map<string, string>();
  #hello: Hello | undefined;
  #line: Subscription | undefined;

  constructor(private readonly ports: HubPorts) {}

  get connection(): string | undefined {
    return this.#hello?.connection;
  }

  /** Adds a seat: it receives `hello`, then the openings of its rooms. The first one opens the line. */
  enter(id: string, rooms: RoomCursors): void {
    this.#seats.set(id, { wanted: new Set(rooms.keys()), live: new Set(), waiting: rooms });
    if (this.#hello) return this.#greet(id, this.#hello);
    if (this.#line) return;
    for (const room of rooms.keys()) this.#turns.set(room, this.#opening(id, room));
    this.#seats.get(id)!.waiting = new Map();
    this.#line = new Subscription();
    this.#line.add(
      this.ports.wire
        .open(() => rooms)
        .pipe(withSignsOfLife(CONNECT))
        .subscribe({
          next: (frame) => this.#onFrame(frame),
          error: (cause: unknown) => this.#break(lineError(cause)),
        }),
    );
  }

  /** Joins a seat's rooms, each from its cursor. A refusal closes that room only. */
  open(id: string, rooms: RoomCursors): void {
    for (const [room, cursor] of rooms) {
      this.join(id, room, cursor).catch((cause: unknown) => {
        const error = lineError(cause);
        if (error.code === 'unknown-connection') this.#break(new LoquiError(error.toFailure(), { retryable: true }));
        else if (error.retryable) {
          this.exit(id);
          this.ports.onBroken(error, id);
        } else this.#deliverTo(id, { room, event: { type: 'room.closed', error: error.toFailure() } });
      });
    }
  }

  /** Resolves when the opening has come. @throws LoquiError when the server refuses */
  join(id: string, room: string, cursor?: Cursor): Promise<void> {
    this.#seats.get(id)?.wanted.add(room);
    const turn = (this.#turns.get(room) ?? Promise.resolve()).then(() => this.#join(id, room, cursor));
    this.#turns.set(
      room,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /** The seat will receive the room without joining it: with the message that creates it. */
  expect(id: string, room: string): void {
    this.#seats.get(id)?.wanted.add(room);
  }

  /** @throws LoquiError */
  async leave(id: string, room: string): Promise<void> {
    const seat = this.#seats.get(id);
    seat?.wanted.delete(room);
    if (!this.#isWanted(room)) await this.#sendMembership('room.leave', room);
    this.#deliverTo(id, { room, event: { type: 'room.closed' } });
    seat?.live.delete(room);
  }

  /** Removes a seat. The last one closes the line, and the last one in a room leaves the room. */
  exit(id: string): void {
    const seat = this.#seats.get(id);
    if (!seat || !this.#seats.delete(id)) return;
    if (this.#seats.size === 0) return this.close();
    for (const room of seat.wanted) {
      // If this fails, unneeded events come until the next line.
      if (!this.#isWanted(room)) this.#sendMembership('room.leave', room).catch(() => undefined);
    }
  }

  close(): void {
    const line = this.#line;
    this.#reset();
    line?.unsubscribe();
  }

  #reset(): void {
    this.#line = undefined;
    this.#hello = undefined;
    this.#seats.clear();
    for (const { opened } of [...this.#asking.values()]) opened();
    for (const map of [this.#asking, this.#turns, this.#heads, this.#catchingUp]) map.clear();
  }

  #break(error: LoquiError): void {
    const line = this.#line;
    this.#reset();
    this.ports.onBroken(error);
    line?.unsubscribe();
  }

  #isWanted(room: string): boolean {
    return [...this.#seats.values()].some(({ wanted }) => wanted.has(room));
  }

  #sendMembership(type: 'room.leave' | 'room.join', room: string, cursor?: Cursor): Promise<unknown> {
    const connection = this.#hello?.connection;
    if (connection === undefined) return Promise.resolve();
    const command: Command = { type, room, connection, ...(cursor && { cursor: formatCursor(cursor) }) };
    return this.ports.wire.send(command, { keepalive: type === 'room.leave' });
  }

  async #join(id: string, room: string, cursor: Cursor | undefined): Promise<void> {
    if (!this.#seats.get(id)?.wanted.has(room)) return;
    const opening = this.#opening(id, room);
    try {
      await this.#sendMembership('room.join', room, cursor);
    } catch (error) {
      this.#asking.get(room)?.opened();
      this.#seats.get(id)?.wanted.delete(room);
      throw error;
    }
    await opening;
    // The seat left while the opening was on its way.
    if (!this.#isWanted(room)) await this.#sendMembership('room.leave', room);
  }

  /** Reserves the next opening of the room for this seat. Resolves when it has come or is overdue. */
  #opening(seat: string, room: string): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(() => asking.opened(), OPENING);
      const asking = {
        seat,
        opened: () => {
          clearTimeout(late);
          if (this.#asking.get(room) === asking) this.#asking.delete(room);
          resolve();
        },
      };
      this.#asking.set(room, asking);
    });
  }

  #greet(id: string, hello: Hello): void {
    const seat = this.#seats.get(id);
    const rooms = seat?.waiting;
    if (!seat || !rooms) return;
    seat.waiting = undefined;
    this.ports.deliver({ frame: hello, to: id });
    this.open(id, rooms);
  }

  #deliverTo(to: string, frame: Envelope): void {
    this.ports.deliver({ frame, to });
  }

  #onFrame(frame: Frame): void {
    if (isEnvelope(frame)) return this.#route(frame);
    if (frame.type !== 'hello') return this.ports.deliver({ frame });
    this.#hello = frame;
    for (const id of [...this.#seats.keys()]) this.#greet(id, frame);
  }

  #route(frame: Envelope): void {
    const { room, event } = frame;
    const asking = this.#asking.get(room);
    switch (event.type) {
      case 'room.closed':
        // Without a reason it answers our own leaving.
        if (event.error === undefined) return;
        for (const [id, seat] of this.#seats) if (asking === undefined || asking.seat === id) seat.wanted.delete(room);
        asking?.opened();
        return this.ports.deliver(asking ? { frame, to: asking.seat } : { frame });
      case 'room.gap':
      case 'room.resumed':
      case 'room.snapshot':
        return this.#onOpening(frame, asking?.seat);
      default: {
        const { epoch, offset } = frame;
        if (epoch === undefined || offset === undefined) return this.ports.deliver({ frame });
        const head = this.#heads.get(room);
        const reader = this.#catchingUp.get(room);
        if (head?.epoch === epoch && offset <= head.offset && reader !== undefined) return this.#deliverTo(reader, frame);
        this.#heads.set(room, { epoch, offset });
        return this.ports.deliver({ frame });
      }
    }
  }

  #onOpening(frame: Envelope, asker: string | undefined): void {
    const { room, event, epoch, offset } = frame;
    const begins = event.type !== 'room.gap';
    if (begins && epoch !== undefined && offset !== undefined) {
      const head = this.#heads.get(room);
      if (head?.epoch !== epoch || head.offset < offset) this.#heads.set(room, { epoch, offset });
    }
    // Not requested: the server caught the line up, or a message created the room.
    const fresh = asker === undefined ? [...this.#seats].filter(([, { wanted, live }]) => wanted.has(room) && !live.has(room)).map(([id]) => id) : [asker];
    if (fresh.length === 0) return this.ports.deliver({ frame });
    for (const id of fresh) {
      if (begins) {
        this.#seats.get(id)?.live.add(room);
        this.#catchingUp.set(room, id);
      }
      this.#deliverTo(id, frame);
    }
    if (begins) this.#asking.get(room)?.opened();
  }
}
