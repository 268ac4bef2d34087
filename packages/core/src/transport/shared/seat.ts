/** One client's place at a shared line: what it is told, and where it is told from. */
import { isEnvelope, type Cursor, type Frame, type LoquiError, type RoomCursors } from '../../protocol/index.js';
import type { Delivery } from './line-hub.js';

/** Where a seat stands: at the hub of this page, or at that of another tab. */
export interface SeatHost {
  enter(seat: Seat): void;
  /** @throws LoquiError */
  join(seat: Seat, room: string, cursor?: Cursor): Promise<void>;
  /** @throws LoquiError */
  leave(seat: Seat, room: string): Promise<void>;
  expect(seat: Seat, room: string): void;
  exit(seat: Seat): void;
  /** Nobody sits here any more. */
  close(): void;
}

export interface SeatPorts {
  rooms(): RoomCursors;
  next(frame: Frame): void;
  error(error: LoquiError): void;
}

export class Seat {
  readonly id = crypto.randomUUID();
  /** Rooms whose opening has come: before it nothing of a room is of use. */
  readonly #live = new Set<string>();
  /** Of the line it is at; `undefined` before hello. */
  connection: string | undefined;

  /** `trusted`: surely of the same member as the others of its page, so that it need not prove it. */
  constructor(
    readonly ports: SeatPorts,
    readonly trusted = false,
  ) {}

  /** It sits down anew: the next hello begins everything again, from where the client then is. */
  clear(): void {
    this.#live.clear();
    this.connection = undefined;
  }

  deliver({ frame, to }: Delivery): void {
    if (to !== undefined && to !== this.id) return;
    if (!isEnvelope(frame)) {
      if (frame.type === 'hello') this.connection = frame.connection;
      else if (this.connection === undefined) return;
      return this.ports.next(frame);
    }
    const { room, event } = frame;
    if (to === undefined && !this.#live.has(room)) return;
    if (event.type === 'room.closed') this.#live.delete(room);
    else if (to !== undefined && (event.type === 'room.snapshot' || event.type === 'room.resumed')) this.#live.add(room);
    this.ports.next(frame);
  }
}
