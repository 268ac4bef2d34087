/** What every line must do. Run it over yours: `transportConformance('websocket', start)` in a vitest file. */
import { describe, expect, it, vi } from 'vitest';
import { PROTOCOL, type Envelope, type LoquiError } from '../protocol/index.js';
import { sendWithRetry } from '../retry-send.js';
import { CursorBook } from '../transport/cursor-book.js';
import { resume } from '../transport/resume.js';
import { commandConformance } from './command-conformance.js';
import type { Listener } from './listener.js';
import { benchOf, send, textsOf, typesOf, type ServerUnderTest } from './server-under-test.js';

export type { ServerUnderTest } from './server-under-test.js';

const begun = (listener: Listener): boolean => listener.frames.some((frame) => 'event' in frame && frame.event.type === 'room.snapshot');

export function transportConformance(name: string, start: () => Promise<ServerUnderTest>): void {
  const { started, listening } = benchOf(start);

  describe(`a ${name} line`, () => {
    it('sends hello first, with our identity', async () => {
      const server = await started();
      const { frames } = await listening(server.line('Ada'), 'lobby');
      expect(frames[0]).toMatchObject({ type: 'hello', protocol: PROTOCOL, member: { name: 'Ada', kind: 'person' } });
      expect((frames[0] as { heartbeat: number }).heartbeat).toBeGreaterThan(0);
    });

    it('has no connection before it is subscribed, one per subscription, and none afterwards', async () => {
      const server = await started();
      const line = server.line('Ada');
      line.open(() => new Map([['lobby', undefined]]));
      // An opening of the first line would have been sent before.
      const one = await listening(server.line('Ada'), 'lobby');
      expect(server.connections()).toBe(1);
      const two = await listening(line, 'lobby');
      expect(server.connections()).toBe(server.shares ? 1 : 2);
      expect(one.connection() === two.connection()).toBe(server.shares === true);
      one.close();
      two.close();
      await vi.waitFor(() => expect(server.connections()).toBe(0));
      expect([one.ended, two.ended]).toEqual([{}, {}]);
    });

    it('opens each room with a snapshot and its cursor', async () => {
      const server = await started();
      const listener = await listening(server.line('Ada'), 'lobby', 'ops');
      for (const room of ['lobby', 'ops'])
        expect(listener.of(room)[0]).toMatchObject({
          offset: 0,
          epoch: expect.any(String) as string,
          event: { type: 'room.snapshot', messages: [], more: false },
        });
    });

    it('ends with a retryable error, and never completes', async () => {
      const server = await started();
      const listener = await listening(server.line('Ada'), 'lobby');
      server.cut();
      await listener.until(({ ended }) => ended.error);
      expect(listener.ended).toEqual({ error: expect.objectContaining({ name: 'LoquiError', retryable: true }) as LoquiError });
    });
  });

  describe(`resuming on a ${name} line`, () => {
    it('delivers exactly the missed events, in order', async () => {
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

    it('with the cursor of another log gets a gap and a snapshot', async () => {
      const server = await started();
      const line = server.line('Ada');
      await listening(line, 'lobby');
      await line.send(send('one'));
      const back = await listening(server.line('Ada'), 'lobby@other:1');
      await back.until(begun);
      expect(typesOf(back.of('lobby'))).toEqual(['room.gap', 'room.snapshot']);
      expect(back.of('lobby')[1]).toMatchObject({ offset: 1, event: { messages: [{ offset: 1 }] } });
    });

    it('loses, doubles and reorders nothing, however often the line is cut', async () => {
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

    it('are joined from a cursor', async () => {
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

    it('report who comes and who leaves', async () => {
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

    it('report who types, without an offset', async () => {
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

    it('have the same order for everybody, whoever sends at the same time', async () => {
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

  commandConformance(name, { started, listening });
}
