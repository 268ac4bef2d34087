/** What every store must do with private conversations: the part of the store's conformance suite that is about them. */
import fc from 'fast-check';
import type { Author } from '@loqui/core/protocol';
import { describe, expect, it } from 'vitest';
import { UnknownConversationError, type Founding } from '../store/conversations.js';
import type { Store } from '../store/store.js';
import { created, messageOf } from './store-histories.js';

const ann: Author = { id: 'ann', name: 'Ann', kind: 'person' };
const guest = 'guest-0123456789abcdef';

/** The id of the conversation with this number. */
function conversation(number: number): string {
  return `conversation:00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function foundedBy(owner: string, title = ''): Founding {
  return { owner, guest: owner.startsWith('guest-'), title };
}

/** Gives `use` an empty store, and a way to close it and open another over the same data where closing does not forget. */
type WithStore = <T>(use: (store: Store, under: { reopen?(): Promise<Store> }) => Promise<T>) => Promise<T>;

export function conversationConformance(withStore: WithStore): void {
  const ids = async (store: Store, owner: string, query: { filter?: string; after?: { id: string; updatedAt: number }; limit?: number } = {}) =>
    (await store.conversations.list(owner, { limit: 100, ...query })).map(({ id }) => id);

  async function make(store: Store, number: number, { owner = 'ann', title = '', at = number }: { owner?: string; title?: string; at?: number } = {}) {
    // The time a conversation is made at is the clock's; its place in the list is that of its newest message, which is in the future here.
    const event = { type: 'message.created', message: { ...messageOf(`m${String(number)}`), createdAt: FUTURE + at, author: { ...ann, id: owner } } } as const;
    await store.append(conversation(number), [event], undefined, foundedBy(owner, title));
  }

  describe('conversations', () => {
    it('are made with their first message, for their owner', () =>
      withStore(async (store, { reopen }) => {
        expect(await store.conversations.find(conversation(1))).toBeUndefined();
        await store.append(conversation(1), [created('m1')], undefined, foundedBy('ann', 'First question'));
        const made = {
          id: conversation(1),
          owner: 'ann',
          title: 'First question',
          createdAt: expect.any(Number) as number,
          updatedAt: expect.any(Number) as number,
        };
        expect(await store.conversations.find(conversation(1))).toEqual(made);
        await store.append(conversation(1), [created('m2')]);
        expect((await store.open(conversation(1))).offset).toBe(2);
        if (reopen) expect(await (await reopen()).conversations.find(conversation(1))).toEqual(made);
      }));

    it('are not made where the message is refused', () =>
      withStore(async (store) => {
        await expect(store.append(conversation(1), [created('same'), created('same')], undefined, foundedBy('ann'))).rejects.toThrow();
        expect(await store.conversations.find(conversation(1))).toBeUndefined();
      }));

    it('take nothing before they are made, from another founder, or after they are removed', () =>
      withStore(async (store) => {
        const refused = (work: Promise<unknown>) => expect(work).rejects.toBeInstanceOf(UnknownConversationError);
        await refused(store.append(conversation(1), [created('m1')]));
        await make(store, 1);
        await refused(store.append(conversation(1), [created('m2')], undefined, foundedBy('bob')));
        expect((await store.messages(conversation(1), { limit: 10 })).messages).toHaveLength(1);
        expect(await store.conversations.remove(conversation(1))).toBe(true);
        await refused(store.append(conversation(1), [created('m3')]));
        await refused(store.append(conversation(1), [created('m3')], undefined, foundedBy('ann')));
      }));

    it('are one conversation when the same founder writes twice at once', () =>
      withStore(async (store) => {
        await Promise.all(['m1', 'm2'].map((id) => store.append(conversation(1), [created(id)], undefined, foundedBy('ann', id))));
        expect(await ids(store, 'ann')).toEqual([conversation(1)]);
        expect((await store.messages(conversation(1), { limit: 10 })).messages).toHaveLength(2);
      }));

    it('leave nothing behind when they are removed', () =>
      withStore(async (store) => {
        await make(store, 1);
        expect(await store.conversations.remove(conversation(1))).toBe(true);
        expect(await store.conversations.remove(conversation(1))).toBe(false);
        expect(await store.conversations.rename(conversation(1), 'x')).toBe(false);
        expect(await store.conversations.find(conversation(1))).toBeUndefined();
        expect(await store.conversations.count('ann')).toBe(0);
        expect((await store.messages(conversation(1), { limit: 10 })).messages).toEqual([]);
        expect(await store.eventsAfter(conversation(1), 0, 10)).toEqual([]);
      }));

    it('are listed for their owner only, the newest message first', () =>
      withStore(async (store) => {
        await make(store, 1, { at: 30 });
        await make(store, 2, { at: 10 });
        await make(store, 3, { owner: 'bob' });
        await make(store, 4, { at: 10 });
        expect(await ids(store, 'ann')).toEqual([conversation(1), conversation(4), conversation(2)]);
        await store.append(conversation(2), [{ type: 'message.created', message: { ...messageOf('later'), createdAt: FUTURE + 99 } }]);
        expect(await ids(store, 'ann')).toEqual([conversation(2), conversation(1), conversation(4)]);
        expect(await store.conversations.count('ann')).toBe(3);
        expect(await store.conversations.count('nobody')).toBe(0);
      }));

    it('are found by what their title holds, whatever its capitals and accents', () =>
      withStore(async (store) => {
        await make(store, 1, { title: 'Über Flüge nach Paris' });
        await make(store, 2, { title: '100% sure?' });
        await make(store, 3, { title: 'плюшевый' });
        expect(await ids(store, 'ann', { filter: 'uber FLU' })).toEqual([conversation(1)]);
        expect(await ids(store, 'ann', { filter: '%' })).toEqual([conversation(2)]);
        expect(await ids(store, 'ann', { filter: 'ПЛЮШ' })).toEqual([conversation(3)]);
        expect(await ids(store, 'ann', { filter: 'nothing' })).toEqual([]);
        expect(await store.conversations.rename(conversation(2), 'Quite')).toBe(true);
        expect(await ids(store, 'ann', { filter: 'quite' })).toEqual([conversation(2)]);
      }));

    it('come in pages that follow each other without a gap or a repeat', () =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (times, limit) =>
          withStore(async (store) => {
            for (const [number, at] of times.entries()) await make(store, number, { at });
            const all = await ids(store, 'ann');
            expect(new Set(all).size).toBe(times.length);
            const paged: string[] = [];
            for (let after: { id: string; updatedAt: number } | undefined; ;) {
              const page = await store.conversations.list('ann', { limit, ...(after && { after }) });
              paged.push(...page.map(({ id }) => id));
              after = page.at(-1);
              if (page.length < limit) break;
            }
            expect(paged).toEqual(all);
          }),
        ),
        { numRuns: 15 },
      ));

    it('change hands with all that was written and asked in them', () =>
      withStore(async (store) => {
        await make(store, 1, { owner: guest });
        await make(store, 2, { owner: 'bob' });
        const run = { id: 'r', agent: 'helper', status: 'completed', message: 'm', asked: 'm1', asker: guest, startedAt: 1 } as const;
        const answer = { ...messageOf('answer'), author: { id: 'helper', name: 'Helper', kind: 'agent' } } as const;
        await store.append(conversation(1), [
          { type: 'message.created', message: answer },
          { type: 'run.updated', run },
        ]);
        expect(await store.conversations.claim(guest, ann, false)).toEqual([conversation(1)]);
        expect(await store.conversations.claim(guest, ann, false)).toEqual([]);
        expect(await ids(store, 'ann')).toEqual([conversation(1)]);
        expect(await ids(store, guest)).toEqual([]);
        const { messages } = await store.messages(conversation(1), { limit: 10 });
        expect(messages.map(({ author }) => author.id)).toEqual(['ann', 'helper']);
        expect(JSON.stringify(await store.eventsAfter(conversation(1), 0, 10))).not.toContain(guest);
        expect((await store.message(conversation(2), 'm2'))?.author.id).toBe('bob');
        await store.append(conversation(1), [created('m9')]);
        expect((await store.open(conversation(1))).offset).toBe(4);
      }));

    it('of guests are idle when nothing was written since, those of members never', () =>
      withStore(async (store) => {
        await make(store, 1, { owner: guest, at: 1 });
        await make(store, 2, { owner: guest, at: 5 });
        await make(store, 3, { owner: 'ann', at: 1 });
        expect(await store.conversations.idle(FUTURE + 5, 10)).toEqual([conversation(1)]);
        expect(await store.conversations.idle(FUTURE + 6, 1)).toHaveLength(1);
        await store.conversations.claim(guest, ann, false);
        expect(await store.conversations.idle(FUTURE + 6, 10)).toEqual([]);
      }));
  });
}

/** Later than any clock of today, in milliseconds. */
const FUTURE = 4_000_000_000_000;
