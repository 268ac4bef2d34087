import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ada, ben, bot, created, everyEvent, joined, messageOf, presenceOf, resumedWith, runOf, snapshotWith } from '../testing/samples.js';
import type { StoreEvent } from './local-events.js';
import { createPresenceStore, nobody, reducePresence, type PresenceState, type PresenceStore } from './presence.js';

const left = (...presences: ReturnType<typeof presenceOf>[]): StoreEvent => ({
  type: 'presence.changed',
  joins: {},
  leaves: Object.fromEntries(presences.map((one) => [one.member.id, one])),
});
const typing = (member: string, ttl = 5_000): StoreEvent => ({ type: 'typing.started', member, ttl });
const stopped = (member: string): StoreEvent => ({ type: 'typing.stopped', member });
const cut: StoreEvent = { type: 'connection.changed', connection: { status: 'connecting', attempt: 2 } };

const both: PresenceState = { presences: { ada: presenceOf(ada, 'c1', 'c2'), ben: presenceOf(ben, 'c3') }, typing: ['ben'] };

describe('reducePresence', () => {
  it.each<[string, PresenceState, StoreEvent, PresenceState]>([
    [
      'replaces everything by a snapshot',
      both,
      snapshotWith({ presences: { ada: presenceOf(ada, 'c9') }, typing: ['ada'] }),
      { presences: { ada: presenceOf(ada, 'c9') }, typing: ['ada'] },
    ],
    [
      'replaces everything by a resume',
      both,
      resumedWith({ presences: { ben: presenceOf(ben, 'c3') } }),
      { presences: { ben: presenceOf(ben, 'c3') }, typing: [] },
    ],
    ['adds a member who joins', nobody, joined(presenceOf(ada, 'c1')), { presences: { ada: presenceOf(ada, 'c1') }, typing: [] }],
    [
      'keeps a member who closes one of two tabs',
      both,
      left(presenceOf(ada, 'c1')),
      { ...both, presences: { ...both.presences, ada: { member: ada, connections: [{ id: 'c2', since: 2 }] } } },
    ],
    ['removes a member who leaves, also from typing', both, left(presenceOf(ben, 'c3')), { presences: { ada: presenceOf(ada, 'c1', 'c2') }, typing: [] }],
    ['adds a member who types', both, typing('ada'), { ...both, typing: ['ben', 'ada'] }],
    ['removes a member who stops typing', both, stopped('ben'), { ...both, typing: [] }],
    ['clears typing while the line is cut, but keeps the members', both, cut, { ...both, typing: [] }],
  ])('%s', (_, before, event, after) => {
    expect(reducePresence(before, event)).toEqual(after);
  });

  it.each<[string, StoreEvent]>([
    ['typing that has begun already', typing('ben')],
    ['the end of typing that had not begun', stopped('ada')],
    ['an open line', { type: 'connection.changed', connection: { status: 'open' } }],
    ['a message', created(messageOf('m1'))],
    ['a run', { type: 'run.updated', run: runOf('a') }],
    ['a gap', everyEvent['room.gap']],
    ['the room’s info', everyEvent['room.updated']],
    ['an event of a later version', { type: 'presence.moved' } as unknown as StoreEvent],
  ])('gives the same object back for %s', (_, event) => {
    expect(reducePresence(both, event)).toBe(both);
  });
});

describe('the presence store', () => {
  let events$: Subject<StoreEvent>;
  let store: PresenceStore;
  beforeEach(() => {
    vi.useFakeTimers();
    events$ = new Subject();
    store = createPresenceStore();
    store.connect(events$);
    events$.next(joined(presenceOf(ada, 'c1'), presenceOf(ben, 'c2')));
  });
  afterEach(() => vi.useRealTimers());

  it('names who types, in the order they began', () => {
    const seen: string[][] = [];
    store.typing$.subscribe((members) => seen.push(members.map(({ name }) => name)));
    events$.next(typing('ben'));
    events$.next(typing('ada'));
    events$.next(stopped('ben'));
    expect(seen).toEqual([[], ['Ben'], ['Ben', 'Ada'], ['Ada']]);
  });

  it('lets typing lapse after its time to live', () => {
    events$.next(typing('ben', 3_000));
    vi.advanceTimersByTime(2_999);
    expect(store.state.typing).toEqual(['ben']);
    vi.advanceTimersByTime(1);
    expect(store.state.typing).toEqual([]);
  });

  it('restarts the time to live with each renewal, per member', () => {
    events$.next(typing('ben', 3_000));
    events$.next(typing('ada', 3_000));
    vi.advanceTimersByTime(2_000);
    events$.next(typing('ben', 3_000));
    vi.advanceTimersByTime(2_000);
    expect(store.state.typing).toEqual(['ben']);
    vi.advanceTimersByTime(1_000);
    expect(store.state.typing).toEqual([]);
  });

  it('does not let an old timer stop a member who began again', () => {
    events$.next(typing('ben', 3_000));
    vi.advanceTimersByTime(2_000);
    events$.next(stopped('ben'));
    events$.next(typing('ben', 3_000));
    vi.advanceTimersByTime(2_500);
    expect(store.state.typing).toEqual(['ben']);
    vi.advanceTimersByTime(500);
    expect(store.state.typing).toEqual([]);
  });

  it('lets typing of a snapshot lapse too', () => {
    events$.next(snapshotWith({ presences: { ben: presenceOf(ben, 'c2') }, typing: ['ben'] }));
    vi.advanceTimersByTime(5_000);
    expect(store.state.typing).toEqual([]);
  });

  it('leaves no timer behind when its events end', () => {
    events$.next(typing('ben'));
    expect(vi.getTimerCount()).toBe(1);
    events$.complete();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lists members in the order they came', () => {
    events$.next(
      snapshotWith({
        presences: {
          bot: { member: bot, connections: [{ id: 'x', since: 9 }] },
          ben: { member: ben, connections: [{ id: 'y', since: 4 }] },
          ada: { member: ada, connections: [{ id: 'z', since: 4 }] },
        },
      }),
    );
    expect(store.members.map(({ member }) => member.id)).toEqual(['ada', 'ben', 'bot']);
  });
});
