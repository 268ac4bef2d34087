/** A client for tests: calls `fetch` with `Request`s and reads the frames of the answer. */
import { createEventStreamReader } from '@loqui/core/codecs';
import { frameFromSse, uuidv7, type Command, type DurableEvent, type Message, type OpeningEvent } from '@loqui/core/protocol';
import type { Loqui } from '../create-loqui.js';
import { Frames } from './frames.js';

export const URL_ = 'http://chat.test/loqui';

/** The bearer token of the guest called `name`; the same name is the same person. */
export function guestToken(name: string): string {
  return `guest.${name.replaceAll(/[^A-Za-z0-9]/g, '-').padEnd(20, '_')}.${Buffer.from(name).toString('base64url')}`;
}

export interface CallOptions {
  readonly as?: string;
  readonly headers?: Record<string, string>;
}

export function headersOf({ as = 'Ada', headers }: CallOptions): Record<string, string> {
  return { host: 'chat.test', authorization: `Bearer ${guestToken(as)}`, ...headers };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks into whatever came back
  readonly body: any;
}

export async function post(loqui: Pick<Loqui, 'fetch'>, command: Command | object | string, options: CallOptions = {}): Promise<Answer> {
  const response = await loqui.fetch(
    new Request(URL_, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(options) },
      body: typeof command === 'string' ? command : JSON.stringify(command),
    }),
  );
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

export interface SayOptions extends CallOptions {
  readonly room?: string;
  readonly id?: string;
  readonly to?: readonly string[];
}

export function say(loqui: Pick<Loqui, 'fetch'>, text: string, { room = 'lobby', id = uuidv7(), to, ...options }: SayOptions = {}): Promise<Answer> {
  return post(loqui, { type: 'message.send', room, message: { id, parts: [{ type: 'text', text }], ...(to && { to }) } }, options);
}

/** An event stream that is read. */
export class Listener extends Frames {
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #abort: AbortController;

  constructor(
    readonly response: Response,
    abort: AbortController,
    reading = true,
  ) {
    super();
    this.#abort = abort;
    if (reading && response.ok) void this.read();
  }

  async read(): Promise<void> {
    const events = createEventStreamReader({ onMessage: (message) => this.push(frameFromSse(message), message.id) });
    this.#reader ??= (this.response.body as ReadableStream<Uint8Array>).getReader();
    try {
      for (let chunk = await this.#reader.read(); !chunk.done; chunk = await this.#reader.read()) events.push(chunk.value);
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    }
    this.end();
  }

  /** Reads one chunk and then no more. */
  async begin(): Promise<void> {
    this.#reader = (this.response.body as ReadableStream<Uint8Array>).getReader();
    await this.#reader.read();
  }

  close(): void {
    this.#abort.abort();
  }
}

export interface ListenOptions extends CallOptions {
  /** Do not read by itself. */
  readonly reading?: boolean;
}

/** Opens a stream. `rooms`: as in the query parameter. */
export async function listen(loqui: Pick<Loqui, 'fetch'>, rooms = 'lobby', { reading = true, ...options }: ListenOptions = {}): Promise<Listener> {
  const abort = new AbortController();
  const response = await loqui.fetch(
    new Request(`${URL_}?rooms=${encodeURIComponent(rooms)}`, { headers: { accept: 'text/event-stream', ...headersOf(options) }, signal: abort.signal }),
  );
  return new Listener(response, abort, reading);
}

/** The same, after the room began. */
export async function enter(loqui: Pick<Loqui, 'fetch'>, rooms = 'lobby', options: ListenOptions = {}): Promise<Listener> {
  const listener = await listen(loqui, rooms, options);
  await listener.until(() => listener.envelopes().some((envelope) => OPENINGS.has(envelope.event.type)));
  return listener;
}

const OPENINGS: ReadonlySet<string> = new Set<OpeningEvent['type']>(['room.snapshot', 'room.resumed', 'room.closed']);

export function durable(listener: Frames): DurableEvent[] {
  return listener
    .envelopes()
    .filter((envelope) => envelope.offset !== undefined && !OPENINGS.has(envelope.event.type) && envelope.event.type !== 'room.gap')
    .map((envelope) => envelope.event as DurableEvent);
}

export function textIn(message: Pick<Message, 'parts'>): string {
  return message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
