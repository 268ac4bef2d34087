import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LoquiError } from './protocol/index.js';
import type { Storage } from './storage/index.js';
import { createShelf } from './testing/shelf.js';
import { ada, answerOf, created, delta, messageOf, messagesOf } from './testing/samples.js';
import { visit, type Visit } from './testing/visit.js';
import { createMemoryServer } from './transport/memory.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] }));
afterEach(() => vi.useRealTimers());

const idsOf = ({ room }: Visit): readonly string[] => room.messages.items.map(({ id }) => id);
/** Runs everything that is due within 1.1 seconds, including the save. */
const settle = () => vi.advanceTimersByTimeAsync(1_100);

/** A first visit with `m1` and half an answer, which was stored. */
async function visited() {
  const server = createMemoryServer();
  const shelf = createShelf();
  const first = visit({ server, storage: shelf });
  await settle();
  server.emit('lobby', created(messageOf('m1')));
  server.emit('lobby', created(answerOf('a1', 'Hel')));
  await settle();
  first.client.dispose();
  return { server, shelf };
}

describe('a room', () => {
  it('is stored with its cursor, without unsent messages', async () => {
    const server = createMemoryServer();
    const shelf = createShelf();
    const one = visit({ server, storage: shelf });
    await settle();
    server.emit('lobby', created(messageOf('m1')));
    one.line.refuse = () => new LoquiError({ code: 'forbidden', message: 'No.' });
    await expect(one.room.send('lost')).rejects.toThrow();
    await settle();
    const stored = shelf.rooms.get('lobby');
    expect(stored?.messages.map(({ id }) => id)).toEqual(['m1']);
    expect(stored).toMatchObject({ cursor: { offset: 1 }, more: false });
  });

  it('is stored up to its newest fifty messages', async () => {
    const server = createMemoryServer();
    const shelf = createShelf();
    visit({ server, storage: shelf });
    await settle();
    for (const message of messagesOf(1, 70)) server.emit('lobby', created(message));
    await settle();
    expect(shelf.rooms.get('lobby')).toMatchObject({ more: true, cursor: { offset: 70 } });
    expect(shelf.rooms.get('lobby')?.messages.map(({ id }) => id)).toEqual(messagesOf(21, 70).map(({ id }) => id));
  });

  it('is not stored for a member whom the options do not name', async () => {
    const shelf = createShelf();
    const one = visit({ storage: shelf, user: undefined as never, member: { ...ada, id: 'cookie-user' } });
    await settle();
    await one.room.send('Hello');
    await settle();
    expect(shelf.rooms.size).toBe(0);
  });

  it('is stored for a guest', async () => {
    const shelf = createShelf();
    visit({ storage: shelf, user: undefined as never, member: { ...ada, id: 'guest-1' } });
    await settle();
    expect(shelf.rooms.size).toBe(1);
  });
});

describe('the next visit', () => {
  it('shows the stored messages before the line opens, then exactly what came since', async () => {
    const { server, shelf } = await visited();
    server.emit('lobby', delta('a1', 3, 'lo'));
    server.emit('lobby', created(messageOf('m2')));
    const second = visit({ server, storage: shelf });
    const seen: string[] = [];
    second.room.info$.subscribe(({ phase }) => seen.push(`${phase} ${second.client.connection.status} ${idsOf(second).join()}`));
    await settle();
    expect(seen.slice(0, 3)).toEqual(['opening idle ', 'restored idle m1,a1', 'live open m1,a1']);
    expect(idsOf(second)).toEqual(['m1', 'a1', 'm2']);
    expect(second.room.messages.get('a1')?.parts).toEqual(answerOf('a1', 'Hello').parts);
    expect(second.line.opens[0]).toMatch(/^lobby@[\w-]+:2$/);
    expect(second.room.info.gaps).toBe(0);
  });

  it('of a restarted server shows only its messages, and reports the gap', async () => {
    const { shelf } = await visited();
    const server = createMemoryServer();
    server.emit('lobby', created(messageOf('n1')));
    const second = visit({ server, storage: shelf });
    await settle();
    expect(idsOf(second)).toEqual(['n1']);
    expect(second.room.info.gaps).toBe(1);
  });

  it('does not wait for a slow disk', async () => {
    const { server, shelf } = await visited();
    const second = visit({ server, storage: { ...shelf, room: () => new Promise(() => undefined) } });
    await vi.advanceTimersByTimeAsync(499);
    expect(second.line.opens).toEqual([]);
    await vi.advanceTimersByTimeAsync(2);
    expect(idsOf(second)).toEqual(['m1', 'a1']);
  });

  it('opens one line for two rooms though storage returns them at different times', async () => {
    const { server, shelf } = await visited();
    const storage: Storage = {
      ...shelf,
      room: async (room) => {
        await new Promise((resolve) => setTimeout(resolve, room === 'ops' ? 90 : 10));
        return shelf.room(room);
      },
    };
    const second = visit({ server, storage });
    second.client.room('ops');
    await settle();
    expect(second.line.opens).toHaveLength(1);
  });

  it('of a room that is left while storage is read opens no line', async () => {
    const { server, shelf } = await visited();
    const second = visit({ server, storage: shelf });
    second.room.leave();
    await settle();
    expect(second.line.opens).toEqual([]);
  });
});

describe('storage that refuses', () => {
  it('is reported once, and everything else works', async () => {
    const refuse = (): Promise<never> => Promise.reject(new LoquiError({ code: 'storage', message: 'Full.' }));
    const one = visit({
      storage: {
        room: refuse,
        saveRoom: refuse,
        forgetRoom: refuse,
        draft: refuse,
        saveDraft: refuse,
        outbox: refuse,
        saveOutgoing: refuse,
        removeOutgoing: refuse,
        clear: refuse,
        close: () => undefined,
      },
    });
    const roomEvents: string[] = [];
    one.room.events$.subscribe(({ type }) => roomEvents.push(type));
    const drafts: string[] = [];
    one.room.draft$.subscribe((draft) => drafts.push(draft));
    one.client.room('ops');
    one.room.saveDraft('Hel');
    await settle();
    await one.room.send('Hello');
    await settle();
    expect(one.told('storage.failed')).toEqual([{ type: 'storage.failed', error: { code: 'storage', message: 'Full.' } }]);
    expect(roomEvents.filter((type) => type === 'storage.failed')).toHaveLength(1);
    expect(drafts).toEqual(['Hel']);
    expect(one.room.messages.items).toHaveLength(1);
  });
});

describe('a draft', () => {
  it('is emitted once at the next visit', async () => {
    const shelf = createShelf();
    visit({ storage: shelf }).room.saveDraft('Hel');
    await settle();
    const seen: string[] = [];
    visit({ storage: shelf }).room.draft$.subscribe({ next: (draft) => seen.push(draft), complete: () => seen.push('end') });
    await settle();
    expect(seen).toEqual(['Hel', 'end']);
  });

  it('is empty if none is stored, or without storage', async () => {
    const seen: string[] = [];
    visit({ storage: createShelf() }).room.draft$.subscribe((draft) => seen.push(draft));
    visit({ storage: false }).room.draft$.subscribe((draft) => seen.push(draft));
    await settle();
    expect(seen).toEqual(['', '']);
  });

  it('is written twice a second during typing, and at once when the room is left or the client is disposed', async () => {
    const shelf = createShelf();
    const { client, room } = visit({ storage: shelf });
    const seen: (string | undefined)[] = [];
    for (let key = 1; key <= 20; key += 1) {
      room.saveDraft('x'.repeat(key));
      await vi.advanceTimersByTimeAsync(100);
      seen.push(shelf.drafts.get('lobby'));
    }
    expect([seen[5], seen[19]]).toEqual(['x'.repeat(5), 'x'.repeat(20)]);
    room.saveDraft('left');
    room.leave();
    expect(shelf.drafts.get('lobby')).toBe('left');
    client.room('ops').saveDraft('ended');
    client.dispose();
    expect(shelf.drafts.get('ops')).toBe('ended');
  });

  it('belongs to its room, and is there when the room is entered again, also without storage', async () => {
    const { client, room } = visit({ storage: false });
    room.saveDraft('for the lobby');
    room.leave();
    const seen: string[] = [];
    client.room('ops').draft$.subscribe((draft) => seen.push(`ops: ${draft}`));
    client.room('lobby').draft$.subscribe((draft) => seen.push(`lobby: ${draft}`));
    await settle();
    expect(seen.sort()).toEqual(['lobby: for the lobby', 'ops: ']);
  });

  it('is deleted by an empty one', async () => {
    const shelf = createShelf();
    const { room } = visit({ storage: shelf });
    room.saveDraft('Hel');
    room.saveDraft('');
    await settle();
    expect(shelf.drafts.size).toBe(0);
  });
});
