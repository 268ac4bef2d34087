import { describe, expect, it, vi } from 'vitest';
import type { Command } from './protocol/index.js';
import { lineFault, refusal } from './testing/noted-transport.js';
import { visit } from './testing/visit.js';

const sends = (sent: readonly Command[]): string[] => sent.flatMap((command) => (command.type === 'message.send' ? [command.message.id] : []));
const isSend = (command: Command): boolean => command.type === 'message.send';

describe('a message that is sent', () => {
  it('is shown at once as pending, and gets its offset from the room’s event', async () => {
    const { live, room, server } = visit();
    await live();
    const seen: string[][] = [];
    room.messages.items$.subscribe((items) => seen.push(items.map(({ status }) => status)));
    const sent = room.send('Hello');
    expect(room.messages.items[0]).toMatchObject({ status: 'pending', author: { id: 'ada' }, role: 'user', parts: [{ type: 'text', text: 'Hello' }] });
    const id = await sent;
    expect(room.messages.items).toEqual(server.messages('lobby'));
    expect(room.messages.get(id)).toMatchObject({ status: 'completed', offset: 1 });
    expect(seen).toEqual([[], ['pending'], ['completed']]);
  });

  it('may have parts, addressees, links, and an id of its own', async () => {
    const { live, room, server } = visit();
    await live();
    const parts = [{ type: 'file', mediaType: 'image/png', url: 'https://x/y.png' }] as const;
    expect(await room.send({ id: 'mine', parts, to: ['bot'], replyTo: 'm1', thread: 't1', metadata: { mood: 'good' } })).toBe('mine');
    expect(server.messages('lobby')[0]).toMatchObject({ id: 'mine', parts, to: ['bot'], replyTo: 'm1', thread: 't1', metadata: { mood: 'good' } });
  });

  it('waits for the one before it, so that the order is kept', async () => {
    const { line, live, room, server } = visit();
    await live();
    let tries = 0;
    line.refuse = (command) => (isSend(command) && tries++ === 0 ? lineFault() : undefined);
    await Promise.all([room.send({ id: 'first', text: 'One' }), room.send({ id: 'second', text: 'Two' })]);
    expect(server.messages('lobby').map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('does not wait for one that failed', async () => {
    const { line, live, room, server } = visit();
    await live();
    line.refuse = (command) => (command.type === 'message.send' && command.message.id === 'first' ? refusal() : undefined);
    const first = room.send({ id: 'first', text: 'One' });
    await room.send({ id: 'second', text: 'Two' });
    await expect(first).rejects.toMatchObject({ code: 'forbidden' });
    expect(server.messages('lobby').map(({ id }) => id)).toEqual(['second']);
  });

  it('has status failed, with the reason, when it is refused, and rejects', async () => {
    const { line, live, room } = visit();
    await live();
    line.refuse = (command) => (isSend(command) ? refusal() : undefined);
    await expect(room.send('Hello')).rejects.toMatchObject({ code: 'forbidden' });
    expect(room.messages.items[0]).toMatchObject({ status: 'failed', error: { code: 'forbidden', message: 'No.' } });
  });

  it('is resent with the same id while the line fails', async () => {
    const { line, live, room, server } = visit();
    await live();
    line.refuse = (command) => (isSend(command) && sends(line.sent).length < 3 ? lineFault() : undefined);
    const id = await room.send('Hello');
    expect(sends(line.sent)).toEqual([id, id, id]);
    expect(server.messages('lobby')).toHaveLength(1);
  });

  it('exists once though its answer was lost, and is not resent after its event', async () => {
    const { line, live, room, server } = visit();
    await live();
    line.lose = (command) => isSend(command) && sends(line.sent).length === 1;
    await room.send('Hello');
    expect(sends(line.sent)).toHaveLength(1);
    expect(server.messages('lobby')).toHaveLength(1);
    expect(room.messages.items).toMatchObject([{ status: 'completed' }]);
  });

  it('is accepted by the room’s event, though every answer was lost', async () => {
    const { line, live, room } = visit();
    await live();
    line.lose = isSend;
    const id = await room.send('Hello');
    expect(room.messages.get(id)?.status).toBe('completed');
  });

  it('before the line is open waits for the line', async () => {
    const { line, client, room } = visit();
    line.refuse = () => (client.connection.status === 'open' ? undefined : lineFault());
    await room.send('The first word');
    expect(room.messages.items).toHaveLength(1);
    expect(sends(line.sent)).toHaveLength(2);
  });

  it('stays when the line is cut and a snapshot comes, until it is answered', async () => {
    const { line, live, room, server } = visit();
    await live();
    line.refuse = (command) => (isSend(command) ? refusal() : undefined);
    await expect(room.send('Hello')).rejects.toThrow();
    server.cut();
    await live();
    expect(room.messages.items).toMatchObject([{ status: 'failed' }]);
  });

  it('ends our typing', async () => {
    const { line, live, room } = visit();
    await live();
    room.setTyping(true);
    await room.send('Hello');
    await vi.waitFor(() => expect(line.sent.flatMap((command) => (command.type === 'typing.set' ? [command.typing] : []))).toEqual([true, false]));
  });

  it('a second time with the same id stays the message that the room has', async () => {
    const { live, room } = visit();
    await live();
    await room.send({ id: 'mine', text: 'Hello' });
    await room.send({ id: 'mine', text: 'Hello' });
    expect(room.messages.items.map(({ id, status }) => [id, status])).toEqual([['mine', 'completed']]);
  });
});

describe('a failed message', () => {
  async function failed() {
    const one = visit();
    await one.live();
    one.line.refuse = (command) => (isSend(command) ? refusal() : undefined);
    await expect(one.room.send({ id: 'mine', text: 'Hello', replyTo: 'm1', metadata: { a: 1 } })).rejects.toThrow();
    return one;
  }

  it('is resent whole, with the same id', async () => {
    const { line, room, server } = await failed();
    line.refuse = () => undefined;
    const retried = room.retry('mine');
    expect(room.messages.get('mine')).toMatchObject({ status: 'pending' });
    expect(room.messages.get('mine')).not.toHaveProperty('error');
    expect(await retried).toBe('mine');
    expect(server.messages('lobby')).toMatchObject([{ id: 'mine', replyTo: 'm1', metadata: { a: 1 }, status: 'completed' }]);
  });

  it('that fails again has status failed again', async () => {
    const { room } = await failed();
    await expect(room.retry('mine')).rejects.toMatchObject({ code: 'forbidden' });
    expect(room.messages.get('mine')?.status).toBe('failed');
  });

  it('can be removed', async () => {
    const { room } = await failed();
    room.discard('mine');
    expect(room.messages.items).toEqual([]);
  });

  it('can be retried or discarded, and no other can', async () => {
    const { line, room } = await failed();
    line.refuse = () => undefined;
    const id = await room.send('Fine');
    await expect(room.retry(id)).rejects.toMatchObject({ code: 'not-found' });
    expect(() => room.discard(id)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => room.discard('nobody')).toThrow();
  });
});
