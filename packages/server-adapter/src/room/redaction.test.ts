import { afterEach, describe, expect, it } from 'vitest';
import { newConversation, uuidv7, type Envelope } from '@loqui/core/protocol';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import type { SocketSession } from '../line/socket-session.js';
import { memory } from '../store/memory.js';
import { sqlite } from '../store/sqlite.js';
import type { Store } from '../store/store.js';
import { enter, guestToken, listen, post, say, URL_, type Listener } from '../testing/caller.js';
import { ScriptedAgent } from '../testing/scripted-agent.js';

const open: Loqui[] = [];
function loquiWith(options: LoquiOptions = {}): Loqui {
  const loqui = createLoqui({ log: () => undefined, ...options });
  open.push(loqui);
  return loqui;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
});

const edit = (loqui: Loqui, id: string, text: string): Promise<unknown> =>
  post(loqui, { type: 'message.edit', room: 'lobby', id, parts: [{ type: 'text', text }] });
const remove = (loqui: Loqui, id: string): Promise<unknown> => post(loqui, { type: 'message.remove', room: 'lobby', id });

/** Everything that a client with this cursor receives until it is up to date. */
async function readFrom(loqui: Loqui, cursor: string): Promise<Listener> {
  const { offset } = await loqui.room('lobby').info();
  const listener = await listen(loqui, cursor === '' ? 'lobby' : `lobby@${cursor}`);
  await listener.until(() => listener.envelopes().some((envelope) => envelope.offset === offset));
  listener.close();
  return listener;
}

const offsets = (listener: Listener): number[] => listener.envelopes().flatMap((envelope: Envelope) => envelope.offset ?? []);

describe.each([
  ['from memory', {}],
  ['from the store', { ring: { count: 0 } }],
])('a removed or replaced text, replayed %s', (_, ring) => {
  it.each([
    ['memory', () => memory()],
    ['sqlite', () => sqlite(':memory:')],
  ])('is not read by any cursor, snapshot or page, with %s', async (__, store) => {
    const loqui = loquiWith({ store: store(), ...ring });
    const ada = await enter(loqui);
    const [epoch = ''] = ada.cursor.split(':');
    const [removed, edited] = [uuidv7(), uuidv7()];
    await say(loqui, 'first');
    await say(loqui, 'secret-one', { id: removed });
    await say(loqui, 'secret-two', { id: edited });
    await edit(loqui, edited, 'secret-three');
    const warm = await readFrom(loqui, `${epoch}:1`);
    expect(JSON.stringify(warm.frames)).toContain('secret-one');
    await edit(loqui, edited, 'better');
    await remove(loqui, removed);
    for (const cursor of ['', ...[0, 1, 2, 3, 4, 5].map((offset) => `${epoch}:${String(offset)}`)]) {
      const listener = await readFrom(loqui, cursor);
      expect(JSON.stringify(listener.frames)).not.toContain('secret');
      expect(listener.events('room.gap')).toEqual([]);
      // No hole: every offset after the cursor still has its event.
      if (cursor !== '')
        expect(offsets(listener)).toEqual(Array.from({ length: 7 - Number(cursor.split(':')[1]) }, (___, n) => Number(cursor.split(':')[1]) + n));
    }
    const history = await post(loqui, { type: 'history.read', room: 'lobby' });
    expect(JSON.stringify(history.body)).not.toContain('secret');
    expect(JSON.stringify(history.body)).toContain('better');
    ada.close();
  });
});

describe('an answer that is removed', () => {
  it('cannot be read any more, neither its early nor its late text', async () => {
    const agent = new ScriptedAgent();
    const loqui = loquiWith({ agents: { bot: agent } });
    const ada = await enter(loqui);
    const { cursor } = ada;
    await say(loqui, 'Hello?', { to: ['bot'] });
    const run = await agent.run();
    await run.say('secret-one');
    await ada.event('message.part');
    const [, { message }] = (await ada.until(() => ada.events('message.created').length === 2 && ada.events('message.created'))) as [
      unknown,
      { message: { id: string } },
    ];
    await loqui.room('lobby').remove(message.id);
    await ada.event('message.removed');
    expect(JSON.stringify((await readFrom(loqui, cursor)).frames)).not.toContain('secret');
    ada.close();
  });
});

/** A memory store that holds each page it has read until `go`. */
function slowPages() {
  const store = memory();
  let held: { readonly begun: () => void; readonly released: Promise<void> } | undefined;
  const slow: Store = {
    ...store,
    async messages(...given) {
      const page = await store.messages(...given);
      held?.begun();
      await held?.released;
      return page;
    },
    async messagesAround(...given) {
      const page = await store.messagesAround(...given);
      held?.begun();
      await held?.released;
      return page;
    },
  };
  return {
    store: slow,
    /** From now on pages are held. `begun` resolves when one was read. */
    hold(): { begun: Promise<void>; go: () => void } {
      let go = (): void => undefined;
      const released = new Promise<void>((resolve) => (go = resolve));
      const begun = new Promise<void>((resolve) => (held = { begun: resolve, released }));
      return { begun, go };
    },
  };
}

describe('a page of history that was read before a removal, and is sent after it', () => {
  it.each([
    ['the newest', {}],
    ['those before', { before: 99 }],
    ['those around', { around: true }],
  ])('holds no text that was removed meanwhile: %s', async (_, query) => {
    const slow = slowPages();
    const loqui = loquiWith({ store: slow.store });
    const [kept, removed, edited] = [uuidv7(), uuidv7(), uuidv7()];
    for (const [id, text] of [[kept, 'stays'], [removed, 'secret-one'], [edited, 'secret-two']] as const) await say(loqui, text, { id }); // prettier-ignore
    const { begun, go } = slow.hold();
    const reading = post(loqui, { type: 'history.read', room: 'lobby', ...query, ...('around' in query && { around: kept }) });
    await begun;
    await edit(loqui, edited, 'better');
    await remove(loqui, removed);
    go();
    const answer = await reading;
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect((answer.body as { messages: unknown }).messages).toMatchObject([{ id: kept }, { id: edited, parts: [{ text: 'better' }] }]);
  });

  it('holds no removed text for the site’s own code', async () => {
    const slow = slowPages();
    const loqui = loquiWith({ store: slow.store });
    const id = uuidv7();
    await say(loqui, 'secret', { id });
    const { begun, go } = slow.hold();
    const reading = loqui.room('lobby').messages();
    await begun;
    await loqui.room('lobby').remove(id);
    go();
    expect((await reading).messages).toEqual([]);
  });

  it('is not sent to an agent, whose question stays the same', async () => {
    const slow = slowPages();
    const agent = new ScriptedAgent();
    const loqui = loquiWith({ store: slow.store, agents: { bot: agent } });
    const [removed, asked] = [uuidv7(), uuidv7()];
    await say(loqui, 'secret', { id: removed });
    const { begun, go } = slow.hold();
    await say(loqui, 'Hello?', { id: asked, to: ['bot'] });
    await begun;
    await remove(loqui, removed);
    go();
    const { call } = await agent.run();
    expect(call.asked.id).toBe(asked);
    expect(call.messages.map(({ id }) => id)).toEqual([asked]);
  });

  it('is refused when its conversation was removed', async () => {
    const slow = slowPages();
    const loqui = loquiWith({ store: slow.store });
    const room = newConversation();
    await say(loqui, 'secret', { room });
    const { begun, go } = slow.hold();
    const reading = post(loqui, { type: 'history.read', room });
    await begun;
    expect((await post(loqui, { type: 'conversation.remove', room })).status).toBe(200);
    go();
    expect(await reading).toMatchObject({ status: 404, body: { error: { code: 'unknown-room' } } });
  });

  it('is read only when few bytes are unsent', async () => {
    const loqui = loquiWith();
    const id = uuidv7();
    await say(loqui, 'secret', { id });
    const sent: string[] = [];
    let buffered = 0;
    const session = (loqui.acceptSocket(new Request(URL_, { headers: { host: 'chat.test' } })) as (wire: object) => SocketSession)({
      send: (messages: readonly Uint8Array[]) => sent.push(...messages.map((message) => new TextDecoder().decode(message))),
      get buffered() {
        return buffered;
      },
      close: () => undefined,
    });
    session.receive(JSON.stringify({ type: 'open', rooms: 'lobby', token: guestToken('Ada') }));
    await expect.poll(() => sent.some((frame) => frame.includes('room.snapshot'))).toBe(true);
    buffered = 300_000;
    session.receive(JSON.stringify({ type: 'command', ref: 1, command: { type: 'history.read', room: 'lobby' } }));
    // The reader reads nothing while the message is removed.
    await remove(loqui, id);
    await expect.poll(() => sent.some((frame) => frame.includes('message.removed'))).toBe(true);
    buffered = 0;
    await expect.poll(() => sent.find((frame) => frame.includes('"ref":1'))).toContain('"messages":[]');
    session.closed();
  });
});
