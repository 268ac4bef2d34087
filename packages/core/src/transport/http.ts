/** What all lines over HTTP share: identity, opening and closing, commands as POST, lease renewal. */
import { Observable } from 'rxjs';
import { LoquiError, ProtocolError, type Command, type Frame, type ResultOf, type Wire } from '../protocol/index.js';
import { httpFailure, unreachable } from './http-failure.js';
import { receiveFrame } from './receive-frame.js';
import { TokenSource, type Token } from './token.js';
import type { SendOptions } from './transport.js';

export interface HttpOptions {
  /** Where the server adapter is mounted, e.g. `/loqui`. */
  readonly url: string;
  readonly token?: Token | undefined;
  /** Whether the browser sends cookies: `include` for a site on another origin. Default `same-origin`. */
  readonly credentials?: RequestCredentials | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
  /** Milliseconds until a command without an answer counts as failed; default 15 000. */
  readonly commandTimeout?: number;
}

interface Ask {
  readonly method?: 'POST';
  readonly accept: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly keepalive?: boolean;
  /** Uses the last token instead of waiting for one: a page that closes has no time. */
  readonly atOnce?: boolean;
}

/** A client renews its lease at the first heartbeat this long after its last request, in milliseconds … */
const RENEW = 25_000;
/** … or earlier, if the next heartbeat would come less than this before the lease ends. */
const MARGIN = 2_500;

export class Http {
  readonly tokens: TokenSource;
  readonly #request: typeof fetch;
  /** The open connection, whose lease each request renews. */
  #connection: string | undefined;
  /** Time of the last request, by the wall clock: it goes on while the machine sleeps. */
  #asked = 0;

  constructor(private readonly options: HttpOptions) {
    this.tokens = new TokenSource(options.token);
    this.#request = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  }

  /** @throws LoquiError when the server refuses or does not answer */
  async ask(
    query: string,
    { method, accept, body, signal, keepalive = false, atOnce = false }: Ask,
  ): Promise<{ response: Response; token: string | undefined }> {
    const { url, credentials = 'same-origin', headers } = this.options;
    const token = atOnce ? this.tokens.last : await this.tokens.current();
    this.#asked = Date.now();
    const response = await this.#request(query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`, {
      ...(method && { method, body: JSON.stringify(body) }),
      headers: {
        ...headers,
        accept,
        ...(method && { 'content-type': 'application/json' }),
        ...(method && this.#connection !== undefined && { 'loqui-connection': this.#connection }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      credentials,
      cache: 'no-store',
      ...(signal && { signal }),
      ...(keepalive && { keepalive }),
    }).catch((cause: unknown) => {
      throw unreachable(url, cause);
    });
    if (!response.ok) throw this.tokens.refused(await httpFailure(response), token);
    return { response, token };
  }

  /** The answer that opens a line, and `mark`, through which each of its frames goes. @throws ProtocolError `bad-frame` unless its type is `accept` */
  async askLine(wire: Wire, query: string, ask: Ask): Promise<{ response: Response; mark: (frame: Frame) => Frame }> {
    const { response, token } = await this.ask(query, ask);
    const type = response.headers.get('content-type') ?? '';
    if (!type.startsWith(ask.accept)) {
      throw new ProtocolError('bad-frame', `${this.options.url} answered ${type || 'nothing'} instead of ${ask.accept}. Is Loqui mounted there?`);
    }
    return { response, mark: (frame) => receiveFrame(frame, wire, this.tokens, token) };
  }

  /** A line whose frames `read` fetches until it is aborted or fails. Unsubscribing aborts it and closes the connection on the server. */
  open(read: (signal: AbortSignal, next: (frame: Frame) => void) => Promise<void>): Observable<Frame> {
    return new Observable<Frame>((subscriber) => {
      const abort = new AbortController();
      let failed = false;
      const fail = (error: unknown): void => {
        failed = true;
        // Unsubscribing aborts the request: no error.
        if (!abort.signal.aborted) subscriber.error(error);
      };
      const line = this.#watchLine(fail);
      read(abort.signal, (frame) => {
        line.frame(frame);
        subscriber.next(frame);
      }).catch(fail);
      return () => {
        if (!failed) line.close();
        abort.abort();
      };
    });
  }

  /** @throws LoquiError when the answer is no JSON */
  async json(response: Response): Promise<unknown> {
    return response.json().catch((cause: unknown) => {
      throw unreachable(this.options.url, cause);
    });
  }

  async send<C extends Command>(command: C, { keepalive = false }: SendOptions = {}, atOnce = false): Promise<ResultOf<C>> {
    const signal = AbortSignal.timeout(this.options.commandTimeout ?? 15_000);
    const { response } = await this.ask('', { method: 'POST', accept: 'application/json', body: command, signal, keepalive, atOnce });
    return (await this.json(response)) as ResultOf<C>;
  }

  /** Learns the connection of a line from its frames, and renews its lease with the heartbeats. `ended`: the server does not know it any more. */
  #watchLine(ended: (error: LoquiError) => void): { readonly frame: (frame: Frame) => void; readonly close: () => void } {
    let connection: string | undefined;
    let due = Number.POSITIVE_INFINITY;
    return {
      frame: (frame) => {
        if ('event' in frame) return;
        if (frame.type === 'hello') {
          connection = this.#connection = frame.connection;
          if (frame.lease !== undefined) due = Math.min(RENEW, frame.lease - frame.heartbeat - MARGIN);
        } else if (frame.type === 'heartbeat' && connection !== undefined && Math.abs(Date.now() - this.#asked) >= due) {
          this.send({ type: 'connection.renew', connection }).catch((error: unknown) => {
            // The next heartbeat makes up for a lost one; a broken line fails by itself.
            if (error instanceof LoquiError && error.code === 'unknown-connection') ended(new LoquiError(error.toFailure(), { retryable: true }));
          });
        }
      },
      close: () => {
        if (connection === undefined) return;
        if (this.#connection === connection) this.#connection = undefined;
        // Without this the server notices when the line breaks.
        this.send({ type: 'connection.close', connection }, { keepalive: true }, true).catch(() => undefined);
        connection = undefined;
      },
    };
  }
}
