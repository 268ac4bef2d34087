import { afterEach, describe, expect, it } from 'vitest';
import { uuidv7, type Envelope } from '@loqui/core/protocol';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { memory } from '../store/memory.js';
import { sqlite } from '../store/sqlite.js';
import { enter, listen, post, say, type Listener } from '../testing/caller.js';
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

/** All that a client with this cursor reads until it is up to date. */
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
])('a text that was taken back, replayed %s', (_, ring) => {
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
      // No hole: every offset after the cursor has its event still.
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
  it('is not read any more, neither what was written nor what comes late', async () => {
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
