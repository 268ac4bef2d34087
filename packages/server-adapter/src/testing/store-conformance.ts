/** What every store must do. Run it over yours: `storeConformance('redis', async () => ({ store: redis(url) }))` in a vitest file. */
import fc from 'fast-check';
import type { DurableEvent, Message, Part } from '@loqui/core/protocol';
import { describe, expect, it } from 'vitest';
import { DuplicateMessageError, type Store } from '../store/store.js';
import { conversationConformance } from './conversation-conformance.js';
import { anyBatch, created, delta, messageOf, written } from './store-histories.js';
import { createModel } from './store-model.js';

export interface StoreUnderTest {
  readonly store: Store;
  /** Closes the store and opens another over the same data; absent where closing forgets. */
  reopen?(): Promise<Store>;
}

/** Makes an empty store that keeps about this many events per room. */
export type StoreFactory = (options: { readonly keepEvents?: number }) => StoreUnderTest | Promise<StoreUnderTest>;

export function storeConformance(name: string, factory: StoreFactory): void {
  async function withStore<T>(use: (store: Store, under: StoreUnderTest) => Promise<T>, keepEvents?: number): Promise<T> {
    const under = await factory(keepEvents === undefined ? {} : { keepEvents });
    try {
      return await use(under.store, under);
    } finally {
      await under.store.close();
    }
  }

  describe(`${name} store`, () => {
    it('makes a room with its first event, and keeps the epoch it was opened with', () =>
      withStore(async (store, { reopen }) => {
        const head = await store.open('a');
        expect(head.offset).toBe(0);
        expect(head.epoch).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        expect((await store.open('b')).epoch).not.toBe(head.epoch);
        await store.append('a', [created('m1')], head.epoch);
        expect(await store.open('a')).toEqual({ epoch: head.epoch, offset: 1 });
        await store.append('a', [created('m2')], 'another');
        expect(await store.open('a')).toEqual({ epoch: head.epoch, offset: 2 });
        if (reopen === undefined) return;
        const again = await reopen();
        expect(await again.open('a')).toEqual({ epoch: head.epoch, offset: 2 });
        await again.close();
      }));

    it('keeps nothing of a room that was only looked into', () =>
      withStore(async (store) => {
        const { epoch } = await store.open('blank');
        expect(await store.append('blank', [])).toEqual([]);
        expect(await store.eventsAfter('blank', 0, 10)).toEqual([]);
        expect(await store.message('blank', 'm1')).toBeUndefined();
        expect(await store.messages('blank', { limit: 5 })).toEqual({ messages: [], more: false });
        expect(await store.messagesAround('blank', 'm1', 5)).toBeUndefined();
        expect(await store.unfinished('blank')).toEqual([]);
        // Had any of these calls made the room, its epoch would stand by now.
        expect((await store.open('blank')).epoch).not.toBe(epoch);
        await store.append('blank', [created('m1')]);
        const made = await store.open('blank');
        expect(made).toEqual(await store.open('blank'));
        expect(made.offset).toBe(1);
      }));

    it('gives each event of a room the next offset, and each room its own', () =>
      withStore(async (store) => {
        const first = await store.append('a', [created('m1'), created('m2')]);
        const second = await store.append('a', [created('m3')]);
        const other = await store.append('b', [created('m1')]);
        expect([...first, ...second].map(({ offset }) => offset)).toEqual([1, 2, 3]);
        expect(other.map(({ offset }) => offset)).toEqual([1]);
        expect((await store.open('a')).offset).toBe(3);
        expect((await store.open('b')).offset).toBe(1);
      }));

    it('tells a created message its offset, in the answer, the log and the page', () =>
      withStore(async (store) => {
        await store.append('a', [{ type: 'room.updated', info: { agents: [] } }]);
        const [stored] = await store.append('a', [created('m1')]);
        expect(stored).toEqual({ offset: 2, event: { type: 'message.created', message: { ...messageOf('m1'), offset: 2 } } });
        expect(await store.eventsAfter('a', 1, 10)).toEqual([stored]);
        expect(await store.message('a', 'm1')).toEqual({ ...messageOf('m1'), offset: 2 });
      }));

    it('refuses a repeated id with its first offset and keeps nothing of the batch', () =>
      withStore(async (store) => {
        await store.append('a', [created('m1'), created('m2')]);
        const repeat = store.append('a', [created('m3'), created('m2'), created('m4')]);
        await expect(repeat).rejects.toBeInstanceOf(DuplicateMessageError);
        await expect(repeat).rejects.toMatchObject({ room: 'a', id: 'm2', offset: 2 });
        await expect(store.append('a', [created('m5'), created('m5')])).rejects.toMatchObject({ id: 'm5', offset: 3 });
        expect((await store.open('a')).offset).toBe(2);
        expect(await store.message('a', 'm3')).toBeUndefined();
        expect((await store.eventsAfter('a', 0, 10))?.length).toBe(2);
        expect((await store.append('a', [created('m3')]))[0]?.offset).toBe(3);
      }));

    it('accepts one of many appends with the same id at the same time', () =>
      withStore(async (store) => {
        const results = await Promise.allSettled(Array.from({ length: 20 }, () => store.append('a', [created('same')])));
        expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1);
        expect((await store.open('a')).offset).toBe(1);
      }));

    it('keeps the id of a removed message taken, and the message out of every page', () =>
      withStore(async (store) => {
        await store.append('a', [created('m1'), created('m2'), created('m3'), { type: 'message.removed', id: 'm2' }]);
        expect(await store.message('a', 'm2')).toBeUndefined();
        expect((await store.messages('a', { limit: 10 })).messages.map(({ id }) => id)).toEqual(['m1', 'm3']);
        expect(await store.messagesAround('a', 'm2', 10)).toBeUndefined();
        expect((await store.messagesAround('a', 'm3', 10))?.messages.map(({ id }) => id)).toEqual(['m1', 'm3']);
        await expect(store.append('a', [created('m2')])).rejects.toMatchObject({ offset: 2 });
      }));

    it('keeps an edit', () =>
      withStore(async (store) => {
        const parts: Part[] = [{ type: 'text', text: 'better' }];
        await store.append('a', [created('m1'), { type: 'message.edited', id: 'm1', parts, editedAt: 7 }]);
        expect(await store.message('a', 'm1')).toMatchObject({ parts, editedAt: 7 });
      }));

    it('takes back what the events of a removed message say, and keeps their places', () =>
      withStore(async (store, { reopen }) => {
        const asked = { ...messageOf('m1', 'completed', 'secret'), to: ['bot'], metadata: { note: 'secret' } };
        await store.append('a', [{ type: 'message.created', message: asked }, created('m2')]);
        await store.append('a', [{ type: 'message.edited', id: 'm1', parts: [{ type: 'text', text: 'secret too' }], editedAt: 7 }]);
        await store.append('a', [{ type: 'message.removed', id: 'm1' }]);
        const events = await store.eventsAfter('a', 0, 10);
        expect(events?.map(({ offset, event }) => [offset, event.type])).toEqual([
          [1, 'message.created'],
          [2, 'message.created'],
          [3, 'message.edited'],
          [4, 'message.removed'],
        ]);
        expect(JSON.stringify(events)).not.toContain('secret');
        if (reopen === undefined) return;
        const again = await reopen();
        expect(await again.eventsAfter('a', 0, 10)).toEqual(events);
        await again.close();
      }));

    it('takes back the old parts of an edited message, wherever they were said', () =>
      withStore(async (store) => {
        const parts = (text: string): Part[] => [{ type: 'text', text }];
        await store.append('a', [created('m1'), written('m2'), delta('m2', 0, 'secret')]);
        await store.append('a', [{ type: 'message.completed', id: 'm2', parts: parts('secret'), status: 'completed', completedAt: 9 }]);
        for (const text of ['secret', 'also secret', 'better'])
          for (const id of ['m1', 'm2']) await store.append('a', [{ type: 'message.edited', id, parts: parts(text), editedAt: 7 }]);
        const events = (await store.eventsAfter('a', 0, 20)) ?? [];
        expect(JSON.stringify(events)).not.toContain('secret');
        expect(events.map(({ offset }) => offset)).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10]);
        expect(events[0]?.event).toMatchObject({ message: { id: 'm1', parts: parts('better') } });
        expect(events[2]?.event).toMatchObject({ id: 'm2', parts: parts('better'), status: 'completed' });
      }));

    it('keeps nothing of what comes for a message after its removal', () =>
      withStore(async (store) => {
        await store.append('a', [written('m1'), delta('m1', 0, 'secret'), { type: 'message.removed', id: 'm1' }]);
        const late = await store.append('a', [
          delta('m1', 6, 'secret'),
          { type: 'message.part', id: 'm1', part: 1, value: { type: 'text', text: 'secret' } },
          { type: 'message.edited', id: 'm1', parts: [{ type: 'text', text: 'secret' }], editedAt: 7 },
          { type: 'message.completed', id: 'm1', parts: [{ type: 'text', text: 'secret' }], status: 'completed', completedAt: 9 },
        ]);
        expect(JSON.stringify([late, await store.eventsAfter('a', 0, 20), await store.unfinished('a')])).not.toContain('secret');
        expect(late.map(({ offset }) => offset)).toEqual([4, 5, 6, 7]);
        expect(await store.message('a', 'm1')).toBeUndefined();
      }));

    it('is ready, or says why it is not', () =>
      withStore(async (store) => {
        await store.ready;
        expect(await store.open('a')).toMatchObject({ offset: 0 });
      }));

    it('folds the deltas and parts of an answer into its completion', () =>
      withStore(async (store) => {
        await store.append('a', [created('ask'), written('answer'), delta('answer', 0, 'Hel'), delta('answer', 3, 'lo'), created('other')]);
        await store.append('a', [{ type: 'message.part', id: 'answer', part: 1, value: { type: 'text', text: '!' } }]);
        expect((await store.eventsAfter('a', 0, 10))?.map(({ offset }) => offset)).toEqual([1, 2, 3, 4, 5, 6]);
        const parts: Part[] = [{ type: 'text', text: 'Hello' }];
        const usage = { inputTokens: 3, outputTokens: 2 };
        await store.append('a', [{ type: 'message.completed', id: 'answer', parts, status: 'completed', completedAt: 9, usage }]);
        expect((await store.eventsAfter('a', 0, 10))?.map(({ offset }) => offset)).toEqual([1, 2, 5, 7]);
        expect(await store.message('a', 'answer')).toMatchObject({ parts, status: 'completed', completedAt: 9, usage });
        expect(await store.unfinished('a')).toEqual([]);
      }));

    it('gives back an answer that a crash cut, with all that was written', () =>
      withStore(async (store, { reopen }) => {
        await store.append('a', [written('answer'), delta('answer', 0, 'Once upon')]);
        await store.append('a', [
          { type: 'message.part', id: 'answer', part: 1, value: { type: 'text', text: 'a ' } },
          { ...delta('answer', 2, 'time'), part: 1 },
        ]);
        const expected = [
          { type: 'text', text: 'Once upon' },
          { type: 'text', text: 'a time' },
        ];
        expect((await store.unfinished('a')).map(({ parts }) => parts)).toEqual([expected]);
        if (reopen === undefined) return;
        const again = await reopen();
        expect((await again.unfinished('a')).map(({ parts }) => parts)).toEqual([expected]);
        await again.close();
      }));

    it('gives back a long answer whole, although its first deltas were trimmed from the log', () =>
      withStore(async (store) => {
        await store.append('a', [written('answer')]);
        for (let at = 0; at < 100; at++) await store.append('a', [delta('answer', at, String(at % 10))]);
        expect(await store.eventsAfter('a', 0, 10)).toBeUndefined();
        expect((await store.unfinished('a'))[0]?.parts).toEqual([{ type: 'text', text: '0123456789'.repeat(10) }]);
      }, 16));

    it('trims the log and says so to whoever is too far behind', () =>
      withStore(async (store) => {
        for (let n = 1; n <= 100; n++) await store.append('a', [created(`m${String(n)}`)]);
        expect(await store.eventsAfter('a', 0, 10)).toBeUndefined();
        expect((await store.eventsAfter('a', 84, 100))?.map(({ offset }) => offset)).toEqual(Array.from({ length: 16 }, (_, n) => 85 + n));
        expect(await store.eventsAfter('a', 100, 10)).toEqual([]);
        expect((await store.messages('a', { limit: 200 })).messages.length).toBe(100);
      }, 16));

    it('gives events in bites of the asked size', () =>
      withStore(async (store) => {
        await store.append('a', [created('m1'), created('m2'), created('m3')]);
        expect((await store.eventsAfter('a', 0, 2))?.map(({ offset }) => offset)).toEqual([1, 2]);
        expect((await store.eventsAfter('a', 2, 2))?.map(({ offset }) => offset)).toEqual([3]);
      }));

    it('pages through 10,000 messages, each once and in order', () =>
      withStore(async (store) => {
        for (let n = 0; n < 10_000; n += 500)
          await store.append(
            'a',
            Array.from({ length: 500 }, (_, k): DurableEvent => created(`m${String(n + k)}`)),
          );
        const seen: Message[] = [];
        for (let page = await store.messages('a', { limit: 73 }); ;) {
          seen.unshift(...page.messages);
          const before = page.messages[0]?.offset;
          if (!page.more || before === undefined) break;
          page = await store.messages('a', { before, limit: 73 });
        }
        expect(seen.map(({ id }) => id)).toEqual(Array.from({ length: 10_000 }, (_, n) => `m${String(n)}`));
      }));

    it('opens a page around a message, with more on the sides that have more', () =>
      withStore(async (store) => {
        await store.append(
          'a',
          Array.from({ length: 100 }, (_, n): DurableEvent => created(`m${String(n)}`)),
        );
        const ids = async (id: string, limit: number): Promise<unknown> => {
          const page = await store.messagesAround('a', id, limit);
          return page && [page.messages.map((message) => Number(message.id.slice(1))), page.more, page.moreAfter];
        };
        expect(await ids('m50', 5)).toEqual([[48, 49, 50, 51, 52], true, true]);
        expect(await ids('m0', 3)).toEqual([[0, 1, 2], false, true]);
        expect(await ids('m99', 3)).toEqual([[97, 98, 99], true, false]);
        expect(await ids('m50', 1)).toEqual([[50], true, true]);
        expect(await ids('m50', 1000)).toEqual([Array.from({ length: 100 }, (_, n) => n), false, false]);
        expect(await ids('nobody', 5)).toBeUndefined();
      }));

    it('keeps any text and any JSON as it came', () =>
      withStore(async (store) => {
        const metadata = { deep: { nul: '\u0000', lone: '𝄞', quote: `'"; DROP TABLE messages; --`, list: [1, null, true, 1.5e300] } };
        const message = { ...messageOf("id'with;quotes"), metadata, parts: [{ type: 'text', text: 'ÅΩ你👩‍👩‍👧\u2028' } satisfies Part] };
        await store.append("room'; --", [{ type: 'message.created', message }]);
        expect(await store.message("room'; --", message.id)).toEqual({ ...message, offset: 1 });
      }));

    it('answers calls after close with an error', () =>
      withStore(async (store) => {
        await store.append('a', [created('m1')]);
        await store.close();
        await expect(store.append('a', [created('m2')])).rejects.toMatchObject({ code: 'closed' });
        await expect(store.messages('a', { limit: 1 })).rejects.toMatchObject({ code: 'closed' });
      }));

    it('agrees with a plain model on any history', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyBatch, { minLength: 1, maxLength: 40 }), fc.integer({ min: 4, max: 24 }), async (batches, keepEvents) => {
          await withStore(async (store, { reopen }) => {
            const model = createModel('a');
            for (const batch of batches) await model.appendTo(store, batch);
            await model.compare(store, keepEvents);
            if (reopen === undefined) return;
            const again = await reopen();
            await model.compare(again, keepEvents);
            await again.close();
          }, keepEvents);
        }),
        { numRuns: 150 },
      );
    }, 60_000);

    conversationConformance((use) => withStore(use));
  });
}
