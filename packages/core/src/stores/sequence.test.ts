import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sequence } from './sequence.js';
import { splicesBetween } from './splices.js';

/** A sequence, and the array that it must equal. */
interface Pair {
  readonly sequence: Sequence;
  readonly placed: readonly string[];
  readonly unsent: readonly string[];
}

type Step = (from: Pair, name: string, nth: number) => Pair;

const steps: Record<string, Step> = {
  append: ({ sequence, placed, unsent }, name) => ({ sequence: sequence.append(name), placed: [...placed, name], unsent }),
  prepend: ({ sequence, placed, unsent }, name, nth) => {
    const ids = Array.from({ length: nth % 4 }, (_, at) => `${name}-${at}`);
    return { sequence: sequence.prepend(ids), placed: [...ids, ...placed], unsent };
  },
  drop: ({ sequence, placed, unsent }, _, nth) => {
    const count = nth % (placed.length + unsent.length + 1);
    return { sequence: sequence.drop(count), placed: placed.slice(count), unsent: unsent.slice(Math.max(0, count - placed.length)) };
  },
  hold: ({ sequence, placed, unsent }, name) => ({ sequence: sequence.splice(sequence.length, 0, name), placed, unsent: [...unsent, name] }),
  remove: ({ sequence, placed, unsent }, _, nth) => {
    const at = nth % Math.max(1, placed.length + unsent.length);
    return {
      sequence: sequence.splice(at, 1),
      placed: placed.filter((_id, other) => other !== at),
      unsent: unsent.filter((_id, other) => other !== at - placed.length),
    };
  },
  insert: (from, name, nth) => {
    const { sequence, placed, unsent } = from;
    if (placed.length === 0) return from;
    const at = nth % placed.length;
    return { sequence: sequence.splice(at, 0, name), placed: placed.toSpliced(at, 0, name), unsent };
  },
  replace: ({ sequence, unsent }, name) => ({ sequence: sequence.replaced([name]), placed: [name], unsent }),
};

/** Each step starts from any sequence, not only the newest: all of them must stay unchanged. */
const anyFamily: fc.Arbitrary<Pair[]> = fc
  .array(fc.record({ act: fc.constantFrom(...Object.keys(steps), 'append', 'append', 'drop'), from: fc.nat(), newest: fc.boolean(), nth: fc.nat(50) }), {
    minLength: 5,
    maxLength: 60,
    size: 'max',
  })
  .map((plan) => {
    const family: Pair[] = [{ sequence: Sequence.of([]), placed: [], unsent: [] }];
    plan.forEach(({ act, from, newest, nth }, at) => {
      const parent = family[newest ? family.length - 1 : from % family.length]!;
      family.push(steps[act]!(parent, `n${at}`, nth));
    });
    return family;
  });

const read = ({ placed, unsent }: Pair): string[] => [...placed, ...unsent];

describe('a sequence', () => {
  it('reads like an array, whatever is derived from it or its ancestors later', () => {
    fc.assert(
      fc.property(anyFamily, (family) => {
        for (const pair of family) {
          const { sequence } = pair;
          const all = read(pair);
          expect(sequence.slice()).toEqual(all);
          expect([sequence.length, sequence.placed]).toEqual([all.length, pair.placed.length]);
          expect(sequence.slice(1, 4)).toEqual(all.slice(1, 4));
          const places = [0, 1, all.length - 1, all.length, -1, -all.length, -all.length - 1];
          expect(places.map((at) => sequence.at(at))).toEqual(places.map((at) => all.at(at)));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the splices between two sequences', () => {
  it('turn any sequence of a family into any other', () => {
    fc.assert(
      fc.property(anyFamily, fc.nat(), fc.nat(), (family, one, other) => {
        const before = family[one % family.length]!;
        const after = family[other % family.length]!;
        const splices = splicesBetween(before.sequence, after.sequence);
        // New ids are named by their final index; others keep their names.
        const rows: (string | undefined)[] = read(before);
        for (const { at, removed, added } of splices) {
          expect(at + removed).toBeLessThanOrEqual(rows.length);
          rows.splice(at, removed, ...Array<undefined>(added).fill(undefined));
        }
        const wanted = read(after);
        expect(rows).toHaveLength(wanted.length);
        expect(rows.filter((row, at) => row !== undefined && row !== wanted[at])).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  const ten = Sequence.of(Array.from({ length: 10 }, (_, at) => `m${at}`));
  it.each([
    ['nothing for the same', ten, []],
    ['one at the end for a new message', ten.append('x'), [{ at: 10, removed: 0, added: 1 }]],
    ['one at the beginning for a page', ten.prepend(['a', 'b']), [{ at: 0, removed: 0, added: 2 }]],
    [
      'both ends for a full window that a message joins',
      ten.append('x').drop(1),
      [
        { at: 0, removed: 1, added: 0 },
        { at: 9, removed: 0, added: 1 },
      ],
    ],
    ['one place for a removal', ten.splice(4, 1), [{ at: 4, removed: 1, added: 0 }]],
    ['the beginning where most was let go', ten.drop(9), [{ at: 0, removed: 9, added: 0 }]],
    ['everything where nothing stays', Sequence.of(['x']), [{ at: 0, removed: 10, added: 1 }]],
  ])('are %s', (_, after, splices) => {
    expect(splicesBetween(ten, after)).toEqual(splices);
  });

  it('are none when our message is accepted in its place', () => {
    const sent = ten.splice(10, 0, 'own');
    expect(splicesBetween(sent, sent.splice(10, 1).append('own'))).toEqual([]);
  });

  it('are one insertion before our unsent messages when another’s message comes', () => {
    const sent = ten.splice(10, 0, 'own');
    expect(splicesBetween(sent, sent.append('x'))).toEqual([{ at: 10, removed: 0, added: 1 }]);
  });
});
