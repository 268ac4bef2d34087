import fc from 'fast-check';
import { Subject } from 'rxjs';
import { expect, it } from 'vitest';
import { foldNaively, nothing, seenIn, type NaiveState } from '../testing/naive-messages.js';
import { anyVisit, Room } from '../testing/visits.js';
import type { StoreEvent } from './local-events.js';
import { reduceMessages } from './messages-reducer.js';
import { itemsOf, messageOf, noMessages, placeOf, type MessagesState } from './messages-state.js';
import { createMessageStore } from './messages.js';

function seen(state: MessagesState): ReturnType<typeof seenIn> {
  const { live, paging, limit } = state;
  const windows = [...state.windows].map(([key, { ids, ...window }]) => [key, { ...window, messages: ids.slice().map((id) => messageOf(state, id)) }] as const);
  return { items: itemsOf(state), windows: Object.fromEntries(windows), more: live.more, paging, limit, kept: state.messages.keys().toSorted() };
}

/** Messages that are missing in the live window after its first message. */
function holes(state: MessagesState, room: Room): readonly string[] {
  const placed = itemsOf(state).flatMap(({ offset }) => offset ?? []);
  const [first = Infinity] = placed;
  return room.told.filter(({ id, offset = 0 }) => offset >= first && placeOf(state, state.live.ids, id) < 0).map(({ id }) => id);
}

it('after any events the live window has no hole, the state equals the plain model, and earlier states are unchanged', () => {
  fc.assert(
    fc.property(anyVisit, fc.integer({ min: 1, max: 12 }), (steps, limit) => {
      const room = new Room();
      const states: [MessagesState, NaiveState][] = [[noMessages(limit), nothing(limit)]];
      for (const step of [{ act: 'snapshot', pick: 7 } as const, ...steps]) {
        for (const event of room.next(step, states.at(-1)![1])) {
          const [state, naive] = states.at(-1)!;
          states.push([reduceMessages(state, event), foldNaively(naive, event)]);
          expect(seen(states.at(-1)![0]), `${step.act}: ${event.type}`).toEqual(seenIn(states.at(-1)![1]));
        }
        expect(holes(states.at(-1)![0], room), step.act).toEqual([]);
      }
      for (const [state, naive] of states.toReversed()) expect(seen(state)).toEqual(seenIn(naive));
      const [last] = states.at(-1)!;
      for (const { ids } of [last.live, ...last.windows.values()]) ids.slice().forEach((id, at) => expect(placeOf(last, ids, id)).toBe(at));
    }),
    { numRuns: 150 },
  );
});

it('after any events the watchers of messages, ids and splices have seen the state', () => {
  fc.assert(
    fc.property(anyVisit, fc.integer({ min: 1, max: 12 }), (steps, limit) => {
      const room = new Room();
      const store = createMessageStore(limit);
      const events$ = new Subject<StoreEvent>();
      store.connect(events$);
      let naive = nothing(limit);
      const watched = new Map<string, unknown>();
      const rows: (string | undefined)[] = [];
      let { shown } = store;
      let ids: readonly string[] = [];
      store.ids$.subscribe((now) => (ids = now));
      for (const step of [{ act: 'snapshot', pick: 7 } as const, ...steps]) {
        for (const event of room.next(step, naive)) {
          naive = foldNaively(naive, event);
          events$.next(event);
          for (const id of store.state.messages.keys()) if (!watched.has(id)) store.message$(id).subscribe((message) => watched.set(id, message));
        }
        const visible = (naive.windows['jump']?.messages ?? naive.live).map(({ id }) => id);
        for (const { at, removed, added } of store.splicesSince(shown.ids)) rows.splice(at, removed, ...Array<undefined>(added).fill(undefined));
        shown = store.shown;
        expect(shown.ids.slice()).toEqual(visible);
        expect(rows).toHaveLength(visible.length);
        expect(rows.filter((row, at) => row !== undefined && row !== visible[at])).toEqual([]);
        visible.forEach((id, at) => (rows[at] = id));
        expect(visible.map(store.indexOf)).toEqual([...visible.keys()]);
        expect(ids).toEqual(naive.live.map(({ id }) => id));
        expect([...watched.keys()].filter((id) => watched.get(id) !== store.get(id))).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});
