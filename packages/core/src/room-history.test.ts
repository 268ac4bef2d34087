import { describe, expect, it, vi } from 'vitest';
import { lineFault, refusal } from './testing/noted-transport.js';
import { created, messageOf, messagesOf } from './testing/samples.js';
import { visit, type Visit } from './testing/visit.js';
import { createMemoryServer } from './transport/memory.js';

/** A room of 400 messages; the newest 50 are shown. */
async function longRoom(): Promise<Visit> {
  const server = createMemoryServer();
  for (const message of messagesOf(1, 400)) server.emit('lobby', created(message));
  const one = visit({ server });
  await one.live();
  return one;
}

const range = (first: number, last: number): string[] => messagesOf(first, last).map(({ id }) => id);
/** The ids of the window of the last jump. */
const jumpedTo = ({ room }: Visit): readonly string[] | undefined => (room.messages.shown.moreAfter ? room.messages.shown.ids.slice() : undefined);
const idsOf = ({ room }: Visit): readonly string[] => room.messages.items.map(({ id }) => id);

describe('paging back', () => {
  it('adds older messages before the window until there are no more', async () => {
    const one = await longRoom();
    expect(idsOf(one)).toEqual(range(351, 400));
    await one.room.loadOlder();
    expect(idsOf(one)).toEqual(range(301, 400));
    for (let page = 0; page < 9; page += 1) await one.room.loadOlder();
    expect(idsOf(one)).toEqual(range(1, 400));
    expect(one.line.sent.filter(({ type }) => type === 'history.read')).toHaveLength(7);
  });

  it('can be released and repeated', async () => {
    const server = createMemoryServer();
    for (const message of messagesOf(1, 400)) server.emit('lobby', created(message));
    const one = visit({ server, window: 60 });
    await one.live();
    for (let page = 0; page < 3; page += 1) await one.room.loadOlder();
    expect(idsOf(one)).toHaveLength(200);
    one.room.releaseOlder();
    expect(idsOf(one)).toEqual(range(341, 400));
    await one.room.loadOlder();
    expect(idsOf(one)).toEqual(range(291, 400));
  });

  it('sends one request for two simultaneous calls', async () => {
    const one = await longRoom();
    await Promise.all([one.room.loadOlder(), one.room.loadOlder()]);
    expect(one.line.sent).toHaveLength(1);
  });

  it('has a paging state when it fails, and can be tried again', async () => {
    const one = await longRoom();
    const states: string[] = [];
    one.room.messages.paging$.subscribe((paging) => states.push(paging));
    one.line.refuse = () => refusal();
    await expect(one.room.loadOlder()).rejects.toMatchObject({ code: 'forbidden' });
    one.line.refuse = () => undefined;
    await one.room.loadOlder();
    expect(states).toEqual(['idle', 'loading', 'failed', 'loading', 'idle']);
  });

  it('is retried while the line fails', async () => {
    const one = await longRoom();
    one.line.refuse = () => (one.line.sent.length === 1 ? lineFault() : undefined);
    await one.room.loadOlder();
    expect(idsOf(one)).toEqual(range(301, 400));
  });
});

describe('jumping', () => {
  it('to a shown message sends no request', async () => {
    const one = await longRoom();
    expect((await one.room.jumpTo('m399'))?.id).toBe('m399');
    expect(one.line.sent).toEqual([]);
  });

  it('to an old message opens a window around it, while the live one keeps growing', async () => {
    const one = await longRoom();
    expect((await one.room.jumpTo('m100'))?.id).toBe('m100');
    expect(one.room.messages.shown).toMatchObject({ target: 'm100', more: true, moreAfter: true });
    expect(jumpedTo(one)).toEqual(range(50, 149));
    one.server.emit('lobby', created(messageOf('m401')));
    expect(idsOf(one)).toEqual(range(351, 401));
    await one.room.loadOlder();
    expect(jumpedTo(one)).toEqual(range(1, 149));
    one.room.backToPresent();
    expect(jumpedTo(one)).toBeUndefined();
    expect(one.room.messages.get('m100')).toBeUndefined();
  });

  it('and paging forward ends in the live window', async () => {
    const one = await longRoom();
    await one.room.jumpTo('m200');
    const lengths: number[] = [];
    one.room.messages.shown$.subscribe(({ ids, moreAfter }) => lengths.push(moreAfter ? ids.length : 0));
    for (let page = 0; page < 10 && jumpedTo(one); page += 1) await one.room.loadNewer();
    expect(lengths.slice(0, 2)).toEqual([100, 149]);
    expect(lengths.at(-1)).toBe(0);
    expect(idsOf(one)).toEqual(range(150, 400));
  });

  it('to two old messages near each other shows them in order', async () => {
    const one = await longRoom();
    await one.room.jumpTo('m200');
    await one.room.jumpTo('m140');
    expect(one.room.messages.shown.target).toBe('m140');
    expect(jumpedTo(one)).toEqual(range(90, 249));
  });

  it('to a message that does not exist gives undefined, and opens nothing', async () => {
    const one = await longRoom();
    expect(await one.room.jumpTo('nobody')).toBeUndefined();
    expect(jumpedTo(one)).toBeUndefined();
  });

  it('that is refused rejects and is emitted as an event', async () => {
    const one = await longRoom();
    one.line.refuse = () => refusal();
    await expect(one.room.jumpTo('m1')).rejects.toMatchObject({ code: 'forbidden' });
    await vi.waitFor(() => expect(one.told('command.failed')).toMatchObject([{ command: 'history.read' }]));
  });
});
