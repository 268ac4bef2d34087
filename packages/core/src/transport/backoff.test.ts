import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffTable, fullJitter } from './backoff.js';

describe('full jitter', () => {
  it('never waits longer than eight seconds', () => {
    const most = fullJitter(undefined, undefined, () => 1);
    expect([1, 2, 5, 6, 7, 50].map(most)).toEqual([250, 500, 4_000, 8_000, 8_000, 8_000]);
  });

  it('waits between zero and a bound that doubles up to the cap', () => {
    const most = fullJitter(250, 30_000, () => 1);
    expect([1, 2, 3, 4, 7, 8, 9, 50, 2_000].map(most)).toEqual([250, 500, 1_000, 2_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
    expect(fullJitter(250, 30_000, () => 0)(5)).toBe(0);
  });

  it('spreads its waits over the whole range', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 100 }), (random, attempt) => {
        const wait = fullJitter(250, 30_000, () => random)(attempt);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBe(random * Math.min(30_000, 250 * 2 ** (attempt - 1)));
      }),
    );
  });
});

it('backoffTable follows its table, and repeats the last wait', () => {
  expect([1, 2, 3, 4, 99].map(backoffTable([1_000, 3_000, 10_000]))).toEqual([1_000, 3_000, 10_000, 10_000, 10_000]);
});
