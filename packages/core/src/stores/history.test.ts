import { describe, expect, it } from 'vitest';
import { answerOf, created, delta, messageOf, messagesOf, snapshotWith } from '../testing/samples.js';
import type { StoreEvent } from './local-events.js';
import { reduceMessages } from './messages-reducer.js';
import { itemsOf, messageOf as find, noMessages, type MessagesState } from './messages-state.js';

const fold = (events: readonly StoreEvent[], state = noMessages()): MessagesState => events.reduce(reduceMessages, state);
const idsOf = (first: number, last: number): string[] => messagesOf(first, last).map(({ id }) => id);
const around = (target: string, first: number, last: number, newest: number, window = 'jump'): StoreEvent => ({
  type: 'window.opened',
  window,
  target,
  page: { messages: messagesOf(first, last), more: first > 1, moreAfter: last < newest },
});
function windowOf(state: MessagesState, key = 'jump'): object | undefined {
  const window = state.windows.get(key);
  return window && { ...window, ids: window.ids.slice() };
}
/** The live window holds m91 to m100. */
const live = fold([snapshotWith({ messages: messagesOf(91, 100), more: true })]);

describe('a page of history', () => {
  const page = (first: number, last: number, before = last + 1): StoreEvent => ({
    type: 'history.loaded',
    before,
    page: { messages: messagesOf(first, last), more: first > 1 },
  });

  it('is added before the window and raises its limit', () => {
    const state = fold([{ type: 'history.requested' }, page(81, 90), created(messageOf('m101', { offset: 101 }))], { ...live, limit: 10 });
    expect(state.live.ids.slice()).toEqual([...idsOf(82, 101)]);
    expect(state).toMatchObject({ paging: 'idle', live: { more: true }, limit: 20 });
  });

  describe('that is older than a redaction but arrives after it', () => {
    const removal: StoreEvent = { type: 'message.removed', id: 'm85' };
    const edit: StoreEvent = { type: 'message.edited', id: 'm85', parts: [{ type: 'text', text: 'New.' }], editedAt: 9_000 };

    it.each<[string, StoreEvent]>([
      ['a page before the window', page(81, 90)],
      ['a window around an old message', around('m84', 81, 90, 100)],
    ])('does not bring back what was removed: %s', (_, late) => {
      const state = fold([{ type: 'history.requested' }, removal, late], live);
      expect(find(state, 'm84')).toBeDefined();
      expect(find(state, 'm85')).toBeUndefined();
      expect([...state.live.ids.slice(), ...(state.windows.get('jump')?.ids.slice() ?? [])]).not.toContain('m85');
    });

    it('does not bring back a message that was shown and then removed', () => {
      const shown = fold([around('m84', 81, 90, 100)], live);
      expect(find(fold([removal, around('m84', 81, 90, 100)], shown), 'm85')).toBeUndefined();
    });

    it('shows the edit', () => {
      expect(find(fold([edit, page(81, 90)], live), 'm85')).toMatchObject({ parts: [{ type: 'text', text: 'New.' }], editedAt: 9_000 });
    });

    it('keeps a newer edit of the page that the line has not brought yet', () => {
      const newer: StoreEvent = {
        type: 'history.loaded',
        before: 91,
        page: { messages: [{ ...messageOf('m85', { offset: 85, editedAt: 9_500 }), parts: [] }], more: true },
      };
      expect(find(fold([edit, newer], live), 'm85')).toMatchObject({ parts: [], editedAt: 9_500 });
    });

    it('is corrected by the last hundred redactions', () => {
      const removals = Array.from({ length: 500 }, (_, at): StoreEvent => ({ type: 'message.removed', id: `x${String(at)}` }));
      expect(fold(removals, live).redactions.size).toBe(100);
    });
  });

  it('reports that no older page exists', () => {
    expect(fold([page(1, 90)], live).live.more).toBe(false);
  });

  it('is ignored when the window begins elsewhere by now, and paging is idle again', () => {
    const moved = fold([{ type: 'history.requested' }, snapshotWith({ messages: messagesOf(151, 160), more: true }), page(81, 90)], live);
    expect(moved.live.ids.slice()).toEqual(idsOf(151, 160));
    expect(moved).toMatchObject({ paging: 'idle', live: { more: true } });
    expect(find(moved, 'm85')).toBeUndefined();
  });

  it('has a paging state while it loads and when it fails', () => {
    expect(fold([{ type: 'history.requested' }], live).paging).toBe('loading');
    expect(fold([{ type: 'history.requested' }, { type: 'history.failed', error: { code: 'x', message: '' } }], live).paging).toBe('failed');
  });
});

describe('a window around an old message', () => {
  const old = fold([around('m40', 31, 50, 100)], live);

  it('exists beside the live one, which goes on growing', () => {
    expect(windowOf(old)).toEqual({ target: 'm40', ids: idsOf(31, 50), more: true, moreAfter: true });
    expect(fold([created(messageOf('m101', { offset: 101 }))], old).live.ids.slice()).toEqual(idsOf(91, 101));
    expect(find(old, 'm40')?.id).toBe('m40');
  });

  it('grows backwards by a page', () => {
    const state = fold([{ type: 'history.loaded', window: 'jump', before: 31, page: { messages: messagesOf(1, 30), more: false } }], old);
    expect(windowOf(state)).toMatchObject({ ids: idsOf(1, 50), more: false });
    expect(state.live.ids.slice()).toEqual(live.live.ids.slice());
  });

  it('grows forwards by an overlapping page', () => {
    expect(windowOf(fold([around('m40', 41, 60, 100)], old))).toEqual({ target: 'm40', ids: idsOf(31, 60), more: true, moreAfter: true });
  });

  it('grows backwards by an overlapping page, in the room’s order', () => {
    expect(windowOf(fold([around('m25', 16, 35, 100)], old))).toEqual({ target: 'm25', ids: idsOf(16, 50), more: true, moreAfter: true });
    expect(windowOf(fold([around('m10', 1, 35, 100)], old))).toMatchObject({ ids: idsOf(1, 50), more: false });
  });

  it('is replaced, with its messages, by one that does not overlap it', () => {
    const state = fold([around('m10', 1, 20, 100)], old);
    expect(windowOf(state)).toMatchObject({ target: 'm10', ids: idsOf(1, 20), more: false });
    expect(find(state, 'm40')).toBeUndefined();
  });

  it('becomes part of the live window when they overlap', () => {
    const state = fold([around('m90', 81, 95, 100)], live);
    expect(state.live.more).toBe(true);
    expect(state.live.ids.slice()).toEqual(idsOf(81, 100));
    expect(windowOf(state)).toBeUndefined();
    expect(state.limit).toBe(live.limit + 10);
  });

  it('becomes part of the live window when it has grown to it', () => {
    const state = fold([around('m40', 41, 80, 100), around('m40', 71, 100, 100)], old);
    expect(state.live.more).toBe(true);
    expect(state.live.ids.slice()).toEqual(idsOf(31, 100));
    expect(windowOf(state)).toBeUndefined();
  });

  it('keeps the room’s order when it contains a message that the line has not brought yet', () => {
    const state = fold([around('m101', 52, 101, 101), created(messageOf('m101', { offset: 101 }))], live);
    expect(itemsOf(state).map(({ id }) => id)).toEqual(idsOf(52, 101));
  });

  it('leaves our unsent messages last when it becomes part of the live window', () => {
    const state = fold([created(messageOf('own', { status: 'pending' })), around('m90', 81, 100, 100)], live);
    expect(state.live.ids.slice()).toEqual([...idsOf(81, 100), 'own']);
  });

  it('does not replace a known message by the page’s older state', () => {
    const before = fold([created(answerOf('a', 'Hel', { offset: 101 })), delta('a', 3, 'lo')], live);
    const state = fold(
      [
        {
          type: 'window.opened',
          window: 'jump',
          target: 'm90',
          page: { messages: [...messagesOf(90, 100), answerOf('a', 'Hel', { offset: 101 })], more: true, moreAfter: false },
        },
      ],
      before,
    );
    expect(find(state, 'a')?.parts).toEqual(answerOf('a', 'Hello').parts);
  });

  it('removes its messages when it is closed', () => {
    const state = fold([{ type: 'window.closed', window: 'jump' }], old);
    expect(windowOf(state)).toBeUndefined();
    expect(state.messages.keys().toSorted()).toEqual(live.live.ids.slice().toSorted());
  });

  it('survives a snapshot', () => {
    const state = fold([snapshotWith({ messages: messagesOf(95, 104), more: true })], old);
    expect(windowOf(state)).toMatchObject({ ids: idsOf(31, 50) });
    expect(find(state, 'm40')?.id).toBe('m40');
  });

  it('loses a message that is removed', () => {
    expect(
      fold([{ type: 'message.removed', id: 'm40' }], old)
        .windows.get('jump')
        ?.ids.slice(),
    ).not.toContain('m40');
  });

  it('shows an edit of its messages', () => {
    expect(find(fold([{ type: 'message.edited', id: 'm40', parts: [], editedAt: 1 }], old), 'm40')?.parts).toEqual([]);
  });
});

describe('several windows', () => {
  const two = fold([around('m40', 31, 50, 100), around('m45', 41, 60, 100, 'search')], live);
  const page = (window: string | undefined, first: number, last: number): StoreEvent => ({
    type: 'history.loaded',
    window,
    before: last + 1,
    page: { messages: messagesOf(first, last), more: first > 1 },
  });

  it('exist beside each other, and a page extends only its own', () => {
    const state = fold([page('search', 21, 40), around('m45', 51, 70, 100, 'search')], two);
    expect(windowOf(state)).toEqual(windowOf(two));
    expect(windowOf(state, 'search')).toEqual({ target: 'm45', ids: idsOf(21, 70), more: true, moreAfter: true });
    expect(state.live).toBe(live.live);
  });

  it('keep a shared message until the last of them is closed', () => {
    const state = fold([{ type: 'window.closed', window: 'jump' }], two);
    expect(windowOf(state)).toBeUndefined();
    expect([find(state, 'm35'), find(state, 'm45')?.id]).toEqual([undefined, 'm45']);
    expect(
      fold([{ type: 'window.closed', window: 'search' }], state)
        .messages.keys()
        .toSorted(),
    ).toEqual(live.live.ids.slice().toSorted());
  });

  it('all become part of the live window when one of them joins it and overlaps the others', () => {
    const state = fold([around('m70', 51, 90, 100, 'search'), around('m90', 81, 95, 100, 'search')], two);
    expect(state.live.ids.slice()).toEqual(idsOf(31, 100));
    expect(state.windows.size).toBe(0);
    expect(state.limit).toBe(live.limit + 60);
  });

  it('become part of the live window when it is paged back to them', () => {
    const state = fold([page(undefined, 71, 90), page(undefined, 51, 70)], two);
    expect(state.live).toMatchObject({ more: true, moreAfter: false });
    expect(state.live.ids.slice()).toEqual(idsOf(31, 100));
    expect(state.windows.size).toBe(0);
  });

  it('ignore a page for a window that was closed meanwhile', () => {
    const state = fold([{ type: 'window.closed', window: 'jump' }, page('jump', 11, 30)], two);
    expect(find(state, 'm20')).toBeUndefined();
  });
});

describe('releasing what was paged in', () => {
  const page = (first: number, last: number): StoreEvent => ({
    type: 'history.loaded',
    before: last + 1,
    page: { messages: messagesOf(first, last), more: first > 1 },
  });
  const grown = fold([page(61, 90), page(31, 60), page(1, 30)], { ...live, limit: 20, baseLimit: 20 });

  it('removes the messages, which can be paged in again', () => {
    expect(grown).toMatchObject({ live: { more: false }, limit: 110 });
    const state = fold([{ type: 'history.released' }], grown);
    expect(state.live.ids.slice()).toEqual(idsOf(81, 100));
    expect(state.messages.keys().toSorted()).toEqual(idsOf(81, 100).toSorted());
    expect(state).toMatchObject({ live: { more: true }, limit: 20 });
    expect(fold([page(51, 80)], state).live.ids.slice()).toEqual(idsOf(51, 100));
  });

  it('keeps our unsent messages and the window around an old one', () => {
    const state = fold([created(messageOf('own', { status: 'failed' })), around('m40', 31, 50, 100), { type: 'history.released' }], {
      ...live,
      limit: 20,
      baseLimit: 5,
    });
    expect(state.live.ids.slice()).toEqual([...idsOf(97, 100), 'own']);
    expect(windowOf(state)).toMatchObject({ ids: idsOf(31, 50) });
    expect(find(state, 'm40')?.id).toBe('m40');
  });

  it('changes nothing when nothing was paged in', () => {
    expect(reduceMessages(live, { type: 'history.released' })).toBe(live);
  });
});
