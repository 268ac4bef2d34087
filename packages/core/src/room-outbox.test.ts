import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LoquiError, type Command, type Message } from './protocol/index.js';
import type { Room } from './room.js';
import { lineFault, refusal } from './testing/noted-transport.js';
import { ben, bot, created, messageOf } from './testing/samples.js';
import { createShelf, type Shelf } from './testing/shelf.js';
import { visit, type Visit } from './testing/visit.js';
import { createMemoryServer } from './transport/memory.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] }));
afterEach(() => vi.useRealTimers());

const DAY = 24 * 60 * 60 * 1000;
const settle = (milliseconds = 50) => vi.advanceTimersByTimeAsync(milliseconds);
const later = (retryAfter: number): LoquiError => new LoquiError({ code: 'rate-limited', message: 'Slow down.' }, { retryable: true, status: 429, retryAfter });
const isSend = (command: Command): boolean => command.type === 'message.send';
const textIn = (message: Pick<Message, 'parts'> | undefined): string => message?.parts.map((part) => ('text' in part ? part.text : '')).join('') ?? '';
const textsIn = (room: Room): string[] => room.messages.items.map(textIn);
/** Sends without waiting. */
const write = (room: Room, ...texts: string[]): void => texts.forEach((text) => void room.send(text).catch(() => undefined));

async function ready(options: Parameters<typeof visit>[0] = {}): Promise<Visit> {
  const one = visit(options);
  await settle();
  return one;
}

/** Cuts the line until the test calls the result. */
function cut({ line, server }: Visit): () => Promise<void> {
  line.refuse = lineFault;
  line.shut = true;
  server.cut();
  return async () => {
    line.refuse = () => undefined;
    line.shut = false;
    await settle(100);
  };
}

describe('while the line is cut', () => {
  it('messages show that they wait, and are sent in order when the line is back', async () => {
    const one = await ready({ backoff: () => 1_000 });
    const mend = cut(one);
    await settle();
    write(one.room, 'one', 'two', 'three');
    await settle(60 * 60_000);
    expect(one.room.messages.items.map(({ status, delivery }) => [status, delivery])).toEqual(Array(3).fill(['pending', { state: 'waiting-line' }]));
    expect(one.line.sent.filter(isSend)).toEqual([]);
    await mend();
    await settle(1_000);
    expect(one.server.messages('lobby').map(textIn)).toEqual(['one', 'two', 'three']);
    expect(one.room.messages.items.map(({ status, delivery }) => [status, delivery])).toEqual(Array(3).fill(['completed', undefined]));
  });

  it('a waiting message is sent with its latest content', async () => {
    const one = await ready();
    const mend = cut(one);
    await settle();
    write(one.room, 'one', 'tow', 'three');
    const [first, second] = one.room.messages.items.map(({ id }) => id);
    void one.room.edit(second!, 'two');
    one.room.discard(first!);
    expect(textsIn(one.room)).toEqual(['two', 'three']);
    await mend();
    expect(one.server.messages('lobby').map(textIn)).toEqual(['two', 'three']);
    expect(one.line.sent.filter(({ type }) => type !== 'message.send' && type !== 'typing.set')).toEqual([]);
  });

  it('a change of a message in the room is shown at once, and waits', async () => {
    const one = await ready();
    const id = await one.room.send('Helo');
    const mend = cut(one);
    await settle();
    const edited = one.room.edit(id, 'Hello');
    await settle();
    expect(one.room.messages.get(id)).toMatchObject({ status: 'completed', delivery: { state: 'waiting-line' }, parts: [{ text: 'Hello' }] });
    await mend();
    await edited;
    expect(textIn(one.server.messages('lobby')[0])).toBe('Hello');
    expect(one.room.messages.get(id)).not.toHaveProperty('delivery');
  });
});

describe('while the server says later', () => {
  it('the first message waits as long as the server says, the others wait behind it, and no try is the last', async () => {
    const one = await ready();
    one.line.refuse = (command) => (isSend(command) ? later(60_000) : undefined);
    write(one.room, 'one', 'two');
    await settle();
    const now = Date.now();
    expect(one.room.messages.items.map(({ delivery }) => delivery)).toEqual([
      { state: 'waiting-server', retryAt: expect.any(Number) as number, error: { code: 'rate-limited', message: 'Slow down.' } },
      { state: 'waiting-server', error: { code: 'rate-limited', message: 'Slow down.' } },
    ]);
    expect(one.room.messages.items[0]?.delivery).toSatisfy(
      (delivery: { retryAt: number }) => delivery.retryAt > now + 59_000 && delivery.retryAt <= now + 60_000,
    );
    await settle(10 * 60_000);
    expect(one.line.sent.filter(isSend).length).toBeGreaterThan(8);
    expect(new Set(one.line.sent.filter(isSend).map((command) => (command.type === 'message.send' ? textIn(command.message) : '')))).toEqual(new Set(['one']));
    one.line.refuse = () => undefined;
    await settle(60_000);
    expect(one.server.messages('lobby').map(textIn)).toEqual(['one', 'two']);
  });

  it('the writer can retry at once', async () => {
    const one = await ready();
    one.line.refuse = (command) => (isSend(command) ? later(60_000) : undefined);
    write(one.room, 'one');
    await settle();
    one.line.refuse = () => undefined;
    await one.room.retry(one.room.messages.items[0]!.id);
    expect(one.server.messages('lobby').map(textIn)).toEqual(['one']);
  });

  it('a refused message lets the others pass, and can be edited and sent again', async () => {
    const one = await ready();
    one.line.refuse = (command) => (command.type === 'message.send' && textIn(command.message) === 'bad' ? refusal() : undefined);
    write(one.room, 'bad', 'good');
    await settle();
    expect(one.server.messages('lobby').map(textIn)).toEqual(['good']);
    const refused = one.room.messages.items.find(({ status }) => status === 'failed');
    expect(refused).toMatchObject({ error: { code: 'forbidden' } });
    await one.room.edit(refused!.id, 'better');
    expect(one.server.messages('lobby').map(textIn)).toEqual(['good', 'better']);
    expect(textsIn(one.room)).toEqual(['good', 'better']);
  });
});

describe('a removal that can be undone', () => {
  it('is sent after five seconds, and can be undone before', async () => {
    const one = await ready();
    const id = await one.room.send('Hello');
    const first = one.room.removeWithUndo(id);
    await settle(4_000);
    expect(one.room.messages.get(id)?.removedAt).toBeGreaterThan(Date.now());
    expect(first.undo()).toBe(true);
    expect(await first.done).toBe(false);
    expect(one.room.messages.get(id)).not.toHaveProperty('removedAt');
    await settle(10_000);
    expect(one.server.messages('lobby')).toHaveLength(1);
    const second = one.room.removeWithUndo(id);
    await settle(5_100);
    expect(await second.done).toBe(true);
    expect([second.undo(), one.room.messages.items, one.server.messages('lobby')]).toEqual([false, [], []]);
  });

  it('does not block the queue', async () => {
    const one = await ready();
    const id = await one.room.send('Hello');
    one.room.removeWithUndo(id);
    await one.room.send('Next');
    expect(one.server.messages('lobby').map(textIn)).toEqual(['Hello', 'Next']);
  });

  it('of a waiting message drops it, or lets it be sent', async () => {
    const one = await ready();
    const mend = cut(one);
    await settle();
    write(one.room, 'one', 'two');
    const [first, second] = one.room.messages.items.map(({ id }) => id);
    const gone = one.room.removeWithUndo(first!);
    const kept = one.room.removeWithUndo(second!);
    expect(kept.undo()).toBe(true);
    await settle(6_000);
    expect(await gone.done).toBe(true);
    expect(textsIn(one.room)).toEqual(['two']);
    await mend();
    expect(one.server.messages('lobby').map(textIn)).toEqual(['two']);
  });

  it('of a message that may have arrived removes it from the room', async () => {
    const one = await ready();
    one.line.lose = isSend;
    one.line.deaf = true;
    write(one.room, 'oops');
    await settle();
    expect(one.server.messages('lobby')).toHaveLength(1);
    const { id } = one.room.messages.items[0]!;
    one.room.discard(id);
    await settle(20_000);
    expect(one.server.messages('lobby')).toEqual([]);
    expect(one.room.messages.items).toEqual([]);
  });

  it('can be extended', async () => {
    const one = await ready();
    const id = await one.room.send('Hello');
    const removal = one.room.removeWithUndo(id, 5_000);
    await settle(4_000);
    expect(removal.extend(60_000)).toBe(true);
    await settle(50_000);
    expect(one.server.messages('lobby')).toHaveLength(1);
    expect(one.room.removeWithUndo(id)).toBe(removal);
    expect(removal.extend(1_000)).toBe(true);
    await settle(900);
    expect(one.server.messages('lobby')).toHaveLength(1);
    await settle(200);
    expect(one.server.messages('lobby')).toEqual([]);
    expect([removal.extend(1_000), removal.undo()]).toEqual([false, false]);
  });

  it('is sent at once when the message is removed without undo', async () => {
    const one = await ready();
    const id = await one.room.send('Hello');
    const { done } = one.room.removeWithUndo(id, 5_000);
    await one.room.remove(id);
    expect([await done, one.server.messages('lobby')]).toEqual([true, []]);
  });

  it('that is refused brings the message back, and is reported', async () => {
    const one = await ready();
    const id = await one.room.send('Hello');
    one.line.refuse = (command) => (command.type === 'message.remove' ? refusal() : undefined);
    const { done } = one.room.removeWithUndo(id, 100);
    await settle(200);
    await expect(done).rejects.toMatchObject({ code: 'forbidden' });
    expect(one.told('command.failed')).toMatchObject([{ command: 'message.remove' }]);
    expect(one.room.messages.get(id)).not.toHaveProperty('removedAt');
  });
});

describe('a message for the first agent of a room whose agents are not known yet', () => {
  const isFor = (id: string) => [{ to: [id], parts: [{ type: 'text', text: 'why?' }] }];

  it('is sent to that agent once it is known', async () => {
    const one = visit();
    void one.room.send({ text: 'why?', to: [''] });
    await settle();
    expect(one.server.messages('lobby')).toMatchObject(isFor('bot'));
  });

  it('is stored while the line is cut, and asks that agent after a reload', async () => {
    const server = createMemoryServer({ info: () => ({ agents: [bot] }) });
    const shelf = createShelf();
    const first = visit({ server, storage: shelf });
    cut(first);
    first.room.send({ text: 'why?', to: [''] }).catch(() => undefined);
    await settle(1_000);
    expect(first.room.messages.items).toMatchObject([{ status: 'pending', delivery: { state: 'waiting-line' } }]);
    expect(await shelf.outbox()).toMatchObject([{ command: { message: { to: [''] } } }]);
    first.client.dispose();
    const second = visit({ server, storage: shelf });
    await settle(1_000);
    expect(server.messages('lobby')).toMatchObject(isFor('bot'));
    expect(second.room.messages.items).toMatchObject([{ status: 'completed' }]);
  });

  it('creates its conversation after a reload, without a line', async () => {
    const server = createMemoryServer({ info: () => ({ agents: [bot] }) });
    const shelf = createShelf();
    const first = visit({ server, storage: shelf });
    first.room.leave();
    const conversation = first.client.conversation();
    cut(first);
    conversation.send({ text: 'why?', to: [''] }).catch(() => undefined);
    await settle(1_000);
    first.client.dispose();
    const second = visit({ server, storage: shelf });
    second.room.leave();
    const room = second.client.conversation(conversation.id);
    await settle(5_000);
    expect(server.messages(conversation.id)).toMatchObject(isFor('bot'));
    expect(room.messages.items).toMatchObject([{ status: 'completed' }]);
  });

  it('asks nobody in a room without agents', async () => {
    const one = visit({ server: createMemoryServer({ info: () => ({ agents: [] }) }) });
    void one.room.send({ text: 'why?', to: [''] });
    await settle();
    expect(one.server.messages('lobby')).toHaveLength(1);
    expect(one.server.messages('lobby')[0]).not.toHaveProperty('to');
  });
});

describe('an edit that is refused for good', () => {
  const unsaved = { parts: [{ type: 'text', text: 'changed' }], delivery: { state: 'refused', error: { code: 'forbidden' } } };
  const isEdit = (command: Command): boolean => command.type === 'message.edit';

  async function refused(more: Parameters<typeof visit>[0] = {}) {
    const one = await ready(more);
    const id = await one.room.send('as it was');
    one.line.refuse = (command) => (isEdit(command) ? refusal() : undefined);
    await expect(one.room.edit(id, 'changed')).rejects.toMatchObject({ code: 'forbidden' });
    return { one, id, message: () => one.room.messages.get(id) };
  }

  it('keeps its text, reports the reason, and does not block the queue', async () => {
    const { one, message } = await refused();
    expect(message()).toMatchObject(unsaved);
    expect(one.told('command.failed')).toMatchObject([{ command: 'message.edit' }]);
    await one.room.send('next');
    expect(one.server.messages('lobby').map(textIn)).toEqual(['as it was', 'next']);
    await settle(60 * 60_000);
    expect(one.line.sent.filter(isEdit)).toHaveLength(1);
  });

  it('is sent when its writer retries it', async () => {
    const { one, id, message } = await refused();
    one.line.refuse = () => undefined;
    await one.room.retry(id);
    expect(one.server.messages('lobby').map(textIn)).toEqual(['changed']);
    expect(message()).not.toHaveProperty('delivery');
  });

  it('is sent with the text of a later edit', async () => {
    const { one, id, message } = await refused();
    one.line.refuse = () => undefined;
    await one.room.edit(id, 'better');
    expect(one.server.messages('lobby').map(textIn)).toEqual(['better']);
    expect(message()).not.toHaveProperty('delivery');
  });

  it('can be discarded: the message has the room’s text again', async () => {
    const { one, id, message } = await refused();
    one.room.discard(id);
    expect([textIn(message()), message()?.delivery]).toEqual(['as it was', undefined]);
    expect(() => one.room.discard(id)).toThrow(/Nothing of message/);
  });

  it('is dropped when its message is removed', async () => {
    const shelf = createShelf();
    const { one, id } = await refused({ storage: shelf });
    await one.room.remove(id);
    await settle();
    expect([one.room.messages.items, await shelf.outbox()]).toEqual([[], []]);
  });

  it('survives a reload, and can be retried', async () => {
    const server = createMemoryServer();
    const shelf = createShelf();
    const first = await ready({ server, storage: shelf });
    const id = await first.room.send('as it was');
    cut(first);
    await settle();
    first.room.edit(id, 'changed').catch(() => undefined);
    await settle();
    first.client.dispose();
    const second = visit({ server, storage: shelf });
    second.line.refuse = (command) => (isEdit(command) ? refusal() : undefined);
    await settle(1_000);
    expect(second.room.messages.get(id)).toMatchObject(unsaved);
    second.client.dispose();
    const third = await ready({ server, storage: shelf });
    expect(third.line.sent.filter(isEdit)).toEqual([]);
    expect(third.room.messages.get(id)).toMatchObject(unsaved);
    await third.room.retry(id);
    expect(server.messages('lobby').map(textIn)).toEqual(['changed']);
  });

  it('becomes an unsent message when its message is gone', async () => {
    const one = await ready();
    const id = await one.room.send('as it was');
    one.line.refuse = (command) => (isEdit(command) ? refusal('unknown-message') : undefined);
    one.server.emit('lobby', { type: 'message.removed', id });
    await expect(one.room.edit(id, 'changed')).rejects.toMatchObject({ code: 'unknown-message' });
    const [left, ...others] = one.room.messages.items;
    expect([left, others]).toMatchObject([{ parts: unsaved.parts, status: 'failed', error: { code: 'unknown-message' } }, []]);
    await one.room.retry(left!.id);
    expect(one.server.messages('lobby').map(textIn)).toEqual(['changed']);
  });

  it('is replaced by a later edit of the same message', async () => {
    const one = await ready();
    const id = await one.room.send('as it was');
    one.line.refuse = (command) => (command.type === 'message.edit' && textIn(command) === 'bad' ? refusal() : undefined);
    const first = one.room.edit(id, 'bad').catch(() => undefined);
    await Promise.resolve();
    await Promise.all([first, one.room.edit(id, 'good')]);
    expect([textIn(one.room.messages.get(id)), one.room.messages.get(id)?.delivery]).toEqual(['good', undefined]);
  });
});

describe('the next visit', () => {
  /** Three messages written while the line was cut; then the page was closed. */
  async function left(shelf: Shelf = createShelf(), more: Parameters<typeof visit>[0] = {}) {
    const server = createMemoryServer();
    const first = await ready({ server, storage: shelf, ...more });
    cut(first);
    await settle();
    write(first.room, 'one', 'two', 'three');
    await settle();
    first.client.dispose();
    return { server, shelf };
  }

  it('shows waiting messages in their places, and sends them in order before new ones', async () => {
    const { server, shelf } = await left();
    const second = visit({ server, storage: shelf });
    second.line.shut = true;
    second.line.refuse = lineFault;
    write(second.room, 'four');
    await settle();
    expect(textsIn(second.room)).toEqual(['four', 'one', 'two', 'three']);
    expect(second.room.messages.items.map(({ status }) => status)).toEqual(Array(4).fill('pending'));
    second.line.shut = false;
    second.line.refuse = () => undefined;
    await settle(100);
    expect(server.messages('lobby').map(textIn)).toEqual(['one', 'two', 'three', 'four']);
    expect(textsIn(second.room)).toEqual(['one', 'two', 'three', 'four']);
    expect(shelf.waiting.size).toBe(0);
  });

  it('sends the waiting messages of a room that is not opened', async () => {
    const { server, shelf } = await left();
    const second = visit({ server, storage: shelf });
    second.room.leave();
    second.client.room('ops');
    await settle(100);
    expect(server.messages('lobby').map(textIn)).toEqual(['one', 'two', 'three']);
  });

  it('does not resend messages that had arrived', async () => {
    const shelf = createShelf();
    const server = createMemoryServer();
    const first = await ready({ server, storage: shelf });
    first.line.lose = isSend;
    first.line.deaf = true;
    write(first.room, 'once');
    await settle(10);
    first.client.dispose();
    expect([server.messages('lobby').length, shelf.waiting.size]).toEqual([1, 1]);
    const second = await ready({ server, storage: shelf });
    expect([server.messages('lobby').length, shelf.waiting.size]).toEqual([1, 0]);
    expect(second.room.messages.items).toMatchObject([{ status: 'completed' }]);
  });

  it('does not show messages that had arrived and were removed since', async () => {
    const shelf = createShelf();
    const server = createMemoryServer();
    const first = await ready({ server, storage: shelf });
    first.line.lose = isSend;
    first.line.deaf = true;
    write(first.room, 'once');
    await settle(10);
    first.client.dispose();
    const [{ id } = { id: '' }] = server.messages('lobby');
    server.emit('lobby', { type: 'message.removed', id });
    const second = visit({ server, storage: shelf });
    second.line.answer = (command) => (isSend(command) ? { offset: 1, duplicate: true } : undefined);
    await settle();
    expect([second.room.messages.items, shelf.waiting.size]).toEqual([[], 0]);
  });

  it('holds messages older than a day until their writer confirms them', async () => {
    const { server, shelf } = await left();
    vi.setSystemTime(Date.now() + DAY + 60_000);
    const second = await ready({ server, storage: shelf });
    expect(second.room.messages.items.map(({ delivery }) => delivery)).toEqual(Array(3).fill({ state: 'held' }));
    await second.room.send('new');
    const [, first, next, last] = second.room.messages.items;
    second.room.discard(first!.id);
    await second.room.retry(last!.id);
    expect(server.messages('lobby').map(textIn)).toEqual(['new', 'three']);
    expect(textsIn(second.room)).toEqual(['new', 'three', 'two']);
    second.room.discard(next!.id);
    await settle();
    expect([textsIn(second.room), shelf.waiting.size]).toEqual([['new', 'three'], 0]);
  });

  it('of another member sends none of them in another name', async () => {
    const { server, shelf } = await left();
    const second = await ready({ server, storage: shelf, member: ben });
    expect(server.messages('lobby')).toEqual([]);
    expect(second.room.messages.items.map(({ status, error }) => [status, error?.code])).toEqual(Array(3).fill(['failed', 'other-member']));
  });

  it('sends a removal when the page was closed during its time to undo', async () => {
    const shelf = createShelf();
    const server = createMemoryServer();
    const first = await ready({ server, storage: shelf });
    const id = await first.room.send('Hello');
    first.room.removeWithUndo(id);
    await settle();
    first.client.dispose();
    await settle(60_000);
    expect(server.messages('lobby')).toHaveLength(1);
    await ready({ server, storage: shelf });
    expect(server.messages('lobby')).toEqual([]);
  });

  it('finds nothing after the member has signed out', async () => {
    const { server, shelf } = await left();
    const second = visit({ server, storage: shelf });
    second.line.shut = true;
    second.line.refuse = lineFault;
    await settle();
    second.room.saveDraft('half');
    await second.client.forget();
    expect([second.room.messages.items, shelf.waiting.size, shelf.rooms.size, shelf.drafts.size]).toEqual([[], 0, 0, 0]);
    second.client.dispose();
    await ready({ server, storage: shelf });
    expect(server.messages('lobby')).toEqual([]);
  });
});

describe('storage that fails', () => {
  it('is reported once, and entries wait in memory', async () => {
    const refuse = (): Promise<never> => Promise.reject(new Error('full'));
    const one = await ready({ storage: { ...createShelf(), outbox: refuse, saveOutgoing: refuse, removeOutgoing: refuse } });
    const mend = cut(one);
    await settle();
    write(one.room, 'one', 'two');
    await mend();
    expect(one.server.messages('lobby').map(textIn)).toEqual(['one', 'two']);
    expect(one.told('storage.failed')).toHaveLength(1);
  });

  it('that never answers delays sending only briefly', async () => {
    const hang = (): Promise<never> => new Promise(() => undefined);
    const one = await ready({ storage: { ...createShelf(), outbox: hang, saveOutgoing: hang, removeOutgoing: hang } });
    write(one.room, 'one', 'two');
    await settle(3_000);
    expect(one.server.messages('lobby').map(textIn)).toEqual(['one', 'two']);
  });

  it('even when its property is read leaves everything else working', async () => {
    for (const name of ['indexedDB', 'localStorage', 'BroadcastChannel']) {
      Object.defineProperty(globalThis, name, {
        configurable: true,
        get: () => {
          throw new DOMException('Denied.', 'SecurityError');
        },
      });
    }
    try {
      const one = await ready({ storage: undefined as never, user: undefined as never });
      one.room.saveDraft('half');
      await one.room.send('Hello');
      expect(one.server.messages('lobby').map(textIn)).toEqual(['Hello']);
    } finally {
      for (const name of ['indexedDB', 'localStorage', 'BroadcastChannel']) Reflect.deleteProperty(globalThis, name);
    }
  });
});

describe('two tabs', () => {
  it('send each message once, keep their own order, and both show all messages', async () => {
    const shelf = createShelf();
    const server = createMemoryServer();
    const tabs = [await ready({ server, storage: shelf }), await ready({ server, storage: shelf })];
    const mends = tabs.map(cut);
    await settle();
    for (let turn = 1; turn <= 5; turn += 1) for (const [index, tab] of tabs.entries()) write(tab.room, `${String(index)}.${String(turn)}`);
    await settle();
    await Promise.all(mends.map((mend) => mend()));
    await settle(20_000);
    const said = server.messages('lobby').map(textIn);
    expect([...said].sort()).toEqual(['0.1', '0.2', '0.3', '0.4', '0.5', '1.1', '1.2', '1.3', '1.4', '1.5']);
    for (const index of ['0', '1']) expect(said.filter((text) => text.startsWith(index))).toEqual([1, 2, 3, 4, 5].map((turn) => `${index}.${String(turn)}`));
    for (const tab of tabs) expect(textsIn(tab.room)).toEqual(said);
    expect(shelf.waiting.size).toBe(0);
  });
});

it('messages of a closed tab are sent before those that another tab writes later', async () => {
  const shelf = createShelf();
  const server = createMemoryServer();
  const [closed, alive] = [await ready({ server, storage: shelf }), await ready({ server, storage: shelf })];
  closed.line.refuse = lineFault;
  write(closed.room, 'one', 'two');
  await settle(10);
  closed.client.dispose();
  await alive.room.send('three');
  await settle();
  expect(server.messages('lobby').map(textIn)).toEqual(['one', 'two', 'three']);
});

it('the outbox ignores messages of others', async () => {
  const one = await ready();
  one.server.emit('lobby', created(messageOf('b1', { author: ben })));
  expect(() => one.room.discard('b1')).toThrow(expect.objectContaining({ code: 'not-found' }));
});
