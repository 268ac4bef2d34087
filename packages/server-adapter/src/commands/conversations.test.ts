import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newConversation, uuidv7 } from '@loqui/core/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { memory } from '../store/memory.js';
import { sqlite } from '../store/sqlite.js';
import { enter, guestToken, listen, post, say, textIn, type CallOptions, type Listener } from '../testing/caller.js';

const servers: Loqui[] = [];
function loquiWith(options: LoquiOptions = {}): Loqui {
  const loqui = createLoqui({ log: () => undefined, ...options });
  servers.push(loqui);
  return loqui;
}
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(servers.splice(0).map((loqui) => loqui.close({ grace: 0 })));
});

const quick = {
  async *answer() {
    yield 'done';
  },
};
const slow = {
  async *answer({ signal }: { signal: AbortSignal }) {
    yield 'going';
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  },
};

const connectionOf = (listener: Listener): string => (listener.frames[0] as { connection: string }).connection;
const list = (loqui: Loqui, options: CallOptions & { query?: object } = {}) =>
  post(loqui, { type: 'conversation.list', ...options.query }, options).then(
    ({ body }) => body as { conversations: { id: string; title: string }[]; next?: string },
  );
const secretOf = (name: string): string => guestToken(name).split('.')[1] ?? '';
const UNKNOWN = { status: 404, body: { error: { code: 'unknown-room' } } };

describe('a conversation', () => {
  it('is created by its first message, once, however often that is sent', async () => {
    const loqui = loquiWith();
    const room = newConversation();
    const id = uuidv7();
    expect((await say(loqui, 'How do I begin?', { room, id })).body).toEqual({ offset: 1 });
    expect((await say(loqui, 'How do I begin?', { room, id })).body).toEqual({ offset: 1, duplicate: true });
    expect((await list(loqui)).conversations).toMatchObject([{ id: room, title: 'How do I begin?' }]);
    expect((await list(loqui, { as: 'Bob' })).conversations).toEqual([]);
  });

  it('is created once when its first two messages arrive at the same time', async () => {
    const loqui = loquiWith();
    const room = newConversation();
    const answers = await Promise.all([say(loqui, 'one', { room }), say(loqui, 'two', { room })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await list(loqui)).conversations).toHaveLength(1);
  });

  it('belongs to one of two members who create it at the same time', async () => {
    const loqui = loquiWith();
    const room = newConversation();
    const answers = await Promise.all([say(loqui, 'mine', { room, as: 'Ada' }), say(loqui, 'no, mine', { room, as: 'Bob' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    const [ada, bob] = await Promise.all(['Ada', 'Bob'].map((as) => list(loqui, { as })));
    expect([ada, bob].map((page) => page?.conversations.length).sort()).toEqual([0, 1]);
  });

  it('is joined by the connection of its first message, which gets the answer from its first word', async () => {
    // The site's titles are for shared rooms; a conversation's title is its first question.
    const loqui = loquiWith({ agents: { quick }, rooms: (room) => ({ title: room }) });
    const ada = await listen(loqui, '');
    await ada.signal('hello');
    expect(ada.frames[0]).toMatchObject({ agents: [{ id: 'quick', kind: 'agent' }] });
    const room = newConversation();
    const message = { id: uuidv7(), parts: [{ type: 'text', text: 'Hello' }], to: ['quick'] };
    expect((await post(loqui, { type: 'message.send', room, message, connection: connectionOf(ada) })).body).toEqual({ offset: 1, joined: true });
    expect((await ada.event('room.snapshot')).info).toMatchObject({ title: 'Hello', agents: [{ id: 'quick' }] });
    expect(textIn(await ada.event('message.completed'))).toBe('done');
  });

  it('accepts a message whose connection has ended, or is another member’s', async () => {
    const loqui = loquiWith();
    const bob = await listen(loqui, '', { as: 'Bob' });
    await bob.signal('hello');
    for (const connection of [uuidv7(), connectionOf(bob)]) {
      const room = newConversation();
      const message = { id: uuidv7(), parts: [{ type: 'text', text: 'Hello' }] };
      expect((await post(loqui, { type: 'message.send', room, message, connection })).body).toEqual({ offset: 1 });
    }
    expect(bob.events('room.snapshot')).toEqual([]);
  });

  it('is refused beyond the allowed number', async () => {
    const loqui = loquiWith({ limits: { conversationsPerMember: 2 } });
    const rooms = [newConversation(), newConversation(), newConversation()] as const;
    const answers = [];
    for (const room of rooms) answers.push(await say(loqui, 'x', { room }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 409]);
    expect(answers[2]?.body).toMatchObject({ error: { code: 'too-many-conversations' } });
    expect((await say(loqui, 'more', { room: rooms[0] })).status).toBe(200);
    expect((await say(loqui, 'x', { room: rooms[2], as: 'Bob' })).status).toBe(200);
  });

  it.each(['conversation:', 'conversation:1', `conversation:${uuidv7()}x`, 'conversation:00000000-0000-4000-8000-000000000000'])(
    'cannot be called %s',
    async (room) => {
      const loqui = loquiWith();
      expect(await say(loqui, 'x', { room })).toMatchObject({ status: 400, body: { error: { code: 'bad-request' } } });
      expect((await listen(loqui, room)).response.status).toBe(400);
    },
  );
});

describe('the list of conversations', () => {
  it('comes in pages, and can be filtered', async () => {
    const loqui = loquiWith();
    for (const text of ['Alpha', 'Beta', 'Gamma']) await say(loqui, text, { room: newConversation() });
    const first = await list(loqui, { query: { limit: 2 } });
    expect(first.conversations).toHaveLength(2);
    const second = await list(loqui, { query: { limit: 2, after: first.next } });
    expect(second.next).toBeUndefined();
    expect([...first.conversations, ...second.conversations].map(({ title }) => title).sort()).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect((await list(loqui, { query: { filter: 'ETA' } })).conversations.map(({ title }) => title)).toEqual(['Beta']);
    expect(await post(loqui, { type: 'conversation.list', after: 'x' })).toMatchObject({ status: 400, body: { error: { code: 'bad-request' } } });
  });

  it('is announced as changed to its owner only', async () => {
    const loqui = loquiWith();
    const [ada, bob] = [await listen(loqui, ''), await listen(loqui, '', { as: 'Bob' })];
    const room = newConversation();
    const changes = () => ada.frames.filter((frame) => 'type' in frame && frame.type === 'conversations.changed').length;
    await say(loqui, 'x', { room });
    await ada.until(() => changes() === 1);
    await post(loqui, { type: 'conversation.rename', room, title: ' New  name ' });
    await ada.until(() => changes() === 2);
    expect((await list(loqui)).conversations).toMatchObject([{ title: 'New name' }]);
    await post(loqui, { type: 'conversation.remove', room });
    await ada.until(() => changes() === 3);
    expect((await list(loqui)).conversations).toEqual([]);
    await say(loqui, 'y', { room: 'lobby' });
    expect(changes()).toBe(3);
    expect(JSON.stringify(bob.frames)).not.toContain('conversations.changed');
  });

  it('can be read and changed by the site', async () => {
    const loqui = loquiWith();
    const [mine, other] = [newConversation(), newConversation()];
    const hello = await listen(loqui, '');
    await hello.signal('hello');
    const { member } = hello.frames[0] as { member: { id: string } };
    await say(loqui, 'Mine', { room: mine });
    await say(loqui, 'Other', { room: other, as: 'Bob' });
    const handle = loqui.conversations(member.id);
    expect((await handle.list()).conversations).toMatchObject([{ id: mine, title: 'Mine' }]);
    await handle.rename(mine, 'Renamed');
    expect((await handle.list({ filter: 'renamed' })).conversations).toHaveLength(1);
    await expect(handle.rename(other, 'x')).rejects.toMatchObject({ code: 'unknown-room' });
    expect(await handle.remove(other)).toBe(false);
    await expect(handle.remove('lobby')).rejects.toMatchObject({ code: 'bad-room' });
    expect((await loqui.room(mine).messages()).messages).toHaveLength(1);
    await loqui.room(mine).announce('We are back.');
    expect(await handle.removeAll()).toBe(1);
    expect((await list(loqui)).conversations).toEqual([]);
    expect((await list(loqui, { as: 'Bob' })).conversations).toHaveLength(1);
  });
});

describe('the site’s handle of a conversation', () => {
  it('creates none, and finds no removed one', async () => {
    const loqui = loquiWith();
    const room = newConversation();
    for (const act of [() => loqui.room(room).announce('x'), () => loqui.room(room).messages(), () => loqui.room(room).info()]) {
      await expect(act()).rejects.toMatchObject({ code: 'unknown-room' });
    }
  });
});

describe('a removed conversation', () => {
  it('closes for its readers, stops its answer, and keeps its id used', async () => {
    const loqui = loquiWith({ agents: { slow } });
    const room = newConversation();
    await say(loqui, 'Go', { room, to: ['slow'] });
    const ada = await enter(loqui, room);
    await ada.until(() => loqui.stats().runs === 1);
    expect((await post(loqui, { type: 'conversation.remove', room })).status).toBe(200);
    expect((await ada.event('room.closed')).error).toMatchObject({ code: 'unknown-room' });
    expect(loqui.stats()).toMatchObject({ runs: 0, rooms: 0, connections: 1 });
    expect(await say(loqui, 'again', { room })).toMatchObject(UNKNOWN);
    expect(await post(loqui, { type: 'conversation.remove', room })).toMatchObject(UNKNOWN);
    expect(await post(loqui, { type: 'history.read', room })).toMatchObject(UNKNOWN);
  });

  it('is not in the file any more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'loqui-'));
    try {
      const store = sqlite(join(folder, 'chat.db'));
      const loqui = loquiWith({ store });
      const room = newConversation();
      await say(loqui, 'kept', { room: 'lobby' });
      await say(loqui, 'secret', { room });
      await post(loqui, { type: 'conversation.remove', room });
      expect((await store.messages(room, { limit: 10 })).messages).toEqual([]);
      expect((await store.messages('lobby', { limit: 10 })).messages).toHaveLength(1);
    } finally {
      await servers.pop()?.close({ grace: 0 });
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a renamed conversation', () => {
  it('sends the title to its readers, and keeps it after a restart', async () => {
    const store = memory();
    const loqui = loquiWith({ store });
    const room = newConversation();
    await say(loqui, 'Old', { room });
    const ada = await enter(loqui, room);
    await post(loqui, { type: 'conversation.rename', room, title: 'New' });
    expect((await ada.event('room.updated')).info).toMatchObject({ title: 'New' });
    const again = await enter(loquiWith({ store }), room);
    expect((await again.event('room.snapshot')).info).toMatchObject({ title: 'New' });
  });
});

describe('staff', () => {
  const authorize: NonNullable<LoquiOptions['authorize']> = ({ member, action, owner }) =>
    member.name === 'Staff' && owner !== undefined && owner !== member.id ? action === 'room.read' && 'staff' : true;

  it('enters by the answer "staff", and is then present there', async () => {
    const loqui = loquiWith({ authorize });
    const room = newConversation();
    await say(loqui, 'Help', { room });
    const ada = await enter(loqui, room);
    const staff = await enter(loqui, room, { as: 'Staff' });
    expect((await staff.event('room.snapshot')).messages).toHaveLength(1);
    await ada.until(() => ada.events('presence.changed').some(({ joins }) => Object.values(joins).some(({ member }) => member.name === 'Staff')));
    expect(await say(loqui, 'x', { room, as: 'Staff' })).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    expect(await say(loqui, 'x', { room, as: 'Bob' })).toMatchObject(UNKNOWN);
  });
});

describe('a guest who signs in', () => {
  const secret = secretOf('Ada');
  /** Members by a cookie, guests by their token. */
  async function scene(options: LoquiOptions = {}) {
    const { guests } = await import('../guard/guests.js');
    const loqui = loquiWith({
      authenticate: (request) => (request.headers.get('cookie') === 'user=ada' ? { id: 'u1', name: 'Ada L.', kind: 'person' } : guests()(request)),
      ...options,
    });
    return { loqui, member: { headers: { cookie: 'user=ada' } } };
  }

  it('keeps its conversations, and may edit its messages', async () => {
    const { loqui, member } = await scene();
    const room = newConversation();
    const id = uuidv7();
    await say(loqui, 'As a guest', { room, id });
    const before = await enter(loqui, room);
    expect((await post(loqui, { type: 'conversation.claim', secret }, member)).body).toEqual({ conversations: 1 });
    expect((await before.event('room.closed')).error).toMatchObject({ code: 'unknown-room' });
    expect(await post(loqui, { type: 'history.read', room })).toMatchObject(UNKNOWN);
    const now = await enter(loqui, room, member);
    expect((await now.event('room.snapshot')).messages).toMatchObject([{ author: { id: 'u1', name: 'Ada L.' } }]);
    expect((await post(loqui, { type: 'message.edit', room, id, parts: [{ type: 'text', text: 'As a member' }] }, member)).status).toBe(200);
    expect((await list(loqui, member)).conversations).toHaveLength(1);
    expect((await list(loqui)).conversations).toEqual([]);
  });

  it('keeps a running answer', async () => {
    const { loqui, member } = await scene({ agents: { slow } });
    const room = newConversation();
    await say(loqui, 'Go', { room, to: ['slow'] });
    await enter(loqui, room);
    await post(loqui, { type: 'conversation.claim', secret }, member);
    const now = await enter(loqui, room, member);
    const [run] = (await now.event('room.snapshot')).runs;
    expect(run?.asker).toBe('u1');
    expect((await post(loqui, { type: 'run.stop', room, run: run?.id }, member)).body).toEqual({ stopped: true });
    expect((await now.event('message.completed')).status).toBe('stopped');
  });

  it('needs the secret', async () => {
    const { loqui, member } = await scene();
    await say(loqui, 'x', { room: newConversation() });
    expect((await post(loqui, { type: 'conversation.claim', secret: secretOf('Bob') }, member)).body).toEqual({ conversations: 0 });
    expect((await post(loqui, { type: 'conversation.claim', secret: 'short' }, member)).status).toBe(400);
    expect((await post(loqui, { type: 'conversation.claim', secret })).body).toEqual({ conversations: 0 });
    expect((await list(loqui)).conversations).toHaveLength(1);
  });
});

describe('an idle guest', () => {
  it('loses its conversations after 90 days, a member does not', async () => {
    vi.useFakeTimers({ now: 1_800_000_000_000, toFake: ['Date', 'setInterval', 'clearInterval'] });
    const loqui = loquiWith({
      authenticate: async (request) => {
        const { guests } = await import('../guard/guests.js');
        return request.headers.has('cookie') ? { id: 'u1', name: 'U', kind: 'person' } : guests()(request);
      },
    });
    const member = { headers: { cookie: 'u' } };
    await say(loqui, 'old', { room: newConversation() });
    await say(loqui, 'old too', { room: newConversation(), ...member });
    vi.setSystemTime(1_800_000_000_000 + 60 * DAY);
    await say(loqui, 'newer', { room: newConversation() });
    vi.setSystemTime(1_800_000_000_000 + 90 * DAY + 1);
    vi.advanceTimersByTime(3_600_000);
    await vi.waitFor(async () => expect((await list(loqui)).conversations.map(({ title }) => title)).toEqual(['newer']));
    expect((await list(loqui, member)).conversations).toHaveLength(1);
  });

  it.each([0, -1, Number.NaN])('cannot be given %s days', (guestDays) => {
    expect(() => createLoqui({ guestDays })).toThrow(TypeError);
  });
});

const DAY = 86_400_000;
