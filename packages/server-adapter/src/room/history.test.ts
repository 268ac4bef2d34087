import { describe, expect, it, vi } from 'vitest';
import * as fc from 'fast-check';
import { uuidv7, type Message } from '@loqui/core/protocol';
import { memory } from '../store/memory.js';
import type { Store } from '../store/store.js';
import { bytesOf, pageAround, pageBefore } from './history.js';

const author = { id: 'ada', name: 'Ada', kind: 'person' } as const;

async function roomOf(sizes: readonly number[]): Promise<{ store: Store; ids: string[] }> {
  const store = memory();
  const ids = sizes.map(() => uuidv7());
  await store.open('r');
  for (const [index, size] of sizes.entries()) {
    const message: Message = {
      id: ids[index] ?? '',
      author,
      role: 'user',
      status: 'completed',
      createdAt: 1,
      parts: [{ type: 'text', text: 'ä'.repeat(size) }],
    };
    await store.append('r', [{ type: 'message.created', message }]);
  }
  return { store, ids };
}

const total = (messages: readonly Message[]): number => messages.reduce((sum, message) => sum + bytesOf(message), 0);

describe('a page of history', () => {
  it('is bounded by bytes, and paging shows every message once, however large each is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.nat(20), fc.nat(4000)), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 200, max: 6000 }),
        async (sizes, limit, budget) => {
          const { store, ids } = await roomOf(sizes);
          const seen: string[] = [];
          let before: number | undefined;
          for (let more = true; more;) {
            const page = await pageBefore(store, 'r', before, limit, budget);
            expect(page.messages.length).toBeGreaterThan(0);
            expect(page.messages.length).toBeLessThanOrEqual(limit);
            expect(page.messages.length === 1 || total(page.messages) <= budget).toBe(true);
            seen.unshift(...page.messages.map(({ id }) => id));
            ({ more } = page);
            before = page.messages[0]?.offset;
          }
          expect(seen).toEqual(ids);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('around a message has its neighbours without a hole, reports whether more are left on each side, and always advances', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.nat(20), fc.nat(4000)), { minLength: 1, maxLength: 40 }),
        fc.nat(39),
        fc.integer({ min: 1, max: 30 }),
        fc.oneof(fc.constant(10_000_000), fc.integer({ min: 200, max: 6000 })),
        async (sizes, at, limit, budget) => {
          const { store, ids } = await roomOf(sizes);
          const target = at % ids.length;
          const page = await pageAround(store, 'r', ids[target] ?? '', limit, budget);
          const found = page?.messages.map(({ id }) => id) ?? [];
          const first = ids.indexOf(found[0] ?? '');
          expect(found).toEqual(ids.slice(first, first + found.length));
          expect(found).toContain(ids[target]);
          expect(found.length).toBeLessThanOrEqual(limit);
          expect(page).toMatchObject({ more: first > 0, moreAfter: first + found.length < ids.length });
          // The same page that the store makes of small messages.
          if (budget === 10_000_000) expect(page).toEqual(await store.messagesAround('r', ids[target] ?? '', limit));
          // At least one on each side, if there is one and it was requested.
          if (limit >= 3) {
            if (target > 0) expect(found).toContain(ids[target - 1]);
            if (target + 1 < ids.length) expect(found).toContain(ids[target + 1]);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('reads a few messages at a time from the store, and no more than it needs', async () => {
    const { store } = await roomOf(Array.from({ length: 100 }, () => 1000));
    const read = vi.spyOn(store, 'messages');
    expect((await pageBefore(store, 'r', undefined, 50, 5000)).messages).toHaveLength(2);
    expect(read.mock.calls.map(([, { limit }]) => limit)).toEqual([8]);
  });
});
