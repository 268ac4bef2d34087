import { expect } from '@open-wc/testing';
import { highlightLinesIn, isInRanges, parseLineRanges } from './line-ranges.js';

describe('ranges of lines', () => {
  it('are parsed from numbers and ranges of numbers; anything else is ignored', () => {
    expect(parseLineRanges('1,3-5')).to.deep.equal([
      [1, 1],
      [3, 5],
    ]);
    expect(parseLineRanges(' 2 - 4 , x, 7')).to.deep.equal([
      [2, 4],
      [7, 7],
    ]);
    expect(parseLineRanges('0, 5-3, -4')).to.deep.equal([]);
    expect(parseLineRanges('')).to.deep.equal([]);
  });

  it('are limited in number for any text', () => {
    expect(parseLineRanges('1,'.repeat(100_000)).length).to.be.below(100);
    const ranges = parseLineRanges('1-9999999');
    expect(isInRanges(ranges, 9_999_999)).to.equal(true);
    expect(isInRanges(ranges, 10_000_000)).to.equal(false);
  });

  it('are found in braces after a fence', () => {
    expect(highlightLinesIn('ts {1,3-5}')).to.equal('1,3-5');
    expect(highlightLinesIn('ts{2, 4} title="a.ts"')).to.equal('2,4');
    expect(highlightLinesIn('ts title="{1}"')).to.equal('');
    expect(highlightLinesIn('js {a: 1}')).to.equal('');
  });
});
