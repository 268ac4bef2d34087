import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRedaction, redactEvent, type DurableEvent, type MessageStatus, type Part } from '../protocol/index.js';
import { messageOf } from '../testing/samples.js';
import { reduceMessages } from './messages-reducer.js';
import { itemsOf, noMessages, type MessagesState } from './messages-state.js';

const id = fc.constantFrom('a', 'b', 'c');
const secret = fc.nat(9999).map((n) => `secret-${String(n)}`);
const parts: fc.Arbitrary<Part[]> = fc.array(
  secret.map((text) => ({ type: 'text', text })),
  { maxLength: 2 },
);
const anyEvent: fc.Arbitrary<DurableEvent> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(id, fc.constantFrom<MessageStatus>('streaming', 'completed'), parts).map(created) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('message.delta' as const), id, part: fc.nat(1), at: fc.nat(12), text: secret }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('message.part' as const), id, part: fc.nat(2), value: secret.map((text) => ({ type: 'text' as const, text })) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('message.completed' as const), id, parts, status: fc.constant('completed' as const), completedAt: fc.nat(9) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('message.edited' as const), id, parts, editedAt: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('message.removed' as const), id }) },
);

function created([name, status, content]: [string, MessageStatus, Part[]]): DurableEvent {
  return { type: 'message.created', message: messageOf(name, { status, parts: content, metadata: { note: 'secret-metadata' } }) };
}

/** A room's log: each id once, with offsets, and nothing after the removal of a message. */
function logOf(events: readonly DurableEvent[]): DurableEvent[] {
  const known = new Set<string>();
  const removed = new Set<string>();
  const log: DurableEvent[] = [];
  for (const event of events) {
    if (event.type === 'message.created') {
      if (known.has(event.message.id)) continue;
      known.add(event.message.id);
      log.push({ ...event, message: { ...event.message, offset: log.length + 1 } });
    } else if ('id' in event) {
      log.push(removed.has(event.id) ? redactEvent(event, { type: 'message.removed', id: event.id }) : event);
      if (event.type === 'message.removed' && known.has(event.id)) removed.add(event.id);
    }
  }
  return log;
}

/** The log as it is read now. `folded`: without deltas and parts that a later event replaces, as a store returns it. */
function readable(log: readonly DurableEvent[], folded: boolean): { offset: number; event: DurableEvent }[] {
  return log.flatMap((event, index) => {
    const later = log.slice(index + 1);
    const stands = later.some((one) => 'id' in one && 'id' in event && one.id === event.id && (isRedaction(one) || one.type === 'message.completed'));
    if (folded && stands && (event.type === 'message.delta' || event.type === 'message.part')) return [];
    return { offset: index + 1, event: later.filter(isRedaction).reduce(redactEvent, event) };
  });
}

const idOf = (event: DurableEvent): string => (event.type === 'message.created' ? event.message.id : 'id' in event ? event.id : '');
const wordsIn = (value: unknown): readonly string[] => JSON.stringify(value).match(/secret-\w+/g) ?? [];
const fold = (state: MessagesState, events: readonly DurableEvent[]): MessagesState => events.reduce(reduceMessages, state);

describe('a client that resumes across edits and removals', () => {
  it('ends with the same messages from any cursor, and never receives redacted text', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), fc.nat(30), fc.boolean(), (events, left, folded) => {
        const log = logOf(events);
        const there = itemsOf(fold(noMessages(), log));
        const before = fold(noMessages(), log.slice(0, left));
        const replayed = readable(log, folded).filter(({ offset }) => offset > left);
        expect(
          itemsOf(
            fold(
              before,
              replayed.map(({ event }) => event),
            ),
          ),
        ).toEqual(there);
        for (const { offset, event } of replayed) {
          const of = idOf(event);
          const last = log.findLastIndex((one) => isRedaction(one) && one.id === of);
          if (last < offset) continue;
          const isGone = log.some((one) => one.type === 'message.created' && one.message.id === of) && !there.some((message) => message.id === of);
          const kept = isGone ? '' : `secret-metadata ${JSON.stringify(log[last])}`;
          for (const word of wordsIn(event)) expect(kept).toContain(word);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
