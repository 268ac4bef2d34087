import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LoquiError, uuidv7, type Command } from '../protocol/index.js';
import type { Storage } from '../storage/storage.js';
import { createShelf } from '../testing/shelf.js';
import type { Outbox } from './outbox-contract.js';
import { createOutbox } from './outbox.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

const HOUR = 60 * 60 * 1000;
const ROOMS = ['lobby', 'ops'];
type Mood = 'fine' | 'later' | 'unreachable' | 'answer-lost' | 'slow';
type Send = Extract<Command, { type: 'message.send' }>;

type Action =
  | { readonly type: 'write'; readonly tab: number; readonly room: number; readonly refused: boolean }
  | { readonly type: 'mood'; readonly mood: Mood }
  | { readonly type: 'line'; readonly tab: number; readonly line: 'up' | 'down' }
  | { readonly type: 'wait'; readonly milliseconds: number }
  | { readonly type: 'clock'; readonly hours: number }
  | { readonly type: 'reload'; readonly tab: number };

const tab = fc.nat({ max: 1 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('write' as const), tab, room: fc.nat({ max: 1 }), refused: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('mood' as const), mood: fc.constantFrom<Mood>('fine', 'later', 'unreachable', 'answer-lost', 'slow') }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('line' as const), tab, line: fc.constantFrom('up' as const, 'down' as const) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('wait' as const), milliseconds: fc.integer({ min: 0, max: 20_000 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('clock' as const), hours: fc.integer({ min: -30, max: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('reload' as const), tab }) },
);

let worlds = 0;

/** Two tabs of one browser, its storage, and a server with the worst answers. */
function world() {
  const shelf = createShelf();
  const scope = `model ${String(worlds++)}`;
  const log = new Map<string, string[]>(ROOMS.map((room) => [room, []]));
  const refused = new Set<string>();
  const tabs: { outbox: Outbox; line: 'up' | 'down'; dead: { is: boolean } }[] = [];
  /** Messages on their way. Without those of a dead tab, whose lock is free before its request ends, and those that have arrived. */
  const underway = new Set<{ readonly room: string; readonly id: string; readonly dead: { readonly is: boolean } }>();
  let most = 0;
  let mood: Mood = 'fine';

  const slow: Storage = {
    ...shelf,
    outbox: async () => pause(3).then(() => shelf.outbox()),
    saveOutgoing: async (entry) => pause(2).then(() => shelf.saveOutgoing(entry)),
    removeOutgoing: async (key) => pause(2).then(() => shelf.removeOutgoing(key)),
  };

  function take({ room, message: { id } }: Send): { offset: number; duplicate?: boolean } {
    const messages = log.get(room)!;
    const known = messages.indexOf(id);
    if (known >= 0) return { offset: known + 1, duplicate: true };
    messages.push(id);
    for (const { outbox, line, dead } of tabs) if (!dead.is && line === 'up') outbox.onMessages(room, [{ id, offset: messages.length } as never]);
    return { offset: messages.length };
  }

  async function carry(command: Send, dead: { is: boolean }): Promise<unknown> {
    const at = mood;
    const request = { room: command.room, id: command.message.id, dead };
    underway.add(request);
    const open = [...underway].filter(({ room, id, dead: { is } }) => room === command.room && !is && !log.get(room)!.includes(id));
    most = Math.max(most, open.length);
    await pause(at === 'slow' ? 2_000 : 5);
    // The message has arrived: the next one may be sent.
    underway.delete(request);
    if (at === 'unreachable') throw new LoquiError({ code: 'network', message: 'Cut.' }, { retryable: true });
    if (at === 'later') throw new LoquiError({ code: 'rate-limited', message: 'Later.' }, { retryable: true, status: 429, retryAfter: 3_000 });
    if (refused.has(command.message.id)) throw new LoquiError({ code: 'forbidden', message: 'No.' }, { status: 403 });
    const answer = take(command);
    await pause(5);
    if (at === 'answer-lost') throw new LoquiError({ code: 'network', message: 'Cut.' }, { retryable: true });
    return answer;
  }

  function open(index: number): void {
    const dead = { is: false };
    const outbox = createOutbox({
      send: (command) => carry(command as Send, dead),
      emit: () => undefined,
      me: () => ({ id: 'ada', name: 'Ada', kind: 'person' }),
      covers: () => false,
      has: (room, id) => log.get(room)!.includes(id),
      failed: (error) => {
        throw error;
      },
      backoff: (attempt) => attempt * 100,
    });
    outbox.keepIn(slow, scope);
    tabs[index] = { outbox, line: 'up', dead };
  }

  return {
    shelf,
    log,
    refused,
    tabs,
    open,
    most: () => most,
    setMood: (next: Mood) => (mood = next),
    close(index: number): void {
      const one = tabs[index]!;
      one.dead.is = true;
      void one.outbox.dispose();
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

it('through failures, reloads and clock jumps each message arrives once, and each tab’s messages in their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 40 }), async (actions) => {
      const on = world();
      const written: { readonly id: string; readonly room: string; readonly tab: number }[] = [];
      /** Messages that were held at some time: later ones may overtake them, as a request of a closed tab may still arrive. */
      const held = new Set<string>();
      const advance = async (milliseconds: number): Promise<void> => {
        // A tab has read its storage after some milliseconds.
        const first = Math.min(milliseconds, 20);
        await vi.advanceTimersByTimeAsync(first);
        for (const { outbox } of on.tabs) for (const { id } of written) if (outbox.find(({ key }) => key === id)?.held === true) held.add(id);
        await vi.advanceTimersByTimeAsync(milliseconds - first);
      };
      on.open(0);
      on.open(1);
      await advance(20);
      for (const one of actions) {
        if (one.type === 'write') {
          const id = uuidv7();
          const room = ROOMS[one.room]!;
          if (one.refused) on.refused.add(id);
          written.push({ id, room, tab: one.tab });
          void on.tabs[one.tab]!.outbox.write({ key: id, room, command: { type: 'message.send', room, message: { id, parts: [] } } }).catch(() => undefined);
        } else if (one.type === 'mood') on.setMood(one.mood);
        else if (one.type === 'line') {
          on.tabs[one.tab]!.line = one.line;
          on.tabs[one.tab]!.outbox.apply({ type: 'line-changed', line: one.line });
        } else if (one.type === 'wait') await advance(one.milliseconds);
        else if (one.type === 'clock') vi.setSystemTime(Date.now() + one.hours * HOUR);
        else {
          // A browser writes within some milliseconds.
          await advance(20);
          on.close(one.tab);
          await vi.advanceTimersByTimeAsync(5);
          on.open(one.tab);
        }
      }
      // Writers confirm held messages, and nothing fails any more.
      on.setMood('fine');
      for (const index of [0, 1]) {
        await advance(5_000);
        on.close(index);
        on.open(index);
        await advance(60_000);
        const { outbox } = on.tabs[index]!;
        for (const { id } of written) {
          const entry = outbox.find(({ key }) => key === id);
          if (entry?.held !== true) continue;
          held.add(id);
          outbox.apply({ type: 'wanted', key: id, at: Date.now() });
        }
        await vi.advanceTimersByTimeAsync(60_000);
      }
      const left = [...on.shelf.waiting.values()];
      expect(left.every(({ refused }) => refused !== undefined)).toBe(true);
      for (const room of ROOMS) {
        const arrived = on.log.get(room)!;
        expect([...arrived].sort()).toEqual(
          written
            .filter((one) => one.room === room && !on.refused.has(one.id))
            .map(({ id }) => id)
            .sort(),
        );
        for (const index of [0, 1]) {
          const inOrder = written.filter((one) => one.room === room && one.tab === index && !on.refused.has(one.id) && !held.has(one.id)).map(({ id }) => id);
          expect(arrived.filter((id) => inOrder.includes(id))).toEqual(inOrder);
        }
      }
      expect(on.most()).toBeLessThanOrEqual(1);
      for (const index of [0, 1]) on.close(index);
      await vi.advanceTimersByTimeAsync(10);
    }),
    { numRuns: 300 },
  );
}, 120_000);
