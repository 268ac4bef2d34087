/** The newest messages of a room, exact to the offset. Snapshots are made from it. */
import { foldMessage, type DurableEvent, type Message, type Page } from '@loqui/core/protocol';
import { bytesOf } from './history.js';

/** More messages than a snapshot holds, so that removals leave it full. */
export const WINDOW = 100;

/** Most bytes of their JSON. The newest message is kept whatever its size. */
export const WINDOW_BYTES = 1024 * 1024;

type Delta = Extract<DurableEvent, { type: 'message.delta' }>;

export class MessageWindow {
  #messages: Message[];
  #more: boolean;
  /** Messages older than the window that are still being written. */
  readonly #distant = new Map<string, Message>();
  /** Joined deltas of one part, by message, folded only when the message is read or changed: an answer's end replaces all parts. */
  readonly #tails = new Map<string, { -readonly [Key in keyof Delta]: Delta[Key] }>();

  constructor(page: Page) {
    this.#messages = [...page.messages];
    this.#more = page.more;
  }

  apply(event: DurableEvent): void {
    switch (event.type) {
      case 'message.created':
        this.#messages.push(event.message);
        this.#trim();
        break;
      case 'message.removed':
        this.#messages = this.#messages.filter((message) => message.id !== event.id);
        this.#distant.delete(event.id);
        this.#tails.delete(event.id);
        break;
      case 'message.delta':
        this.#append(event);
        break;
      case 'message.part':
        this.#foldTail(event.id);
        this.#replace(event.id, (message) => foldMessage(message, event));
        break;
      case 'message.completed':
      case 'message.edited':
        this.#tails.delete(event.id);
        this.#replace(event.id, (message) => foldMessage(message, event));
        if (event.type === 'message.completed') this.#distant.delete(event.id);
        break;
      default:
    }
  }

  /** At most `limit` messages, about `budget` bytes of JSON, at least one message. */
  newest(limit: number, budget: number): Page {
    this.#foldTails();
    let from = this.#messages.length;
    let size = 0;
    for (const message of this.#messages.slice(-limit).reverse()) {
      size += bytesOf(message);
      if (size > budget && from < this.#messages.length) break;
      from -= 1;
    }
    return { messages: this.#messages.slice(from), more: this.#more || from > 0 };
  }

  /** The message while it is being written. The store has only its beginning. */
  streaming(id: string): Message | undefined {
    this.#foldTail(id);
    return this.#distant.get(id) ?? this.#messages.findLast((message) => message.id === id && message.status === 'streaming');
  }

  rewrite(change: (message: Message) => Message): void {
    this.#messages = this.#messages.map(change);
    for (const [id, message] of this.#distant) this.#distant.set(id, change(message));
  }

  #append(delta: Delta): void {
    const tail = this.#tails.get(delta.id);
    if (tail?.part === delta.part && tail.at + tail.text.length === delta.at) {
      tail.text += delta.text;
      return;
    }
    if (this.streaming(delta.id)) this.#tails.set(delta.id, { ...delta });
  }

  #foldTail(id: string): void {
    const tail = this.#tails.get(id);
    if (!tail) return;
    this.#tails.delete(id);
    this.#replace(id, (message) => foldMessage(message, tail));
  }

  #foldTails(): void {
    for (const id of this.#tails.keys()) this.#foldTail(id);
  }

  #replace(id: string, change: (message: Message) => Message): void {
    const distant = this.#distant.get(id);
    if (distant) this.#distant.set(id, change(distant));
    const index = this.#messages.findLastIndex((message) => message.id === id);
    const message = this.#messages[index];
    if (message) this.#messages[index] = change(message);
  }

  #trim(): void {
    this.#foldTails();
    let bytes = 0;
    // Messages also grow between two measurements; measuring at each new message is enough.
    for (const message of this.#messages) bytes += bytesOf(message);
    while (this.#messages.length > WINDOW || (bytes > WINDOW_BYTES && this.#messages.length > 1)) {
      const [oldest] = this.#messages;
      if (oldest) bytes -= bytesOf(oldest);
      this.#dropOldest();
    }
  }

  #dropOldest(): void {
    const oldest = this.#messages.shift();
    this.#more = true;
    if (oldest?.status === 'streaming') this.#distant.set(oldest.id, oldest);
  }
}
