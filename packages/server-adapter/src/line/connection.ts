/** One tab or device of a member: the rooms it is in, and the pressure on its line. */
import { uuidv7, type Author, type Failure, type Frame } from '@loqui/core/protocol';
import { Batch, EncodedFrame } from '../room/encoded.js';
import { OpeningQueue } from './opening-queue.js';
import { GRACE, type Grace } from '../room/presence.js';
import type { Followed, Subscriber } from '../room/subscriber.js';
import type { Sink } from './sink.js';

/** Bytes waiting from which a connection lags: ephemeral frames are left out for it. */
export const LAGGING = 256 * 1024;
/** Bytes waiting from which a connection is closed as `slow`; it resumes by its cursors. */
export const TOO_SLOW = 1024 * 1024;
/** Milliseconds without any progress after which a connection with bytes waiting is closed as `slow`. */
export const STALLED = 10_000;

/** Bytes a millisecond of the slowest line that is waited for while it takes an opening. */
const SLOWEST = 16;

export interface ConnectionOwner {
  closed(connection: Connection): void;
  /** The connection has bytes waiting: look after it until they are gone. */
  watch(connection: Connection): void;
  /** Somebody waits for `calm`: look closely, and call `settle`. */
  pace(connection: Connection): void;
}

export class Connection implements Subscriber {
  readonly id = uuidv7();
  readonly rooms = new Map<string, Followed>();
  /** Rooms that could not be opened yet and are tried again, each with what ends that. */
  readonly delayed = new Map<string, () => void>();
  readonly openings: OpeningQueue = new OpeningQueue(this);
  /** Time of the client's last sign of life, by a monotonic clock. */
  #seen = performance.now();
  #present = true;
  /** The rooms it was in when it ended. */
  #was: readonly Followed[] = [];
  #open = true;
  #dismissed = false;
  #written = 0;
  /** Bytes of openings in the buffer: a large snapshot is not slowness. */
  #allowance = 0;
  /** Who waits until the line has taken most of what was written. */
  #calming: (() => void)[] = [];
  /** Ephemeral frames were left out. */
  #incomplete = false;
  /** Most bytes ever taken from the buffer, and when that was noticed. */
  #progress: { readonly taken: number; readonly time: number } | undefined;

  /** `mutual`: the wire has a way up, and ends when nothing comes up on it. */
  constructor(
    readonly member: Author,
    private readonly sink: Sink,
    private readonly owner: ConnectionOwner,
    readonly mutual = false,
    /** Where the client is, if anything tells. */
    readonly address?: string,
  ) {}

  /** Milliseconds since the client's last sign of life. */
  silence(now: number): number {
    return now - this.#seen;
  }

  /** The client is there. */
  renew(): void {
    this.#seen = performance.now();
    if (this.#present || !this.#open) return;
    this.#present = true;
    for (const room of this.rooms.values()) room.join(this);
  }

  /** Nothing was heard from the client for the time of its lease: it sleeps, or is gone and nobody said so. */
  lapse(): void {
    if (!this.#present || !this.#open) return;
    this.#present = false;
    for (const room of this.rooms.values()) room.disappear(this, GRACE.left);
  }

  get open(): boolean {
    return this.#open;
  }

  /** An answer is being written in one of its rooms. */
  get busy(): boolean {
    return [...this.rooms.values()].some((room) => room.busy);
  }

  /** Tells the client, once, to come back elsewhere, at a random time within `window` milliseconds. */
  dismiss(window: number): void {
    if (this.#dismissed) return;
    this.#dismissed = true;
    for (const room of this.rooms.values()) room.flush();
    this.send({ type: 'drain', window });
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

  /** Writes how a room begins, whatever its size. Wait for `calm` before: that is what bounds the memory of a line. */
  writeOpening(batch: Batch): void {
    if (!this.#open) return;
    this.#allow(batch.sse.length);
    this.#put(batch);
    this.owner.watch(this);
  }

  /** Resolves once the line has taken most of what was written, or is closed. At once where nothing much waits. */
  calm(): Promise<void> {
    if (!this.#open || this.sink.buffered <= LAGGING) return Promise.resolve();
    this.owner.watch(this);
    return new Promise((resolve) => {
      this.#calming.push(resolve);
      this.owner.pace(this);
    });
  }

  /** True when nobody waits for `calm` any more. */
  settle(): boolean {
    if (this.#open && this.sink.buffered > LAGGING) return false;
    for (const resolve of this.#calming.splice(0)) resolve();
    return true;
  }

  /**
   * Before `size` bytes which are no frame (a reply) are put on the same wire. False: the connection is closed, perhaps because too much waits.
   * `large`: like an opening, whoever sends it has waited for `calm`.
   */
  takes(size: number, large: boolean): boolean {
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
    // A wire tells its progress by whole writes, so a large opening has the time that a slow line needs for it.
    else if (waiting > 0 && now - this.#progress.time >= STALLED + this.#allowance / SLOWEST) {
      this.end(SLOW);
      return false;
    }
    if (waiting > 0) return true;
    this.#progress = undefined;
    return false;
  }

  /** Ends the connection from our side: `bye` with the reason, then the line. */
  end(error: Failure, code = 4000, grace: Grace = GRACE.lost): void {
    if (!this.#open) return;
    this.#put(new Batch([new EncodedFrame({ type: 'bye', error })]));
    this.#release(grace);
    this.sink.close(code);
  }

  /** The other side is gone. `grace`: `closed` where it said so; also after the line broke. */
  lost(grace: Grace = GRACE.lost): void {
    if (!this.#open) {
      for (const room of this.#was) room.disappear(this, grace);
      return;
    }
    this.#release(grace);
    this.sink.close(1001);
  }

  #allow(size: number): void {
    this.#allowance = Math.min(this.#allowance, this.sink.buffered) + size;
  }

  #put(batch: Batch): void {
    this.#written += batch.sse.length;
    this.sink.write(batch);
  }

  #release(grace: Grace): void {
    this.#open = false;
    this.#was = [...this.rooms.values()];
    for (const room of this.#was) room.leave(this, grace);
    this.rooms.clear();
    for (const cancel of [...this.delayed.values()]) cancel();
    this.owner.closed(this);
    this.settle();
  }
}

const SLOW: Failure = { code: 'slow', message: 'You read more slowly than the rooms write. Reconnect with your cursors: nothing is lost.' };
