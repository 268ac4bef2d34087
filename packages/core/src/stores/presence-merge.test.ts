import fc from 'fast-check';
import { Presence as Phoenix } from 'phoenix';
import { describe, expect, it } from 'vitest';
import type { Presences } from '../protocol/index.js';
import { ada, presenceOf } from '../testing/samples.js';
import { diffPresences, mergeDiff } from './presence-merge.js';

/** Phoenix's shape: our connections are its metas, our connection id its `phx_ref`. */
type PhoenixState = Record<string, { name: string; metas: { phx_ref: string; since: number }[] }>;
const phoenix = Phoenix as unknown as {
  syncDiff(state: PhoenixState, diff: { joins: PhoenixState; leaves: PhoenixState }): PhoenixState;
  syncState(state: PhoenixState, next: PhoenixState): PhoenixState;
};

const toPhoenix = (presences: Presences): PhoenixState =>
  Object.fromEntries(
    Object.entries(presences).map(([id, { member, connections }]) => [
      id,
      { name: member.name, metas: connections.map((one) => ({ phx_ref: one.id, since: one.since })) },
    ]),
  );

const anyId = fc.constantFrom('ada', 'ben', 'cyd', '__proto__', 'constructor', 'toString');
const anyPresences: fc.Arbitrary<Presences> = fc
  .uniqueArray(fc.tuple(anyId, fc.constantFrom('Old', 'New'), fc.uniqueArray(fc.constantFrom('c1', 'c2', 'c3', 'c4'), { minLength: 1 })), {
    selector: ([id]) => id,
  })
  .map((entries) => Object.fromEntries(entries.map(([id, name, connections]) => [id, presenceOf({ ...ada, id, name }, ...connections)])));

const sorted = (state: PhoenixState): unknown => Object.entries(state).toSorted(([a], [b]) => (a < b ? -1 : 1));
const connectionsOf = (presences: Presences): unknown =>
  Object.entries(presences)
    .map(([id, { connections }]): [string, string[]] => [id, connections.map((one) => one.id).toSorted()])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('merging presences', () => {
  it('agrees with Phoenix’s syncDiff, whatever members are called', () => {
    fc.assert(
      fc.property(anyPresences, anyPresences, anyPresences, (state, joins, leaves) => {
        const theirs = phoenix.syncDiff(toPhoenix(state), { joins: toPhoenix(joins), leaves: toPhoenix(leaves) });
        expect(sorted(toPhoenix(mergeDiff(state, joins, leaves)))).toEqual(sorted(theirs));
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with Phoenix’s syncState', () => {
    fc.assert(
      fc.property(anyPresences, anyPresences, (state, whole) => {
        const { joins, leaves } = diffPresences(state, whole);
        expect(sorted(toPhoenix(mergeDiff(state, joins, leaves)))).toEqual(sorted(phoenix.syncState(toPhoenix(state), toPhoenix(whole))));
      }),
      { numRuns: 500 },
    );
  });

  it('turns one state into another by its own diff', () => {
    fc.assert(
      fc.property(anyPresences, anyPresences, (state, whole) => {
        const { joins, leaves } = diffPresences(state, whole);
        expect(connectionsOf(mergeDiff(state, joins, leaves))).toEqual(connectionsOf(whole));
      }),
    );
  });

  it('is idempotent, and does not change its arguments', () => {
    fc.assert(
      fc.property(anyPresences, anyPresences, (state, joins) => {
        const before = structuredClone([state, joins]);
        const once = mergeDiff(state, joins, {});
        expect(connectionsOf(mergeDiff(once, joins, {}))).toEqual(connectionsOf(once));
        expect([state, joins]).toEqual(before);
      }),
    );
  });
});
