import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '../protocol/index.js';
import { everyEvent } from '../testing/samples.js';
import { CursorBook, type Verdict } from './cursor-book.js';

const durable = (offset: number, from?: number, epoch = 'e1'): Envelope => ({
  room: 'lobby',
  epoch,
  offset,
  ...(from !== undefined && { from }),
  event: everyEvent['message.removed'],
});
const opening = (type: 'room.snapshot' | 'room.resumed' | 'room.gap' | 'room.closed', offset: number, epoch = 'e1'): Envelope => ({
  room: 'lobby',
  epoch,
  offset,
  event: everyEvent[type],
});

describe('after e1:10', () => {
  it.each<[string, Envelope, Verdict, string]>([
    ['the next event is applied', durable(11), 'apply', 'e1:11'],
    ['the same event is a repeat', durable(10), 'repeat', 'e1:10'],
    ['an earlier event is a repeat', durable(3), 'repeat', 'e1:10'],
    ['a later event is a hole', durable(12), 'hole', 'e1:10'],
    ['an event that stands for itself and those before it is applied', durable(14, 11), 'apply', 'e1:14'],
    ['one that overlaps what we have is applied', durable(14, 8), 'apply', 'e1:14'],
    ['one that stands only for what we have is a repeat', durable(10, 8), 'repeat', 'e1:10'],
    ['one that begins too late is a hole', durable(14, 12), 'hole', 'e1:10'],
    ['an event of another log is a hole', durable(11, undefined, 'e2'), 'hole', 'e1:10'],
    ['a snapshot is applied, whatever its offset', opening('room.snapshot', 2), 'apply', 'e1:2'],
    ['a snapshot of another log is applied', opening('room.snapshot', 5, 'e2'), 'apply', 'e2:5'],
    ['a resume from our cursor is applied, and keeps the cursor', opening('room.resumed', 10), 'apply', 'e1:10'],
    ['a resume from an earlier cursor is applied: repeats follow', opening('room.resumed', 8), 'apply', 'e1:10'],
    ['a resume from a later cursor is a hole', opening('room.resumed', 12), 'hole', 'e1:10'],
    ['a resume of another log is a hole', opening('room.resumed', 10, 'e2'), 'hole', 'e1:10'],
    ['a gap is applied, and the cursor stays until the snapshot', opening('room.gap', 30, 'e2'), 'apply', 'e1:10'],
    ['the end of the room is applied, whatever its offset', opening('room.closed', 4), 'apply', 'e1:10'],
    ['an ephemeral event is applied', { room: 'lobby', event: everyEvent['typing.started'] }, 'apply', 'e1:10'],
    ['an event of a later version moves the cursor', { ...durable(11), event: { type: 'message.reacted' } as unknown as Envelope['event'] }, 'apply', 'e1:11'],
    ['an event of another room is a stray', { ...durable(11), room: 'ops' }, 'stray', 'e1:10'],
  ])('%s', (_, envelope, verdict, cursor) => {
    const book = new CursorBook();
    book.add('lobby', { epoch: 'e1', offset: 10 });
    expect(book.apply(envelope)).toBe(verdict);
    expect(`${book.cursor('lobby')!.epoch}:${book.cursor('lobby')!.offset}`).toBe(cursor);
  });
});

describe('before the first snapshot', () => {
  it.each([durable(1), opening('room.resumed', 0)])('nothing but a snapshot is applied', (envelope) => {
    const book = new CursorBook();
    book.add('lobby');
    expect(book.apply(envelope)).toBe('hole');
    expect(book.apply(opening('room.snapshot', 0))).toBe('apply');
    expect(book.apply(durable(1))).toBe('apply');
  });
});

describe('the book', () => {
  it('returns a copy of its rooms that does not change', () => {
    const book = new CursorBook();
    book.add('a');
    const { rooms } = book;
    book.add('b', { epoch: 'e', offset: 1 });
    book.remove('a');
    expect([...rooms.keys()]).toEqual(['a']);
    expect([book.size, book.has('a'), book.has('b')]).toEqual([1, false, true]);
  });

  it('gives a receiver that resumes at every hole each event once and in order, whatever the line drops, repeats and folds', () => {
    const anyDelivery = fc.array(fc.record({ skip: fc.nat(2), back: fc.nat(3), fold: fc.nat(3) }), { maxLength: 40, size: 'max' });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.array(anyDelivery, { maxLength: 6 }), (size, lines) => {
        const book = new CursorBook();
        book.add('lobby', { epoch: 'e1', offset: 0 });
        const taken: number[] = [];
        const take = (offset: number, from: number): Verdict => {
          const last = book.cursor('lobby')!.offset;
          const verdict = book.apply(durable(offset, from));
          if (verdict === 'apply') for (let one = last + 1; one <= offset; one += 1) taken.push(one);
          if (verdict === 'apply') expect(from).toBeLessThanOrEqual(last + 1);
          return verdict;
        };
        const perfect = Array.from({ length: size }, () => ({ skip: 0, back: 0, fold: 0 }));
        for (const line of [...lines, perfect]) {
          let at = book.cursor('lobby')!.offset;
          for (const { skip, back, fold } of line) {
            const from = Math.max(1, at + 1 + skip - back);
            const offset = from + fold;
            if (offset > size || take(offset, from) === 'hole') break;
            at = Math.max(at, offset);
          }
        }
        expect(taken).toEqual(Array.from({ length: size }, (_, index) => index + 1));
      }),
    );
  });
});
