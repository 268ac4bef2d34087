import fc from 'fast-check';
import { isEnvelope } from '@loqui/core/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { memory } from '../store/memory.js';
import type { Store } from '../store/store.js';
import { durable, enter, listen, say, textIn, type Listener } from '../testing/caller.js';
import { ScriptedAgent } from '../testing/scripted-agent.js';

const shape = (listener: Listener): unknown[] =>
  listener
    .envelopes()
    .flatMap(({ event, offset, from }) => (event.type === 'presence.changed' ? [] : [[event.type, offset, ...(from === undefined ? [] : [from])]]));

describe('resuming', () => {
  const open: Loqui[] = [];
  function loquiWith(options: LoquiOptions = {}): Loqui {
    const loqui = createLoqui({
      log: () => undefined,
      limits: { messageBurst: 10_000, messagesPerMinute: 600_000, commandsPerMinute: 100_000, asksPerMinute: 1000 },
      ...options,
    });
    open.push(loqui);
    return loqui;
  }
  afterEach(async () => {
    vi.useRealTimers();
    await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
  });

  function counting(inner: Store): Store & { reads: number } {
    return Object.assign(Object.create(inner) as Store, {
      reads: 0,
      eventsAfter(this: { reads: number }, ...query: Parameters<Store['eventsAfter']>) {
        this.reads += 1;
        return inner.eventsAfter(...query);
      },
    });
  }

  it('replays from memory exactly the events after the cursor', async () => {
    const store = counting(memory());
    const loqui = loquiWith({ store });
    const ada = await enter(loqui);
    await say(loqui, 'one');
    await ada.event('message.created');
    const { cursor } = ada;
    ada.close();
    await say(loqui, 'two');
    await say(loqui, 'three');
    const reads = store.reads;
    const again = await enter(loqui, `lobby@${cursor}`);
    await say(loqui, 'four');
    await again.event('message.created', 3);
    expect(shape(again)).toEqual([
      ['room.resumed', 1],
      ['message.created', 2],
      ['message.created', 3],
      ['message.created', 4],
    ]);
    expect(again.events('room.resumed')[0]).toMatchObject({ info: { agents: [] }, runs: [], typing: [] });
    expect(store.reads).toBe(reads);
  });

  it('carries the cursor as SSE id before any message, and honours Last-Event-ID over the address on a stream of one room', async () => {
    const loqui = loquiWith();
    const ada = await enter(loqui);
    expect(ada.ids[1]).toMatch(/^[\w-]+:0$/);
    const start = ada.cursor;
    await say(loqui, 'one');
    await ada.event('message.created');
    const again = await enter(loqui, `lobby@${start}`, { headers: { 'last-event-id': ada.cursor } });
    expect(shape(again)).toEqual([['room.resumed', 1]]);
    const two = await listen(loqui, `lobby@${start},ops`, { headers: { 'last-event-id': ada.cursor } });
    await two.event('message.created');
    const bad = await listen(loqui, 'lobby', { headers: { 'last-event-id': 'nonsense' } });
    expect(bad.response.status).toBe(400);
  });

  it.each([
    ['another epoch', (cursor: string) => `other${cursor}`],
    ['a cursor ahead of the room', (cursor: string) => cursor.replace(/\d+$/, '99')],
  ])('sends a gap and a snapshot for %s', async (_, change) => {
    const loqui = loquiWith();
    const ada = await enter(loqui);
    await say(loqui, 'one');
    await ada.event('message.created');
    const cursor = change(ada.cursor);
    const again = await enter(loqui, `lobby@${cursor}`);
    expect(again.envelopes().map(({ event }) => event)).toMatchObject([
      { type: 'room.gap', reason: 'epoch' },
      { type: 'room.snapshot', messages: [{}] },
    ]);
    // If the line breaks between the two, the client still has its old cursor and gets the gap again.
    expect(again.ids.slice(1, 3)).toEqual([cursor, ada.cursor]);
  });

  it('replays from the store what memory no longer holds, and names the folded offsets', async () => {
    const assistant = new ScriptedAgent();
    const store = counting(memory());
    const loqui = loquiWith({ store, agents: { assistant }, ring: { count: 2 } });
    const ada = await enter(loqui);
    await say(loqui, 'one');
    await ada.event('message.created');
    const { cursor } = ada;
    await say(loqui, '@assistant go');
    const run = await assistant.run();
    await run.say('a');
    await ada.event('message.part');
    for (let n = 1; n <= 3; n++) {
      await run.say('b');
      await ada.event('message.delta', n);
    }
    run.end();
    await ada.until(() => ada.events('run.updated').find((event) => event.run.status === 'completed'));
    const again = await enter(loqui, `lobby@${cursor}`);
    await say(loqui, 'last');
    await again.event('message.created', 3);
    expect(shape(again)).toEqual([
      ['room.resumed', 1],
      ['message.created', 2],
      ['run.updated', 3],
      ['run.updated', 4],
      ['message.created', 5],
      ['message.completed', 10, 6],
      ['run.updated', 11],
      ['message.created', 12],
    ]);
    expect(store.reads).toBeGreaterThan(0);
    const within = await enter(loqui, `lobby@${cursor.replace(/\d+$/, '8')}`);
    await within.event('message.created');
    expect(shape(within)).toEqual([
      ['room.resumed', 8],
      ['message.completed', 10, 9],
      ['run.updated', 11],
      ['message.created', 12],
    ]);
  });

  it('sends a gap where the store does not reach back, and where the replay would be too long', async () => {
    const loqui = loquiWith({ store: memory({ keepEvents: 4 }), ring: { count: 2 } });
    const ada = await enter(loqui);
    for (let n = 0; n < 12; n++) await say(loqui, String(n));
    const again = await enter(loqui, `lobby@${ada.cursor.replace(/\d+$/, '1')}`);
    expect(shape(again)).toEqual([
      ['room.gap', 1],
      ['room.snapshot', 12],
    ]);
    expect(again.events('room.gap')).toEqual([{ type: 'room.gap', reason: 'trimmed' }]);

    const far = loquiWith({ store: memory({ keepEvents: 5000 }), ring: { count: 2 } });
    await Promise.all(Array.from({ length: 1003 }, (_, n) => say(far, String(n))));
    const epoch = (await enter(far)).envelopes()[0]?.epoch;
    const late = await enter(far, `lobby@${String(epoch)}:2`);
    expect(late.events('room.gap')).toEqual([{ type: 'room.gap', reason: 'trimmed' }]);
    expect((await enter(far, `lobby@${String(epoch)}:3`)).events('room.gap')).toEqual([]);
  });

  it('works after the room was released, and after a new server has opened the same store', async () => {
    const store = memory();
    const keep: Store = Object.assign(Object.create(store) as Store, { close: () => Promise.resolve() });
    const first = loquiWith({ store: keep });
    const ada = await enter(first);
    for (const text of ['one', 'two', 'three']) await say(first, text);
    await ada.event('message.created', 3);
    await first.close({ grace: 0 });
    const second = loquiWith({ store: keep });
    const again = await enter(second, `lobby@${ada.cursor.replace(/\d+$/, '1')}`);
    expect(durable(again).map((event) => event.type === 'message.created' && textIn(event.message))).toEqual(['two', 'three']);
  });

  it('loses and doubles nothing, wherever a line breaks, while messages are appended', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('cut', 'say', 'burst', 'wait', 'write', 'write', 'read'), { minLength: 10, maxLength: 90 }),
        fc.constantFrom(3, 1000),
        fc.constantFrom('write', 'read'),
        async (steps, count, first) => {
          vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
          const inner = memory();
          // The steps `write` and `read` let the oldest call of the store go on, so that openings and appends overlap.
          const held = { write: [] as (() => void)[], read: [] as (() => void)[] };
          let holds = true;
          const hold = (kind: 'write' | 'read'): Promise<void> | undefined => (holds ? new Promise((resolve) => held[kind].push(resolve)) : undefined);
          const loqui = loquiWith({
            ring: { count },
            store: Object.assign(Object.create(inner) as Store, {
              append: async (...args: Parameters<Store['append']>) => {
                const stored = await inner.append(...args);
                await hold('write');
                return stored;
              },
              eventsAfter: async (...args: Parameters<Store['eventsAfter']>) => {
                const found = await inner.eventsAfter(...args);
                await hold('read');
                return found;
              },
            }),
          });
          const seen: string[] = [];
          let line = await enter(loqui);
          let { cursor } = line;
          let sent = 0;
          const sending: Promise<unknown>[] = [];
          const collect = (): void => {
            for (const [index, frame] of line.frames.entries()) {
              const id = line.ids[index] ?? '';
              if (id !== '') cursor = id;
              if (!isEnvelope(frame)) continue;
              expect(frame.event.type).not.toBe('room.gap');
              if (frame.event.type === 'message.created') seen.push(textIn(frame.event.message));
            }
          };
          for (const step of steps) {
            if (step === 'say') sending.push(say(loqui, String(sent++)));
            else if (step === 'burst') for (let n = 0; n < 5; n++) sending.push(say(loqui, String(sent++)));
            else if (step === 'wait') await vi.advanceTimersByTimeAsync(3);
            else if (step === 'write' || step === 'read') held[step].shift()?.();
            else {
              line.close();
              collect();
              line = await listen(loqui, `lobby@${cursor}`);
            }
            await new Promise((resolve) => setImmediate(resolve));
          }
          holds = false;
          for (const goOn of held[first]) goOn();
          await vi.advanceTimersByTimeAsync(3);
          for (const goOn of held[first === 'write' ? 'read' : 'write']) goOn();
          await Promise.all(sending);
          await vi.advanceTimersByTimeAsync(3);
          const before = seen.length;
          await line.until(() => before + line.events('message.created').length >= sent);
          collect();
          // They were sent at once, so the room chose their order.
          const { messages } = await inner.messages('lobby', { limit: 1000 });
          expect(messages).toHaveLength(sent);
          expect(seen).toEqual(messages.map(textIn));
          await loqui.close({ grace: 0 });
          open.splice(open.indexOf(loqui), 1);
        },
      ),
      { numRuns: 50 },
    );
  });
});
