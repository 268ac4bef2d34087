import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isSort, sortAfter, sortedRows } from './sorting.js';
import { columnsFor } from './table-column.js';

interface Row {
  readonly name: string | null;
  readonly age: number | undefined;
  readonly at: Date;
}

const rows = fc.array(
  fc.record({
    name: fc.option(fc.constantFrom('a', 'b', 'C', 'ä', 'file 2', 'file 10', '')),
    age: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    at: fc.constantFrom(1, 2, 3).map((day) => new Date(2026, 0, day)),
  }),
);
const columns = columnsFor([{ key: 'name', type: 'text' }, { key: 'age', type: 'number' }, { key: 'at' }], [{ at: new Date() }]);
const direction = fc.constantFrom('ascending' as const, 'descending' as const);
const sorts = fc.uniqueArray(fc.record({ key: fc.constantFrom('name' as const, 'age' as const, 'at' as const), direction }), { selector: ({ key }) => key });
const { compare } = new Intl.Collator('en', { numeric: true });

/** As the platform would: one comparison of whole rows. */
function plainly(one: Row, other: Row, key: keyof Row, down: boolean): number {
  const [left, right] = [one[key], other[key]];
  if (left === null || left === undefined || right === null || right === undefined) return Number(left == null) - Number(right == null);
  const found = typeof left === 'string' ? compare(left, right as string) : Number(left) - Number(right);
  return down ? -found : found;
}

describe('sorting of a table', () => {
  it('is that of Array.prototype.sort, and stable, by several columns and in both directions', () => {
    fc.assert(
      fc.property(rows, sorts, (given, sort) => {
        const expected = [...given].sort((one, other) => {
          for (const { key, direction } of sort) {
            const found = plainly(one, other, key, direction === 'descending');
            if (found !== 0) return found;
          }
          return 0;
        });
        const found = sortedRows(given, sort, columns, 'en');
        expect(found.every((row, index) => row === expected[index])).to.equal(true);
        expect(found).to.have.length(given.length);
      }),
    );
  });

  it('uses the comparison of a column, and keeps equal rows in their order when it is turned around', () => {
    const byLength = columnsFor([{ key: 'word', compare: (one, other) => String(one).length - String(other).length }], []);
    const given = ['ccc', 'a', 'bbb', 'b'].map((word) => ({ word }));
    const words = (direction: 'ascending' | 'descending'): string[] => sortedRows(given, [{ key: 'word', direction }], byLength, 'en').map(({ word }) => word);
    expect([words('ascending'), words('descending')]).to.deep.equal([
      ['a', 'b', 'ccc', 'bbb'],
      ['ccc', 'bbb', 'a', 'b'],
    ]);
  });

  it('reads dates that are written as texts, and gives the rows themselves where there is nothing to sort', () => {
    const given = ['2026-10-01', '2026-02-01', 'never'].map((at) => ({ at }));
    const dates = columnsFor([{ key: 'at', type: 'date' }], given);
    expect(sortedRows(given, [{ key: 'at', direction: 'descending' }], dates, 'en').map(({ at }) => at)).to.deep.equal(['2026-10-01', '2026-02-01', 'never']);
    expect(sortedRows(given, [], dates, 'en')).to.equal(given);
    expect(sortedRows(given, [{ key: 'gone', direction: 'ascending' }], dates, 'en')).to.equal(given);
  });

  it('has three states, and keeps the other columns only when it is asked to', () => {
    const [up, down] = [{ key: 'a', direction: 'ascending' } as const, { key: 'a', direction: 'descending' } as const];
    const other = { key: 'b', direction: 'ascending' } as const;
    expect([sortAfter([], 'a', false), sortAfter([up], 'a', false), sortAfter([down], 'a', false)]).to.deep.equal([[up], [down], []]);
    expect([
      sortAfter([other], 'a', false),
      sortAfter([other], 'a', true),
      sortAfter([up, other], 'a', true),
      sortAfter([down, other], 'a', true),
    ]).to.deep.equal([[up], [other, up], [down, other], [other]]);
    expect([null, {}, { key: 'a', direction: 'up' }, up].map(isSort)).to.deep.equal([false, false, false, true]);
  });
});
