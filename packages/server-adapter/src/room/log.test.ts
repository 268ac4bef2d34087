import { uuidv7, type DurableEvent, type Message } from '@loqui/core/protocol';
import { describe, expect, it } from 'vitest';
import { memory } from '../store/memory.js';
import { DuplicateMessageError, type Store, type StoredEvent, StoreError } from '../store/store.js';
import { Log } from './log.js';

const created = (id = uuidv7()): DurableEvent => {
  const message: Message = {
    id,
    author: { id: 'a', name: 'A', kind: 'person' },
    role: 'user',
    parts: [{ type: 'text', text: id }],
    status: 'completed',
    createdAt: 0,
  };
  return { type: 'message.created', message };
};

/** An error after storing fails these tests. */
const never = (error: unknown): never => {
  throw error;
};

/** A store that answers one turn of the event loop later, and counts its batches. */
function slowStore(): { store: Pick<Store, 'append'>; batches: number[]; fail: (times: number) => void } {
  const inner = memory();
  const batches: number[] = [];
  let failures = 0;
  const store: Pick<Store, 'append'> = {
    async append(room, events) {
      batches.push(events.length);
      await new Promise((resolve) => setImmediate(resolve));
      if (failures-- > 0) throw new Error('disk full');
      return inner.append(room, events);
    },
  };
  return { store, batches, fail: (times) => (failures = times) };
}

describe('a room’s log', () => {
  it('stores events that arrive during a write in one batch, and emits them in order', async () => {
    const { store, batches } = slowStore();
    const emitted: StoredEvent[] = [];
    const log = new Log(store, 'r', 'e1', (stored) => emitted.push(...stored), never);
    const answers = await Promise.all(Array.from({ length: 100 }, () => log.append([created(), created()])));
    expect(batches).toEqual([2, 198]);
    expect(answers.flat().map(({ offset }) => offset)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(emitted.map(({ offset }) => offset)).toEqual(answers.flat().map(({ offset }) => offset));
    expect(log.busy).toBe(false);
  });

  it('rejects a repeated message, and stores its neighbours', async () => {
    const { store } = slowStore();
    const log = new Log(store, 'r', 'e1', () => undefined, never);
    const id = uuidv7();
    await log.append([created(id)]);
    const answers = await Promise.allSettled([log.append([created()]), log.append([created()]), log.append([created(id)]), log.append([created()])]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(answers[2]).toMatchObject({ reason: { offset: 1 } });
    expect((answers[2] as PromiseRejectedResult).reason).toBeInstanceOf(DuplicateMessageError);
    expect(answers[3]).toMatchObject({ value: [{ offset: 4 }] });
  });

  it('rejects a repetition that arrives together with the first', async () => {
    const { store } = slowStore();
    const log = new Log(store, 'r', 'e1', () => undefined, never);
    const id = uuidv7();
    const answers = await Promise.allSettled([log.append([created()]), log.append([created(id)]), log.append([created(id)]), log.append([created(id)])]);
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value[0]?.offset : (answer.reason as DuplicateMessageError).offset))).toEqual([
      1, 2, 2, 2,
    ]);
  });

  it('rejects when the store fails, and stores the next events', async () => {
    const { store, fail } = slowStore();
    const emitted: number[] = [];
    const log = new Log(store, 'r', 'e1', (stored) => emitted.push(...stored.map(({ offset }) => offset)), never);
    fail(1);
    await expect(log.append([created()])).rejects.toThrow('disk full');
    await log.append([created()]);
    expect(emitted).toEqual([1]);
  });

  it('calls a failing store once, and rejects all waiting appends', async () => {
    const { store, batches, fail } = slowStore();
    const log = new Log(store, 'r', 'e1', () => undefined, never);
    fail(1);
    const answers = await Promise.allSettled(Array.from({ length: 600 }, () => log.append([created()])));
    expect(batches).toEqual([1]);
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
  });

  it('rejects an event that cannot be stored, and stores its neighbours', async () => {
    const { store } = slowStore();
    const bad = created();
    const log = new Log(
      {
        async append(room, events, epoch) {
          if (events.includes(bad)) throw new StoreError('value', 'Too large.');
          return store.append(room, events, epoch);
        },
      },
      'r',
      'e1',
      () => undefined,
      never,
    );
    const answers = await Promise.allSettled([created(), bad, created(), created()].map((event) => log.append([event])));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });

  it('resolves for events that are stored but could not be emitted, and stores the next ones', async () => {
    const { store } = slowStore();
    const failures: unknown[] = [];
    const log = new Log(
      store,
      'r',
      'e1',
      ([first]) => {
        if (first?.offset === 1) throw new Error('cannot be encoded');
      },
      (error, stored) =>
        failures.push(
          String(error),
          stored.map(({ offset }) => offset),
        ),
    );
    await expect(log.append([created()])).resolves.toMatchObject([{ offset: 1 }]);
    await expect(log.append([created()])).resolves.toMatchObject([{ offset: 2 }]);
    expect(failures).toEqual(['Error: cannot be encoded', [1]]);
    expect(log.busy).toBe(false);
  });

  it('rejects when the store returns something else than the stored events', async () => {
    const log = new Log({ append: () => Promise.resolve(undefined as unknown as StoredEvent[]) }, 'r', 'e1', () => undefined, never);
    await expect(log.append([created()])).rejects.toThrow('Store.append must resolve with the stored events');
    expect(log.busy).toBe(false);
  });
});
