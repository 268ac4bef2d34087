/** The rooms in memory: loaded once, released when nobody uses them. */
import type { Failure, RoomInfo } from '@loqui/core/protocol';
import type { InnerLog } from '../guard/server-log.js';
import type { Store } from '../store/store.js';
import { pageBefore } from './history.js';
import { WINDOW, WINDOW_BYTES } from './message-window.js';
import { closingEvents } from './recovery.js';
import type { RingLimits } from './ring.js';
import { Room } from './room.js';

/** Milliseconds between two searches for unused rooms. */
const SWEEP = 30_000;

export class Hub {
  readonly #loading = new Map<string, Promise<Room>>();
  readonly #rooms = new Map<string, Room>();
  /** Rooms whose last load failed. */
  readonly troubled = new Set<string>();
  #sweep: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly store: Store,
    private readonly ring: RingLimits,
    private readonly describe: (room: string) => RoomInfo | Promise<RoomInfo>,
    private readonly log: InnerLog,
  ) {}

  /** Keeps the room in memory while `work` runs. */
  async use<T>(id: string, work: (room: Room) => T | Promise<T>): Promise<T> {
    const room = this.#rooms.get(id) ?? (await this.#load(id));
    room.users += 1;
    try {
      return await work(room);
    } finally {
      room.users -= 1;
    }
  }

  peek(id: string): Room | undefined {
    return this.#rooms.get(id);
  }

  /** Forgets a deleted room and sends its subscribers the reason. */
  async end(id: string, error: Failure): Promise<void> {
    // A room that cannot be loaded has no subscribers.
    await this.#loading.get(id)?.catch(() => undefined);
    const room = this.#rooms.get(id);
    if (!room) return;
    room.expel(room.broadcast.subscribers, error);
    room.close();
    this.#rooms.delete(id);
  }

  get size(): number {
    return this.#rooms.size;
  }

  close(): void {
    clearInterval(this.#sweep);
    this.#sweep = undefined;
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
  }

  #load(id: string): Promise<Room> {
    let loading = this.#loading.get(id);
    if (loading === undefined) {
      loading = this.#loadRoom(id).finally(() => this.#loading.delete(id));
      this.#loading.set(id, loading);
    }
    return loading;
  }

  async #loadRoom(id: string): Promise<Room> {
    const head = await this.store.open(id);
    const closing = await closingEvents(this.store, id, head, Date.now());
    const closed = closing.length > 0 ? await this.store.append(id, closing) : [];
    const newest = await pageBefore(this.store, id, undefined, WINDOW, WINDOW_BYTES);
    const offset = closed.at(-1)?.offset ?? head.offset;
    const room = new Room({ id, epoch: head.epoch, offset, newest, info: await this.describe(id), store: this.store, ring: this.ring, log: this.log });
    this.#rooms.set(id, room);
    if (this.#sweep === undefined) {
      this.#sweep = setInterval(() => this.#release(), SWEEP);
      // The timer must not keep a Node process alive.
      (this.#sweep as { unref?: () => void }).unref?.();
    }
    return room;
  }

  #release(): void {
    for (const [id, room] of this.#rooms) {
      if (!room.idle) continue;
      room.close();
      this.#rooms.delete(id);
    }
    if (this.#rooms.size > 0) return;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
  }
}
