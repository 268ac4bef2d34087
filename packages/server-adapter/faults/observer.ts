/** Watches one client's room and judges, by its own books, whether anything was lost, doubled, reordered or silently missing. */
import { LoquiError, textOf, type Client, type ClientEvent, type Message, type Room, type StoreEvent } from '@loqui/core';
import { Subscription } from 'rxjs';
import type { Breaches } from './checked-line.js';

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
  /** Messages typed here that the room has not taken yet, as far as its writer knows. */
  readonly #pending = new Set<string>();
  readonly #subscription = new Subscription();
  #last = 0;
  #vanished = 0;
  #duplicated = 0;
  #reordered = 0;
  #told = 0;
  #holes = 0;

  /** `line`: what was seen on the client's lines; `dropped`: frames that its lines did not bring. */
  constructor(
    readonly client: Client,
    room: string,
    private readonly line: Breaches & { readonly dropped: number },
  ) {
    this.room = client.room(room);
    this.#subscription.add(client.events$.subscribe(({ event }: ClientEvent) => this.#see(event)));
    this.#subscription.add(
      client.connection$.subscribe((state) => {
        if (state.status === 'waiting' && state.error.code === 'hole') this.#holes += 1;
      }),
    );
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
        for (const id of this.#pending) if (this.room.messages.get(id) === undefined) this.#vanished += 1;
        return;
      case 'message.accepted':
        this.#pending.delete(event.id);
        return;
      case 'room.gap':
        this.#told += 1;
        return;
      case 'message.created': {
        const { id, offset } = event.message;
        // Without an offset it is the client's own echo.
        if (offset === undefined) {
          this.#pending.add(id);
          return;
        }
        this.#pending.delete(id);
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
    for (let pages = 0; this.room.messages.items[0]?.id !== expected[0]?.id && pages < 20; pages += 1) {
      // One that meets a silent line is asked for again, as a person would.
      await this.room.loadOlder().catch((error: unknown) => {
        if (!(error instanceof LoquiError)) throw error;
      });
    }
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
      lost: missing.length + wrong.length + this.#vanished,
      duplicated: this.#duplicated + twice + this.line.repeated,
      reordered: this.#reordered + (reordered < 0 ? 0 : 1),
      // A client that meets a hole where every frame came has read wrongly what the frames say they cover.
      silentGaps: (missing.length > 0 && this.#told === 0 ? 1 : 0) + this.line.skipped + Math.max(0, this.#holes - this.line.dropped),
    };
  }

  dispose(): void {
    this.#subscription.unsubscribe();
    this.client.dispose();
  }
}
