/** Events for trying stores: single ones by name, and any history at random. */
import fc from 'fast-check';
import type { DurableEvent, Message, MessageStatus } from '@loqui/core/protocol';

export function messageOf(id: string, status: MessageStatus = 'completed', text = `text of ${id}`): Message {
  return { id, author: { id: 'ann', name: 'Ann', kind: 'person' }, role: 'user', parts: [{ type: 'text', text }], status, createdAt: 1_700_000_000_000 };
}

export function created(id: string): DurableEvent {
  return { type: 'message.created', message: messageOf(id) };
}

/** An answer whose writing begins, with one empty text part. */
export function written(id: string): DurableEvent {
  return { type: 'message.created', message: messageOf(id, 'streaming', '') };
}

export function delta(id: string, at: number, text: string): Extract<DurableEvent, { type: 'message.delta' }> {
  return { type: 'message.delta', id, part: 0, at, text };
}

// Few ids, so that repeats, edits of the removed and deltas of the finished come up often.
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const text = fc.string({ unit: 'grapheme', maxLength: 6 });
const parts = fc.array(
  text.map((value) => ({ type: 'text', text: value }) as const),
  { maxLength: 3 },
);

const anyEvent: fc.Arbitrary<DurableEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(id, fc.constantFrom<MessageStatus>('streaming', 'streaming', 'completed'), text)
      .map(([name, status, words]): DurableEvent => ({ type: 'message.created', message: messageOf(name, status, words) })),
  },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('message.delta' as const), id, part: fc.nat(2), at: fc.nat(8), text }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('message.part' as const),
      id,
      part: fc.nat(3),
      value: text.map((value) => ({ type: 'text', text: value }) as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('message.completed' as const),
      id,
      parts,
      status: fc.constantFrom('completed' as const, 'stopped' as const, 'failed' as const),
      completedAt: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('message.edited' as const), id, parts, editedAt: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('message.removed' as const), id }) },
  { weight: 1, arbitrary: text.map((title): DurableEvent => ({ type: 'room.updated', info: { title, agents: [] } })) },
);

export const anyBatch: fc.Arbitrary<readonly DurableEvent[]> = fc.array(anyEvent, { minLength: 1, maxLength: 4 });
