import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { bandsOf, rowsInSight, rowsToDraw, type RowRange } from './row-window.js';

const HEIGHT = 36;

describe('the window of a table', () => {
  it('draws every row in sight where it would stand in the whole table, at each step of any scroll', () => {
    const steps = fc.array(fc.record({ top: fc.integer({ min: -500, max: 400_000 }), box: fc.integer({ min: 0, max: 2_000 }) }), { minLength: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), steps, fc.array(fc.integer({ min: -1, max: 11_000 }), { maxLength: 3 }), (count, scroll, kept) => {
        let range: RowRange | undefined;
        for (const { top, box } of scroll) {
          const sight = rowsInSight(count, HEIGHT, top, box);
          range = rowsToDraw(count, sight, 8, range);
          const places = new Map<number, number>();
          let offset = 0;
          for (const { from, to, drawn } of bandsOf(count, range, kept)) {
            expect(to).to.be.greaterThan(from);
            if (drawn) for (let row = from; row < to; row += 1) places.set(row, offset + (row - from) * HEIGHT);
            offset += (to - from) * HEIGHT;
          }
          expect(offset).to.equal(count * HEIGHT);
          for (const [row, place] of places) expect(place).to.equal(row * HEIGHT);
          for (let row = sight.from; row < sight.to; row += 1) expect(places.has(row)).to.equal(true);
          for (const row of kept) if (row >= 0 && row < count) expect(places.has(row)).to.equal(true);
          expect(places.size).to.be.at.most(Math.ceil(box / HEIGHT) + 2 + 16 + 2 + kept.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps what is drawn while there is some of it left on both sides', () => {
    const first = rowsToDraw(1_000, { from: 100, to: 120 }, 8);
    expect(first).to.deep.equal({ from: 92, to: 128 });
    expect(rowsToDraw(1_000, { from: 104, to: 124 }, 8, first)).to.equal(first);
    expect(rowsToDraw(1_000, { from: 105, to: 125 }, 8, first)).to.deep.equal({ from: 97, to: 133 });
  });
});
