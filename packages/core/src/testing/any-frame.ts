/** Arbitrary frames with naughty text in every place where a person or a provider can put text. */
import fc from 'fast-check';
import type { DurableEvent, Frame, Part } from '../protocol/index.js';
import { naughty } from './naughty.js';
import { ada, messageOf } from './samples.js';

export const anyText = fc.oneof(fc.constantFrom(...naughty), fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }));

/** JSON has no minus zero. */
const anyJson = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as fc.JsonValue);

const anyPart: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: anyText }),
  fc.record({ type: fc.constant('tool-x' as const), toolCallId: anyText, state: fc.constant('output-available' as const), output: anyJson }),
);

const anyEvent: fc.Arbitrary<DurableEvent> = fc.oneof(
  fc.record({ type: fc.constant('message.delta' as const), id: anyText, part: fc.nat(9), at: fc.nat(), text: anyText }),
  fc.record({ type: fc.constant('message.part' as const), id: anyText, part: fc.nat(9), value: anyPart }),
  fc.record({
    type: fc.constant('message.created' as const),
    message: fc.tuple(anyText, fc.array(anyPart, { maxLength: 3 })).map(([id, parts]) => messageOf(id, { parts, author: { ...ada, name: id } })),
  }),
);

export const anyFrame: fc.Arbitrary<Frame> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ room: anyText, epoch: fc.constantFrom('e1', 'A_z-9'), offset: fc.nat(), event: anyEvent }) },
  fc.constant<Frame>({ type: 'heartbeat' }),
  anyText.map((message): Frame => ({ type: 'bye', error: { code: 'slow', message } })),
);
