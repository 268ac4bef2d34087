import { expect } from '@open-wc/testing';
import { rowRange } from './row-range.js';

const heights = { option: 32, heading: 20, view: 320 };

describe('rowRange', () => {
  it('draws a few rows of many, with the active one in view', () => {
    const range = rowRange({ count: 10_000, headings: [], active: 9999, scrollTop: 0, heights });
    expect(range.to).to.equal(10_000);
    expect(range.to - range.from).to.be.lessThan(30);
    expect(range.scrollTop).to.equal(10_000 * 32 - 320);
    expect(range.before).to.equal(range.from * 32);
  });

  it('counts headings, wherever they are', () => {
    const headings = [0, 4000, 8000];
    const range = rowRange({ count: 10_000, headings, active: -1, scrollTop: 5000 * 32 + 40, heights });
    expect(range.from).to.equal(4997);
    expect(range.before).to.equal(4997 * 32 + 40);
    expect(range.before + (range.to - range.from) * 32 + range.after).to.equal(10_000 * 32 + 60);
  });

  it('shows the heading with the first option below it', () => {
    expect(rowRange({ count: 10_000, headings: [0, 4000], active: 4000, scrollTop: 200_000, heights }).scrollTop).to.equal(4000 * 32 + 20);
  });

  it('draws all of a short list', () => {
    expect(rowRange({ count: 40, headings: [0], active: -1, scrollTop: 0, heights })).to.deep.equal({ from: 0, to: 40, scrollTop: 0, before: 0, after: 0 });
  });
});
