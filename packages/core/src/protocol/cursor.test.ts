import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRoom, formatCursor, formatRooms, parseCursor, parseRooms, type Cursor } from './cursor.js';
import { ProtocolError } from './errors.js';

const anyCursor: fc.Arbitrary<Cursor> = fc.record({ epoch: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/), offset: fc.nat({ max: 999_999_999_999_999 }) });
const anyRoom = fc.string({ unit: 'binary', minLength: 1, maxLength: 64 }).filter((room) => {
  try {
    return checkRoom(room) === room;
  } catch {
    return false; // not a room name
  }
});

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'taken';
  } catch (error) {
    return error instanceof ProtocolError ? error.code : `threw ${String(error)}`;
  }
}

describe('a cursor', () => {
  it('is parsed as it was formatted', () => {
    fc.assert(
      fc.property(anyCursor, (cursor) => {
        expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  it.each(['', ':', 'e1', 'e1:', ':1', 'e1:-1', 'e1:1.5', 'e1:1e3', 'e 1:1', 'e1:1 ', 'e1:1\n', 'e1:1234567890123456', `${'e'.repeat(65)}:1`, 'ä:1', 'e1:１'])(
    'is refused when it is %j',
    (text) => {
      expect(codeOf(() => parseCursor(text))).toBe('bad-cursor');
    },
  );

  it('is quoted in the error, shortened', () => {
    expect(() => parseCursor('x'.repeat(1_000))).toThrow(/^Not a cursor: "x{80}"\. Send back/);
  });
});

describe('the rooms parameter', () => {
  it('is parsed as it was formatted, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyRoom, fc.option(anyCursor, { nil: undefined })), { maxLength: 8 }), (entries) => {
        const rooms = new Map(entries);
        expect([...parseRooms(formatRooms(rooms))]).toEqual([...rooms]);
      }),
    );
  });

  it('is unchanged by a query string', () => {
    const rooms = new Map([['a,b@c&d=é %2C', { epoch: 'e', offset: 1 }]]);
    const url = new URL(`http://host/?rooms=${encodeURIComponent(formatRooms(rooms))}`);
    expect(parseRooms(url.searchParams.get('rooms')!)).toEqual(rooms);
  });

  it.each([
    ['@e1:4', 'bad-room'],
    ['%', 'bad-room'],
    ['%E0%A4', 'bad-room'],
    ['a%0Ab', 'bad-room'],
    ['lobby@', 'bad-cursor'],
    ['lobby@e1', 'bad-cursor'],
    ['lobby@e1:1@e2:2', 'bad-cursor'],
    ['', 'taken'],
    [',,', 'taken'],
  ])('%j is %s', (text, code) => {
    expect(codeOf(() => parseRooms(text))).toBe(code);
  });
});

describe('a room name', () => {
  it.each(['a', 'Ünï¢ødé 漢字 👩‍👩‍👧', 'a/b?c#d,e@f', '__proto__', 'x'.repeat(128)])('may be %j', (room) => {
    expect(checkRoom(room)).toBe(room);
  });

  it.each([
    ['empty', ''],
    ['too long', 'x'.repeat(129)],
    ['a line break', 'a\nb'],
    ['a null character', 'a\0'],
    ['half a character, which no address can carry', 'a\ud83d'],
  ])('may not be or have %s', (_, room) => {
    expect(codeOf(() => checkRoom(room))).toBe('bad-room');
  });
});
