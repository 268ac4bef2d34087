/** Connections for tests over the other wires: a WebSocket without a network, and long polling. */
import type { Command, Frame } from '@loqui/core/protocol';
import type { Loqui } from '../create-loqui.js';
import type { SocketReply } from '../line/socket-frames.js';
import type { SocketSession } from '../line/socket-session.js';
import { guestToken, headersOf, URL_, type CallOptions } from './caller.js';
import { Frames } from './frames.js';

export class SocketLine extends Frames {
  readonly #replies = new Map<number, (reply: SocketReply) => void>();
  readonly #session: SocketSession;
  #ref = 0;

  /** `rooms`: as in the query parameter. */
  constructor(loqui: Pick<Loqui, 'acceptSocket'>, rooms: string, { as = 'Ada' }: CallOptions = {}) {
    super();
    const accepted = loqui.acceptSocket(new Request(URL_, { headers: { host: 'chat.test' } }));
    if (accepted instanceof Response) throw new Error(`The upgrade was refused: ${String(accepted.status)}`);
    const decoder = new TextDecoder();
    this.#session = accepted({
      send: (messages) => {
        for (const message of messages) this.#receive(JSON.parse(decoder.decode(message)) as Frame | SocketReply);
      },
      buffered: 0,
      close: () => this.end(),
    });
    this.#session.receive(JSON.stringify({ type: 'open', rooms, token: guestToken(as) }));
  }

  #receive(message: Frame | SocketReply): void {
    if (!('type' in message) || message.type !== 'reply') return this.push(message);
    this.#replies.get(message.ref)?.(message);
    this.#replies.delete(message.ref);
  }

  command(command: Command | object): Promise<SocketReply> {
    const ref = this.#ref++;
    return new Promise((resolve) => {
      this.#replies.set(ref, resolve);
      this.#session.receive(JSON.stringify({ type: 'command', ref, command }));
    });
  }

  close(): void {
    this.#session.closed();
    this.end();
  }
}

/** A long-polling connection. Asks again until it is closed or refused. */
export class PolledLine extends Frames {
  readonly #abort = new AbortController();
  /** The refusal that ended it. */
  refusal: string | undefined;

  constructor(
    private readonly loqui: Pick<Loqui, 'fetch'>,
    rooms: string,
    private readonly options: CallOptions = {},
  ) {
    super();
    void this.#poll(rooms);
  }

  async #poll(rooms: string): Promise<void> {
    let last = await this.#ask('open', { rooms });
    const connection = last === undefined ? '' : await this.connection();
    while (last !== undefined && !this.#abort.signal.aborted) last = await this.#ask(connection, { after: last });
    this.end();
  }

  /** Number of the answer's last frame; `undefined` when it was refused. */
  async #ask(line: string, body: object): Promise<number | undefined> {
    const response = await this.loqui.fetch(
      new Request(`${URL_}?poll=${line}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headersOf(this.options) },
        body: JSON.stringify(body),
        signal: this.#abort.signal,
      }),
    );
    const text = await response.text();
    if (!response.ok) {
      this.refusal = text;
      return undefined;
    }
    const [head = '', ...frames] = text.split('\n').filter((one) => one !== '');
    for (const frame of frames) this.push(JSON.parse(frame) as Frame);
    return (JSON.parse(head) as { last: number }).last;
  }

  close(): void {
    this.#abort.abort();
  }
}
