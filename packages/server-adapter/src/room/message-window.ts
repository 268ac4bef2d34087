/** The newest messages of a room as they are now, streaming ones included: a snapshot is made from memory, exact to the offset. */
import { foldMessage, type DurableEvent, type Message, type Page } from '@loqui/core/protocol';

/** Kept in memory; more than a snapshot shows, so that removed messages leave no hole in it. */
export const WINDOW = 100;

/** Length of each message's JSON, counted when a snapshot first needs it. Messages are never changed, only replaced. */
const sizes = new WeakMap<Message, number>();

export class MessageWindow {
  #messages: Message[];
  #more: boolean;
  /** Still being written, but older than the window. */
  readonly #distant = new Map<string, Message>();

  constructor(page: Page) {
    this.#messages = [...page.messages];
    this.#more = page.more;
  }

  apply(event: DurableEvent): void {
    switch (event.type) {
      case 'message.created':
        this.#messages.push(event.message);
        if (this.#messages.length > WINDOW) this.#dropOldest();
        break;
      case 'message.removed':
        this.#messages = this.#messages.filter((message) => message.id !== event.id);
        this.#distant.delete(event.id);
        break;
      case 'message.delta':
      case 'message.part':
      case 'message.completed':
      case 'message.edited': {
        const index = this.#messages.findLastIndex((message) => message.id === event.id);
        const message = this.#messages[index];
        if (message) this.#messages[index] = foldMessage(message, event);
        const distant = this.#distant.get(event.id);
        if (!distant) break;
        if (event.type === 'message.completed') this.#distant.delete(event.id);
        else this.#distant.set(event.id, foldMessage(distant, event));
        break;
      }
      default:
    }
  }

  /** The newest messages: at most `limit`, and about `chars` characters of JSON (but one at least). */
  newest(limit: number, chars: number): Page {
    let from = this.#messages.length;
    let size = 0;
    for (const message of this.#messages.slice(-limit).reverse()) {
      size += sizeOf(message);
      if (size > chars && from < this.#messages.length) break;
      from -= 1;
    }
    return { messages: this.#messages.slice(from), more: this.#more || from > 0 };
  }

  /** The message as it is while it is being written: a store keeps only how it began. */
  streaming(id: string): Message | undefined {
    return this.#distant.get(id) ?? this.#messages.findLast((message) => message.id === id && message.status === 'streaming');
  }

  /** Changes messages in place, without an event. */
  rewrite(change: (message: Message) => Message): void {
    this.#messages = this.#messages.map(change);
    for (const [id, message] of this.#distant) this.#distant.set(id, change(message));
  }

  #dropOldest(): void {
    const oldest = this.#messages.shift();
    this.#more = true;
    if (oldest?.status === 'streaming') this.#distant.set(oldest.id, oldest);
  }
}

function sizeOf(message: Message): number {
  const known = sizes.get(message);
  if (known !== undefined) return known;
  const size = JSON.stringify(message).length;
  sizes.set(message, size);
  return size;
}
