import { uuidv7, type Author, type Failure, type Frame } from '@loqui/core/protocol';
import { Batch, EncodedFrame } from '../room/encoded.js';
import { OpeningQueue } from './opening-queue.js';
import { GRACE, type Grace } from '../room/presence.js';
import type { Followed, Subscriber } from '../room/subscriber.js';

/** Where a connection's frames are written: a stream body, a bare socket, a WebSocket, a polled line. */
export interface Sink {
  /** Never waits. */
  write(batch: Batch): void;
  readonly buffered: number;
  /** Sends the buffer, then ends. Frees everything even if the client never reads again. `code`: for a WebSocket. */
  close(code: number): void;
}

/** Milliseconds until a closed connection is cut when the client does not read the rest. */
export const CLOSE_GRACE = 5000;

/** Unsent bytes above which a connection gets no ephemeral frames. */
export const LAGGING = 256 * 1024;
/** Unsent bytes above which a connection is closed as `slow`. It resumes by its cursors. */
export const TOO_SLOW = 1024 * 1024;
/** Milliseconds without progress after which a connection with unsent bytes is closed as `slow`. */
export const STALLED = 10_000;

/** Bytes per millisecond of the slowest connection that gets time for its opening. */
const SLOWEST = 16;

export interface ConnectionOwner {
  closed(connection: Connection): void;
  /** The connection has unsent bytes: call `check` until they are gone. */
  watch(connection: Connection): void;
  /** `calm` is awaited: call `settle` often. */
  pace(connection: Connection): void;
}

export class Connection implements Subscriber {
  readonly id = uuidv7();
  readonly rooms = new Map<string, Followed>();
  /** Ends the attempts to open a room, by room. */
  readonly delayed = new Map<string, () => void>();
  readonly openings: OpeningQueue = new OpeningQueue(this);
  #seen = performance.now();
  #present = true;
  #formerRooms: readonly Followed[] = [];
  #open = true;
  #dismissed = false;
  #written = 0;
  /** Unsent bytes of openings, which do not count as lag. */
  #allowance = 0;
  #calming: (() => void)[] = [];
  #incomplete = false;
  #progress: { readonly sent: number; readonly time: number } | undefined;

  /** `mutual`: the connection ends when the client sends nothing. */
  constructor(
    readonly member: Author,
    private readonly sink: Sink,
    private readonly owner: ConnectionOwner,
    readonly mutual = false,
    readonly address?: string,
  ) {}

  /** Milliseconds since the client's last sign of life. */
  silence(now: number): number {
    return now - this.#seen;
  }

  renew(): void {
    this.#seen = performance.now();
    if (this.#present || !this.#open) return;
    this.#present = true;
    for (const room of this.rooms.values()) room.join(this);
  }

  /** The client gave no sign of life during its lease. */
  lapse(): void {
    if (!this.#present || !this.#open) return;
    this.#present = false;
    for (const room of this.rooms.values()) room.disappear(this, GRACE.left);
  }

  get open(): boolean {
    return this.#open;
  }

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

  /** Writes, drops ephemeral frames, or ends the connection. Never waits. */
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

  /** Of any size. Await `calm` before, which bounds the memory of a connection. */
  writeOpening(batch: Batch): void {
    if (!this.#open) return;
    this.#allow(batch.sse.length);
    this.#writeNow(batch);
    this.owner.watch(this);
  }

  /** Resolves when few bytes are unsent, or the connection has ended. */
  calm(): Promise<void> {
    if (!this.#open || this.sink.buffered <= LAGGING) return Promise.resolve();
    this.owner.watch(this);
    return new Promise((resolve) => {
      this.#calming.push(resolve);
      this.owner.pace(this);
    });
  }

  /** True when `calm` is not awaited any more. */
  settle(): boolean {
    if (this.#open && this.sink.buffered > LAGGING) return false;
    for (const resolve of this.#calming.splice(0)) resolve();
    return true;
  }

  /** Counts the bytes of a reply on the same wire. False: the connection has ended. `large`: the caller has awaited `calm`. */
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

  /** Ends a connection without progress. `now`: a monotonic clock. True while bytes are unsent. */
  check(now: number): boolean {
    if (!this.#open) return false;
    const waiting = this.sink.buffered;
    if (waiting <= LAGGING && this.#incomplete) {
      this.#incomplete = false;
      for (const room of this.rooms.values()) room.refresh(this);
    }
    const sent = this.#written - waiting;
    if (!this.#progress || sent > this.#progress.sent) this.#progress = { sent, time: now };
    // A wire reports whole writes only, so a large opening gets the time that a slow connection needs.
    else if (waiting > 0 && now - this.#progress.time >= STALLED + this.#allowance / SLOWEST) {
      this.end(SLOW);
      return false;
    }
    if (waiting > 0) return true;
    this.#progress = undefined;
    return false;
  }

  /** Sends `bye` with the reason, then closes the wire. */
  end(error: Failure, code = 4000, grace: Grace = GRACE.lost): void {
    if (!this.#open) return;
    this.#writeNow(new Batch([new EncodedFrame({ type: 'bye', error })]));
    this.#release(grace);
    this.sink.close(code);
  }

  /** The client is gone. `grace`: `closed` when it reported that, perhaps after the wire broke. */
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
