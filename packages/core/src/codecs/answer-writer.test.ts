import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldMessage, type Message, type Part } from '../protocol/index.js';
import type { AnswerEvent } from './answer.js';
import { AnswerTooLargeError, AnswerWriter } from './answer-writer.js';

const limits = { answerParts: 3, answerSize: 200 };
const text = (words: string): Part => ({ type: 'text', text: words, state: 'streaming' });
const blank: Message = { id: 'm', author: { id: 'a', name: 'A', kind: 'agent' }, role: 'assistant', parts: [], status: 'streaming', createdAt: 1 };

describe('AnswerWriter', () => {
  it('joins text into one part, and later text into one delta with its position', () => {
    const answer = new AnswerWriter();
    for (const word of ['Hel', 'lo']) answer.apply(word);
    expect(answer.flushChanges('m')).toEqual([{ type: 'message.part', id: 'm', part: 0, value: text('Hello') }]);
    for (const word of [', ', 'world']) answer.apply(word);
    expect(answer.flushChanges('m')).toEqual([{ type: 'message.delta', id: 'm', part: 0, at: 5, text: ', world' }]);
    expect([answer.hasChanges, answer.flushChanges('m')]).toEqual([false, []]);
  });

  it('emits one change per part for parts that grow in turns', () => {
    const answer = new AnswerWriter();
    const parts = [answer.add(text('')), answer.add(text(''))];
    answer.flushChanges('m');
    for (const word of ['a', 'b']) for (const part of parts) answer.grow(part, word);
    expect(answer.flushChanges('m')).toEqual(parts.map((part) => ({ type: 'message.delta', id: 'm', part, at: 0, text: 'ab' })));
  });

  it('emits a part that is replaced several times once, with its last value', () => {
    const answer = new AnswerWriter();
    for (const words of ['a', 'b', 'c']) answer.set(0, text(words));
    answer.grow(0, 'd');
    expect(answer.flushChanges('m')).toEqual([{ type: 'message.part', id: 'm', part: 0, value: text('cd') }]);
  });

  it('emits half a character unchanged, and ends with U+FFFD if its other half never comes', () => {
    const answer = new AnswerWriter();
    answer.apply('a\ud83d');
    answer.flushChanges('m');
    answer.apply('\ude00\ud83d');
    expect(answer.flushChanges('m')).toEqual([{ type: 'message.delta', id: 'm', part: 0, at: 2, text: '\ude00\ud83d' }]);
    expect(answer.finishedParts).toEqual([{ type: 'text', text: 'a\u{1f600}\ufffd', state: 'done' }]);
  });

  it('refuses more parts and more text than its limits, and numbers that leave a hole', () => {
    const answer = new AnswerWriter({ limits });
    expect(() => answer.set(1, text(''))).toThrow(RangeError);
    expect(() => answer.grow(0, 'x')).toThrow(RangeError);
    for (const part of [0, 1, 2]) answer.set(part, text(''));
    expect(() => answer.set(3, text(''))).toThrow(AnswerTooLargeError);
    expect(() => answer.grow(0, 'x'.repeat(200))).toThrow(AnswerTooLargeError);
    answer.set(2, { type: 'step-start' });
    expect(() => answer.grow(2, 'x')).toThrow(TypeError);
    expect(answer.parts).toHaveLength(3);
  });

  it('emits changes that fold to its parts, whenever it is flushed', () => {
    const words = fc.string({ unit: fc.constantFrom('a', ' ', '\ud83d', '\ude00'), maxLength: 4 });
    const part = fc.nat(2);
    const step: fc.Arbitrary<string | AnswerEvent> = fc.oneof(
      fc.constant('take'),
      words,
      fc.record({ type: fc.constant('delta' as const), part, text: words }),
      fc.record({ type: fc.constant('part' as const), part, value: words.map((each) => text(each)) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const answer = new AnswerWriter();
        let message = blank;
        for (const one of [...steps, 'take']) {
          if (one === 'take') for (const change of answer.flushChanges('m')) message = foldMessage(message, change);
          else if (typeof one === 'string' || !('part' in one) || one.part < answer.parts.length + (one.type === 'part' ? 1 : 0)) answer.apply(one);
        }
        expect(message.parts).toEqual(answer.parts);
      }),
    );
  });
});
