/** Follows one client's room and counts what was lost, doubled, reordered or silently missing. */
import { LoquiError, textOf, type Client, type ClientEvent, type Message, type Room, type StoreEvent } from '@loqui/core';
import { Subscription } from 'rxjs';
import type { Breaches } from './checked-line.js';

export interface Verdict {
  lost: number;
  duplicated: number;
  reordered: number;
  silentGaps: number;
  details: readonly string[];
}

export class Observer {
  readonly room: Room;
  readonly #created = new Set<string>();
  /** Text of each message being written, as its deltas have shown it so far. */
  readonly #written = new Map<string, string>();
  /** Messages typed here that the room has not accepted yet, as far as the writer knows. */
  readonly #pending = new Set<string>();
  readonly #subscription = new Subscription();
  #last = 0;
  #progress = performance.now();
  #vanished = 0;
  #duplicated = 0;
  #reordered = 0;
  #gaps = 0;
  #holes = 0;

  /** `line`: failures on the client's connections; `dropped`: frames that its connections lost. */
  constructor(
    private readonly name: string,
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

  /** Number of gaps reported to the client. */
  get gaps(): number {
    return this.#gaps;
  }

  /** When the room last sent this client something new, in milliseconds of `performance.now()`. */
  get progress(): number {
    return this.#progress;
  }

  #see(event: StoreEvent): void {
    if (event.type.startsWith('message.') || event.type === 'room.snapshot') this.#progress = performance.now();
    switch (event.type) {
      case 'room.snapshot':
        this.#last = event.messages.at(-1)?.offset ?? 0;
        for (const { id } of event.messages) {
          this.#created.add(id);
          // The room has it, and a later snapshot may begin after it.
          this.#pending.delete(id);
        }
        for (const id of this.#pending) if (this.room.messages.get(id) === undefined) this.#vanished += 1;
        return;
      case 'message.accepted':
        this.#pending.delete(event.id);
        return;
      case 'room.gap':
        this.#gaps += 1;
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
        // The answer must begin with what the reader saw: no character twice, none left out.
        const text = textOf(event);
        if (!text.startsWith(this.#written.get(event.id) ?? '')) this.#duplicated += 1;
        return;
      }
      default:
      // Nothing that could be lost, doubled or out of order.
    }
  }

  /**
   * True when this client shows what the room holds, from its first message on. Its own newest message may stand before older ones of others, so the newest
   * alone proves nothing.
   */
  shows(expected: readonly Message[]): boolean {
    const { items } = this.room.messages;
    const held = expected.slice(expected.findIndex(({ id }) => id === items[0]?.id));
    return items.length === held.length && held.every((message, at) => items[at]?.id === message.id && textOf(items[at]) === textOf(message));
  }

  /** Compares what this client shows with what the room holds. `expected`: the room's messages, oldest first. */
  async judge(expected: readonly Message[]): Promise<Verdict> {
    // Pages lead to what a snapshot left out.
    for (let pages = 0; this.room.messages.items[0]?.id !== expected[0]?.id && pages < 20; pages += 1) {
      // A page on a silent connection is asked for again, as a person would do.
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
    const details = [
      ...missing.map((message) => `lacks ${label(message, expected)}`),
      ...wrong.map((message) => {
        const own = this.room.messages.get(message.id);
        return `shows ${String(own?.status)} ${JSON.stringify(own?.parts)} instead of ${message.status} ${JSON.stringify(message.parts)}: ${label(message, expected)}`;
      }),
      ...(this.#vanished > 0 ? [`${String(this.#vanished)} of its own vanished`] : []),
    ].map((detail) => `${this.name} (${this.#state()}) ${detail}`);
    return {
      details,
      lost: missing.length + wrong.length + this.#vanished,
      duplicated: this.#duplicated + twice + this.line.repeated,
      reordered: this.#reordered + (reordered < 0 ? 0 : 1),
      // Every frame came, and yet the client found a hole: it misread the frames' ranges.
      silentGaps: (missing.length > 0 && this.#gaps === 0 ? 1 : 0) + this.line.skipped + Math.max(0, this.#holes - this.line.dropped),
    };
  }

  #state(): string {
    const { items } = this.room.messages;
    return `${this.room.connection.status}, ${String(items.length)} shown from offset ${String(items[0]?.offset)}`;
  }

  dispose(): void {
    this.#subscription.unsubscribe();
    this.client.dispose();
  }
}

function label(message: Message, expected: readonly Message[]): string {
  return `${message.id} (${message.role}, offset ${String(message.offset)}, ${String(expected.indexOf(message) + 1)} of ${String(expected.length)})`;
}
