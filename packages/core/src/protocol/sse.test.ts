import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventStreamReader } from '../codecs/event-stream.js';
import { anyFrame, anyText } from '../testing/any-frame.js';
import { naughty } from '../testing/naughty.js';
import { everyEvent, frameOf } from '../testing/samples.js';
import { formatCursor } from './cursor.js';
import { isEnvelope, type Frame } from './frame.js';
import { frameFromSse, frameToSse, writeSse, type SseMessage } from './sse.js';

/** The bytes arrive in pieces of these sizes, repeatedly. */
function read(text: string, sizes: readonly number[] = [Infinity]): SseMessage[] {
  const messages: SseMessage[] = [];
  const reader = createEventStreamReader({ onMessage: (message) => messages.push(message) });
  const bytes = new TextEncoder().encode(text);
  for (let at = 0, piece = 0; at < bytes.length; piece += 1) {
    const end = at + (sizes[piece % sizes.length] ?? 1);
    reader.push(bytes.subarray(at, end));
    at = end;
  }
  return messages;
}

const anySizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
const idOf = (frame: Frame): string | undefined =>
  isEnvelope(frame) && frame.epoch !== undefined ? formatCursor({ epoch: frame.epoch, offset: frame.offset ?? 0 }) : undefined;

describe('frames on an event stream', () => {
  it('are read as they were written, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 5 }), anySizes, (frames, sizes) => {
        const messages = read(frames.map(frameToSse).join(''), sizes);
        expect(messages.map(frameFromSse)).toEqual(frames);
        expect(messages.map(({ id }) => id)).toEqual(frames.map(idOf));
      }),
    );
  });

  it.each(['\r\n', '\r'])('are read also when a proxy writes line ends as %j, cut between any two bytes', (end) => {
    const frames = naughty.map((text) => frameOf({ type: 'message.delta', id: 'm', part: 0, at: 0, text }));
    // A lone CR may be the first half of a line end.
    const text = `${frames.map(frameToSse).join('')}:\n`.replaceAll('\n', end);
    expect(read(text, [1]).map(frameFromSse)).toEqual(frames);
  });

  it('have their cursor as id if they have an offset, and no id otherwise', () => {
    expect(frameToSse(frameOf(everyEvent['message.removed'], 41))).toMatch(/^id: e1:41\ndata: \{.*\}\n\n$/);
    expect(frameToSse(frameOf(everyEvent['typing.stopped']))).toMatch(/^data: \{.*\}\n\n$/);
    expect(frameToSse({ type: 'heartbeat' })).toBe('data: {"type":"heartbeat"}\n\n');
  });
});

describe('the text of a message', () => {
  it.each(naughty)('forges no event: %j', (text) => {
    const frame = frameOf({ type: 'message.delta', id: text, part: 0, at: 0, text });
    expect(read(frameToSse(frame)).map(frameFromSse)).toEqual([frame]);
  });
});

describe('writeSse', () => {
  it('writes one field per line of the data, which the reader joins with line feeds', () => {
    expect(writeSse({ data: 'a\nb\r\nc\rd', event: 'x', id: '1' })).toBe('id: 1\nevent: x\ndata: a\ndata: b\ndata: c\ndata: d\n\n');
  });

  it('writes exactly one message of the same data, id and name, whatever they are', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, anySizes, (data, id, event, sizes) => {
        const flat = (text: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
        const field = (text: string): string => flat(text.replace(/[\r\n\0]/g, ''));
        const [message, ...others] = read(writeSse({ data, id, event }), sizes);
        expect(others).toEqual([]);
        expect(message?.data).toBe(flat(data.replace(/\r\n?/g, '\n')));
        expect(message?.id ?? '').toBe(field(id));
        expect(message?.event ?? '').toBe(field(event));
      }),
    );
  });
});
