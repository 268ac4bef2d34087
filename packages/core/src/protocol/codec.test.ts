import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notOpened, reduceInfo } from '../stores/info.js';
import { reduceMessages } from '../stores/messages-reducer.js';
import { noMessages } from '../stores/messages-state.js';
import { nobody, reducePresence } from '../stores/presence.js';
import { noRuns, reduceStreaming } from '../stores/streaming.js';
import { anyFrame } from '../testing/any-frame.js';
import { ada, everyEvent, frameOf } from '../testing/samples.js';
import { decodeFrame, encodeFrame } from './codec.js';
import { ProtocolError } from './errors.js';
import { isEnvelope, PROTOCOL, type Frame } from './frame.js';

const hello: Frame = { type: 'hello', protocol: PROTOCOL, connection: 'c1', heartbeat: 15_000, member: ada };

function codeOf(text: string): string {
  try {
    decodeFrame(text);
    return 'taken';
  } catch (error) {
    return error instanceof ProtocolError ? error.code : `threw ${String(error)}`;
  }
}

describe('decodeFrame', () => {
  it.each([hello, { type: 'heartbeat' }, { type: 'drain', window: 500 }, { type: 'bye', error: { code: 'slow', message: 'Too slow.' } }] as Frame[])(
    'accepts the signal $type',
    (frame) => {
      expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
    },
  );

  it.each(Object.values(everyEvent))('accepts the event $type', (event) => {
    expect(decodeFrame(encodeFrame(frameOf(event)))).toEqual(frameOf(event));
  });

  it('returns any encoded frame unchanged', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
      }),
    );
  });

  it('accepts unknown events and signals, so that an older client can follow a newer server', () => {
    const later = { room: 'a', epoch: 'e', offset: 1, event: { type: 'message.reacted', id: 'm1', emoji: '👍' } };
    expect(decodeFrame(JSON.stringify(later))).toEqual(later);
    expect(decodeFrame('{"type":"weather","sunny":true}')).toEqual({ type: 'weather', sunny: true });
  });

  it('keeps unknown fields', () => {
    expect(decodeFrame('{"type":"heartbeat","load":0.3}')).toEqual({ type: 'heartbeat', load: 0.3 });
  });

  it('refuses another version, and names both', () => {
    const text = encodeFrame({ ...hello, protocol: 'loqui/9' });
    expect(() => decodeFrame(text)).toThrow(expect.objectContaining({ code: 'bad-version', message: expect.stringMatching(/loqui\/9.*loqui\/1/) as string }));
  });

  it('quotes the text in the error, shortened', () => {
    expect(() => decodeFrame(`<!doctype html>${'x'.repeat(500)}`)).toThrow(/^Bad frame \(not JSON\): <!doctype html>x{80,120}…/);
  });
});

describe('a malformed frame is a ProtocolError bad-frame', () => {
  const envelope = { room: 'a', epoch: 'e', offset: 3, event: everyEvent['message.removed'] };
  it.each<[string, unknown]>([
    ['a number', 1],
    ['null', null],
    ['a list', []],
    ['without type or event', { room: 'a' }],
    ['a type that is no text', { type: 1 }],
    ['hello without connection', { ...hello, connection: undefined }],
    ['hello without heartbeat', { ...hello, heartbeat: 0 }],
    ['hello with a heartbeat that is text', { ...hello, heartbeat: '15000' }],
    ['hello without member', { ...hello, member: undefined }],
    ['hello with a member without id', { ...hello, member: { name: 'Ada' } }],
    ['drain without window', { type: 'drain' }],
    ['bye without error', { type: 'bye' }],
    ['bye whose error has no code', { type: 'bye', error: {} }],
    ['an envelope without room', { ...envelope, room: undefined }],
    ['an event that is null', { ...envelope, event: null }],
    ['an event without type', { ...envelope, event: {} }],
    ['an offset without epoch', { ...envelope, epoch: undefined }],
    ['an epoch without offset', { ...envelope, offset: undefined }],
    ['a negative offset', { ...envelope, offset: -1 }],
    ['a broken offset', { ...envelope, offset: 1.5 }],
    ['an epoch that is a number', { ...envelope, epoch: 4 }],
    ['from behind offset', { ...envelope, from: 4 }],
    ['from without offset', { room: 'a', from: 1, event: everyEvent['message.removed'] }],
    ['a durable event without a place', { room: 'a', event: everyEvent['message.removed'] }],
    ['a snapshot without a cursor', { room: 'a', event: everyEvent['room.snapshot'] }],
    ['a message that is null', { ...envelope, event: { type: 'message.created', message: null } }],
    ['a part that is null', { ...envelope, event: { type: 'message.edited', id: 'a', parts: [null], editedAt: 1 } }],
    ['a text part without text', { ...envelope, event: { type: 'message.part', id: 'a', part: 0, value: { type: 'text' } } }],
    ['a tool part whose input is no text', { ...envelope, event: { type: 'message.part', id: 'a', part: 0, value: { type: 'tool-x', inputText: 1 } } }],
    ['a snapshot with a message that is null', { ...envelope, event: { ...everyEvent['room.snapshot'], messages: [null] } }],
    ['a join without connections', { room: 'a', event: { type: 'presence.changed', joins: { ada: { member: ada } }, leaves: {} } }],
    ['a room without agents', { ...envelope, event: { type: 'room.updated', info: {} } }],
  ])('%s', (_, value) => {
    expect(codeOf(JSON.stringify(value))).toBe('bad-frame');
  });

  it.each(['', '{', 'undefined', '<html>', '{"type":"heartbeat"}x'])('text that is not JSON: %s', (text) => {
    expect(codeOf(text)).toBe('bad-frame');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('but an unknown event may be named like a property of every object: %s', (type) => {
    expect(codeOf(`{"room":"a","event":{"type":${JSON.stringify(type)}}}`)).toBe('taken');
  });
});

describe('a decoded frame', () => {
  /** Every path to a field, each as a list of keys. */
  function pathsOf(value: unknown, path: string[] = []): string[][] {
    if (typeof value !== 'object' || value === null) return [path];
    return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
  }

  function withField(frame: Frame, [...path]: string[], value: unknown): unknown {
    const copy = structuredClone({ frame }) as Record<string, unknown>;
    const last = ['frame', ...path].pop()!;
    let at = copy;
    for (const key of ['frame', ...path].slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[last] = value;
    return copy['frame'];
  }

  const start = [everyEvent['room.snapshot'], everyEvent['presence.changed'], everyEvent['typing.started']];
  const anyDamage = fc.constantFrom(...Object.values(everyEvent)).chain((event) =>
    fc.record({
      event: fc.constant(event),
      path: fc.constantFrom(...pathsOf(frameOf(event))),
      value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined)),
    }),
  );

  it('can be folded by every store without an exception, even if one of its fields was replaced by any value', () => {
    fc.assert(
      fc.property(anyDamage, ({ event, path, value }) => {
        const text = JSON.stringify(withField(frameOf(event), path, value)) as string | undefined;
        let frame: Frame;
        try {
          frame = decodeFrame(text ?? '');
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
          return;
        }
        if (!isEnvelope(frame)) return;
        const events = [...start, frame.event, everyEvent['message.delta'], everyEvent['presence.changed']];
        events.reduce(reduceMessages, noMessages());
        events.reduce(reducePresence, nobody);
        events.reduce(reduceStreaming, noRuns);
        events.reduce(reduceInfo, notOpened);
      }),
      { numRuns: 3_000 },
    );
  });
});
