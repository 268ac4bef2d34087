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

describe('the next step of a room', () => {
  it.each<[string, readonly OutboxInput[], number, string]>([
    ['nothing without entries', [], T, 'nothing until something happens'],
    ['sending the first entry', written('a', 'b'), T, 'try a'],
    ['nothing while an entry is on its way', [...written('a', 'b'), { type: 'begun', key: 'a' }], T, 'nothing until something happens'],
    ['sending the second entry once the first is accepted', [...written('a', 'b'), { type: 'begun', key: 'a' }, { type: 'accepted', key: 'a' }], T, 'try b'],
    ['nothing while the line is cut', [...written('a'), { type: 'line-changed', line: 'down' }], T, 'nothing until something happens'],
    ['waiting as long as the server says', [...written('a', 'b'), { type: 'begun', key: 'a' }, delayed('a')], T, 'nothing until 500'],
    ['sending the same entry after that', [...written('a', 'b'), { type: 'begun', key: 'a' }, delayed('a')], T + 500, 'try a'],
    ['sending at once when the writer wants it', [...written('a'), { type: 'begun', key: 'a' }, delayed('a'), { type: 'wanted', key: 'a', at: T }], T, 'try a'],
    ['sending at once when the clock was set back', [...written('a'), { type: 'begun', key: 'a' }, delayed('a')], T - DAY, 'try a'],
    [
      'sending at once when the line is back, if no answer had come',
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
      'waiting on when the line is back, if the server had answered "later"',
      [...written('a'), { type: 'begun', key: 'a' }, delayed('a'), { type: 'line-changed', line: 'down' }, { type: 'line-changed', line: 'up' }],
      T,
      'nothing until 500',
    ],
    [
      'sending the second entry when the first was refused for good',
      [...written('a', 'b'), { type: 'begun', key: 'a' }, { type: 'refused', key: 'a', error: failure }],
      T,
      'try b',
    ],
    [
      'sending a refused entry behind the others when its writer wants it',
      [...written('a', 'b'), { type: 'refused', key: 'a', error: failure }, { type: 'wanted', key: 'a', at: T }],
      T,
      'try b',
    ],
    ['holding an entry older than a day', written('a'), T + DAY + 1, 'hold a'],
    ['holding it also while the line is cut', [...written('a'), { type: 'line-changed', line: 'down' }], T + DAY + 1, 'hold a'],
    [
      'sending the others past a held entry',
      [...written('a'), { type: 'held', key: 'a' }, { type: 'written', entry: message('b', { writtenAt: T + DAY }) }],
      T + DAY + 1,
      'try b',
    ],
    [
      'sending a held entry when its writer confirms it',
      [...written('a'), { type: 'held', key: 'a' }, { type: 'wanted', key: 'a', at: T + DAY + 1 }],
      T + DAY + 1,
      'try a',
    ],
    [
      'waiting for the time to undo a removal, which blocks nothing',
      [{ type: 'written', entry: removal('x', T + 5_000) }, ...written('a'), { type: 'begun', key: 'a' }],
      T,
      'nothing until 5000',
    ],
    ['sending a removal that is due', [{ type: 'written', entry: removal('x', T + 5_000) }], T + 5_000, `try ${removalKey('x')}`],
    ['sending a removal when the clock was set back', [{ type: 'written', entry: removal('x', T + 5_000) }], T - DAY, `try ${removalKey('x')}`],
    ['waiting while the removal of an unsent message can be undone', [...written('a'), { type: 'removal', key: 'a', at: T + 5_000 }], T, 'nothing until 5000'],
    [
      'sending that message when its removal is undone',
      [...written('a'), { type: 'removal', key: 'a', at: T + 5_000 }, { type: 'removal', key: 'a', at: undefined }],
      T,
      'try a',
    ],
    ['dropping that message when its removal is due', [...written('a'), { type: 'removal', key: 'a', at: T + 5_000 }], T + 5_000, 'drop a'],
    [
      'removing that message from the room if it may have arrived',
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

describe('entries of an earlier visit', () => {
  it('precede entries that were written during the reading, keep their order, and may have arrived', () => {
    const state = after(...written('new'), { type: 'read', first: true, entries: [stored('second', T + 9), stored('first', T + 8)] });
    expect(state.entries.map(({ key }) => key)).toEqual(['first', 'second', 'new']);
    expect([...state.tried]).toEqual(['second', 'first']);
  });

  it('are replaced by a later reading, as other tabs change them', () => {
    const one = after({ type: 'read', first: true, entries: [stored('a', 1), stored('b', 2)] });
    expect(reduceOutbox(one, { type: 'read', entries: [stored('b', 2, { held: true }), stored('c', 3)] }).entries).toEqual([
      stored('b', 2, { held: true }),
      stored('c', 3),
    ]);
  });
});

describe('the order of entries', () => {
  it('is the order of writing, also when the clock is set back', () => {
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

describe('the author of an entry', () => {
  it('is set on entries of this visit when the server identifies us', () => {
    const ada = { id: 'ada', name: 'Ada', kind: 'person' } as const;
    const state = after({ type: 'read', first: true, entries: [stored('earlier', 1)] }, ...written('a'), { type: 'identified', member: ada });
    expect(state.entries.map(({ author }) => author?.id)).toEqual([undefined, 'ada']);
  });
});

describe('the view of a message', () => {
  const seen = (state: OutboxState, now = T): unknown => [...viewsOf(state, now).values()].map(({ id, change }) => [id, change]);

  it('has no change while nothing is wrong', () => {
    expect(seen(after(...written('a'), { type: 'begun', key: 'a' }))).toEqual([['a', undefined]]);
  });

  it('is `waiting-line` for all messages of a cut line', () => {
    const waits = { delivery: { state: 'waiting-line' } };
    expect(seen(after(...written('a', 'b'), { type: 'line-changed', line: 'down' }))).toEqual([
      ['a', waits],
      ['b', waits],
    ]);
    expect(seen(after(...written('a'), { type: 'begun', key: 'a' }, delayed('a', { answered: false })))).toEqual([['a', waits]]);
  });

  it('is `waiting-server` for all messages, with the time of the next try on the first', () => {
    const state = after(...written('a', 'b'), { type: 'begun', key: 'a' }, delayed('a'));
    expect(seen(state)).toEqual([
      ['a', { delivery: { state: 'waiting-server', retryAt: T + 500, error: failure } }],
      ['b', { delivery: { state: 'waiting-server', error: failure } }],
    ]);
    expect(waitOf(state, 'lobby', T + 500)).toBeUndefined();
  });

  it('has the new text of an edit, the state `held`, and the end of the time to undo a removal', () => {
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
