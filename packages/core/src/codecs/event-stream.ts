/** Bytes of an event stream → its messages, as the WHATWG standard reads them. The parsing is eventsource-parser's. */
import { createParser } from 'eventsource-parser';
import type { SseMessage } from '../protocol/index.js';

export interface EventStreamReader {
  /** Next bytes, cut anywhere. Messages completed by them are handed on before it returns. */
  push(bytes: Uint8Array): void;
  /**
   * The stream ended. Gives a last message that no blank line ended: by the standard it does not count, and it may be cut anywhere,
   * yet some servers end their streams so.
   */
  end(): SseMessage | undefined;
}

export interface EventStreamHandlers {
  onMessage(message: SseMessage): void;
  /** A comment line: servers send them as a sign of life. */
  onComment?(): void;
  /** The server's wish, in milliseconds, before a reconnect. */
  onRetry?(milliseconds: number): void;
}

export function createEventStreamReader(handlers: EventStreamHandlers): EventStreamReader {
  const decoder = new TextDecoder();
  let ended = false;
  let last: SseMessage | undefined;
  const parser = createParser({
    onEvent: (message) => {
      if (ended) last = message;
      else handlers.onMessage(message);
    },
    onComment: () => handlers.onComment?.(),
    onRetry: (milliseconds) => handlers.onRetry?.(milliseconds),
  });
  return {
    push(bytes) {
      parser.feed(decoder.decode(bytes, { stream: true }));
    },
    end() {
      ended = true;
      parser.feed(`${decoder.decode()}\n\n`);
      return last;
    },
  };
}
