import {
  foldMessage,
  isActive,
  isDurable,
  LoquiError,
  type Cursor,
  type DurableEvent,
  type Envelope,
  type EphemeralEvent,
  type Message,
  type OpeningEvent,
  type Page,
  type Presence,
  type RoomInfo,
  type Run,
} from '../protocol/index.js';

export class MemoryRoom {
  readonly epoch: string;
  info: RoomInfo;
  readonly #log: DurableEvent[] = [];
  readonly #messages = new Map<string, Message>();
  readonly #presences = new Map<string, Presence>();
  readonly #typing = new Set<string>();
  readonly #runs = new Map<string, Run>();

  constructor(
    readonly name: string,
    info: RoomInfo,
    epoch: string,
  ) {
    this.info = info;
    this.epoch = epoch;
  }

  get messages(): readonly Message[] {
    return [...this.#messages.values()];
  }

  get presences(): Readonly<Record<string, Presence>> {
    return Object.fromEntries(this.#presences);
  }

  append(event: DurableEvent | EphemeralEvent): Envelope {
    if (!isDurable(event)) {
      this.#ephemeral(event);
      return { room: this.name, event };
    }
    const offset = this.#log.length + 1;
    const placed: DurableEvent = event.type === 'message.created' ? { ...event, message: { ...event.message, offset } } : event;
    this.#log.push(placed);
    this.#durable(placed);
    return { room: this.name, epoch: this.epoch, offset, event: placed };
  }

  /** The envelopes after `cursor`, or a snapshot. */
  opening(cursor: Cursor | undefined, newest = 50): Envelope[] {
    const place = { room: this.name, epoch: this.epoch };
    const offset = this.#log.length;
    const presences = this.presences;
    const typing = [...this.#typing];
    const runs = [...this.#runs.values()].filter(isActive);
    if (cursor?.epoch === this.epoch && cursor.offset <= offset) {
      const resumed: OpeningEvent = { type: 'room.resumed', info: this.info, presences, typing, runs };
      const rest = this.#log.slice(cursor.offset).map((event, index) => ({ ...place, offset: cursor.offset + index + 1, event }));
      return [{ ...place, offset: cursor.offset, event: resumed }, ...rest];
    }
    const page = this.page({ limit: newest });
    const snapshot: Envelope = { ...place, offset, event: { type: 'room.snapshot', info: this.info, ...page, presences, typing, runs } };
    return cursor ? [{ ...place, offset, event: { type: 'room.gap', reason: 'epoch' } }, snapshot] : [snapshot];
  }

  page(query: { before?: number; around?: string; limit: number }): Page {
    const all = this.messages;
    if (query.around !== undefined && !this.#messages.has(query.around)) {
      throw new LoquiError({ code: 'unknown-message', message: 'There is no such message in this room; it may have been removed.' }, { status: 404 });
    }
    let end = query.before === undefined ? all.length : all.findIndex((message) => (message.offset ?? 0) >= (query.before ?? 0));
    if (query.around !== undefined) end = all.findIndex((message) => message.id === query.around) + Math.ceil(query.limit / 2);
    if (end < 0) end = all.length;
    const start = Math.max(0, end - query.limit);
    return { messages: all.slice(start, end), more: start > 0, ...(query.around !== undefined && { moreAfter: end < all.length }) };
  }

  #durable(event: DurableEvent): void {
    switch (event.type) {
      case 'message.created':
        this.#messages.set(event.message.id, event.message);
        break;
      case 'message.removed':
        this.#messages.delete(event.id);
        break;
      case 'run.updated':
        this.#runs.set(event.run.id, event.run);
        break;
      case 'room.updated':
        this.info = event.info;
        break;
      default: {
        const message = this.#messages.get(event.id);
        if (message) this.#messages.set(event.id, foldMessage(message, event));
      }
    }
  }

  #ephemeral(event: EphemeralEvent): void {
    if (event.type === 'typing.started') this.#typing.add(event.member);
    else if (event.type === 'typing.stopped') this.#typing.delete(event.member);
    else if (event.type === 'presence.changed') {
      for (const [id, { member, connections }] of Object.entries(event.joins)) {
        this.#presences.set(id, { member, connections: [...(this.#presences.get(id)?.connections ?? []), ...connections] });
      }
      for (const [id, { member, connections }] of Object.entries(event.leaves)) {
        const gone = new Set(connections.map((connection) => connection.id));
        const left = (this.#presences.get(id)?.connections ?? []).filter((connection) => !gone.has(connection.id));
        if (left.length > 0) this.#presences.set(id, { member, connections: left });
        else this.#presences.delete(id);
      }
    }
  }
}
