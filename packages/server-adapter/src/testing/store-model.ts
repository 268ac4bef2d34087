/** The simplest store: a list of all events, from which everything else is computed on demand. */
import { foldMessage, isRedaction, redactEvent, subjectOf, type DurableEvent, type Message } from '@loqui/core/protocol';
import { expect } from 'vitest';
import { DuplicateMessageError, type Store, type StoredEvent } from '../store/store.js';

/** The event that carries the deltas and parts before it. */
const FOLDING: ReadonlySet<string> = new Set<DurableEvent['type']>(['message.completed', 'message.edited', 'message.removed']);

export interface StoreModel {
  /** Appends to both, and expects the same result or the same refusal. */
  appendTo(store: Store, batch: readonly DurableEvent[]): Promise<void>;
  /** Expects the store to give what the list gives. `keepEvents`: how many it must still have. */
  compare(store: Store, keepEvents: number): Promise<void>;
}

export function createModel(room: string): StoreModel {
  const log: StoredEvent[] = [];

  /** The messages by replay; `deltas`: with unfinished answers. */
  function messages(deltas: boolean): Message[] {
    const byId = new Map<string, Message>();
    for (const { event } of log) {
      if (event.type === 'message.created') byId.set(event.message.id, event.message);
      else if (event.type === 'message.removed') byId.delete(event.id);
      else if (
        event.type === 'message.completed' ||
        event.type === 'message.edited' ||
        (deltas && (event.type === 'message.delta' || event.type === 'message.part'))
      ) {
        const message = byId.get(event.id);
        if (message !== undefined) byId.set(event.id, foldMessage(message, event));
      }
    }
    return [...byId.values()];
  }

  /** The rest of the log after folding. */
  function surviving(): StoredEvent[] {
    return log
      .filter(({ offset, event }) => {
        if (event.type !== 'message.delta' && event.type !== 'message.part') return true;
        return !log.some((later) => later.offset > offset && FOLDING.has(later.event.type) && subjectOf(later.event) === event.id);
      })
      .map(({ offset, event }) => {
        const redactions = log.flatMap((later) => (later.offset > offset && isRedaction(later.event) ? later.event : []));
        return { offset, event: redactions.reduce(redactEvent, event) };
      });
  }

  /** An event as it is stored: a late event of a removed message brings no text back. */
  function asStored(before: readonly StoredEvent[], offset: number, event: DurableEvent): StoredEvent {
    if (event.type === 'message.created') return { offset, event: { ...event, message: { ...event.message, offset } } };
    const id = subjectOf(event);
    const made = before.findIndex((one) => one.event.type === 'message.created' && one.event.message.id === id);
    const isRemoved = made >= 0 && before.slice(made).some((one) => one.event.type === 'message.removed' && one.event.id === id);
    return { offset, event: isRemoved ? redactEvent(event, { type: 'message.removed', id: id ?? '' }) : event };
  }

  return {
    async appendTo(store, batch) {
      const stored: StoredEvent[] = [];
      for (const event of batch) stored.push(asStored([...log, ...stored], log.length + stored.length + 1, event));
      const repeated = firstRepeated([...log, ...stored]);
      if (repeated === undefined) {
        expect(await store.append(room, batch)).toEqual(stored);
        log.push(...stored);
      } else {
        const refused = await store.append(room, batch).then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(refused).toBeInstanceOf(DuplicateMessageError);
        expect(refused).toMatchObject(repeated);
      }
      expect((await store.open(room)).offset).toBe(log.length);
    },

    async compare(store, keepEvents) {
      const kept = surviving();
      for (const after of [0, Math.floor(log.length / 2), Math.max(0, log.length - 3), log.length]) {
        const expected = kept.filter(({ offset }) => offset > after);
        const given = await store.eventsAfter(room, after, log.length + 1);
        if (given !== undefined) expect(given).toEqual(expected);
        // Counted before folding, since folded events may have pushed others out earlier.
        if (log.length - after <= keepEvents) expect(given).toBeDefined();
        // A store may keep half as many again before it trims.
        if (expected.length > keepEvents * 1.5 + 8) expect(given).toBeUndefined();
      }
      const rows = messages(false);
      expect((await store.messages(room, { limit: 100 })).messages).toEqual(rows);
      for (const row of rows) expect(await store.message(room, row.id)).toEqual(row);
      expect(await store.unfinished(room)).toEqual(messages(true).filter(({ status }) => status === 'streaming'));
      const middle = rows[Math.floor(rows.length / 2)];
      if (middle?.offset === undefined) return;
      expect((await store.messages(room, { before: middle.offset, limit: 2 })).messages).toEqual(
        rows.filter(({ offset }) => (offset ?? 0) < (middle.offset ?? 0)).slice(-2),
      );
      expect((await store.messagesAround(room, middle.id, 100))?.messages).toEqual(rows);
    },
  };
}

function firstRepeated(log: readonly StoredEvent[]): { id: string; offset: number } | undefined {
  const first = new Map<string, number>();
  for (const { offset, event } of log) {
    if (event.type !== 'message.created') continue;
    const { id } = event.message;
    const seen = first.get(id);
    if (seen !== undefined) return { id, offset: seen };
    first.set(id, offset);
  }
  return undefined;
}
