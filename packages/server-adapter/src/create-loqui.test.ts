import { PROTOCOL, type Page } from '@loqui/core/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from './create-loqui.js';
import { enter, listen, post, say, textIn, type Answer } from './testing/caller.js';

const pageOf = (answer: Answer): Page => answer.body as Page;

describe('a loqui server', () => {
  const open: Loqui[] = [];
  function loquiWith(options: LoquiOptions = {}): Loqui {
    const loqui = createLoqui({ log: () => undefined, ...options });
    open.push(loqui);
    return loqui;
  }
  afterEach(async () => {
    await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
  });

  it('sends hello first, then the room’s snapshot', async () => {
    const loqui = loquiWith({ rooms: (room) => ({ title: `Room ${room}` }), agents: { assistant: { async *answer() {} } } });
    const ada = await enter(loqui);
    expect(ada.response.headers.get('content-type')).toBe('text/event-stream');
    expect(ada.frames[0]).toMatchObject({ type: 'hello', protocol: PROTOCOL, heartbeat: 15_000, member: { name: 'Ada', kind: 'person' } });
    expect(ada.envelopes()[0]).toMatchObject({
      room: 'lobby',
      offset: 0,
      event: {
        type: 'room.snapshot',
        messages: [],
        more: false,
        info: { title: 'Room lobby', agents: [{ id: 'assistant', name: 'Assistant', kind: 'agent' }] },
      },
    });
    expect(Object.keys(ada.events('room.snapshot')[0]?.presences ?? {})).toHaveLength(1);
  });

  it('sends a message to everybody in the room, in order, with author, time and offset', async () => {
    const loqui = loquiWith();
    const [ada, bob] = [await enter(loqui), await enter(loqui, 'lobby', { as: 'Bob' })];
    const sent = await say(loqui, 'Hello');
    expect(sent).toMatchObject({ status: 200, body: { offset: 1 } });
    await say(loqui, 'again');
    for (const one of [ada, bob]) {
      await one.event('message.created', 2);
      expect(one.events('message.created').map(({ message }) => [textIn(message), message.author.name, message.role, message.status, message.offset])).toEqual([
        ['Hello', 'Ada', 'user', 'completed', 1],
        ['again', 'Ada', 'user', 'completed', 2],
      ]);
    }
  });

  it('serves several rooms on one connection, which joins and leaves rooms while it is open', async () => {
    const loqui = loquiWith();
    const ada = await listen(loqui, 'lobby,ops');
    await ada.event('room.snapshot', 2);
    const hello = ada.frames[0] as { connection: string };
    await post(loqui, { type: 'room.join', room: 'third', connection: hello.connection });
    await ada.event('room.snapshot', 3);
    await say(loqui, 'one', { room: 'third' });
    await ada.event('message.created');
    await post(loqui, { type: 'room.leave', room: 'third', connection: hello.connection });
    await ada.event('room.closed');
    await say(loqui, 'two', { room: 'third' });
    await say(loqui, 'three', { room: 'ops' });
    await ada.event('message.created', 2);
    expect(ada.events('message.created').map(({ message }) => textIn(message))).toEqual(['one', 'three']);
  });

  it('refuses to change another member’s connection', async () => {
    const loqui = loquiWith();
    const ada = await enter(loqui);
    const { connection } = ada.frames[0] as { connection: string };
    const answer = await post(loqui, { type: 'room.join', room: 'ops', connection }, { as: 'Bob' });
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'unknown-connection' } } });
  });

  it('answers a repeated POST like the first, also when both arrive at once', async () => {
    const loqui = loquiWith();
    const ada = await enter(loqui);
    const id = '01900000-0000-7000-8000-000000000001';
    const answers = await Promise.all([say(loqui, 'once', { id }), say(loqui, 'once', { id }), say(loqui, 'other')]);
    answers.push(await say(loqui, 'once', { id }));
    expect(answers.map((answer) => answer.body as object)).toEqual([
      { offset: 1 },
      { offset: 1, duplicate: true },
      { offset: 2 },
      { offset: 1, duplicate: true },
    ]);
    await ada.event('message.created', 2);
    expect(await post(loqui, { type: 'history.read', room: 'lobby' })).toMatchObject({ body: { messages: [{ id }, {}], more: false } });
    expect(await say(loqui, 'mine', { id, as: 'Bob' })).toMatchObject({ status: 409, body: { error: { code: 'id-taken' } } });
  });

  it('lets only the author edit and remove', async () => {
    const loqui = loquiWith();
    const ada = await enter(loqui);
    const id = '01900000-0000-7000-8000-000000000002';
    await say(loqui, 'first', { id });
    const parts = [{ type: 'text', text: 'second' }];
    expect(await post(loqui, { type: 'message.edit', room: 'lobby', id, parts }, { as: 'Bob' })).toMatchObject({ status: 403 });
    expect(await post(loqui, { type: 'message.remove', room: 'lobby', id }, { as: 'Bob' })).toMatchObject({ status: 403 });
    expect(await post(loqui, { type: 'message.edit', room: 'lobby', id, parts })).toMatchObject({ status: 200, body: { offset: 2 } });
    expect(await post(loqui, { type: 'message.remove', room: 'lobby', id })).toMatchObject({ status: 200, body: { offset: 3 } });
    await ada.event('message.removed');
    expect(ada.events('message.edited')).toMatchObject([{ id, parts }]);
    expect(await post(loqui, { type: 'message.remove', room: 'lobby', id })).toMatchObject({ status: 404, body: { error: { code: 'unknown-message' } } });
    expect((await enter(loqui)).events('room.snapshot')[0]?.messages).toEqual([]);
  });

  it('pages history backwards and around a message', async () => {
    const loqui = loquiWith({ limits: { messagesPerMinute: 600, messageBurst: 100 } });
    for (let n = 1; n <= 60; n++) await say(loqui, `n${String(n)}`);
    const snapshot = (await enter(loqui)).events('room.snapshot')[0];
    expect(snapshot).toMatchObject({ more: true });
    expect(snapshot?.messages.map(textIn)).toEqual(Array.from({ length: 50 }, (_, index) => `n${String(index + 11)}`));
    const older = await post(loqui, { type: 'history.read', room: 'lobby', before: snapshot?.messages[0]?.offset, limit: 4 });
    expect(pageOf(older).messages.map(textIn)).toEqual(['n7', 'n8', 'n9', 'n10']);
    expect(pageOf(older).more).toBe(true);
    const around = await post(loqui, { type: 'history.read', room: 'lobby', around: pageOf(older).messages[1]?.id, limit: 3 });
    expect(pageOf(around).messages.map(textIn)).toEqual(['n7', 'n8', 'n9']);
    expect(around.body).toMatchObject({ more: true, moreAfter: true });
  });

  it('gives the site a handle of a room: send, announce, remove, expel', async () => {
    const loqui = loquiWith();
    const ada = await enter(loqui);
    const room = loqui.room('lobby');
    const sent = await room.send({ author: { id: 'crm', name: 'CRM', kind: 'person' }, content: 'A ticket' });
    await room.announce('Closing soon');
    expect(await room.remove(sent.id)).toBe(true);
    expect(await room.remove(sent.id)).toBe(false);
    await ada.event('message.removed');
    expect(ada.events('message.created').map(({ message }) => [message.author.name, message.role])).toEqual([
      ['CRM', 'user'],
      ['System', 'system'],
    ]);
    const info = await room.info();
    expect(Object.values(info.presences).map(({ member }) => member.name)).toEqual(['Ada']);
    expect(room.expel(Object.keys(info.presences)[0] ?? '')).toBe(1);
    expect(await ada.event('room.closed')).toMatchObject({ error: { code: 'forbidden' } });
    await say(loqui, 'unheard', { as: 'Bob' });
    expect(ada.events('message.created')).toHaveLength(2);
    expect(() => loqui.room('')).toThrow('Not a room name');
  });
});
