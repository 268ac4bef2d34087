import { Observable } from 'rxjs';
import { LoquiError, ProtocolError, type Command, type Frame, type ResultOf, type Wire } from '../protocol/index.js';
import { httpFailure, unreachable } from './http-failure.js';
import { receiveFrame, TokenSource, type Token } from './token.js';
import type { SendOptions } from './transport.js';

export interface HttpOptions {
  /** Where the server adapter is mounted, e.g. `/loqui`. */
  readonly url: string;
  readonly token?: Token | undefined;
  /** `include` sends the site's cookies to another origin; default `same-origin`. */
  readonly credentials?: RequestCredentials | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
  /** Milliseconds until a command without an answer fails; default 15 000. */
  readonly commandTimeout?: number;
}

interface Ask {
  readonly method?: 'POST';
  readonly accept: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly keepalive?: boolean;
  /** Uses the last token: a closing page cannot wait for a new one. */
  readonly atOnce?: boolean;
}

/** A lease is renewed at the first heartbeat this long after the last request, in milliseconds … */
const RENEW = 25_000;
/** … or earlier, if the next heartbeat would come less than this before the lease ends. */
const MARGIN = 2_500;

export class Http {
  readonly tokens: TokenSource;
  readonly #request: typeof fetch;
  /** The open connection; each request renews its lease. */
  #connection: string | undefined;
  /** Time of the last request, by the wall clock, which goes on while the machine sleeps. */
  #lastRequestAt = 0;

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
    this.#lastRequestAt = Date.now();
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

  /** The answer that opens a line, and `mark`, which each of its frames must pass. @throws ProtocolError `bad-frame` unless its type is `accept` */
  async askLine(wire: Wire, query: string, ask: Ask): Promise<{ response: Response; mark: (frame: Frame) => Frame }> {
    const { response, token } = await this.ask(query, ask);
    const type = response.headers.get('content-type') ?? '';
    if (!type.startsWith(ask.accept)) {
      throw new ProtocolError('bad-frame', `${this.options.url} answered ${type || 'nothing'} instead of ${ask.accept}. Is Loqui mounted there?`);
    }
    return { response, mark: (frame) => receiveFrame(frame, wire, this.tokens, token) };
  }

  /** `read` fetches the line's frames until it is aborted or fails. Unsubscribing aborts it and closes the connection on the server. */
  open(read: (signal: AbortSignal, next: (frame: Frame) => void) => Promise<void>): Observable<Frame> {
    return new Observable<Frame>((subscriber) => {
      const abort = new AbortController();
      let failed = false;
      const fail = (error: unknown): void => {
        failed = true;
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

  /** @throws LoquiError when the answer is not JSON */
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

  /** Finds the line's connection in its frames, and renews its lease at heartbeats. `ended`: the server does not know it any more. */
  #watchLine(ended: (error: LoquiError) => void): { readonly frame: (frame: Frame) => void; readonly close: () => void } {
    let connection: string | undefined;
    let due = Number.POSITIVE_INFINITY;
    return {
      frame: (frame) => {
        if ('event' in frame) return;
        if (frame.type === 'hello') {
          connection = this.#connection = frame.connection;
          if (frame.lease !== undefined) due = Math.min(RENEW, frame.lease - frame.heartbeat - MARGIN);
        } else if (frame.type === 'heartbeat' && connection !== undefined && Math.abs(Date.now() - this.#lastRequestAt) >= due) {
          this.send({ type: 'connection.renew', connection }).catch((error: unknown) => {
            // The next heartbeat makes up for a lost renewal; a broken line fails by itself.
            if (error instanceof LoquiError && error.code === 'unknown-connection') ended(new LoquiError(error.toFailure(), { retryable: true }));
          });
        }
      },
      close: () => {
        if (connection === undefined) return;
        if (this.#connection === connection) this.#connection = undefined;
        // Without this the server notices only when the line breaks.
        this.send({ type: 'connection.close', connection }, { keepalive: true }, true).catch(() => undefined);
        connection = undefined;
      },
    };
  }
}
