import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Heights } from './heights.js';

type Act = { readonly set: [index: number, height: number] } | { readonly splice: [index: number, removed: number, added: number] };

const acts = fc.array(
  fc.oneof(
    fc.record({ set: fc.tuple(fc.nat(2_000), fc.integer({ min: 1, max: 900 })) }),
    fc.record({ splice: fc.tuple(fc.oneof(fc.constant(0), fc.constant(1e9), fc.nat(2_000)), fc.oneof(fc.constant(0), fc.nat(300)), fc.nat(400)) }),
  ),
  { maxLength: 30 },
);

describe('the heights of a list', () => {
  it('equal those of a plain array, whatever is measured, added and removed', () => {
    fc.assert(
      fc.property(acts, (all: readonly Act[]) => {
        const heights = new Heights(50);
        const plain: number[] = [];
        for (const act of all) {
          if ('set' in act) {
            if (plain.length === 0) continue;
            const index = act.set[0] % plain.length;
            heights.set(index, act.set[1]);
            plain[index] = act.set[1];
          } else {
            const index = Math.min(act.splice[0], plain.length);
            const removed = Math.min(act.splice[1], plain.length - index);
            heights.splice(index, removed, act.splice[2]);
            plain.splice(index, removed, ...Array<number>(act.splice[2]).fill(0));
          }
          const sum = (end: number): number => plain.slice(0, end).reduce((before, height) => before + (height === 0 ? 50 : height), 0);
          expect(heights.length).to.equal(plain.length);
          expect(heights.total).to.equal(sum(plain.length));
          for (const part of [0.1, 0.5, 0.9]) {
            const index = Math.floor(plain.length * part);
            expect(heights.before(index)).to.equal(sum(index));
            if (plain.length === 0) continue;
            expect(heights.at(index)).to.equal(plain[index] === 0 ? 50 : plain[index]);
            expect(heights.find(sum(index))).to.equal(index);
            expect(heights.find(sum(index + 1) - 0.5)).to.equal(index);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('find the nearest row for an offset beyond the ends', () => {
    const heights = new Heights(50);
    expect(heights.find(10)).to.equal(0);
    heights.splice(0, 0, 3);
    expect(heights.find(-10)).to.equal(0);
    expect(heights.find(10_000)).to.equal(2);
  });

  it('give the average of the measured rows, and count unmeasured rows as the estimate', () => {
    const heights = new Heights(50);
    heights.splice(0, 0, 10);
    heights.set(3, 100);
    heights.set(4, 200);
    expect(heights.known).to.deep.equal({ count: 2, average: 150 });
    heights.estimate = 150;
    expect(heights.total).to.equal(8 * 150 + 300);
  });

  it('add a row to a hundred thousand at the cost of adding it to a hundred', () => {
    const cost = (length: number): number => {
      const heights = new Heights(50);
      heights.splice(0, 0, length);
      heights.splice(length, 0, 1);
      const start = performance.now();
      for (let row = 1; row < 400; row += 1) {
        heights.splice(length + row, 0, 1);
        heights.set(length + row, 70);
        heights.splice(0, 1, 0);
        heights.find(heights.total - 500);
      }
      return performance.now() - start;
    };
    cost(100);
    const small = Math.min(...[1, 2, 3].map(() => cost(100)));
    const large = Math.min(...[1, 2, 3].map(() => cost(100_000)));
    // The tree is 17 ÷ 7 times as deep; copying 100 000 heights would cost hundreds of times as much. A browser's clock is coarse.
    expect(large).to.be.lessThan(small * 8 + 5);
  });
});
