import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeSse, type SseMessage } from '../protocol/index.js';
import { createEventStreamReader } from './event-stream.js';

function read(pieces: Iterable<Uint8Array>): SseMessage[] {
  const messages: SseMessage[] = [];
  const reader = createEventStreamReader({ onMessage: (message) => messages.push(message) });
  for (const piece of pieces) reader.push(piece);
  return messages;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the event-stream reader', () => {
  it('emits a message as soon as its blank line arrives', () => {
    const messages: SseMessage[] = [];
    const reader = createEventStreamReader({ onMessage: (message) => messages.push(message) });
    reader.push(bytesOf('id: 7\nevent: x\ndata: a\n'));
    expect(messages).toEqual([]);
    reader.push(bytesOf('\n'));
    expect(messages).toEqual([{ id: '7', event: 'x', data: 'a' }]);
  });

  it('emits comments and the reconnect delay', () => {
    const seen: unknown[] = [];
    const reader = createEventStreamReader({
      onMessage: () => seen.push('message'),
      onComment: () => seen.push('comment'),
      onRetry: (milliseconds) => seen.push(milliseconds),
    });
    reader.push(bytesOf(': hb\n\nretry: 1500\n\n'));
    expect(seen).toEqual(['comment', 1500]);
  });

  it('reads what we write, whatever is in it and wherever it is cut', () => {
    const line = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(
        fc.array(fc.record({ data: line, event: fc.stringMatching(/^[a-z.]{1,8}$/) }), { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (messages, sizes) => {
          const bytes = bytesOf(messages.map((message) => writeSse(message)).join(''));
          const pieces: Uint8Array[] = [];
          for (let at = 0, n = 0; at < bytes.length; n++) {
            const size = sizes[n % sizes.length] ?? 1;
            pieces.push(bytes.slice(at, at + size));
            at += size;
          }
          // The reader treats CR, LF and CRLF as line breaks.
          expect(read(pieces)).toEqual(messages.map(({ data, event }) => ({ id: undefined, event, data: data.replace(/\r\n|\r/g, '\n') })));
        },
      ),
    );
  });
});
