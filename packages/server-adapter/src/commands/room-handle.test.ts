import { uuidv7 } from '@loqui/core/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { sqlite } from '../store/sqlite.js';
import { enter, listen, say } from '../testing/caller.js';
import { memory } from '../store/memory.js';

const open: Loqui[] = [];
function loquiWith(options: LoquiOptions = {}): Loqui {
  const loqui = createLoqui({ log: () => undefined, ...options });
  open.push(loqui);
  return loqui;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
});

const author = { id: 'crm', name: 'CRM', kind: 'person' as const };
const circle: Record<string, unknown> = {};
circle['self'] = circle;

/** What a site without types may pass, and the words of the error. */
const BAD_MESSAGES: readonly (readonly [string, unknown, string])[] = [
  ['no message', undefined, 'is undefined'],
  ['a text', 'hello', 'send(message)'],
  ['no author', { content: 'x' }, 'author'],
  ['an author without id', { author: { name: 'x', kind: 'person' }, content: 'x' }, 'author.id'],
  ['an author of another kind', { author: { ...author, kind: 'bot' }, content: 'x' }, 'author.kind'],
  ['a script for a picture', { author: { ...author, avatar: 'javascript:alert(1)' }, content: 'x' }, 'author.avatar'],
  ['a number for content', { author, content: 1 }, 'content'],
  ['a BigInt for content', { author, content: 1n }, 'content is a bigint'],
  ['no parts', { author, content: [] }, 'content'],
  ['a part of no known type', { author, content: [{ type: 'shape' }] }, 'content[0]: A part of type'],
  ['a BigInt in a part', { author, content: [{ type: 'data-x', data: { sum: 1n } }] }, 'content[0].data.sum is a bigint'],
  ['a circle in a part', { author, content: [{ type: 'data-x', data: circle }] }, 'contains itself'],
  ['a BigInt in metadata', { author, content: 'x', metadata: { sum: 1n } }, 'metadata.sum is a bigint'],
  ['a circle in metadata', { author, content: 'x', metadata: circle }, 'contains itself'],
  ['a date in metadata', { author, content: 'x', metadata: { at: new Date(0) } }, 'toISOString'],
  ['an array for metadata', { author, content: 'x', metadata: [1] }, 'metadata'],
  ['an id that is no UUID', { author, content: 'x', id: 'ticket-1' }, 'id: must be a UUID'],
  ['a number for replyTo', { author, content: 'x', replyTo: 1 }, 'replyTo'],
  ['a text for to', { author, content: 'x', to: 'assistant' }, 'to'],
];

describe.each([
  ['memory', () => memory()],
  ['SQLite', () => sqlite(':memory:')],
])('the site’s handle of a room, over %s', (_, store) => {
  it.each(BAD_MESSAGES)('refuses %s with a typed error that names it', async (_what, message, words) => {
    const loqui = loquiWith({ store: store() });
    const ada = await enter(loqui);
    const room = loqui.room('lobby');
    await expect(room.send(message as never)).rejects.toMatchObject({
      name: 'LoquiError',
      code: 'bad-value',
      message: expect.stringContaining(words) as string,
    });
    await room.announce('still here');
    expect((await ada.event('message.created')).message).toMatchObject({ offset: 1, parts: [{ text: 'still here' }] });
  });

  it.each([undefined, null, 1n, {}, circle])('announces texts only: case %#', async (value) => {
    await expect(
      loquiWith({ store: store() })
        .room('lobby')
        .announce(value as never),
    ).rejects.toMatchObject({ code: 'bad-value' });
  });

  it('copies its input, whatever the site does with it afterwards', async () => {
    const room = loquiWith({ store: store() }).room('lobby');
    const metadata: Record<string, unknown> = { ticket: 1, none: undefined };
    const id = uuidv7();
    const sent = room.send({ id, author, content: [{ type: 'text', text: 'half \ud83d' }], metadata });
    metadata['ticket'] = 2n;
    await sent;
    expect((await room.messages()).messages).toMatchObject([{ id, metadata: { ticket: 1 }, parts: [{ text: 'half \ufffd' }] }]);
  });

  it('refuses odd queries, ids and reasons', async () => {
    const loqui = loquiWith({ store: store() });
    const room = loqui.room('lobby');
    for (const query of [{ limit: 0 }, { limit: NaN }, { limit: 1n }, { limit: '5' }, { before: -1 }, null]) {
      await expect(room.messages(query as never)).rejects.toMatchObject({ code: 'bad-value' });
    }
    await expect(room.remove(1n as never)).rejects.toMatchObject({ code: 'bad-value' });
    expect(() => room.expel('ada', { code: 'x', message: 1n } as never)).toThrow('error).message is a bigint');
  });
});

describe('the answer of `rooms`', () => {
  it.each([undefined, null, {}, { title: undefined }, { title: null }])('may be nothing: %j', async (answer) => {
    const loqui = loquiWith({ rooms: () => answer as never });
    expect((await loqui.room('lobby').info()).title).toBeUndefined();
  });

  it.each(['Lobby', 1n, Promise.resolve({ title: 'x' }), { title: 5 }, { title: 1n }, { title: circle }])(
    'is refused, and logged as the site’s mistake: case %#',
    async (answer) => {
      const log = vi.fn();
      const loqui = loquiWith({ log, rooms: (room) => (room === 'lobby' ? (answer as never) : {}) });
      expect((await say(loqui, 'x')).status).toBe(500);
      expect(log.mock.calls.flat().map(String).join('\n')).toContain('rooms must return { title: string }');
      expect((await say(loqui, 'x', { room: 'other' })).status).toBe(200);
    },
  );
});

describe('a room that cannot send what its store returned', () => {
  it('acknowledges stored events, ends its lines, and resumes them from the store', async () => {
    const inner = memory();
    let spoil = false;
    const log = vi.fn();
    const loqui = loquiWith({
      log,
      store: {
        ...inner,
        async append(...given) {
          const stored = await inner.append(...given);
          return spoil ? stored.map((one) => ({ ...one, event: { ...one.event, sum: 1n } })) : stored;
        },
      },
    });
    const ada = await enter(loqui);
    await say(loqui, 'one');
    await ada.event('message.created');
    spoil = true;
    expect((await say(loqui, 'two')).status).toBe(200);
    await vi.waitFor(() => {
      expect(ada.ended).toBe(true);
    });
    expect(log.mock.calls.flat().map(String).join('\n')).toContain('could not send what it stored');
    spoil = false;
    await say(loqui, 'three');
    const back = await listen(loqui, `lobby@${ada.cursor}`);
    await back.until(() => back.events('message.created').length === 2);
    expect(back.events('message.created').map(({ message }) => message.offset)).toEqual([2, 3]);
    back.close();
  });
});
