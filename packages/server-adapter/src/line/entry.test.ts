import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { StoreError } from '../store/store.js';
import { enter, listen, post, say } from '../testing/caller.js';
import { failingStore } from '../testing/failing-store.js';
import { ScriptedAgent } from '../testing/scripted-agent.js';

const BUSY = new StoreError('busy', 'Cannot write to /srv/secret/chat.db: database is locked.');
const open: Loqui[] = [];

function loquiWith(options: LoquiOptions): Loqui {
  const loqui = createLoqui({ log: () => undefined, ...options });
  open.push(loqui);
  return loqui;
}

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
});

describe('a room whose store fails while it opens', () => {
  it('is reported as delayed, and opens on the same line once the store is back', async () => {
    const { store, fail } = failingStore();
    const lines: string[] = [];
    const loqui = loquiWith({ store, log: (_, text) => lines.push(text) });
    await say(loqui, 'before');
    await loqui.room('other').info();
    fail(BUSY);
    const ada = await listen(loqui, 'fresh');
    const { error } = await ada.until(() => ada.events('room.delayed')[0]);
    expect(error).toEqual({ code: 'store-busy', message: expect.not.stringContaining('secret') as string });
    expect(ada.envelopes().find(({ event }) => event.type === 'room.delayed')?.offset).toBeUndefined();
    fail(undefined);
    await ada.until(() => ada.events('room.snapshot')[0]);
    expect(ada.events('room.delayed')).toHaveLength(1);
    expect(lines.filter((line) => line.includes('cannot be opened'))).toHaveLength(1);
    await say(loqui, 'after', { room: 'fresh' });
    await ada.event('message.created');
    ada.close();
  });

  it('resumes by the client’s cursor', async () => {
    const { store, fail } = failingStore();
    const loqui = loquiWith({ store, ring: { count: 0 } });
    const ada = await enter(loqui);
    await say(loqui, 'one');
    await ada.event('message.created');
    const { cursor } = ada;
    ada.close();
    await say(loqui, 'two');
    fail(BUSY, ['eventsAfter']);
    const back = await listen(loqui, `lobby@${cursor}`);
    await back.until(() => back.events('room.delayed')[0]);
    fail(undefined);
    await back.until(() => back.events('room.resumed')[0]);
    expect((await back.event('message.created')).message.parts).toEqual([{ type: 'text', text: 'two' }]);
    back.close();
  });

  it('can be joined while it is delayed, counts among the rooms of the line, and can be left', async () => {
    const { store, fail } = failingStore();
    const loqui = loquiWith({ store, limits: { roomsPerConnection: 2 } });
    const ada = await enter(loqui);
    const hello = await ada.signal('hello');
    const connection = 'connection' in hello ? hello.connection : '';
    fail(BUSY);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    expect((await post(loqui, { type: 'room.join', room: 'fresh', connection })).status).toBe(200);
    await ada.until(() => ada.events('room.delayed')[0]);
    expect((await post(loqui, { type: 'room.join', room: 'third', connection })).body).toMatchObject({ error: { code: 'too-many-rooms' } });
    expect((await post(loqui, { type: 'room.leave', room: 'fresh', connection })).status).toBe(200);
    await ada.until(() => ada.events('room.closed')[0]);
    fail(undefined);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ada.envelopes('fresh').map(({ event }) => event.type)).toEqual(['room.delayed', 'room.closed']);
    ada.close();
  });

  it('is closed when access ends meanwhile', async () => {
    const { store, fail } = failingStore();
    let allowed = true;
    const loqui = loquiWith({ store, authorize: () => allowed });
    fail(BUSY);
    const ada = await listen(loqui, 'fresh');
    await ada.until(() => ada.events('room.delayed')[0]);
    allowed = false;
    expect((await ada.until(() => ada.events('room.closed')[0])).error?.code).toBe('forbidden');
    ada.close();
  });
});

describe('a store that fails while rooms are open', () => {
  it.each([
    ['busy', 'store-busy'],
    ['full', 'store-full'],
    ['read-only', 'store-read-only'],
    ['driver', 'store-failed'],
  ] as const)('refuses a message as %s: 503, to be tried again, while history is read', async (code, sent) => {
    const { store, fail } = failingStore();
    const loqui = loquiWith({ store });
    const ada = await enter(loqui);
    await say(loqui, 'one');
    fail(new StoreError(code, 'At /srv/secret/chat.db.'), ['append']);
    const refused = await say(loqui, 'two');
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.body).toEqual({ error: { code: sent, message: expect.not.stringContaining('secret') as string } });
    expect((await post(loqui, { type: 'history.read', room: 'lobby' })).body).toMatchObject({ messages: [{ parts: [{ text: 'one' }] }] });
    fail(undefined);
    expect((await say(loqui, 'three')).status).toBe(200);
    ada.close();
  });

  it('does not lose an answer that ends meanwhile, however long the store fails', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { store, fail } = failingStore();
    const agent = new ScriptedAgent();
    const loqui = loquiWith({ store, agents: { bot: agent } });
    const ada = await enter(loqui);
    await say(loqui, 'Hello?', { to: ['bot'] });
    const call = await agent.run();
    void call.say('All of ');
    await vi.advanceTimersByTimeAsync(100);
    fail(BUSY, ['append']);
    void call.say('it.');
    call.end();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(ada.events('message.completed')).toEqual([]);
    expect(loqui.stats().runs).toBe(1);
    fail(undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await ada.event('message.completed')).toMatchObject({ status: 'completed', parts: [{ text: 'All of it.' }] });
    expect(loqui.stats().runs).toBe(0);
    ada.close();
  });

  it('does not stop the server from ending, and the next server closes the answer', async () => {
    const { store, fail } = failingStore();
    const agent = new ScriptedAgent();
    const loqui = loquiWith({ store, agents: { bot: agent } });
    const ada = await enter(loqui);
    await say(loqui, 'Hello?', { to: ['bot'] });
    const call = await agent.run();
    void call.say('Some');
    await ada.event('message.part');
    fail(BUSY, ['append']);
    await loqui.drain({ window: 0, grace: 0 });
    fail(undefined);
    const next = loquiWith({ store });
    expect((await next.room('lobby').messages()).messages.at(-1)).toMatchObject({ status: 'interrupted', parts: [{ text: 'Some' }] });
  });
});

describe('loqui.ready', () => {
  it('rejects when the store cannot be used, and is logged if it is not awaited', async () => {
    const lines: unknown[] = [];
    const error = new StoreError('in-use', 'Somebody has it.');
    const ready = Promise.reject(error);
    const { store } = failingStore();
    const loqui = loquiWith({ store: { ...store, ready }, log: (level, text, cause) => lines.push([level, text, cause]) });
    await expect(loqui.ready).rejects.toBe(error);
    expect(lines).toEqual([['error', 'The store cannot be used.', error]]);
  });

  it('resolves for a store that can always be used', async () => {
    await loquiWith({}).ready;
  });
});
