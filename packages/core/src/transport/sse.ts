/** The default line: events come down as Server-Sent Events, commands go up as POST. Passes every proxy, needs no upgrade. */
import { Observable } from 'rxjs';
import { createEventStreamReader } from '../codecs/index.js';
import { formatRooms, frameFromSse, LoquiError, ProtocolError, type Command, type Frame, type ResultOf, type RoomCursors } from '../protocol/index.js';
import { httpFailure, unreachable } from './http-failure.js';
import type { Token, Transport } from './transport.js';

export interface SseOptions {
  /** Where the server adapter is mounted, e.g. `/loqui`. */
  readonly url: string;
  readonly token?: Token | undefined;
  /** Sent with every request; default `same-origin`. */
  readonly credentials?: RequestCredentials;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
  /** Milliseconds until a command without an answer counts as failed; default 15 000. */
  readonly commandTimeout?: number;
}

export function sse(options: SseOptions): Transport {
  const { url, credentials = 'same-origin', commandTimeout = 15_000 } = options;
  const request: typeof fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));

  async function headers(more: Record<string, string>): Promise<Record<string, string>> {
    const token = typeof options.token === 'function' ? await options.token() : options.token;
    return { ...options.headers, ...more, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  }

  async function read(rooms: RoomCursors, signal: AbortSignal, next: (frame: Frame) => void): Promise<void> {
    const address = `${url}${url.includes('?') ? '&' : '?'}rooms=${encodeURIComponent(formatRooms(rooms))}`;
    const response = await request(address, { headers: await headers({ accept: 'text/event-stream' }), credentials, signal, cache: 'no-store' }).catch(
      (cause: unknown) => {
        throw unreachable(url, cause);
      },
    );
    if (!response.ok) throw await httpFailure(response);
    const type = response.headers.get('content-type') ?? '';
    if (!type.startsWith('text/event-stream') || response.body === null) {
      throw new ProtocolError('bad-frame', `${url} answered ${type || 'nothing'} instead of an event stream. Is Loqui mounted there?`);
    }
    const events = createEventStreamReader({ onMessage: (message) => next(frameFromSse(message)) });
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw unreachable(url, cause);
      });
      if (done) throw new LoquiError({ code: 'ended', message: 'The server ended the stream.' }, { retryable: true });
      events.push(value);
    }
  }

  return {
    open: (rooms) =>
      new Observable<Frame>((subscriber) => {
        const abort = new AbortController();
        read(rooms(), abort.signal, (frame) => subscriber.next(frame)).catch((error: unknown) => {
          // Unsubscribing aborts the request: that is no error, and nobody listens any more.
          if (!abort.signal.aborted) subscriber.error(error);
        });
        return () => abort.abort();
      }),
    async send<C extends Command>(command: C): Promise<ResultOf<C>> {
      const response = await request(url, {
        method: 'POST',
        headers: await headers({ 'content-type': 'application/json', accept: 'application/json' }),
        body: JSON.stringify(command),
        credentials,
        signal: AbortSignal.timeout(commandTimeout),
      }).catch((cause: unknown) => {
        throw unreachable(url, cause);
      });
      if (!response.ok) throw await httpFailure(response);
      return (await response.json().catch((cause: unknown) => {
        throw unreachable(url, cause);
      })) as ResultOf<C>;
    },
  };
}
