import { isEnvelope, type Cursor, type Frame, type LoquiError, type RoomCursors } from '../../protocol/index.js';
import type { SeatFrame } from './line-hub.js';

/** The source of a seat's frames: the hub of this page, or that of another tab. */
export interface SeatHost {
  enter(seat: Seat): void;
  /** @throws LoquiError */
  join(seat: Seat, room: string, cursor?: Cursor): Promise<void>;
  /** @throws LoquiError */
  leave(seat: Seat, room: string): Promise<void>;
  expect(seat: Seat, room: string): void;
  exit(seat: Seat): void;
  close(): void;
}

export interface SeatPorts {
  rooms(): RoomCursors;
  next(frame: Frame): void;
  error(error: LoquiError): void;
}

export class Seat {
  readonly id = crypto.randomUUID();
  /** Rooms whose opening has come. Earlier frames of a room are dropped. */
  readonly #live = new Set<string>();
  connection: string | undefined;

  /** @param trusted certainly the same member as the other seats of its page: the server need not confirm it */
  constructor(
    readonly ports: SeatPorts,
    readonly trusted = false,
  ) {}

  /** The next `hello` opens all rooms again, from the client's present cursors. */
  clear(): void {
    this.#live.clear();
    this.connection = undefined;
  }

  deliver({ frame, to }: SeatFrame): void {
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
