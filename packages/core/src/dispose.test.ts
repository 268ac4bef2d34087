import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createShelf } from './testing/shelf.js';
import { lineFault } from './testing/noted-transport.js';
import { ada, created, messageOf } from './testing/samples.js';
import { visit } from './testing/visit.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a disposed client', () => {
  it('closes its line, completes its observables, and leaves no timer', async () => {
    const shelf = createShelf();
    const { client, line, room, server } = visit({ storage: shelf });
    await vi.advanceTimersByTimeAsync(10);
    room.setTyping(true);
    server.emit('lobby', { type: 'typing.started', member: ada.id, ttl: 5_000 });
    server.emit('lobby', created(messageOf('m1')));
    const done: string[] = [];
    const note = (name: string) => ({ complete: () => done.push(name) });
    client.events$.subscribe(note('client.events$'));
    client.connection$.subscribe(note('client.connection$'));
    client.me$.subscribe(note('client.me$'));
    room.events$.subscribe(note('room.events$'));
    room.messages.items$.subscribe(note('items$'));
    room.messages.message$('m1').subscribe(note('message$'));
    room.presence.typing$.subscribe(note('typing$'));
    expect(vi.getTimerCount()).toBeGreaterThan(2);
    client.dispose();
    expect(done).toHaveLength(7);
    expect([line.lines(), vi.getTimerCount(), shelf.closed, client.connection.status]).toEqual([0, 0, true, 'closed']);
  });

  it('leaves no timer when it was waiting for the line, and rejects waiting messages', async () => {
    const { client, line, room, server } = visit({ backoff: () => 60_000 });
    await vi.advanceTimersByTimeAsync(10);
    line.refuse = lineFault;
    server.cut();
    const sent = expect(room.send('Hello')).rejects.toMatchObject({ code: 'disposed' });
    await vi.advanceTimersByTimeAsync(10);
    client.dispose();
    await sent;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('opens no line for a room that had not opened', async () => {
    const { client, line } = visit();
    client.dispose();
    client.room('ops');
    await vi.advanceTimersByTimeAsync(1_000);
    expect([line.opens, vi.getTimerCount()]).toEqual([[], 0]);
  });

  it('sends nothing', async () => {
    const { client, line, room } = visit();
    await vi.advanceTimersByTimeAsync(10);
    client.dispose();
    await expect(room.send('Hello')).rejects.toMatchObject({ code: 'disposed' });
    expect(line.sent).toEqual([]);
  });

  it('can be disposed inside a subscriber, and twice', async () => {
    const { client, line } = visit();
    const seen: string[] = [];
    client.connection$.subscribe(({ status }) => status === 'open' && client.dispose());
    client.connection$.subscribe({ next: ({ status }) => seen.push(status), complete: () => seen.push('end') });
    await vi.advanceTimersByTimeAsync(10);
    client.dispose();
    expect(seen).toEqual(['idle', 'connecting', 'open', 'closed', 'end']);
    expect([line.lines(), vi.getTimerCount()]).toEqual([0, 0]);
  });
});
