/** Bytes of an event stream → its messages, by the WHATWG standard. eventsource-parser does the parsing. */
import { createParser } from 'eventsource-parser';
import type { SseMessage } from '../protocol/index.js';

export interface EventStreamReader {
  /** Next bytes, cut anywhere. Calls the handlers before it returns. */
  push(bytes: Uint8Array): void;
  /** The stream ended. Gives a last message without its blank line. By the standard it does not count, but some servers end their streams so. */
  end(): SseMessage | undefined;
}

export interface EventStreamHandlers {
  onMessage(message: SseMessage): void;
  /** A comment line; servers send it as a sign of life. */
  onComment?(): void;
  /** Milliseconds that the server wants before a reconnect. */
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
