import { foldMessage, type DurableEvent, type Message } from '@loqui/core/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageWindow } from './message-window.js';

const created = (id: string): DurableEvent => ({
  type: 'message.created',
  message: {
    id,
    author: { id: 'a', name: 'A', kind: 'agent' },
    role: 'assistant',
    parts: [{ type: 'text', text: '', state: 'streaming' }],
    status: 'streaming',
    createdAt: 1,
  },
});

/** Folds each event at once. */
function foldAtOnce(messages: readonly Message[], event: DurableEvent): readonly Message[] {
  switch (event.type) {
    case 'message.created':
      return [...messages, event.message];
    case 'message.removed':
      return messages.filter(({ id }) => id !== event.id);
    case 'message.delta':
    case 'message.part':
    case 'message.completed':
    case 'message.edited':
      return messages.map((message) => (message.id === event.id ? foldMessage(message, event) : message));
    default:
      return messages;
  }
}

describe('MessageWindow', () => {
  it('equals the messages with each event folded at once, whenever it is read', () => {
    const id = fc.constantFrom('x', 'x', 'y', 'unknown');
    const part = fc.nat(1);
    const text = fc.string({ maxLength: 3 });
    const parts = text.map((words) => [{ type: 'text' as const, text: words }]);
    const step: fc.Arbitrary<DurableEvent | 'newest' | 'streaming'> = fc.oneof(
      { weight: 6, arbitrary: fc.record({ type: fc.constant('message.delta' as const), id, part: fc.nat(1), at: fc.nat(3), text }) },
      {
        weight: 2,
        arbitrary: fc.record({ type: fc.constant('message.part' as const), id, part, value: text.map((words) => ({ type: 'text' as const, text: words })) }),
      },
      fc.record({ type: fc.constant('message.edited' as const), id, parts, editedAt: fc.constant(2) }),
      fc.record({ type: fc.constant('message.completed' as const), id, parts, status: fc.constant('completed' as const), completedAt: fc.constant(3) }),
      fc.record({ type: fc.constant('message.removed' as const), id }),
      fc.constantFrom('newest' as const, 'streaming' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const window = new MessageWindow({ messages: [], more: false });
        let expected: readonly Message[] = [];
        for (const one of [created('x'), created('y'), ...steps]) {
          if (one === 'newest') expect(window.newest(10, 1e6).messages).toEqual(expected);
          else if (one === 'streaming') expect(window.streaming('x')).toEqual(expected.find((message) => message.id === 'x' && message.status === 'streaming'));
          else {
            window.apply(one);
            expected = foldAtOnce(expected, one);
          }
        }
        expect(window.newest(10, 1e6)).toEqual({ messages: expected, more: false });
      }),
      { numRuns: 1000 },
    );
  });

  it('appends deltas that follow each other, and folds them once when they are read', () => {
    const window = new MessageWindow({ messages: [], more: false });
    window.apply(created('x'));
    const before = window.streaming('x');
    for (let at = 0; at < 5; at++) window.apply({ type: 'message.delta', id: 'x', part: 0, at, text: String(at) });
    const read = window.streaming('x');
    expect([before?.parts, read?.parts]).toMatchObject([[{ text: '' }], [{ text: '01234' }]]);
    expect(window.newest(1, 1e6).messages[0]).toBe(read);
  });
});
