import { createEventStreamReader } from '../codecs/index.js';
import { formatRooms, frameFromSse, LoquiError, type Frame, type RoomCursors } from '../protocol/index.js';
import { Http, type HttpOptions } from './http.js';
import { unreachable } from './http-failure.js';
import type { Transport } from './transport.js';

export type SseOptions = HttpOptions;

export function sse(options: SseOptions): Transport {
  const { url } = options;
  const http = new Http(options);

  async function read(rooms: RoomCursors, signal: AbortSignal, next: (frame: Frame) => void): Promise<void> {
    const query = `rooms=${encodeURIComponent(formatRooms(rooms))}`;
    const { response, mark } = await http.askLine('sse', query, { accept: 'text/event-stream', signal });
    const events = createEventStreamReader({ onMessage: (message) => next(mark(frameFromSse(message))) });
    const reader = response.body?.getReader();
    while (reader) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw unreachable(url, cause);
      });
      if (done) break;
      events.push(value);
    }
    throw new LoquiError({ code: 'ended', message: 'The server ended the stream.' }, { retryable: true });
  }

  return {
    open: (rooms) => http.open((signal, next) => read(rooms(), signal, next)),
    send: (command, how) => http.send(command, how),
  };
}
