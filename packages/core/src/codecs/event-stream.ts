/** Bytes of an event stream → its messages, as the WHATWG standard reads them. The parsing is eventsource-parser's. */
import { createParser } from 'eventsource-parser';
import type { SseMessage } from '../protocol/index.js';

export interface EventStreamReader {
  /** Next bytes, cut anywhere. Messages completed by them are handed on before it returns. */
  push(bytes: Uint8Array): void;
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
  const parser = createParser({
    onEvent: handlers.onMessage,
    onComment: () => handlers.onComment?.(),
    onRetry: (milliseconds) => handlers.onRetry?.(milliseconds),
  });
  return {
    push(bytes) {
      parser.feed(decoder.decode(bytes, { stream: true }));
    },
  };
}
