import { describe, expect, it } from 'vitest';
import { uuidv7 } from './ids.js';

const timeOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

describe('uuidv7', () => {
  it('has the format of RFC 9562, and begins with the time', () => {
    const before = Date.now();
    const id = uuidv7();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(timeOf(id)).toBeGreaterThanOrEqual(before);
    expect(timeOf(id)).toBeLessThanOrEqual(Date.now() + 1);
  });

  it('makes ten thousand different ids that ascend, many of them within one millisecond', () => {
    const ids = Array.from({ length: 10_000 }, () => uuidv7());
    expect(new Set(ids).size).toBe(10_000);
    expect(ids).toEqual(ids.toSorted());
  });

  it('ascends also when the clock stands still until the counter overflows, or is set back', () => {
    const now = Date.now() + 60_000;
    const ids = [...Array.from({ length: 5_000 }, () => uuidv7(now)), uuidv7(now - 30_000)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted());
    expect(timeOf(ids.at(-1)!)).toBe(now + 1);
  });

  it('shares no random bits between two ids of one millisecond', () => {
    const now = Date.now() + 120_000;
    expect(uuidv7(now).slice(20)).not.toBe(uuidv7(now).slice(20));
  });
});
