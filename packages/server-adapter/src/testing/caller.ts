/** A client for tests: calls `fetch` with `Request`s and reads the frames of the answer. */
import { createEventStreamReader } from '@loqui/core/codecs';
import {
  frameFromSse,
  isEnvelope,
  uuidv7,
  type Command,
  type DurableEvent,
  type Envelope,
  type Frame,
  type Message,
  type OpeningEvent,
  type RoomEvent,
} from '@loqui/core/protocol';
import type { Loqui } from '../create-loqui.js';

export const URL_ = 'http://chat.test/loqui';

/** The bearer token of the guest called `name`; the same name is the same person. */
export function guestToken(name: string): string {
  return `guest.${name.replaceAll(/[^A-Za-z0-9]/g, '-').padEnd(20, '_')}.${Buffer.from(name).toString('base64url')}`;
}

export interface CallOptions {
  readonly as?: string;
  readonly headers?: Record<string, string>;
}

function headersOf({ as = 'Ada', headers }: CallOptions): Record<string, string> {
  return { host: 'chat.test', authorization: `Bearer ${guestToken(as)}`, ...headers };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks into whatever came back
  readonly body: any;
}

/** Posts one command. */
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

/** Sends a text message. */
export function say(loqui: Pick<Loqui, 'fetch'>, text: string, { room = 'lobby', id = uuidv7(), to, ...options }: SayOptions = {}): Promise<Answer> {
  return post(loqui, { type: 'message.send', room, message: { id, parts: [{ type: 'text', text }], ...(to && { to }) } }, options);
}

export class Listener {
  readonly frames: Frame[] = [];
  readonly ids: string[] = [];
  ended = false;
  #wake: (() => void)[] = [];
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #abort: AbortController;

  constructor(
    readonly response: Response,
    abort: AbortController,
    reading = true,
  ) {
    this.#abort = abort;
    if (reading && response.ok) void this.read();
  }

  async read(): Promise<void> {
    const events = createEventStreamReader({
      onMessage: (message) => {
        this.frames.push(frameFromSse(message));
        this.ids.push(message.id ?? '');
      },
    });
    this.#reader ??= (this.response.body as ReadableStream<Uint8Array>).getReader();
    try {
      for (let chunk = await this.#reader.read(); !chunk.done; chunk = await this.#reader.read()) {
        events.push(chunk.value);
        this.#notify();
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    }
    this.ended = true;
    this.#notify();
  }

  /** Reads one chunk and then no more. */
  async begin(): Promise<void> {
    this.#reader = (this.response.body as ReadableStream<Uint8Array>).getReader();
    await this.#reader.read();
  }

  #notify(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }

  /** Resolves with the first value `find` gives. */
  async until<T>(find: (listener: Listener) => T | undefined | false): Promise<T> {
    for (;;) {
      const found = find(this);
      if (found !== undefined && found !== false) return found;
      if (this.ended) throw new Error(`The stream ended before. Frames: ${JSON.stringify(this.frames).slice(0, 2000)}`);
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  envelopes(room?: string): Envelope[] {
    return this.frames.filter(isEnvelope).filter((envelope) => room === undefined || envelope.room === room);
  }

  events<T extends RoomEvent['type']>(type: T): Extract<RoomEvent, { type: T }>[] {
    return this.envelopes()
      .map((envelope) => envelope.event)
      .filter((event): event is Extract<RoomEvent, { type: T }> => event.type === type);
  }

  /** Waits for the `count`th event of the type. */
  event<T extends RoomEvent['type']>(type: T, count = 1): Promise<Extract<RoomEvent, { type: T }>> {
    return this.until(() => this.events(type)[count - 1]);
  }

  signal(type: string): Promise<Frame> {
    return this.until(() => this.frames.find((frame) => 'type' in frame && frame.type === type));
  }

  /** The cursor after the last envelope that has one. */
  get cursor(): string {
    return this.ids.findLast((id) => id !== '') ?? '';
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

export function durable(listener: Listener): DurableEvent[] {
  return listener
    .envelopes()
    .filter((envelope) => envelope.offset !== undefined && !OPENINGS.has(envelope.event.type) && envelope.event.type !== 'room.gap')
    .map((envelope) => envelope.event as DurableEvent);
}

export function textIn(message: Pick<Message, 'parts'>): string {
  return message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
