import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PersistentMap } from './persistent-map.js';

const anyPlan = fc.array(
  fc.record({ from: fc.nat(), changes: fc.uniqueArray(fc.tuple(fc.nat(8), fc.option(fc.nat(99), { nil: undefined })), { selector: ([key]) => key }) }),
  {
    maxLength: 40,
    size: 'max',
  },
);

it('each version of a persistent map keeps its entries, in any order of changes and reads', () => {
  fc.assert(
    fc.property(anyPlan, fc.array(fc.nat(), { maxLength: 60 }), (plan, reads) => {
      const versions = [new PersistentMap<number, number>()];
      const models = [new Map<number, number>()];
      for (const { from, changes } of plan) {
        const parent = from % versions.length;
        versions.push(versions[parent]!.with(changes));
        const model = new Map(models[parent]);
        for (const [key, value] of changes) {
          if (value === undefined) model.delete(key);
          else model.set(key, value);
        }
        models.push(model);
      }
      for (const read of [...reads, ...versions.keys()]) {
        const [version, model] = [versions[read % versions.length]!, models[read % versions.length]!];
        expect(version.keys().toSorted()).toEqual([...model.keys()].toSorted());
        expect(version.keys().every((key) => version.get(key) === model.get(key))).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

it('a persistent map can read a version that is very many changes old', () => {
  const first = new PersistentMap<number, number>().with([[0, -1]]);
  let last = first;
  for (let key = 0; key < 50_000; key += 1) last = last.with([[key, key]]);
  expect([first.get(0), first.get(49_999), last.get(0), last.get(49_999)]).toEqual([-1, undefined, 0, 49_999]);
});
