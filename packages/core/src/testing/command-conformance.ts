/** What every line must do with commands; a part of `transportConformance`. */
import { describe, expect, it } from 'vitest';
import { LoquiError, textOf, uuidv7, type Command } from '../protocol/index.js';
import { naughty } from './naughty.js';
import { send, textsOf, type Bench } from './server-under-test.js';

export function commandConformance(name: string, { started, listening }: Bench): void {
  describe(`a command on a ${name} line`, () => {
    it('is answered with the offset of its event, which comes down with that offset', async () => {
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

    it('that is repeated gets its first answer again, and is executed once', async () => {
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

    it('returns pages of history', async () => {
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

    it('keeps any text unchanged', async () => {
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
