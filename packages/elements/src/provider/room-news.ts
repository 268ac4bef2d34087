/** Emits an event for each change in a provider's room that a page may wait for. */
import type { ActiveRun, ConnectionState, Message, Room, Run, StoreEvent } from '@loqui/core';
import { LoquiConnectionChangeEvent, LoquiMessageEvent, LoquiReadyEvent, LoquiRunEndEvent, LoquiRunStartEvent } from '../events.js';
import { follow } from '../observe.js';

/** A streaming answer is one of this many newest messages. */
const NEWEST = 50;

export class RoomNews {
  #unfollow: (() => void) | undefined;

  constructor(private readonly target: EventTarget) {}

  /** Follows this room instead of the last one; `undefined` for none. */
  follow(room: Room | undefined): void {
    this.#unfollow?.();
    this.#unfollow = room && new Following(room, this.target).end;
  }
}

class Following {
  readonly #subscriptions: (() => void)[];
  #isEnded = false;
  #isReady = false;
  /** Offset of the newest message that was reported, or was there before. */
  #newest = -1;
  readonly #unfinished = new Set<string>();
  readonly #runs = new Map<string, Run>();
  #status: ConnectionState['status'];

  constructor(
    private readonly room: Room,
    private readonly target: EventTarget,
  ) {
    this.#status = room.connection.status;
    this.#subscriptions = [follow(room.events$, (event) => this.#onEvent(event)), follow(room.connection$, (connection) => this.#onConnection(connection))];
    // The room is open already, and this provider is rendering: it reports afterwards.
    if (room.info.phase === 'live') queueMicrotask(() => this.#begin());
  }

  readonly end = (): void => {
    this.#isEnded = true;
    for (const unsubscribe of this.#subscriptions) unsubscribe();
  };

  #fire(event: Event): void {
    if (!this.#isEnded) this.target.dispatchEvent(event);
  }

  #begin(): void {
    if (this.#isReady || this.#isEnded) return;
    this.#isReady = true;
    const { ids } = this.room.messages.shown;
    for (const id of ids.slice(Math.max(0, ids.length - NEWEST))) {
      const message = this.room.messages.get(id);
      this.#newest = Math.max(this.#newest, message?.offset ?? -1);
      if (message?.status === 'streaming') this.#unfinished.add(id);
    }
    this.#fire(new LoquiReadyEvent(this.room));
    this.#startRuns();
  }

  #onConnection(connection: ConnectionState): void {
    if (connection.status === this.#status) return;
    this.#status = connection.status;
    this.#fire(new LoquiConnectionChangeEvent(connection));
  }

  #onEvent(event: StoreEvent): void {
    if (!this.#isReady) {
      if (event.type === 'room.snapshot' || event.type === 'room.resumed' || event.type === 'conversation.prepared') this.#begin();
      return;
    }
    switch (event.type) {
      case 'message.created':
        // A pending message is reported when the room has it.
        if (event.message.status !== 'pending') this.#onArrived(event.message.id);
        break;
      case 'message.completed':
        this.#onArrived(event.id);
        break;
      case 'message.removed':
        this.#unfinished.delete(event.id);
        break;
      case 'run.updated':
        this.#startRuns();
        if (!this.#activeRun(event.run.id)) this.#endRun(event.run);
        break;
      case 'room.resumed':
        this.#startRuns();
        break;
      case 'room.snapshot':
        this.#onSnapshot(event.messages);
        break;
      default:
    }
  }

  /** After a long outage the server sends a snapshot in place of the missed events. */
  #onSnapshot(messages: readonly Message[]): void {
    for (const { id } of messages) this.#onArrived(id);
    this.#startRuns();
    for (const run of [...this.#runs.values()]) {
      const status = this.room.messages.get(run.message)?.status;
      if (!this.#activeRun(run.id))
        this.#endRun({ ...run, status: status === undefined || status === 'pending' || status === 'streaming' ? 'interrupted' : status });
    }
  }

  /** Reports a message once, when it is complete. */
  #onArrived(id: string): void {
    const message = this.room.messages.get(id);
    if (message?.offset === undefined) return;
    const isNew = message.offset > this.#newest;
    this.#newest = Math.max(this.#newest, message.offset);
    if (message.status === 'streaming') {
      if (isNew) this.#unfinished.add(id);
      return;
    }
    if (!this.#unfinished.delete(id) && !isNew) return;
    this.#fire(new LoquiMessageEvent(message, message.author.id === this.room.me?.id));
  }

  #activeRun(id: string): ActiveRun | undefined {
    return this.room.streaming.active.find((run) => run.id === id);
  }

  #startRuns(): void {
    for (const run of this.room.streaming.active) {
      const isNew = !this.#runs.has(run.id);
      this.#runs.set(run.id, run);
      if (isNew) this.#fire(new LoquiRunStartEvent(run));
    }
  }

  #endRun(run: Run): void {
    if (this.#runs.delete(run.id)) this.#fire(new LoquiRunEndEvent(run));
  }
}
