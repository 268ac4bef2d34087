/** One connection of a member: the rooms it follows, its client's signs of life, and how many bytes wait on it. */
import { uuidv7, type Author, type Failure, type Frame } from '@loqui/core/protocol';
import { Batch, EncodedFrame } from '../room/encoded.js';
import { OpeningQueue } from './opening-queue.js';
import { GRACE, type Grace } from '../room/presence.js';
import type { Followed, Subscriber } from '../room/subscriber.js';

/** Where a connection's frames are written: a stream body, a bare socket, a WebSocket, a polled line. */
export interface Sink {
  /** Writes all frames and never waits. */
  write(batch: Batch): void;
  /** Bytes written but not yet sent. */
  readonly buffered: number;
  /** Sends what is buffered, then ends; releases everything even if the other side never reads again. `code`: for a WebSocket. */
  close(code: number): void;
}

/** Milliseconds the other side has to read the rest before a closed connection is cut. */
export const CLOSE_GRACE = 5000;

/** Bytes waiting above which a connection lags: ephemeral frames are left out for it. */
export const LAGGING = 256 * 1024;
/** Bytes waiting above which a connection is closed as `slow`; it resumes by its cursors. */
export const TOO_SLOW = 1024 * 1024;
/** Milliseconds without any progress after which a connection with bytes waiting is closed as `slow`. */
export const STALLED = 10_000;

/** Bytes per millisecond of the slowest connection that gets time for its opening. */
const SLOWEST = 16;

export interface ConnectionOwner {
  closed(connection: Connection): void;
  /** The connection has bytes waiting: call `check` from time to time until they are gone. */
  watch(connection: Connection): void;
  /** Somebody awaits `calm`: call `settle` often. */
  pace(connection: Connection): void;
}

export class Connection implements Subscriber {
  readonly id = uuidv7();
  readonly rooms = new Map<string, Followed>();
  /** Rooms that could not be opened and are tried again, each with a function that ends the attempts. */
  readonly delayed = new Map<string, () => void>();
  readonly openings: OpeningQueue = new OpeningQueue(this);
  /** Time of the client's last sign of life, by a monotonic clock. */
  #seen = performance.now();
  #present = true;
  /** The rooms it followed when it ended. */
  #formerRooms: readonly Followed[] = [];
  #open = true;
  #dismissed = false;
  #written = 0;
  /** Bytes of openings in the buffer, which do not count as lag. */
  #allowance = 0;
  /** Those who await `calm`. */
  #calming: (() => void)[] = [];
  /** Ephemeral frames were left out. */
  #incomplete = false;
  /** Most bytes sent from the buffer so far, and when that was measured. */
  #progress: { readonly sent: number; readonly time: number } | undefined;

  /** `mutual`: the client can send on this wire, and the connection ends when it sends nothing. */
  constructor(
    readonly member: Author,
    private readonly sink: Sink,
    private readonly owner: ConnectionOwner,
    readonly mutual = false,
    /** The client's network address, where it is known. */
    readonly address?: string,
  ) {}

  /** Milliseconds since the client's last sign of life. */
  silence(now: number): number {
    return now - this.#seen;
  }

  /** The client has given a sign of life. */
  renew(): void {
    this.#seen = performance.now();
    if (this.#present || !this.#open) return;
    this.#present = true;
    for (const room of this.rooms.values()) room.join(this);
  }

  /** The client gave no sign of life during its lease: it sleeps, or is gone. */
  lapse(): void {
    if (!this.#present || !this.#open) return;
    this.#present = false;
    for (const room of this.rooms.values()) room.disappear(this, GRACE.left);
  }

  get open(): boolean {
    return this.#open;
  }

  /** One of its rooms is writing something that its readers wait for. */
  get busy(): boolean {
    return [...this.rooms.values()].some((room) => room.busy);
  }

  /** Asks the client, once, to reconnect at a random time within `window` milliseconds. */
  dismiss(window: number): void {
    if (this.#dismissed) return;
    this.#dismissed = true;
    for (const room of this.rooms.values()) room.flush();
    this.send({ type: 'drain', window });
  }

  get buffered(): number {
    return this.sink.buffered;
  }

  /** Writes, leaves out ephemeral frames, or ends the connection; never waits. */
  write(batch: Batch): void {
    if (!this.#open) return;
    const waiting = this.sink.buffered;
    if (waiting === 0) this.#allowance = 0;
    if (waiting > TOO_SLOW + this.#allowance) return this.end(SLOW);
    if (waiting <= LAGGING + this.#allowance) return this.#writeNow(batch);
    this.owner.watch(this);
    if (batch.lasting !== batch) this.#incomplete = true;
    if (batch.lasting.frames.length > 0) this.#writeNow(batch.lasting);
  }

  /** Writes how a room begins, whatever its size. Await `calm` before: that bounds the memory of a connection. */
  writeOpening(batch: Batch): void {
    if (!this.#open) return;
    this.#allow(batch.sse.length);
    this.#writeNow(batch);
    this.owner.watch(this);
  }

  /** Resolves when few bytes wait, or the connection has ended. */
  calm(): Promise<void> {
    if (!this.#open || this.sink.buffered <= LAGGING) return Promise.resolve();
    this.owner.watch(this);
    return new Promise((resolve) => {
      this.#calming.push(resolve);
      this.owner.pace(this);
    });
  }

  /** Resolves those who await `calm` when few bytes wait. True when nobody awaits it any more. */
  settle(): boolean {
    if (this.#open && this.sink.buffered > LAGGING) return false;
    for (const resolve of this.#calming.splice(0)) resolve();
    return true;
  }

  /**
   * Counts `size` bytes that are no frame (a reply) and are written to the same wire next. False: the connection has ended, perhaps because too much
   * waits. `large`: the caller has awaited `calm`, as for an opening.
   */
  reserve(size: number, large: boolean): boolean {
    if (this.#open && this.sink.buffered > TOO_SLOW + this.#allowance) this.end(SLOW);
    if (!this.#open) return false;
    if (large) this.#allow(size);
    this.#written += size;
    this.owner.watch(this);
    return true;
  }

  send(frame: Frame): void {
    this.write(new Batch([new EncodedFrame(frame)]));
  }

  /** Ends a connection that makes no progress. `now`: a monotonic clock. True while bytes wait. */
  check(now: number): boolean {
    if (!this.#open) return false;
    const waiting = this.sink.buffered;
    if (waiting <= LAGGING && this.#incomplete) {
      this.#incomplete = false;
      for (const room of this.rooms.values()) room.refresh(this);
    }
    const sent = this.#written - waiting;
    if (!this.#progress || sent > this.#progress.sent) this.#progress = { sent, time: now };
    // A wire reports progress by whole writes, so a large opening gets the time that a slow connection needs for it.
    else if (waiting > 0 && now - this.#progress.time >= STALLED + this.#allowance / SLOWEST) {
      this.end(SLOW);
      return false;
    }
    if (waiting > 0) return true;
    this.#progress = undefined;
    return false;
  }

  /** Ends the connection from our side: `bye` with the reason, then the wire is closed. */
  end(error: Failure, code = 4000, grace: Grace = GRACE.lost): void {
    if (!this.#open) return;
    this.#writeNow(new Batch([new EncodedFrame({ type: 'bye', error })]));
    this.#release(grace);
    this.sink.close(code);
  }

  /** The client is gone. `grace`: `closed` where it said so, which may arrive after the wire broke. */
  lost(grace: Grace = GRACE.lost): void {
    if (!this.#open) {
      for (const room of this.#formerRooms) room.disappear(this, grace);
      return;
    }
    this.#release(grace);
    this.sink.close(1001);
  }

  #allow(size: number): void {
    this.#allowance = Math.min(this.#allowance, this.sink.buffered) + size;
  }

  #writeNow(batch: Batch): void {
    this.#written += batch.sse.length;
    this.sink.write(batch);
  }

  #release(grace: Grace): void {
    this.#open = false;
    this.#formerRooms = [...this.rooms.values()];
    for (const room of this.#formerRooms) room.leave(this, grace);
    this.rooms.clear();
    for (const cancel of [...this.delayed.values()]) cancel();
    this.owner.closed(this);
    this.settle();
  }
}

const SLOW: Failure = { code: 'slow', message: 'You read more slowly than the rooms write. Reconnect with your cursors: nothing is lost.' };
