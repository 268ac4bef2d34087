import { LoquiError } from '../protocol/index.js';
import { describe, expect, it } from 'vitest';
import { listen } from '../testing/listener.js';
import { noted } from '../testing/noted-transport.js';
import { ada, answerOf, ben, bot, created, joined, presenceOf } from '../testing/samples.js';
import { transportConformance } from '../testing/transport-conformance.js';
import { createMemoryServer } from './memory.js';

transportConformance('memory', async () => {
  const server = createMemoryServer();
  const lines: ReturnType<typeof noted>[] = [];
  return {
    line: (name) => {
      const line = noted(server.transport({ id: name.toLowerCase(), name, kind: 'person' }));
      lines.push(line);
      return line;
    },
    connections: () => lines.reduce((count, line) => count + line.lines(), 0),
    cut: () => server.cut(),
    close: () => server.cut(),
  };
});

describe('a memory server', () => {
  it('delivers emitted events, and keeps the messages', () => {
    const server = createMemoryServer({ info: () => ({ title: 'Lobby', agents: [bot] }) });
    const line = listen(server.transport(ada), 'lobby');
    server.emit('lobby', created(answerOf('a', 'Hel')));
    server.emit('lobby', { type: 'message.delta', id: 'a', part: 0, at: 3, text: 'lo' });
    server.emit('lobby', joined(presenceOf(ben, 'c2')));
    expect(line.of('lobby').map(({ event }) => event.type)).toEqual(['room.snapshot', 'message.created', 'message.delta']);
    expect(server.messages('lobby')).toMatchObject([{ id: 'a', offset: 1, parts: [{ text: 'Hello' }] }]);
    expect(listen(server.transport(ben), 'lobby').of('lobby')[0]).toMatchObject({
      offset: 2,
      event: { info: { title: 'Lobby' }, messages: [{ id: 'a' }], presences: { ben: presenceOf(ben, 'c2') } },
    });
    line.close();
  });

  it('passes each command to `onCommand` first', async () => {
    const server = createMemoryServer({
      onCommand: (command, member) => {
        if (command.type === 'run.stop') return { stopped: member.id === 'ada' };
        if (command.type === 'message.send') throw new LoquiError({ code: 'closed', message: 'Read only.' });
        return undefined;
      },
    });
    expect(await server.transport(ada).send({ type: 'run.stop', room: 'lobby', run: 'r' })).toEqual({ stopped: true });
    await expect(server.transport(ada).send({ type: 'message.send', room: 'lobby', message: { id: 'm', parts: [] } })).rejects.toMatchObject({
      code: 'closed',
    });
    expect(await server.transport(ada).send({ type: 'typing.set', room: 'lobby', typing: true })).toEqual({});
  });
});
