/**
 * One line for many seats: a seat is one client, in this page or in another tab. Each hears the rooms it is in, from their opening on.
 * An opening belongs to the seat that asked for it; the others, who are in the room already, must not begin anew.
 */
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

/** What a seat is told. Without `to`: all seats, of a room's frames those in the room. */
export interface Delivery {
  readonly frame: Frame;
  readonly to?: string;
}

export interface HubPorts {
  readonly wire: Transport;
  deliver(delivery: Delivery): void;
  /** The line broke, for one seat or for all: the seat is empty, and whoever still wants it takes it again. */
  onBroken(error: LoquiError, seat?: string): void;
}

type Hello = Extract<Signal, { type: 'hello' }>;

interface Seat {
  /** Rooms it asked for. */
  readonly wanted: Set<string>;
  /** Rooms whose opening it was given. */
  readonly live: Set<string>;
  /** What it entered with before the line said hello. */
  waiting: RoomCursors | undefined;
}

/** Milliseconds in which `hello` must come. */
const CONNECT = 10_000;
/** Milliseconds an opening may take before the next seat asks for the same room. */
const OPENING = 10_000;

export class LineHub {
  readonly #seats = new Map<string, Seat>();
  /** By room: the seat whose opening is on its way. */
  readonly #asking = new Map<string, { readonly seat: string; readonly opened: () => void }>();
  /** By room: the openings one after the other. */
  readonly #turns = new Map<string, Promise<unknown>>();
  /** By room: the newest place that was told to all. What comes from before it is a replay for whoever asked last. */
  readonly #heads = new Map<string, Cursor>();
  readonly #catchingUp = new Map<string, string>();
  #hello: Hello | undefined;
  #line: Subscription | undefined;

  constructor(private readonly ports: HubPorts) {}

  /** Of the line; `undefined` before hello. */
  get connection(): string | undefined {
    return this.#hello?.connection;
  }

  /** A client sits down: it is told hello, then how its rooms begin. The first opens the line. */
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

  /** Rooms of a seat, each from its cursor. What is refused closes that room alone. */
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

  /** Resolves when the opening has come. @throws LoquiError as the server refused it */
  join(id: string, room: string, cursor?: Cursor): Promise<void> {
    this.#seats.get(id)?.wanted.add(room);
    const turn = (this.#turns.get(room) ?? Promise.resolve()).then(() => this.#join(id, room, cursor));
    this.#turns.set(
      room,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /** The room will come to the seat without being asked for: with the message that makes it. */
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

  /** The client is gone. The line goes with the last, and a room with the last who was in it. */
  exit(id: string): void {
    const seat = this.#seats.get(id);
    if (!seat || !this.#seats.delete(id)) return;
    if (this.#seats.size === 0) return this.close();
    for (const room of seat.wanted) {
      // Who is not told goes on hearing it, and nobody listens; the next line is opened without it.
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
    // It left, or went, while the opening was on its way.
    if (!this.#isWanted(room)) await this.#sendMembership('room.leave', room);
  }

  /** From now on the next opening of the room is this seat's. Resolves when it has come, or cannot come any more. */
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
        // Without a reason it answers our own leaving: who left was told.
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
    // Unasked: the line caught up with what was left out, or a room was made by a message.
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
