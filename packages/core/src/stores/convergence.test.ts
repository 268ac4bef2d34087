import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldMessage, isActive, isDurable, type Message, type Run } from '../protocol/index.js';
import { anyHistory, type HistoryEvent } from '../testing/histories.js';
import { bot, snapshotWith, type Snapshot } from '../testing/samples.js';
import { notOpened, reduceInfo } from './info.js';
import type { StoreEvent } from './local-events.js';
import { reduceMessages } from './messages-reducer.js';
import { itemsOf, noMessages } from './messages-state.js';
import { nobody, reducePresence } from './presence.js';
import { noRuns, reduceStreaming } from './streaming.js';

/** What a client shows after these events, as a comparable value. */
function shown(events: readonly StoreEvent[], limit?: number): Record<string, unknown> {
  const messages = events.reduce(reduceMessages, noMessages(limit));
  const presence = events.reduce(reducePresence, nobody);
  const { phase: _, ...info } = events.reduce(reduceInfo, notOpened);
  return {
    items: itemsOf(messages),
    kept: messages.messages.keys().toSorted(),
    runs: [...events.reduce(reduceStreaming, noRuns)],
    typing: presence.typing,
    presences: Object.values(presence.presences).map(({ member, connections }) => `${member.name}: ${connections.map(({ id }) => id).join(' ')}`),
    info,
  };
}

/** A snapshot after these events, computed without the stores. */
function snapshotOf(events: readonly HistoryEvent[], newest = Infinity): Snapshot {
  const messages = new Map<string, Message>();
  const runs = new Map<string, Run>();
  const presences = new Map<string, Snapshot['presences'][string]>();
  let typing: string[] = [];
  let info: Snapshot['info'] = { agents: [bot] };
  for (const event of events) {
    if (event.type === 'message.created') messages.set(event.message.id, event.message);
    else if (event.type === 'message.removed') messages.delete(event.id);
    else if (event.type === 'run.updated') runs.set(event.run.id, event.run);
    else if (event.type === 'room.updated') info = event.info;
    else if (event.type === 'typing.started') typing = typing.includes(event.member) ? typing : [...typing, event.member];
    else if (event.type === 'typing.stopped') typing = typing.filter((id) => id !== event.member);
    else if (event.type === 'presence.changed') {
      for (const [id, { member, connections }] of Object.entries(event.joins))
        presences.set(id, { member, connections: [...(presences.get(id)?.connections ?? []), ...connections] });
      for (const [id, { member, connections }] of Object.entries(event.leaves)) {
        const left = presences.get(id)!.connections.filter((one) => !connections.some((gone) => gone.id === one.id));
        if (left.length > 0) presences.set(id, { member, connections: left });
        else presences.delete(id);
      }
      typing = typing.filter((id) => presences.has(id));
    } else if (event.type !== 'permissions.changed') messages.set(event.id, foldMessage(messages.get(event.id)!, event));
  }
  const all = [...messages.values()];
  const some = all.slice(Math.max(0, all.length - newest));
  return snapshotWith({
    info,
    messages: some,
    more: some.length < all.length,
    presences: Object.fromEntries(presences),
    typing,
    runs: [...runs.values()].filter(isActive),
  });
}

const anyCut = fc.tuple(anyHistory, fc.nat()).map(([events, cut]) => ({ events, cut: cut % (events.length + 1) }));
const begin = snapshotWith();

describe('a late joiner sees the same', () => {
  it('after a snapshot at any offset and the events behind it', () => {
    fc.assert(
      fc.property(anyCut, ({ events, cut }) => {
        expect(shown([snapshotOf(events.slice(0, cut)), ...events.slice(cut)])).toEqual(shown([begin, ...events]));
      }),
      { numRuns: 400 },
    );
  });

  it('after a second snapshot in between', () => {
    fc.assert(
      fc.property(anyCut, ({ events, cut }) => {
        const before = events.slice(0, cut);
        expect(shown([begin, ...before, snapshotOf(before), ...events.slice(cut)])).toEqual(shown([begin, ...events]));
      }),
      { numRuns: 400 },
    );
  });

  it('in the newest messages, after a snapshot of only those', () => {
    fc.assert(
      fc.property(anyCut, ({ events, cut }) => {
        const whole = shown([begin, ...events]).items as Message[];
        const late = shown([snapshotOf(events.slice(0, cut), 3), ...events.slice(cut)]).items as Message[];
        expect(late).toEqual(whole.slice(whole.length - late.length));
      }),
      { numRuns: 400 },
    );
  });

  it('when the deltas and parts of finished messages were folded', () => {
    fc.assert(
      fc.property(anyCut, ({ events, cut }) => {
        const rest = events.slice(cut);
        const folded = rest.filter((event, at) => {
          if (event.type !== 'message.delta' && event.type !== 'message.part') return true;
          return !rest.slice(at).some((later) => later.type === 'message.completed' && later.id === event.id);
        });
        expect(shown([begin, ...events.slice(0, cut), ...folded])).toEqual(shown([begin, ...events]));
      }),
      { numRuns: 400 },
    );
  });

  it('when presence and typing events were dropped and a snapshot contains their sum', () => {
    fc.assert(
      fc.property(anyCut, ({ events, cut }) => {
        const thin = events.slice(0, cut).filter(isDurable);
        expect(shown([begin, ...thin, snapshotOf(events.slice(0, cut)), ...events.slice(cut)])).toEqual(shown([begin, ...events]));
      }),
      { numRuns: 200 },
    );
  });

  it('in a small window, which shows the newest messages of a large one', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const small = shown([begin, ...events], 4);
        const large = shown([begin, ...events]).items as Message[];
        const items = small.items as Message[];
        expect(items).toEqual(large.slice(large.length - items.length));
        expect(small.kept).toEqual(items.map(({ id }) => id).toSorted());
      }),
      { numRuns: 200 },
    );
  });
});
