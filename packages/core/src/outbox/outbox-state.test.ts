import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../storage/storage.js';
import { emptyOutbox, isInLine, reduceOutbox, removalKey, stepOf, waitOf, type OutboxInput, type OutboxState } from './outbox-state.js';
import { viewsOf } from './outgoing-view.js';

const T = 1_000_000_000;
const DAY = 24 * 60 * 60 * 1000;
const failure = { code: 'rate-limited', message: 'Slow down.' };

const message = (key: string, more: Partial<OutboxEntry> = {}): Omit<OutboxEntry, 'order'> => ({
  key,
  room: 'lobby',
  command: { type: 'message.send', room: 'lobby', message: { id: key, parts: [{ type: 'text', text: key }] } },
  writtenAt: T,
  ...more,
});
const removal = (id: string, removeAt: number): Omit<OutboxEntry, 'order'> => ({
  key: removalKey(id),
  room: 'lobby',
  command: { type: 'message.remove', room: 'lobby', id },
  writtenAt: T,
  removeAt,
});
const stored = (key: string, order: number, more: Partial<OutboxEntry> = {}): OutboxEntry => ({ ...message(key), order, ...more });
const written = (...keys: string[]): OutboxInput[] => keys.map((key) => ({ type: 'written', entry: message(key) }));
const after = (...inputs: readonly OutboxInput[]): OutboxState => inputs.reduce(reduceOutbox, emptyOutbox);
const delayed = (key: string, more: Partial<Extract<OutboxInput, { type: 'delayed' }>> = {}): OutboxInput => ({
  type: 'delayed',
  key,
  error: failure,
  answered: true,
  at: T,
  until: T + 500,
  ...more,
});
const nextOf = (state: OutboxState, now = T): string => {
  const step = stepOf(state, 'lobby', now);
  return step.type === 'nothing' ? `nothing until ${String(step.at === Infinity ? 'something happens' : step.at - T)}` : `${step.type} ${step.entry.key}`;
};

describe('what is next in a room', () => {
  it.each<[string, readonly OutboxInput[], number, string]>([
    ['nothing, where nothing waits', [], T, 'nothing until something happens'],
    ['the first that was written', written('a', 'b'), T, 'try a'],
    ['nothing while one is on its way', [...written('a', 'b'), { type: 'begun', key: 'a' }], T, 'nothing until something happens'],
    ['the second once the first is accepted', [...written('a', 'b'), { type: 'begun', key: 'a' }, { type: 'accepted', key: 'a' }], T, 'try b'],
    ['nothing while the line is cut', [...written('a'), { type: 'line-changed', line: 'down' }], T, 'nothing until something happens'],
    ['the same again after the time the server named', [...written('a', 'b'), { type: 'begun', key: 'a' }, delayed('a')], T, 'nothing until 500'],
    ['… and not the one after it', [...written('a', 'b'), { type: 'begun', key: 'a' }, delayed('a')], T + 500, 'try a'],
    ['at once where its writer wants it', [...written('a'), { type: 'begun', key: 'a' }, delayed('a'), { type: 'wanted', key: 'a', at: T }], T, 'try a'],
    ['at once where the clock was set back', [...written('a'), { type: 'begun', key: 'a' }, delayed('a')], T - DAY, 'try a'],
    [
      'at once when the line is back, where nothing had come back',
      [
        ...written('a'),
        { type: 'begun', key: 'a' },
        delayed('a', { answered: false }),
        { type: 'line-changed', line: 'down' },
        { type: 'line-changed', line: 'up' },
      ],
      T,
      'try a',
    ],
    [
      'not at once when the line is back, where the server said when',
      [...written('a'), { type: 'begun', key: 'a' }, delayed('a'), { type: 'line-changed', line: 'down' }, { type: 'line-changed', line: 'up' }],
      T,
      'nothing until 500',
    ],
    [
      'the second where the first was refused for good',
      [...written('a', 'b'), { type: 'begun', key: 'a' }, { type: 'refused', key: 'a', error: failure }],
      T,
      'try b',
    ],
    [
      'the refused one behind the others, where its writer wants it',
      [...written('a', 'b'), { type: 'refused', key: 'a', error: failure }, { type: 'wanted', key: 'a', at: T }],
      T,
      'try b',
    ],
    ['an entry older than a day is held', written('a'), T + DAY + 1, 'hold a'],
    ['… also while the line is cut', [...written('a'), { type: 'line-changed', line: 'down' }], T + DAY + 1, 'hold a'],
    [
      '… and lets the others pass',
      [...written('a'), { type: 'held', key: 'a' }, { type: 'written', entry: message('b', { writtenAt: T + DAY }) }],
      T + DAY + 1,
      'try b',
    ],
    [
      'a held entry is sent when its writer confirms it',
      [...written('a'), { type: 'held', key: 'a' }, { type: 'wanted', key: 'a', at: T + DAY + 1 }],
      T + DAY + 1,
      'try a',
    ],
    [
      'a removal waits until it cannot be undone, and blocks nothing',
      [{ type: 'written', entry: removal('x', T + 5_000) }, ...written('a'), { type: 'begun', key: 'a' }],
      T,
      'nothing until 5000',
    ],
    ['a removal that is due', [{ type: 'written', entry: removal('x', T + 5_000) }], T + 5_000, `try ${removalKey('x')}`],
    ['a removal that seems far off, as the clock was set back', [{ type: 'written', entry: removal('x', T + 5_000) }], T - DAY, `try ${removalKey('x')}`],
    ['a message that is being removed does not go', [...written('a'), { type: 'removal', key: 'a', at: T + 5_000 }], T, 'nothing until 5000'],
    ['… goes where that is undone', [...written('a'), { type: 'removal', key: 'a', at: T + 5_000 }, { type: 'removal', key: 'a', at: undefined }], T, 'try a'],
    ['… is dropped when it is due', [...written('a'), { type: 'removal', key: 'a', at: T + 5_000 }], T + 5_000, 'drop a'],
    [
      '… is removed from the room where it may have arrived',
      [...written('a'), { type: 'begun', key: 'a' }, delayed('a'), { type: 'removal', key: 'a', at: T }],
      T,
      'turn-to-removal a',
    ],
  ])('is %s', (_, inputs, now, wanted) => {
    expect(nextOf(after(...inputs), now)).toBe(wanted);
  });

  it('is decided per room', () => {
    const state = after(...written('a'), { type: 'written', entry: message('b', { room: 'ops' }) }, { type: 'begun', key: 'a' });
    expect(stepOf(state, 'ops', T)).toMatchObject({ type: 'try', entry: { key: 'b' } });
  });
});

describe('what an earlier visit left', () => {
  it('goes before what was written while it was read, in its own order, and may have arrived', () => {
    const state = after(...written('new'), { type: 'read', first: true, entries: [stored('second', T + 9), stored('first', T + 8)] });
    expect(state.entries.map(({ key }) => key)).toEqual(['first', 'second', 'new']);
    expect([...state.tried]).toEqual(['second', 'first']);
  });

  it('is replaced by what storage says later, as other tabs change it', () => {
    const one = after({ type: 'read', first: true, entries: [stored('a', 1), stored('b', 2)] });
    expect(reduceOutbox(one, { type: 'read', entries: [stored('b', 2, { held: true }), stored('c', 3)] }).entries).toEqual([
      stored('b', 2, { held: true }),
      stored('c', 3),
    ]);
  });
});

describe('the order of what is written', () => {
  it('is that of writing, also when the clock is set back', () => {
    const state = after(
      ...written('a'),
      { type: 'written', entry: message('b', { writtenAt: T - DAY }) },
      { type: 'written', entry: message('c', { writtenAt: T + 5 }) },
    );
    expect(state.entries.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    expect(new Set(state.entries.map(({ order }) => order)).size).toBe(3);
  });
});

describe('a message that its writer removes while it is on its way', () => {
  it('is removed from the room when the time to undo is over', () => {
    const state = after(...written('a'), { type: 'begun', key: 'a' }, { type: 'removal', key: 'a', at: T + 100 }, { type: 'accepted', key: 'a' });
    expect(state.entries).toMatchObject([{ key: removalKey('a'), command: { type: 'message.remove', id: 'a' }, removeAt: T + 100 }]);
  });
});

describe('who wrote it', () => {
  it('is noted when the server says who we are, of what nobody has sent yet', () => {
    const ada = { id: 'ada', name: 'Ada', kind: 'person' } as const;
    const state = after({ type: 'read', first: true, entries: [stored('earlier', 1)] }, ...written('a'), { type: 'identified', member: ada });
    expect(state.entries.map(({ author }) => author?.id)).toEqual([undefined, 'ada']);
  });
});

describe('what a reader sees', () => {
  const seen = (state: OutboxState, now = T): unknown => [...viewsOf(state, now).values()].map(({ id, change }) => [id, change]);

  it('is nothing beside the message while all goes well', () => {
    expect(seen(after(...written('a'), { type: 'begun', key: 'a' }))).toEqual([['a', undefined]]);
  });

  it('is that all wait for the line', () => {
    const waits = { delivery: { state: 'waiting-line' } };
    expect(seen(after(...written('a', 'b'), { type: 'line-changed', line: 'down' }))).toEqual([
      ['a', waits],
      ['b', waits],
    ]);
    expect(seen(after(...written('a'), { type: 'begun', key: 'a' }, delayed('a', { answered: false })))).toEqual([['a', waits]]);
  });

  it('is when the first goes again, where the server said so, and that the others wait too', () => {
    const state = after(...written('a', 'b'), { type: 'begun', key: 'a' }, delayed('a'));
    expect(seen(state)).toEqual([
      ['a', { delivery: { state: 'waiting-server', retryAt: T + 500, error: failure } }],
      ['b', { delivery: { state: 'waiting-server', error: failure } }],
    ]);
    expect(waitOf(state, 'lobby', T + 500)).toBeUndefined();
  });

  it('is the new text of an edit, what is held, and until when a removal can be undone', () => {
    const parts = [{ type: 'text', text: 'new' }] as const;
    const state = after(
      { type: 'written', entry: { key: 'edit 1', room: 'lobby', command: { type: 'message.edit', room: 'lobby', id: 'x', parts }, writtenAt: T } },
      { type: 'written', entry: removal('y', T + 5_000) },
      ...written('a'),
      { type: 'held', key: 'a' },
    );
    expect(seen(state)).toEqual([
      ['x', { parts }],
      ['y', { removedAt: T + 5_000 }],
      ['a', { delivery: { state: 'held' } }],
    ]);
    expect(state.entries.map((entry) => isInLine(entry, T))).toEqual([true, false, false]);
  });
});
