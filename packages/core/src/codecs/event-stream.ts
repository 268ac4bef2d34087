/** Bytes → messages of an event stream, by the WHATWG standard. eventsource-parser parses. */
import { createParser } from 'eventsource-parser';
import type { SseMessage } from '../protocol/index.js';

export interface EventStreamReader {
  /** Bytes may be cut anywhere. Calls the handlers before it returns. */
  push(bytes: Uint8Array): void;
  /** Returns a last message without its blank line. The standard drops it, but some servers end their streams so. */
  end(): SseMessage | undefined;
}

export interface EventStreamHandlers {
  onMessage(message: SseMessage): void;
  /** Servers send comments as a sign of life. */
  onComment?(): void;
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
