import { describe, expect, it } from 'vitest';
import { answerOf, completed, created, delta, everyEvent, joined, messageOf, messagesOf, presenceOf, ada, runOf, snapshotWith } from '../testing/samples.js';
import type { StoreEvent } from './local-events.js';
import { reduceMessages } from './messages-reducer.js';
import { itemsOf, messageOf as find, noMessages, type MessagesState } from './messages-state.js';

const fold = (events: readonly StoreEvent[], state = noMessages()): MessagesState => events.reduce(reduceMessages, state);
const three = fold([snapshotWith({ messages: messagesOf(1, 3) })]);
const echo = messageOf('own', { status: 'pending', createdAt: 5 });
const error = { code: 'forbidden', message: 'No.' };

describe('the live ids', () => {
  it.each<[string, readonly StoreEvent[], readonly string[]]>([
    ['are those of a snapshot', [], ['m1', 'm2', 'm3']],
    ['end with a new message', [created(messageOf('m4', { offset: 4 }))], ['m1', 'm2', 'm3', 'm4']],
    ['end with our unsent message', [created(echo)], ['m1', 'm2', 'm3', 'own']],
    ['have a placed message before our unsent one', [created(echo), created(messageOf('m4', { offset: 4 }))], ['m1', 'm2', 'm3', 'm4', 'own']],
    [
      'have our message once it is accepted, at its offset and once',
      [created(echo), created({ ...echo, status: 'completed', offset: 4 }), created(messageOf('m5', { offset: 5 }))],
      ['m1', 'm2', 'm3', 'own', 'm5'],
    ],
    [
      'have two of ours in the room’s order when they are accepted the other way round',
      [
        created(echo),
        created({ ...echo, id: 'own2' }),
        created({ ...echo, id: 'own2', status: 'completed', offset: 4 }),
        created({ ...echo, status: 'completed', offset: 5 }),
      ],
      ['m1', 'm2', 'm3', 'own2', 'own'],
    ],
    ['are replaced by a second snapshot', [snapshotWith({ messages: messagesOf(7, 8) })], ['m7', 'm8']],
    [
      'lack our message that was accepted before the window begins, so that no hole is hidden',
      [created(echo), snapshotWith({ messages: messagesOf(7, 8), more: true }), { type: 'message.accepted', id: 'own', offset: 4 }],
      ['m7', 'm8'],
    ],
    [
      'begin with our message that was accepted first, where nothing is older than the window',
      [created(echo), snapshotWith({ messages: messagesOf(7, 8) }), { type: 'message.accepted', id: 'own', offset: 4 }],
      ['own', 'm7', 'm8'],
    ],
    ['lack a removed message', [{ type: 'message.removed', id: 'm2' }], ['m1', 'm3']],
    ['ignore restored messages where something is shown', [{ type: 'room.restored', messages: messagesOf(8, 9), more: true }], ['m1', 'm2', 'm3']],
    [
      'lack a failed message that was discarded',
      [created(echo), { type: 'message.rejected', id: 'own', error }, { type: 'message.discarded', id: 'own' }],
      ['m1', 'm2', 'm3'],
    ],
  ])('%s', (_, events, ids) => {
    const state = fold(events, three);
    expect(state.live.ids.slice()).toEqual(ids);
    expect(itemsOf(state).map(({ id }) => id)).toEqual(ids);
  });
});

describe('one message', () => {
  const writing = fold([created(answerOf('a', '', { offset: 4 })), { type: 'message.part', id: 'a', part: 0, value: { type: 'text', text: '' } }], three);
  it.each<[string, MessagesState, readonly StoreEvent[], string, object]>([
    [
      'has the text of its deltas',
      writing,
      [delta('a', 0, 'Hel'), delta('a', 3, 'lo')],
      'a',
      { status: 'streaming', parts: [{ type: 'text', text: 'Hello' }] },
    ],
    ['is completed by its completion', writing, [completed('a', 'Hello')], 'a', { status: 'completed', completedAt: 2_000 }],
    ['has the new parts after an edit', three, [{ type: 'message.edited', id: 'm1', parts: [], editedAt: 9 }], 'm1', { parts: [], editedAt: 9 }],
    [
      'is failed, with the reason, after a rejection',
      fold([created(echo)], three),
      [{ type: 'message.rejected', id: 'own', error }],
      'own',
      { status: 'failed', error },
    ],
    [
      'has its offset once it is accepted, before the room’s event',
      fold([created(echo)], three),
      [{ type: 'message.accepted', id: 'own', offset: 4 }],
      'own',
      { status: 'completed', offset: 4 },
    ],
    [
      'stays as the room has it when the acceptance comes after the room’s event',
      fold([created(echo), created({ ...echo, status: 'completed', offset: 4, createdAt: 77 })], three),
      [{ type: 'message.accepted', id: 'own', offset: 4 }],
      'own',
      { status: 'completed', offset: 4, createdAt: 77 },
    ],
    [
      'is pending, without the reason, after a rejection and a retry',
      fold([created(echo), { type: 'message.rejected', id: 'own', error }], three),
      [{ type: 'message.retried', id: 'own' }],
      'own',
      echo,
    ],
  ])('%s', (_, before, events, id, expected) => {
    expect(find(fold(events, before), id)).toMatchObject(expected);
  });

  it('has no error after a retry', () => {
    const state = fold([created(echo), { type: 'message.rejected', id: 'own', error }, { type: 'message.retried', id: 'own' }]);
    expect(find(state, 'own')).not.toHaveProperty('error');
  });
});

describe('the same state is returned', () => {
  it.each<[string, StoreEvent]>([
    ['for a delta of a message that is not here', delta('zzz', 0, 'x')],
    ['for a delta of a message that is finished', delta('m1', 0, 'x')],
    ['for a completion of a message that is not here', completed('zzz', 'x')],
    ['for a rejection of a message that the room has taken', { type: 'message.rejected', id: 'm1', error }],
    ['for a retry of a message that did not fail', { type: 'message.retried', id: 'm1' }],
    ['for an echo of a message that the room has accepted', created(messageOf('m1', { status: 'pending' }))],
    ['for a restored room when one is shown', { type: 'room.restored', messages: messagesOf(8, 9), more: true }],
    ['for closing a window that is not open', { type: 'window.closed', window: 'jump' }],
    ['for a presence', joined(presenceOf(ada, 'c1'))],
    ['for typing', everyEvent['typing.started']],
    ['for a run', { type: 'run.updated', run: runOf('m1') }],
    ['for the room’s info', everyEvent['room.updated']],
    ['for a gap', everyEvent['room.gap']],
    ['for a resume', everyEvent['room.resumed']],
    ['for the line', { type: 'connection.changed', connection: { status: 'open' } }],
    ['for a failed command', { type: 'command.failed', command: 'run.stop', error }],
    ['for failed storage', { type: 'storage.failed', error }],
    ['for an event of a later version', { type: 'message.reacted', id: 'm1' } as unknown as StoreEvent],
  ])('%s', (_, event) => {
    expect(reduceMessages(three, event)).toBe(three);
  });
});

describe('a snapshot', () => {
  it('keeps what is pending or failed here, and nothing else', () => {
    const before = fold([created(echo), created({ ...echo, id: 'lost' }), { type: 'message.rejected', id: 'lost', error }], three);
    const after = fold([snapshotWith({ messages: messagesOf(9, 9), more: true })], before);
    expect(itemsOf(after).map(({ id, status }) => [id, status])).toEqual([
      ['m9', 'completed'],
      ['own', 'pending'],
      ['lost', 'failed'],
    ]);
    expect(after.live.more).toBe(true);
    expect(after.messages.keys()).toHaveLength(3);
  });

  it('replaces our unsent message when it contains it', () => {
    const after = fold([created(echo), snapshotWith({ messages: [{ ...echo, status: 'completed', offset: 4 }] })], three);
    expect(itemsOf(after).map(({ id, status }) => [id, status])).toEqual([['own', 'completed']]);
  });

  it('does not keep a message of the room that failed', () => {
    const failed = answerOf('a', 'x', { status: 'failed', offset: 4 });
    expect(fold([created(failed), snapshotWith()], three).live.ids.slice()).toEqual([]);
  });
});

describe('the window', () => {
  const full = fold([snapshotWith({ messages: messagesOf(1, 5) })], noMessages(5));

  it('keeps the newest messages and reports that older ones exist', () => {
    const state = fold([created(messageOf('m6', { offset: 6 })), created(messageOf('m7', { offset: 7 }))], full);
    expect(state.live.ids.slice()).toEqual(['m3', 'm4', 'm5', 'm6', 'm7']);
    expect(state.live.more).toBe(true);
    expect(state.messages.keys().toSorted()).toEqual(['m3', 'm4', 'm5', 'm6', 'm7']);
  });

  it('drops our message that an even larger snapshot has among its older ones', () => {
    const messages = [{ ...echo, status: 'completed', offset: 1 } as const, ...messagesOf(2, 6)];
    expect(fold([created(echo), snapshotWith({ messages })], noMessages(5)).live.ids.slice()).toEqual(['m2', 'm3', 'm4', 'm5', 'm6']);
  });

  it('keeps the newest of a snapshot that is larger than it', () => {
    expect(fold([snapshotWith({ messages: messagesOf(1, 9) })], noMessages(5)).live.ids.slice()).toEqual(['m5', 'm6', 'm7', 'm8', 'm9']);
  });

  it('drops an answer that is still being written when it falls out', () => {
    const state = fold([created(answerOf('a', 'x', { offset: 1 })), ...messagesOf(2, 6).map(created)], noMessages(5));
    expect(find(state, 'a')).toBeUndefined();
  });
});

describe('a delta', () => {
  it('keeps the list of ids, and the earlier state', () => {
    const room = fold([snapshotWith({ messages: [...messagesOf(1, 400), answerOf('a', 'x', { offset: 401 })] })]);
    const next = reduceMessages(room, delta('a', 1, 'y'));
    expect(next.live.ids).toBe(room.live.ids);
    expect(find(next, 'a')?.parts).toEqual(answerOf('a', 'xy').parts);
    expect(find(room, 'a')?.parts).toEqual(answerOf('a', 'x').parts);
    expect(find(next, 'a')?.parts).toEqual(answerOf('a', 'xy').parts);
  });

  it('keeps the other messages', () => {
    const room = fold([snapshotWith({ messages: [answerOf('a', 'x', { offset: 1 }), answerOf('b', 'x', { offset: 2 })] })]);
    expect(find(reduceMessages(room, delta('a', 1, 'y')), 'b')).toBe(find(room, 'b'));
  });
});
