import type { Author, Failure } from '@loqui/core/protocol';
import { skeletonOf } from '../guard/names.js';
import { Connection, type Sink } from './connection.js';
import { Batch, EncodedFrame } from '../room/encoded.js';
import { GRACE, leaseOf } from '../room/presence.js';

/** Parts of the heartbeat's interval, so that not all connections are written at once. */
const SLOTS = 16;
/** Heartbeat intervals of silence after which a `mutual` connection ends. */
const SILENCE = 2.2;
/** Milliseconds between two checks of connections with unsent bytes. */
const CHECK = 1000;
/** Milliseconds between two checks of those whose `calm` is awaited. */
const PACE = 50;

export class Connections {
  readonly #byId = new Map<string, Connection>();
  readonly #byMember = new Map<string, Set<Connection>>();
  readonly #byName = new Map<string, Set<Connection>>();
  readonly #byAddress = new Map<string, number>();
  readonly #slots: Set<Connection>[] = Array.from({ length: SLOTS }, () => new Set<Connection>());
  readonly #watched = new Set<Connection>();
  /** Ended connections, oldest first, during the grace of their members. */
  readonly #lost = new Map<string, { readonly connection: Connection; readonly time: number }>();
  readonly #beat = new Batch([new EncodedFrame({ type: 'heartbeat' })]);
  readonly #paced = new Set<Connection>();
  #pace: ReturnType<typeof setInterval> | undefined;
  #slot = 0;
  /** When the last slot was due. */
  #beatAt = Number.POSITIVE_INFINITY;
  #wheel: ReturnType<typeof setInterval> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;

  /** Milliseconds after its last request in which a client is shown as present. */
  readonly lease: number;

  /** `heartbeat`: milliseconds between two signs of life. */
  constructor(readonly heartbeat: number) {
    this.lease = leaseOf(heartbeat);
  }

  /** `mutual`: the client must give signs of life too. */
  add(member: Author, sink: Sink, mutual = false, address?: string): Connection {
    const connection = new Connection(member, sink, this, mutual, address);
    if (address !== undefined) this.#byAddress.set(address, this.from(address) + 1);
    const skeleton = skeletonOf(member.name);
    const alike = this.#byName.get(skeleton);
    if (alike) alike.add(connection);
    else this.#byName.set(skeleton, new Set([connection]));
    this.#byId.set(connection.id, connection);
    const siblings = this.#byMember.get(member.id);
    if (siblings) siblings.add(connection);
    else this.#byMember.set(member.id, new Set([connection]));
    this.#slots[Math.floor(Math.random() * SLOTS)]?.add(connection);
    this.#wheel ??= setInterval(() => this.#beatNextSlot(), this.heartbeat / SLOTS);
    return connection;
  }

  get(id: string): Connection | undefined {
    return this.#byId.get(id);
  }

  /** A connection that ended a moment ago: its client may still report that the page was closed. */
  lost(id: string): Connection | undefined {
    return this.#lost.get(id)?.connection;
  }

  of(member: string): ReadonlySet<Connection> {
    return this.#byMember.get(member) ?? NONE;
  }

  *named(skeleton: string): Iterable<Author> {
    for (const { member } of this.#byName.get(skeleton) ?? NONE) yield member;
  }

  from(address: string): number {
    return this.#byAddress.get(address) ?? 0;
  }

  get size(): number {
    return this.#byId.size;
  }

  all(): Iterable<Connection> {
    return this.#byId.values();
  }

  write(batch: Batch): void {
    for (const connection of this.#byId.values()) connection.write(batch);
  }

  endAll(error: Failure, code: number): void {
    for (const connection of [...this.#byId.values()]) connection.end(error, code);
  }

  /** @internal */
  closed(connection: Connection): void {
    this.#byId.delete(connection.id);
    const skeleton = skeletonOf(connection.member.name);
    const alike = this.#byName.get(skeleton);
    alike?.delete(connection);
    if (alike?.size === 0) this.#byName.delete(skeleton);
    const { address } = connection;
    if (address !== undefined && this.from(address) > 1) this.#byAddress.set(address, this.from(address) - 1);
    else if (address !== undefined) this.#byAddress.delete(address);
    const now = performance.now();
    for (const [id, { time }] of this.#lost) {
      if (now - time <= GRACE.lost) break;
      this.#lost.delete(id);
    }
    this.#lost.set(connection.id, { connection, time: now });
    this.#watched.delete(connection);
    this.#paced.delete(connection);
    this.#stopPacing();
    for (const slot of this.#slots) slot.delete(connection);
    const siblings = this.#byMember.get(connection.member.id);
    siblings?.delete(connection);
    if (siblings?.size === 0) this.#byMember.delete(connection.member.id);
    if (this.#byId.size > 0) return;
    clearInterval(this.#wheel);
    this.#wheel = undefined;
    this.#stopWatching();
  }

  /** @internal */
  watch(connection: Connection): void {
    this.#watched.add(connection);
    this.#watch ??= setInterval(() => this.#checkWatched(), CHECK);
  }

  /** @internal */
  pace(connection: Connection): void {
    this.#paced.add(connection);
    this.#pace ??= setInterval(() => {
      for (const one of this.#paced) if (one.settle()) this.#paced.delete(one);
      this.#stopPacing();
    }, PACE);
  }

  #stopPacing(): void {
    if (this.#paced.size > 0) return;
    clearInterval(this.#pace);
    this.#pace = undefined;
  }

  #beatNextSlot(): void {
    const now = performance.now();
    // A process that was held up comes here before it has read its sockets: its own silence is not that of the clients, who are judged at the next slot.
    const heldUp = now - this.#beatAt > this.heartbeat;
    this.#beatAt = now;
    for (const connection of heldUp ? NONE : this.#byId.values()) {
      const silence = connection.silence(now);
      if (connection.mutual && silence > this.heartbeat * SILENCE) connection.end(SILENT, 4408, GRACE.left);
      else if (silence > this.lease) connection.lapse();
    }
    this.#slot = (this.#slot + 1) % SLOTS;
    for (const connection of this.#slots[this.#slot] ?? NONE) {
      connection.write(this.#beat);
      if (connection.open && connection.buffered > 0) this.watch(connection);
    }
  }

  #checkWatched(): void {
    const now = performance.now();
    for (const connection of [...this.#watched]) if (!connection.check(now)) this.#watched.delete(connection);
    if (this.#watched.size === 0) this.#stopWatching();
  }

  #stopWatching(): void {
    clearInterval(this.#watch);
    this.#watch = undefined;
  }
}

const NONE: ReadonlySet<Connection> = new Set();
const SILENT: Failure = {
  code: 'silent',
  message: 'No sign of life came for more than two heartbeats. Send {"type":"heartbeat"} at the interval given in hello.',
};
