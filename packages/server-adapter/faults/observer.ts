/** Watches one client's room and judges, by its own books, whether anything was lost, doubled, reordered or silently missing. */
import type { Client, ClientEvent, Message, Room, StoreEvent } from '@loqui/core';
import { textOf } from '@loqui/core';
import type { Subscription } from 'rxjs';

export interface Verdict {
  lost: number;
  duplicated: number;
  reordered: number;
  silentGaps: number;
}

export class Observer {
  readonly room: Room;
  readonly #created = new Set<string>();
  /** Text of each message being written, as its deltas have shown it so far. */
  readonly #written = new Map<string, string>();
  readonly #subscription: Subscription;
  #last = 0;
  #duplicated = 0;
  #reordered = 0;
  #told = 0;

  constructor(
    readonly client: Client,
    room: string,
  ) {
    this.room = client.room(room);
    this.#subscription = client.events$.subscribe(({ event }: ClientEvent) => this.#see(event));
  }

  /** How often the client was told that it missed something. */
  get gaps(): number {
    return this.#told;
  }

  #see(event: StoreEvent): void {
    switch (event.type) {
      case 'room.snapshot':
        this.#last = event.messages.at(-1)?.offset ?? 0;
        for (const message of event.messages) this.#created.add(message.id);
        return;
      case 'room.gap':
        this.#told += 1;
        return;
      case 'message.created': {
        const { id, offset } = event.message;
        // Without an offset it is the client's own echo.
        if (offset === undefined) return;
        if (this.#created.has(id)) this.#duplicated += 1;
        if (offset <= this.#last) this.#reordered += 1;
        this.#created.add(id);
        this.#last = Math.max(this.#last, offset);
        return;
      }
      case 'message.delta': {
        const message = this.room.messages.get(event.id);
        if (message) this.#written.set(event.id, textOf(message));
        return;
      }
      case 'message.completed': {
        // What a reader saw on the way must be how the answer begins: no character twice, none left out.
        const text = textOf(event);
        if (!text.startsWith(this.#written.get(event.id) ?? '')) this.#duplicated += 1;
        return;
      }
      default:
      // Nothing that could be lost, doubled or out of order.
    }
  }

  /** Compares what this client shows with what the room holds. `expected`: the room's messages, oldest first. */
  async judge(expected: readonly Message[]): Promise<Verdict> {
    // Pages are the told way to what a snapshot left out.
    for (let pages = 0; this.room.messages.items[0]?.id !== expected[0]?.id && pages < 20; pages += 1) await this.room.loadOlder();
    const shown = this.room.messages.items;
    const texts = new Map(shown.map((message) => [message.id, textOf(message)]));
    const missing = expected.filter((message) => !texts.has(message.id));
    const wrong = expected.filter((message) => texts.has(message.id) && texts.get(message.id) !== textOf(message));
    const twice = shown.length - texts.size;
    const order = expected.map((message) => message.id).filter((id) => texts.has(id));
    const reordered = shown
      .filter((message) => message.offset !== undefined && texts.has(message.id))
      .findIndex((message, index) => message.id !== order[index]);
    return {
      lost: missing.length + wrong.length,
      duplicated: this.#duplicated + twice,
      reordered: this.#reordered + (reordered < 0 ? 0 : 1),
      silentGaps: missing.length > 0 && this.#told === 0 ? 1 : 0,
    };
  }

  dispose(): void {
    this.#subscription.unsubscribe();
    this.client.dispose();
  }
}
