import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from './create-loqui.js';
import { memory } from './store/memory.js';
import { enter, listen, post, say, URL_ } from './testing/caller.js';
import { ScriptedAgent } from './testing/scripted-agent.js';

const open: Loqui[] = [];
function loquiWith(options: LoquiOptions = {}): Loqui {
  const loqui = createLoqui({ log: () => undefined, ...options });
  open.push(loqui);
  return loqui;
}
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
});

describe('presence and typing on the line', () => {
  it('shows who comes, and hides a reload', async () => {
    const loqui = loquiWith();
    const ada = await enter(loqui);
    const bob = await enter(loqui, 'lobby', { as: 'Bob' });
    const joined = await ada.until(() => ada.events('presence.changed').find(({ joins }) => Object.values(joins).some(({ member }) => member.name === 'Bob')));
    const [id = ''] = Object.entries(joined.joins).find(([, { member }]) => member.name === 'Bob') ?? [];
    bob.close();
    await vi.waitFor(() => {
      expect(loqui.stats().connections).toBe(1);
    });
    const back = await enter(loqui, 'lobby', { as: 'Bob' });
    expect(back.events('room.snapshot')[0]?.presences[id]?.connections).toHaveLength(1);
    const swap = await ada.until(() => ada.events('presence.changed').find(({ leaves }) => id in leaves));
    expect(swap.joins[id]?.connections).toHaveLength(1);
    expect(swap.leaves[id]?.connections[0]?.id).toBe(joined.joins[id]?.connections[0]?.id);
  });

  it('shows all members to each of many who join at once', async () => {
    const loqui = loquiWith();
    const names = Array.from({ length: 40 }, (_, n) => `P${String(n)}`);
    const crowd = await Promise.all(names.map((as) => enter(loqui, 'lobby', { as })));
    for (const one of crowd) {
      await one.until(() => {
        const known = new Set(Object.keys(one.events('room.snapshot')[0]?.presences ?? {}));
        for (const { joins } of one.events('presence.changed')) for (const id of Object.keys(joins)) known.add(id);
        return known.size === names.length;
      });
    }
  });

  it('shows typing, which ends when its member sends or leaves', async () => {
    const loqui = loquiWith();
    const ada = await enter(loqui);
    const bob = await enter(loqui, 'lobby', { as: 'Bob' });
    const typing = (on: boolean): Promise<unknown> => post(loqui, { type: 'typing.set', room: 'lobby', typing: on }, { as: 'Bob' });
    await typing(true);
    const { member, ttl } = await ada.event('typing.started');
    expect(ttl).toBe(5000);
    expect((await enter(loqui)).events('room.snapshot')[0]?.typing).toEqual([member]);
    await say(loqui, 'sent', { as: 'Bob' });
    await ada.event('typing.stopped');
    await typing(true);
    await typing(false);
    await ada.event('typing.stopped', 2);
    await typing(true);
    bob.close();
    await ada.event('typing.stopped', 3);
    expect(
      ada
        .envelopes()
        .filter(({ event }) => event.type.startsWith('typing'))
        .every(({ offset }) => offset === undefined),
    ).toBe(true);
  });
});

describe('a consumer that does not read', () => {
  it('is closed with a bye, while the others are served, and resumes by its cursor without loss', async () => {
    const loqui = loquiWith({ limits: { messageBurst: 1000, messagesPerMinute: 60_000 } });
    const ada = await enter(loqui);
    const { cursor } = ada;
    const lazy = await listen(loqui, 'lobby', { as: 'Lazy', reading: false });
    await lazy.begin();
    const text = 'x'.repeat(60_000);
    for (let n = 0; n < 25; n++) await say(loqui, `${String(n)} ${text}`);
    await ada.event('message.created', 25);
    await vi.waitFor(() => expect(loqui.stats().connections).toBe(1));
    await lazy.read();
    expect(lazy.ended).toBe(true);
    expect(lazy.frames.at(-1)).toMatchObject({ type: 'bye', error: { code: 'slow' } });
    const back = await enter(loqui, `lobby@${lazy.cursor}`, { as: 'Lazy' });
    const seen = lazy.events('message.created').length;
    await back.event('message.created', 25 - seen);
    expect(back.events('room.gap')).toEqual([]);
    expect(await enter(loqui, `lobby@${cursor}`).then((one) => one.event('message.created', 25))).toBeDefined();
  });
});

describe('a server that drains', () => {
  it('announces it to its clients, refuses new calls, lets answers end, and then closes all lines', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ agents: { assistant } });
    const ada = await enter(loqui);
    await say(loqui, '@assistant go');
    const run = await assistant.run();
    const drained = loqui.drain({ window: 50 });
    for (const response of [await loqui.fetch(new Request(URL_)), (await listen(loqui)).response]) {
      expect([response.status, Number(response.headers.get('retry-after')) > 0]).toEqual([503, true]);
    }
    expect(await say(loqui, 'late')).toMatchObject({ status: 503, body: { error: { code: 'draining' } } });
    expect(loqui.acceptSocket(new Request(URL_))).toBeInstanceOf(Response);
    await run.say('to the end');
    run.end();
    await drained;
    expect(await ada.event('message.completed')).toMatchObject({ status: 'completed', parts: [{ text: 'to the end' }] });
    expect(await ada.signal('drain')).toMatchObject({ type: 'drain' });
    expect(await ada.signal('bye')).toMatchObject({ error: { code: 'draining' } });
    expect(loqui.stats()).toMatchObject({ connections: 0, runs: 0 });
  });

  it('dismisses clients without a running answer first, and the others when their answer has ended', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ agents: { assistant } });
    const ada = await enter(loqui, 'lobby,ops');
    const bob = await enter(loqui, 'ops', { as: 'Bob' });
    await say(loqui, '@assistant go');
    const run = await assistant.run();
    const drained = loqui.drain({ window: 200 });
    expect(await bob.signal('drain')).toEqual({ type: 'drain', window: 0 });
    expect(loqui.stats().connections).toBe(2);
    await run.say('still here');
    await ada.until(() => JSON.stringify(ada.frames).includes('still here'));
    expect(ada.frames.some((frame) => 'type' in frame && frame.type === 'drain')).toBe(false);
    // A member may stop the run, which ends the wait.
    expect(await post(loqui, { type: 'run.stop', room: 'lobby', run: ada.events('run.updated')[0]?.run.id })).toMatchObject({ status: 200 });
    await ada.signal('drain');
    const types = ada.frames.map((frame) => ('event' in frame ? frame.event.type : frame.type));
    expect(types.indexOf('drain')).toBeGreaterThan(types.lastIndexOf('message.completed'));
    await drained;
    expect(loqui.stats()).toMatchObject({ connections: 0, runs: 0 });
  });

  it('interrupts answers that do not end in time, and keeps their text', async () => {
    const assistant = new ScriptedAgent();
    const store = memory();
    const loqui = loquiWith({ agents: { assistant }, store });
    const ada = await enter(loqui);
    await say(loqui, '@assistant one');
    await say(loqui, '@assistant two');
    await (await assistant.run()).say('half');
    await loqui.drain({ window: 0, grace: 30 });
    const page = await store.messages('lobby', { limit: 10 });
    expect(page.messages.filter(({ role }) => role === 'assistant')).toMatchObject([
      { status: 'interrupted', parts: [{ text: 'half' }], error: { code: 'interrupted' } },
    ]);
    await ada.until(() => ada.ended);
    expect(ada.events('run.updated').map(({ run }) => run.status)).toEqual(expect.arrayContaining(['interrupted', 'interrupted']));
    expect((await assistant.run()).call.signal.aborted).toBe(true);
  });

  it('closes its store once', async () => {
    const store = memory();
    const close = vi.spyOn(store, 'close');
    const loqui = loquiWith({ store });
    await Promise.all([loqui.close(), loqui.close()]);
    expect(close).toHaveBeenCalledTimes(1);
  });
});

describe('no resource is left', () => {
  it('when all connections have closed: no connection, no room, no timer', async () => {
    vi.useFakeTimers();
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ agents: { assistant } });
    const before = vi.getTimerCount();
    const lines = await Promise.all(Array.from({ length: 30 }, (_, n) => enter(loqui, `room${String(n % 3)},ops`, { as: `P${String(n % 10)}` })));
    await say(loqui, '@assistant hi', { room: 'ops' });
    await post(loqui, { type: 'typing.set', room: 'ops', typing: true });
    (await assistant.run()).end();
    expect(loqui.stats()).toMatchObject({ connections: 30 });
    for (const line of lines) line.close();
    // 5 s grace, 30 s until idle rooms are released, 60 s of the rates.
    await vi.advanceTimersByTimeAsync(120_000);
    expect(loqui.stats()).toEqual({ connections: 0, rooms: 0, runs: 0 });
    expect(vi.getTimerCount()).toBe(before);
  });

  it('of a response that is never read', async () => {
    const loqui = loquiWith();
    const line = await listen(loqui, 'lobby', { reading: false });
    expect(line.response.status).toBe(200);
    expect(loqui.stats().connections).toBe(0);
  });

  it('of a body whose reader cancels', async () => {
    const loqui = loquiWith();
    const line = await listen(loqui, 'lobby', { reading: false });
    const reader = (line.response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    expect(loqui.stats().connections).toBe(1);
    await reader.cancel();
    expect(loqui.stats().connections).toBe(0);
    await say(loqui, 'to nobody');
  });
});
