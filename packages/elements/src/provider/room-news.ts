/** Reports to the page what happens in the room of a provider: each change that a plain page may wait for is one event. */
import type { ActiveRun, ConnectionState, Message, Room, Run, StoreEvent } from '@loqui/core';
import { LoquiConnectionChangeEvent, LoquiMessageEvent, LoquiReadyEvent, LoquiRunEndEvent, LoquiRunStartEvent } from '../events.js';
import { follow } from '../observe.js';

/** An answer that is being written is one of this many newest messages. */
const NEWEST = 50;

export class RoomNews {
  #unfollow: (() => void) | undefined;

  /** @param target fires the events */
  constructor(private readonly target: EventTarget) {}

  /** Follows another room, or none, from now on. */
  follow(room: Room | undefined): void {
    this.#unfollow?.();
    this.#unfollow = room && new Following(room, this.target).end;
  }
}

/** One room, as long as it is followed. */
class Following {
  readonly #subscriptions: (() => void)[];
  #isEnded = false;
  #isReady = false;
  /** Offset of the newest message that was reported, or was there before. */
  #newest = -1;
  /** Ids of the answers that are being written. */
  readonly #unfinished = new Set<string>();
  /** Runs at work by id. */
  readonly #runs = new Map<string, Run>();
  #status: ConnectionState['status'];

  constructor(
    private readonly room: Room,
    private readonly target: EventTarget,
  ) {
    this.#status = room.connection.status;
    this.#subscriptions = [follow(room.events$, (event) => this.#onEvent(event)), follow(room.connection$, (connection) => this.#onConnection(connection))];
    // The room was opened before, by another provider or by the page. This provider is being rendered: it reports after that.
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
        // A message of ours on its way is reported when the room has it.
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

  /** The connection was lost for so long that the server does not send each event that was missed. */
  #onSnapshot(messages: readonly Message[]): void {
    for (const { id } of messages) this.#onArrived(id);
    this.#startRuns();
    for (const run of [...this.#runs.values()]) {
      const status = this.room.messages.get(run.message)?.status;
      if (!this.#activeRun(run.id))
        this.#endRun({ ...run, status: status === undefined || status === 'pending' || status === 'streaming' ? 'interrupted' : status });
    }
  }

  /** Reports a message once: when it is complete. */
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
