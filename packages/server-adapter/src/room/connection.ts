/** One tab or device of a member: the rooms it is in, and the pressure on its line. */
import { uuidv7, type Author, type Failure, type Frame } from '@loqui/core/protocol';
import { Batch, EncodedFrame } from './encoded.js';
import type { Sink } from './sink.js';

/** Bytes waiting from which a connection lags: ephemeral frames are left out for it. */
export const LAGGING = 256 * 1024;
/** Bytes waiting from which a connection is closed as `slow`; it resumes by its cursors. */
export const TOO_SLOW = 1024 * 1024;
/** Milliseconds without any progress after which a connection with bytes waiting is closed as `slow`. */
export const STALLED = 10_000;

/** What a connection needs of a room it is in. */
export interface Joined {
  readonly id: string;
  /** `lost`: the line broke; otherwise the member leaves on purpose. */
  leave(connection: Connection, lost: boolean): void;
  /** Gives the connection the ephemeral state whole, after some of it was left out. */
  refresh(connection: Connection): void;
}

export interface ConnectionOwner {
  closed(connection: Connection): void;
  /** The connection has bytes waiting: look after it until they are gone. */
  watch(connection: Connection): void;
}

export class Connection {
  readonly id = uuidv7();
  readonly rooms = new Map<string, Joined>();
  /** Time of the last sign of life, by a monotonic clock; only where the wire has a way up. */
  seen: number | undefined;
  #open = true;
  #written = 0;
  /** Bytes of openings in the buffer: a large snapshot is not slowness. */
  #allowance = 0;
  /** Ephemeral frames were left out. */
  #incomplete = false;
  /** Most bytes ever taken from the buffer, and when that was noticed. */
  #progress: { readonly taken: number; readonly time: number } | undefined;

  constructor(
    readonly member: Author,
    private readonly sink: Sink,
    private readonly owner: ConnectionOwner,
  ) {}

  get open(): boolean {
    return this.#open;
  }

  get buffered(): number {
    return this.sink.buffered;
  }

  /** Writes, or drops what may be dropped, or gives the connection up; never waits. */
  write(batch: Batch): void {
    if (!this.#open) return;
    const waiting = this.sink.buffered;
    if (waiting === 0) this.#allowance = 0;
    if (waiting > TOO_SLOW + this.#allowance) return this.end(SLOW);
    if (waiting <= LAGGING + this.#allowance) return this.#put(batch);
    this.owner.watch(this);
    if (batch.lasting !== batch) this.#incomplete = true;
    if (batch.lasting.frames.length > 0) this.#put(batch.lasting);
  }

  /** Writes how a room begins, whatever its size. */
  writeOpening(batch: Batch): void {
    if (!this.#open) return;
    this.#allowance = this.sink.buffered === 0 ? batch.sse.length : this.#allowance + batch.sse.length;
    this.#put(batch);
  }

  send(frame: Frame): void {
    this.write(new Batch([new EncodedFrame(frame)]));
  }

  /** Looks whether the line moves. `now`: a monotonic clock. True while it must be looked after further. */
  check(now: number): boolean {
    if (!this.#open) return false;
    const waiting = this.sink.buffered;
    if (waiting <= LAGGING && this.#incomplete) {
      this.#incomplete = false;
      for (const room of this.rooms.values()) room.refresh(this);
    }
    const taken = this.#written - waiting;
    if (!this.#progress || taken > this.#progress.taken) this.#progress = { taken, time: now };
    else if (waiting > 0 && now - this.#progress.time >= STALLED) {
      this.end(SLOW);
      return false;
    }
    if (waiting > 0) return true;
    this.#progress = undefined;
    return false;
  }

  /** Ends the connection from our side: `bye` with the reason, then the line. */
  end(error: Failure, code = 4000): void {
    if (!this.#open) return;
    this.#put(new Batch([new EncodedFrame({ type: 'bye', error })]));
    this.#release();
    this.sink.close(code);
  }

  /** The other side is gone. */
  lost(): void {
    if (!this.#open) return;
    this.#release();
    this.sink.close(1001);
  }

  #put(batch: Batch): void {
    this.#written += batch.sse.length;
    this.sink.write(batch);
  }

  #release(): void {
    this.#open = false;
    for (const room of [...this.rooms.values()]) room.leave(this, true);
    this.rooms.clear();
    this.owner.closed(this);
  }
}

const SLOW: Failure = { code: 'slow', message: 'You read more slowly than the rooms write. Reconnect with your cursors: nothing is lost.' };
