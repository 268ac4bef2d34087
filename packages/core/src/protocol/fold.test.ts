import { describe, expect, it } from 'vitest';
import { answerOf, messageOf } from '../testing/samples.js';
import { foldMessage, type MessageChange } from './fold.js';
import type { Message } from './message.js';
import type { Part } from './parts.js';

const text = (value: string): Part => ({ type: 'text', text: value, state: 'streaming' });
const tool: Part = { type: 'tool-search', toolCallId: 't', state: 'input-streaming' };
const delta = (part: number, at: number, added: string): MessageChange => ({ type: 'message.delta', id: 'a', part, at, text: added });
const part = (number: number, value: Part): MessageChange => ({ type: 'message.part', id: 'a', part: number, value });
const hel = answerOf('a', 'Hel');

describe('foldMessage changes the parts', () => {
  it.each<[string, Message, MessageChange, readonly Part[]]>([
    ['by a delta at the end', hel, delta(0, 3, 'lo'), [text('Hello')]],
    ['by the new end of a delta that overlaps', hel, delta(0, 1, 'ello'), [text('Hello')]],
    ['counting in UTF-16 units', answerOf('a', '👩'), delta(0, 2, '!'), [text('👩!')]],
    ['by a delta of another part', { ...hel, parts: [text('Hel'), text('')] }, delta(1, 0, 'x'), [text('Hel'), text('x')]],
    ['by a delta of a tool’s input', { ...hel, parts: [tool] }, delta(0, 0, '{"q'), [{ ...tool, inputText: '{"q' }]],
    ['by a new part', hel, part(1, tool), [text('Hel'), tool]],
    ['by a whole replacement', hel, part(0, tool), [tool]],
    ['by its completion', hel, { type: 'message.completed', id: 'a', parts: [text('All')], status: 'stopped', completedAt: 9 }, [text('All')]],
    ['by an edit', messageOf('a'), { type: 'message.edited', id: 'a', parts: [text('New')], editedAt: 9 }, [text('New')]],
  ])('%s', (_, before, event, parts) => {
    expect(foldMessage(before, event).parts).toEqual(parts);
  });
});

describe('foldMessage returns the same object', () => {
  it.each<[string, Message, MessageChange]>([
    ['for a delta it has already', hel, delta(0, 0, 'Hel')],
    ['for a delta past the end: the text is wrong until it is completed, and never has a hole inside', hel, delta(0, 4, 'o')],
    ['for an empty delta', hel, delta(0, 3, '')],
    ['for a delta of a part that is not there', hel, delta(1, 0, 'x')],
    ['for a delta of a part that does not grow', { ...hel, parts: [{ type: 'step-start' }] }, delta(0, 0, 'x')],
    ['for a delta after the end', messageOf('a'), delta(0, 9, 'x')],
    ['for a part after the end', messageOf('a'), part(0, text('x'))],
    ['for a part that would leave a hole', hel, part(2, text('x'))],
  ])('%s', (_, before, event) => {
    expect(foldMessage(before, event)).toBe(before);
  });
});

describe('a completion', () => {
  const usage = { inputTokens: 1, outputTokens: 2 };
  const error = { code: 'provider', message: 'It failed.' };

  it('sets status, time, usage, finish reason and error', () => {
    expect(foldMessage(hel, { type: 'message.completed', id: 'a', parts: [], status: 'failed', completedAt: 9, usage, finishReason: 'length', error })).toEqual(
      {
        ...hel,
        parts: [],
        status: 'failed',
        completedAt: 9,
        usage,
        finishReason: 'length',
        error,
      },
    );
  });

  it('corrects a wrong text', () => {
    const torn = foldMessage(hel, delta(0, 40, 'lost'));
    expect(foldMessage(torn, { type: 'message.completed', id: 'a', parts: [text('Whole')], status: 'completed', completedAt: 9 }).parts).toEqual([
      text('Whole'),
    ]);
  });

  it('does not change its argument', () => {
    const frozen = Object.freeze({ ...hel, parts: Object.freeze([Object.freeze(text('Hel'))]) });
    expect(() => foldMessage(foldMessage(frozen, delta(0, 3, 'lo')), part(1, tool))).not.toThrow();
    expect(frozen.parts).toEqual([text('Hel')]);
  });
});
