import { afterEach, describe, expect, it, vi } from 'vitest';
import { refusal } from './testing/noted-transport.js';
import { answerOf, ben, created, messageOf, runOf } from './testing/samples.js';
import { visit } from './testing/visit.js';
import { createMemoryServer } from './transport/memory.js';

afterEach(() => vi.useRealTimers());

describe('an act', () => {
  it.each([
    ['edit', 'message.edit', (room: ReturnType<typeof visit>['room']) => room.edit('b1', 'New')],
    ['remove', 'message.remove', (room: ReturnType<typeof visit>['room']) => room.remove('b1')],
    ['stop', 'run.stop', (room: ReturnType<typeof visit>['room']) => room.stop('r1')],
    ['regenerate', 'run.retry', (room: ReturnType<typeof visit>['room']) => room.regenerate('b1')],
  ])('%s that is refused is emitted as an event, and rejects', async (_, command, act) => {
    const { line, live, room, told } = visit();
    await live();
    line.refuse = (one) => (one.type === command ? refusal() : undefined);
    await expect(act(room)).rejects.toMatchObject({ code: 'forbidden' });
    expect(told('command.failed')).toEqual([{ type: 'command.failed', command, error: { code: 'forbidden', message: 'No.' } }]);
  });

  it('changes the room only when its event arrives', async () => {
    const { live, room } = visit();
    await live();
    const id = await room.send('Helo');
    await room.edit(id, 'Hello');
    expect(room.messages.get(id)?.parts).toEqual([{ type: 'text', text: 'Hello' }]);
    await room.remove(id);
    expect(room.messages.items).toEqual([]);
  });

  it('on another’s message is refused', async () => {
    const { live, room, server } = visit();
    await live();
    server.emit('lobby', created(messageOf('b1', { author: ben })));
    await expect(room.edit('b1', 'Mine now')).rejects.toMatchObject({ code: 'forbidden' });
    expect(room.messages.get('b1')?.parts).toEqual(messageOf('b1').parts);
  });

  it('stops a run for everybody', async () => {
    const server = createMemoryServer({
      onCommand: (command) => {
        if (command.type !== 'run.stop') return undefined;
        server.emit('lobby', { type: 'message.completed', id: 'a', parts: [{ type: 'text', text: 'Hel' }], status: 'stopped', completedAt: 5 });
        server.emit('lobby', { type: 'run.updated', run: runOf('a', { status: 'stopped' }) });
        return { stopped: true };
      },
    });
    const { live, room } = visit({ server });
    await live();
    server.emit('lobby', created(answerOf('a', 'Hel')));
    server.emit('lobby', { type: 'run.updated', run: runOf('a') });
    expect(room.streaming.active.map(({ id }) => id)).toEqual(['run-a']);
    await room.stop('run-a');
    expect(room.streaming.active).toEqual([]);
    expect(room.messages.get('a')).toMatchObject({ status: 'stopped', parts: [{ text: 'Hel' }] });
  });
});

describe('typing', () => {
  it('is sent at most every two seconds, ends by itself, and is visible to others', async () => {
    const { line, live, room, server } = visit();
    const other = visit({ server, member: ben });
    await Promise.all([live(), other.live()]);
    vi.useFakeTimers();
    const typist = (): string[] => [];
    const seen: string[][] = [typist()];
    other.room.presence.typing$.subscribe((members) => seen.push(members.map(({ name }) => name)));
    for (let key = 0; key < 25; key += 1) {
      room.setTyping(true);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(3_000);
    expect(line.sent.flatMap((command) => (command.type === 'typing.set' ? [command.typing] : []))).toEqual([true, true, false]);
    expect(seen.slice(1)).toEqual([[], ['Ada'], []]);
  });

  it('that cannot be sent is emitted as a failure, and the next keystroke is sent again', async () => {
    const { line, live, room, told } = visit();
    await live();
    line.refuse = (command) => (command.type === 'typing.set' ? refusal() : undefined);
    room.setTyping(true);
    await vi.waitFor(() => expect(told('command.failed')).toMatchObject([{ command: 'typing.set' }]));
    room.setTyping(false);
    room.setTyping(true);
    await vi.waitFor(() => expect(line.sent.filter(({ type }) => type === 'typing.set')).toHaveLength(3));
  });
});
