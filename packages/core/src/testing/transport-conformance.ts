/** What every line must do. Run it over yours: `transportConformance('websocket', start)` in a vitest file. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LoquiError, PROTOCOL, textOf, uuidv7, type Command, type Envelope } from '../protocol/index.js';
import { sendWithRetry } from '../retry-send.js';
import { CursorBook } from '../transport/cursor-book.js';
import { resume } from '../transport/resume.js';
import type { Transport } from '../transport/transport.js';
import { listen, type Listener } from './listener.js';
import { naughty } from './naughty.js';

/** A server without rooms, messages or limits, and lines to it. */
export interface ServerUnderTest {
  /** A line of the member of this name; the same name is the same member. */
  line(name: string): Transport;
  /** The lines of one member are one connection. */
  readonly shares?: boolean;
  /** Connections open now, as the server sees it. */
  connections(): number;
  /** Breaks every connection; the server goes on. */
  cut(): void;
  close(): void | Promise<void>;
}

const send = (text: string, room = 'lobby', id = uuidv7()): Extract<Command, { type: 'message.send' }> => ({
  type: 'message.send',
  room,
  message: { id, parts: [{ type: 'text', text }] },
});
const textsOf = (envelopes: readonly Envelope[]): string[] =>
  envelopes.flatMap(({ event }) => (event.type === 'message.created' ? [textOf(event.message)] : []));
const typesOf = (envelopes: readonly Envelope[]): string[] => envelopes.map(({ event }) => event.type);
const begun = (listener: Listener): boolean => listener.frames.some((frame) => 'event' in frame && frame.event.type === 'room.snapshot');

export function transportConformance(name: string, start: () => Promise<ServerUnderTest>): void {
  const servers: ServerUnderTest[] = [];
  const listeners: Listener[] = [];
  afterEach(async () => {
    for (const listener of listeners.splice(0)) listener.close();
    for (const server of servers.splice(0)) await server.close();
  });

  async function started(): Promise<ServerUnderTest> {
    const server = await start();
    servers.push(server);
    return server;
  }

  /** Listens, and waits until the line has said hello and every room has begun. */
  async function listening(line: Transport, ...rooms: string[]): Promise<Listener> {
    const listener = listen(line, ...rooms);
    listeners.push(listener);
    await listener.until(({ frames, of }) => frames.length > 0 && rooms.every((room) => of(room.split('@')[0]!).length > 0));
    return listener;
  }

  describe(`a ${name} line`, () => {
    it('says hello first, and who it takes us for', async () => {
      const server = await started();
      const { frames } = await listening(server.line('Ada'), 'lobby');
      expect(frames[0]).toMatchObject({ type: 'hello', protocol: PROTOCOL, member: { name: 'Ada', kind: 'person' } });
      expect((frames[0] as { heartbeat: number }).heartbeat).toBeGreaterThan(0);
    });

    it('is no connection before it is subscribed, one for each subscription, and none after', async () => {
      const server = await started();
      const line = server.line('Ada');
      line.open(() => new Map([['lobby', undefined]]));
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(server.connections()).toBe(0);
      const one = await listening(line, 'lobby');
      const two = await listening(server.line('Ada'), 'lobby');
      expect(server.connections()).toBe(server.shares ? 1 : 2);
      expect(one.connection() === two.connection()).toBe(server.shares === true);
      one.close();
      two.close();
      await vi.waitFor(() => expect(server.connections()).toBe(0));
      expect([one.ended, two.ended]).toEqual([{}, {}]);
    });

    it('begins each room with a snapshot and its cursor', async () => {
      const server = await started();
      const listener = await listening(server.line('Ada'), 'lobby', 'ops');
      for (const room of ['lobby', 'ops'])
        expect(listener.of(room)[0]).toMatchObject({
          offset: 0,
          epoch: expect.any(String) as string,
          event: { type: 'room.snapshot', messages: [], more: false },
        });
    });

    it('ends with an error after which coming back makes sense, and never completes', async () => {
      const server = await started();
      const listener = await listening(server.line('Ada'), 'lobby');
      server.cut();
      await listener.until(({ ended }) => ended.error);
      expect(listener.ended).toEqual({ error: expect.objectContaining({ name: 'LoquiError', retryable: true }) as LoquiError });
    });
  });

  describe(`coming back on a ${name} line`, () => {
    it('brings exactly what was missed, in order', async () => {
      const server = await started();
      const ada = await listening(server.line('Ada'), 'lobby');
      const [benLine, adaLine] = [server.line('Ben'), server.line('Ada')];
      await listening(benLine, 'lobby');
      for (const text of ['one', 'two']) await benLine.send(send(text));
      await ada.until(({ of }) => textsOf(of('lobby')).length === 2);
      const cursor = ada.cursor('lobby');
      server.cut();
      await ada.until(({ ended }) => ended.error);
      await listening(benLine, 'lobby');
      for (const text of ['three', 'four', 'five']) await benLine.send(send(text));
      const back = await listening(adaLine, `lobby@${cursor}`);
      await back.until(({ of }) => textsOf(of('lobby')).length === 3);
      expect(typesOf(back.of('lobby'))).toEqual(['room.resumed', 'message.created', 'message.created', 'message.created']);
      expect(textsOf(back.of('lobby'))).toEqual(['three', 'four', 'five']);
      expect(back.of('lobby').map(({ offset }) => offset)).toEqual([2, 3, 4, 5]);
    });

    it('with the cursor of another log is told so, and given a snapshot', async () => {
      const server = await started();
      const line = server.line('Ada');
      await listening(line, 'lobby');
      await line.send(send('one'));
      const back = await listening(server.line('Ada'), 'lobby@other:1');
      await back.until(begun);
      expect(typesOf(back.of('lobby'))).toEqual(['room.gap', 'room.snapshot']);
      expect(back.of('lobby')[1]).toMatchObject({ offset: 1, event: { messages: [{ offset: 1 }] } });
    });

    it('by itself loses, doubles and reorders nothing, however often it is cut', async () => {
      const server = await started();
      const book = new CursorBook();
      book.add('lobby');
      const taken: Envelope[] = [];
      let opened = 0;
      const reader = resume(server.line('Ada'), book, { backoff: () => 1 }).subscribe((arrival) => {
        if (arrival.type === 'open') opened += 1;
        if (arrival.type === 'envelope') taken.push(arrival.envelope);
      });
      const writer = server.line('Ben');
      const writing = resume(writer, new CursorBook(), { backoff: () => 1 }).subscribe();
      const texts = Array.from({ length: 24 }, (_, index) => `text ${index}`);
      await vi.waitFor(() => expect(opened).toBe(1));
      for (const [index, text] of texts.entries()) {
        const before = opened;
        const breaks = index % 6 === 5;
        if (breaks) server.cut();
        await sendWithRetry(writer, send(text), { tries: 100, backoff: () => 10 });
        if (breaks) await vi.waitFor(() => expect(opened).toBeGreaterThan(before));
      }
      await vi.waitFor(() => expect(book.cursor('lobby')?.offset).toBe(24), { timeout: 3_000 });
      reader.unsubscribe();
      writing.unsubscribe();
      expect(opened).toBeGreaterThan(4);
      expect(textsOf(taken)).toEqual(texts);
      expect(typesOf(taken).filter((type) => type === 'room.gap')).toEqual([]);
    });
  });

  describe(`rooms on a ${name} line`, () => {
    it('are joined and left while it is open', async () => {
      const server = await started();
      const line = server.line('Ada');
      const ada = await listening(line, 'lobby');
      await line.send({ type: 'room.join', room: 'ops', connection: ada.connection() });
      await ada.until(({ of }) => of('ops', 'room.snapshot').length === 1);
      await line.send(send('to ops', 'ops'));
      await ada.until(({ of }) => textsOf(of('ops')).length === 1);
      await line.send({ type: 'room.leave', room: 'ops', connection: ada.connection() });
      await ada.until(({ of }) => of('ops', 'room.closed').length === 1);
      await line.send(send('unheard', 'ops'));
      await line.send(send('heard'));
      await ada.until(({ of }) => textsOf(of('lobby')).length === 1);
      expect(textsOf(ada.of('ops'))).toEqual(['to ops']);
    });

    it('are joined where one was', async () => {
      const server = await started();
      const line = server.line('Ada');
      const first = await listening(line, 'ops');
      await line.send(send('one', 'ops'));
      await first.until(({ of }) => textsOf(of('ops')).length === 1);
      const cursor = first.cursor('ops');
      await line.send(send('two', 'ops'));
      const ada = await listening(line, 'lobby');
      await line.send({ type: 'room.join', room: 'ops', connection: ada.connection(), cursor });
      await ada.until(({ of }) => textsOf(of('ops')).length === 1);
      expect(typesOf(ada.of('ops'))).toEqual(['room.resumed', 'message.created']);
    });

    it('show who comes and who leaves', async () => {
      const server = await started();
      const ada = await listening(server.line('Ada'), 'lobby');
      const benLine = server.line('Ben');
      const ben = await listening(benLine, 'lobby');
      const changes = (): { joined: string[]; left: string[] } => {
        const events = ada.of('lobby', 'presence.changed').flatMap(({ event }) => (event.type === 'presence.changed' ? [event] : []));
        const names = (side: 'joins' | 'leaves'): string[] => events.flatMap((event) => Object.values(event[side]).map(({ member }) => member.name));
        return { joined: names('joins'), left: names('leaves') };
      };
      await ada.until(() => changes().joined.includes('Ben'));
      expect(changes().left).not.toContain('Ben');
      await benLine.send({ type: 'room.leave', room: 'lobby', connection: ben.connection() });
      await ada.until(() => changes().left.includes('Ben'));
    });

    it('show who types, without a place in the log', async () => {
      const server = await started();
      const ada = await listening(server.line('Ada'), 'lobby');
      const benLine = server.line('Ben');
      await listening(benLine, 'lobby');
      await benLine.send({ type: 'typing.set', room: 'lobby', typing: true });
      await ada.until(({ of }) => of('lobby', 'typing.started').length === 1);
      expect(ada.of('lobby', 'typing.started')[0]).not.toHaveProperty('offset');
      await benLine.send({ type: 'typing.set', room: 'lobby', typing: false });
      await ada.until(({ of }) => of('lobby', 'typing.stopped').length === 1);
    });

    it('look the same to everybody, whoever speaks at a time', async () => {
      const server = await started();
      const lines = ['Ada', 'Ben', 'Cyd'].map((who) => server.line(who));
      const all = await Promise.all(lines.map((line) => listening(line, 'lobby')));
      await Promise.all(lines.flatMap((line, who) => Array.from({ length: 8 }, (_, index) => line.send(send(`${who}.${index}`)))));
      for (const listener of all) await listener.until(({ of }) => textsOf(of('lobby')).length === 24);
      const [one, ...others] = all.map((listener) => textsOf(listener.of('lobby')));
      for (const other of others) expect(other).toEqual(one);
      expect(all[0]!.of('lobby', 'message.created').map(({ offset }) => offset)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    });
  });

  describe(`a command on a ${name} line`, () => {
    it('is answered with the place of what it did, which comes down with that place', async () => {
      const server = await started();
      const line = server.line('Ada');
      const ada = await listening(line, 'lobby');
      const command = send('Hello');
      expect(await line.send(command)).toEqual({ offset: 1 });
      await ada.until(({ of }) => of('lobby', 'message.created').length === 1);
      expect(ada.of('lobby', 'message.created')[0]).toMatchObject({
        offset: 1,
        event: { message: { id: command.message.id, author: { name: 'Ada' }, role: 'user', status: 'completed', offset: 1 } },
      });
    });

    it('that is repeated has its first answer again, and happens once', async () => {
      const server = await started();
      const line = server.line('Ada');
      const ada = await listening(line, 'lobby');
      const command = send('once');
      await line.send(send('before'));
      expect(await line.send(command)).toEqual({ offset: 2 });
      expect(await line.send(command)).toEqual({ offset: 2, duplicate: true });
      await line.send(send('after'));
      await ada.until(({ of }) => textsOf(of('lobby')).length === 3);
      expect(textsOf(ada.of('lobby'))).toEqual(['before', 'once', 'after']);
    });

    it('brings pages of history', async () => {
      const server = await started();
      const line = server.line('Ada');
      await listening(line, 'lobby');
      const commands = ['one', 'two', 'three', 'four'].map((text) => send(text));
      for (const command of commands) await line.send(command);
      const page = await line.send({ type: 'history.read', room: 'lobby', before: 4, limit: 2 });
      expect([page.messages.map(textOf), page.more]).toEqual([['two', 'three'], true]);
      const around = await line.send({ type: 'history.read', room: 'lobby', around: commands[0]!.message.id, limit: 2 });
      expect([around.messages.map(textOf), around.more, around.moreAfter]).toEqual([expect.arrayContaining(['one']), false, true]);
    });

    it('carries any text there and back', async () => {
      const server = await started();
      const line = server.line('Ada');
      const ada = await listening(line, 'lobby');
      const texts = naughty.filter((text) => text !== '');
      for (const text of texts) await line.send(send(text));
      await ada.until(({ of }) => of('lobby', 'message.created').length === texts.length);
      expect(textsOf(ada.of('lobby'))).toEqual(texts);
    });

    it.each<[string, (ids: { theirs: string }) => Command, object]>([
      [
        'on another’s message is forbidden',
        ({ theirs }) => ({ type: 'message.edit', room: 'lobby', id: theirs, parts: [{ type: 'text', text: 'x' }] }),
        { code: 'forbidden', status: 403 },
      ],
      ['on a message that is not there is refused', () => ({ type: 'message.remove', room: 'lobby', id: uuidv7() }), { code: 'unknown-message', status: 404 }],
      [
        'for a page around a message that is not there is refused',
        () => ({ type: 'history.read', room: 'lobby', around: uuidv7() }),
        { code: 'unknown-message', status: 404 },
      ],
      [
        'for a connection that is not there is refused',
        () => ({ type: 'room.join', room: 'lobby', connection: uuidv7() }),
        { code: 'unknown-connection', status: 404 },
      ],
      ['in a room whose name cannot be is refused', () => send('x', 'a\nb'), { code: 'bad-request', status: 400 }],
    ])('%s for good, in words', async (_, command, expected) => {
      const server = await started();
      const [line, benLine] = [server.line('Ada'), server.line('Ben')];
      await Promise.all([listening(line, 'lobby'), listening(benLine, 'lobby')]);
      const theirs = uuidv7();
      await benLine.send(send('mine', 'lobby', theirs));
      const error: unknown = await line.send(command({ theirs })).catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(LoquiError);
      expect(error).toMatchObject({ ...expected, retryable: false });
      expect((error as LoquiError).message.length).toBeGreaterThan(10);
    });
  });
}
