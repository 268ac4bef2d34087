import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { move, panelOf, reachOf, type Placed } from './moving.js';
import { arrange, percentOf, rangeOf, sizeFrom, sizeText, sum, type Pane, type Size } from './sizing.js';

const odd = fc.oneof(fc.double({ noNaN: true, min: 0, max: 1000 }), fc.constantFrom(0, 1e-300, 99.999, 100, 1e6));
const size: fc.Arbitrary<Size> = fc.record({ value: odd, unit: fc.constantFrom('px' as const, '%' as const) });
const pane: fc.Arbitrary<Pane & { collapsible: boolean }> = fc.record({
  size: fc.option(size, { nil: undefined }),
  min: fc.option(size, { nil: undefined }),
  max: fc.option(size, { nil: undefined }),
  collapsed: fc.boolean(),
  collapsible: fc.boolean(),
});
const panes = fc.array(pane, { minLength: 1, maxLength: 7 });
const extent = fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.constantFrom(0, 0.001, NaN, Infinity, -5, 1e9));

const px = (value: number): Size => ({ value, unit: 'px' });
const percent = (value: number): Size => ({ value, unit: '%' });
const paneOf = (more: Partial<Pane> = {}): Pane => ({ size: undefined, min: undefined, max: undefined, collapsed: false, ...more });
const rounded = (sizes: readonly number[]): number[] => sizes.map((each) => Math.round(each * 100) / 100);

function placedFrom(list: readonly (Pane & { collapsible: boolean })[], room: number): Placed[] {
  const sizes = arrange(list, room);
  return list.map((each, index) => ({
    size: sizes[index] ?? 0,
    ...rangeOf(each, room),
    collapsed: each.collapsed && sizes[index] === 0,
    collapsible: each.collapsible,
  }));
}

describe('the sizes of panels', () => {
  it('are 100 in sum, and never NaN, whatever is wished', () => {
    fc.assert(
      fc.property(panes, extent, (list, room) => {
        const sizes = arrange(list, room);
        expect(sizes.every((each) => Number.isFinite(each) && each >= 0)).to.equal(true);
        expect(sum(sizes)).to.be.closeTo(100, 1e-6);
      }),
      { numRuns: 2000 },
    );
  });

  it('are in their ranges, where the ranges allow a sum of 100', () => {
    fc.assert(
      fc.property(panes, fc.integer({ min: 1, max: 4000 }), (list, room) => {
        const open = list.map(({ collapsed }) => !collapsed);
        fc.pre(open.includes(true));
        const ranges = list.map((each, index) => (open[index] ? rangeOf(each, room) : { min: 0, max: 0 }));
        fc.pre(sum(ranges.map(({ min }) => min)) <= 100 && sum(ranges.map(({ max }) => max)) >= 100);
        arrange(list, room).forEach((each, index) => {
          expect(each).to.be.within(ranges[index]!.min - 1e-6, ranges[index]!.max + 1e-6);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('give pixels what they wish, then percent, and the rest to those without a wish', () => {
    expect(rounded(arrange([paneOf({ size: px(250) }), paneOf(), paneOf({ size: percent(25) })], 1000))).to.deep.equal([25, 50, 25]);
    expect(rounded(arrange([paneOf({ size: px(250) }), paneOf()], 2000))).to.deep.equal([12.5, 87.5]);
    expect(rounded(arrange([paneOf(), paneOf(), paneOf()], 0))).to.deep.equal([33.33, 33.33, 33.33]);
    expect(rounded(arrange([paneOf({ size: px(250) }), paneOf({ size: percent(80) })], 1000))).to.deep.equal([25, 75]);
    expect(rounded(arrange([paneOf({ size: percent(10) }), paneOf({ size: percent(30) })], 1000))).to.deep.equal([25, 75]);
    expect(rounded(arrange([paneOf({ size: px(250), collapsed: true }), paneOf()], 1000))).to.deep.equal([0, 100]);
  });

  it('hold the sum where the least sizes are too large, or the greatest too small', () => {
    expect(rounded(arrange([paneOf({ min: px(300) }), paneOf({ min: px(100) })], 200))).to.deep.equal([75, 25].map((each) => (each === 75 ? 66.67 : 33.33)));
    expect(rounded(arrange([paneOf({ max: percent(20) }), paneOf({ max: percent(20) })], 500))).to.deep.equal([50, 50]);
  });

  it('are read from texts, and nothing else is', () => {
    for (const text of ['250px', ' 30% ', '12.5%', '250', 250]) expect(sizeFrom(text), String(text)).not.to.equal(undefined);
    for (const text of ['', 'wide', '-3px', '1e9px', '3em', 'NaN%', NaN, -1, Infinity, null, undefined, {}, 1e300]) expect(sizeFrom(text)).to.equal(undefined);
    expect(sizeText(sizeFrom('33.33333%')!)).to.equal('33.333%');
    expect(percentOf(px(10), 0)).to.equal(undefined);
  });
});

describe('a separator that moves', () => {
  const three = (): Placed[] => [
    { size: 20, min: 10, max: 60, collapsed: false, collapsible: true },
    { size: 50, min: 20, max: 100, collapsed: false, collapsible: false },
    { size: 30, min: 10, max: 100, collapsed: false, collapsible: false },
  ];
  const sizes = (list: readonly Placed[]): number[] => list.map((each) => Math.round(each.size));

  it('keeps the sum and the ranges, moves no panel on the other side the wrong way, and is never NaN', () => {
    fc.assert(
      fc.property(
        panes,
        fc.integer({ min: 1, max: 4000 }),
        fc.nat(7),
        fc.oneof(fc.double(), fc.double({ min: -120, max: 120 })),
        fc.boolean(),
        (list, room, at, delta, byStep) => {
          const before = placedFrom(list, room);
          const after = move(before, at, delta, byStep);
          expect(sum(after.map((each) => each.size))).to.be.closeTo(sum(before.map((each) => each.size)), 1e-6);
          after.forEach((each, index) => {
            const old = before[index]!;
            expect(Number.isFinite(each.size)).to.equal(true);
            if (each.collapsed) expect(each.size).to.equal(0);
            // What was out of its range may stay there, but does not go further out.
            else expect(each.size).to.be.within(Math.min(each.min, old.size) - 1e-6, Math.max(each.max, old.size) + 1e-6);
            const change = (each.size - old.size) * (index <= at ? 1 : -1) * (delta > 0 ? 1 : -1);
            expect(change).to.be.greaterThan(-1e-6);
          });
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('pushes the nearest panel first', () => {
    expect(sizes(move(three(), 0, 25))).to.deep.equal([45, 25, 30]);
    expect(sizes(move(three(), 0, 35))).to.deep.equal([55, 20, 25]);
    expect(sizes(move(three(), 0, 90))).to.deep.equal([60, 20, 20]);
    expect(sizes(move(three(), 1, -34))).to.deep.equal([16, 20, 64]);
  });

  it('collapses a panel that is pushed past half of its least size, and opens it again', () => {
    expect(sizes(move(three(), 0, -14))).to.deep.equal([10, 60, 30]);
    const closed = move(three(), 0, -16);
    expect([sizes(closed), closed[0]?.collapsed]).to.deep.equal([[0, 70, 30], true]);
    expect(move(closed, 0, 4)).to.equal(closed);
    expect(sizes(move(closed, 0, 6))).to.deep.equal([10, 60, 30]);
    expect(sizes(move(closed, 0, 25))).to.deep.equal([25, 45, 30]);
  });

  it('by a key opens at once and never collapses', () => {
    expect(sizes(move(three(), 0, -90, true))).to.deep.equal([10, 60, 30]);
    expect(sizes(move(move(three(), 0, -16), 0, 1, true))).to.deep.equal([10, 60, 30]);
  });

  it('is about the panel before it, unless only the one after it collapses', () => {
    expect([panelOf(three(), 0), panelOf(three(), 1)]).to.deep.equal([0, 1]);
    expect(panelOf([...three()].reverse(), 1)).to.equal(2);
    expect(reachOf(three(), 0, 0)).to.deep.equal({ min: 10, max: 60 });
    expect(reachOf(three(), 1, 1)).to.deep.equal({ min: 20, max: 70 });
  });
});
