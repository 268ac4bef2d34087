/** The default line: events come down as Server-Sent Events, commands go up as POST. Passes every proxy that does not hold answers back, needs no upgrade. */
import { Observable } from 'rxjs';
import { createEventStreamReader } from '../codecs/index.js';
import { formatRooms, frameFromSse, LoquiError, ProtocolError, type Frame, type RoomCursors } from '../protocol/index.js';
import { Http, type HttpOptions } from './http.js';
import { unreachable } from './http-failure.js';
import { marked } from './marked.js';
import type { Transport } from './transport.js';

export type SseOptions = HttpOptions;

export function sse(options: SseOptions): Transport {
  const { url } = options;
  const http = new Http(options);

  async function read(rooms: RoomCursors, signal: AbortSignal, next: (frame: Frame) => void): Promise<void> {
    const { response, token } = await http.ask(`rooms=${encodeURIComponent(formatRooms(rooms))}`, { accept: 'text/event-stream', signal });
    const type = response.headers.get('content-type') ?? '';
    if (!type.startsWith('text/event-stream') || response.body === null) {
      throw new ProtocolError('bad-frame', `${url} answered ${type || 'nothing'} instead of an event stream. Is Loqui mounted there?`);
    }
    const events = createEventStreamReader({ onMessage: (message) => next(marked(frameFromSse(message), 'sse', http.tokens, token)) });
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
        let failed = false;
        const fail = (error: unknown): void => {
          failed = true;
          // Unsubscribing aborts the request: that is no error, and nobody listens any more.
          if (!abort.signal.aborted) subscriber.error(error);
        };
        const line = http.follow(fail);
        read(rooms(), abort.signal, (frame) => {
          line.frame(frame);
          subscriber.next(frame);
        }).catch(fail);
        return () => {
          if (!failed) line.close();
          abort.abort();
        };
      }),
    send: (command, how) => http.send(command, how),
  };
}
