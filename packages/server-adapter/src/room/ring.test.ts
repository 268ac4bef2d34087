import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EncodedFrame } from './encoded.js';
import { Ring } from './ring.js';

const frame = (offset: number, size = 0): EncodedFrame =>
  new EncodedFrame({ room: 'r', epoch: 'e', offset, event: { type: 'message.delta', id: 'm', part: 0, at: 0, text: 'x'.repeat(size) } });
const offsets = (frames: readonly EncodedFrame[] | undefined): number[] | undefined =>
  frames?.map((one) => (JSON.parse(new TextDecoder().decode(one.json)) as { offset: number }).offset);
const limits = { count: 5, bytes: 1_000_000, age: 1000 };

describe('the replay ring', () => {
  it('returns the frames after an offset, none at the head, and undefined where it does not reach', () => {
    const ring = new Ring(limits, 10);
    expect(ring.after(10, 0)).toEqual([]);
    expect(ring.after(9, 0)).toBeUndefined();
    for (let offset = 11; offset <= 17; offset++) ring.push(frame(offset), 0);
    expect(offsets(ring.after(14, 0))).toEqual([15, 16, 17]);
    expect(offsets(ring.after(12, 0))).toEqual([13, 14, 15, 16, 17]);
    expect(ring.after(11, 0)).toBeUndefined();
    expect(ring.after(17, 0)).toEqual([]);
    expect(ring.after(18, 0)).toBeUndefined();
  });

  it('drops old frames, also while no new ones arrive', () => {
    const ring = new Ring(limits, 0);
    ring.push(frame(1), 0);
    ring.push(frame(2), 900);
    expect(ring.after(0, 1001)).toBeUndefined();
    expect(offsets(ring.after(1, 1001))).toEqual([2]);
    expect(ring.after(1, 2000)).toBeUndefined();
    expect(ring.bytes).toBe(0);
  });

  it('never holds more than its limits, and never returns a wrong frame', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ size: fc.nat(400), wait: fc.nat(200), ask: fc.nat(20) }), { maxLength: 300 }), (steps) => {
        const ring = new Ring({ count: 50, bytes: 5000, age: 1000 }, 0);
        let now = 0;
        for (const [index, step] of steps.entries()) {
          const head = index + 1;
          now += step.wait;
          ring.push(frame(head, step.size), now);
          expect(ring.size).toBeLessThanOrEqual(50);
          expect(ring.bytes).toBeLessThanOrEqual(5000);
          const after = Math.max(0, head - step.ask);
          const found = offsets(ring.after(after, now));
          if (found) expect(found).toEqual(Array.from({ length: head - after }, (_, at) => after + 1 + at));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('an encoded frame', () => {
  it('holds its JSON within its event-stream bytes', () => {
    const one = frame(3, 2);
    const text = new TextDecoder().decode(one.sse);
    expect(text).toBe(`id: e:3\ndata: ${new TextDecoder().decode(one.json)}\n\n`);
    expect(one.json.buffer).toBe(one.sse.buffer);
    expect(new TextDecoder().decode(new EncodedFrame({ type: 'heartbeat' }).json)).toBe('{"type":"heartbeat"}');
  });

  it('removes the old text of a message, and keeps the offsets', () => {
    const ring = new Ring(limits, 0);
    for (let offset = 1; offset <= 3; offset++) ring.push(frame(offset, 20), 0, offset === 2 ? 'other' : 'm');
    ring.redact({ type: 'message.removed', id: 'm' });
    const texts = ring.after(0, 0)?.map((one) => (JSON.parse(new TextDecoder().decode(one.json)) as { event: { text: string } }).event.text.length);
    expect(texts).toEqual([0, 20, 0]);
    expect(offsets(ring.after(0, 0))).toEqual([1, 2, 3]);
    expect(ring.bytes).toBe(ring.after(0, 0)?.reduce((sum, one) => sum + one.sse.length, 0));
  });
});
