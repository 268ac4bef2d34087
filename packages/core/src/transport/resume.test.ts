import { map, NEVER, tap, throwError, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatRooms, LoquiError, PROTOCOL, ProtocolError, type Envelope, type Frame } from '../protocol/index.js';
import { ada, everyEvent } from '../testing/samples.js';
import { CursorBook } from './cursor-book.js';
import { resume, type Arrival, type ResumeOptions } from './resume.js';
import type { Transport } from './transport.js';

const placed = (offset: number, type: 'message.removed' | 'room.snapshot' | 'room.resumed' | 'room.gap', epoch = 'e1'): Envelope => ({
  room: 'lobby',
  epoch,
  offset,
  event: everyEvent[type],
});
/** Frames by their letter in the diagrams; digits are the events after offset 10. */
const frames: Record<string, Frame> = {
  h: { type: 'hello', protocol: PROTOCOL, connection: 'c1', heartbeat: 1_000, member: ada },
  b: { type: 'heartbeat' },
  s: placed(10, 'room.snapshot'),
  r: placed(10, 'room.resumed'),
  g: placed(10, 'room.gap'),
  n: placed(20, 'room.snapshot', 'e2'),
  m: placed(21, 'message.removed', 'e2'),
  d: { type: 'drain', window: 8 },
  f: { type: 'bye', error: { code: 'forbidden', message: 'Out.' } },
  q: { type: 'bye', error: { code: 'slow', message: 'Too slow.' } },
  z: { type: 'of-a-later-version' } as unknown as Frame,
  1: placed(11, 'message.removed'),
  2: placed(12, 'message.removed'),
  3: placed(13, 'message.removed'),
};

/** C D E connecting, 1st to 3rd try; H open; L list of conversations; W V waiting after the 1st, 2nd failure; X closed; others as above. */
function letter(arrival: Arrival): string {
  switch (arrival.type) {
    case 'connecting':
      return 'CDE'[arrival.attempt - 1]!;
    case 'open':
      return 'H';
    case 'conversations':
      return 'L';
    case 'waiting':
      return 'WV'[arrival.attempt - 1]!;
    case 'closed':
      return 'X';
    case 'envelope':
      return Object.keys(frames).find((key) => frames[key] === arrival.envelope)!;
  }
}

const cut = new LoquiError({ code: 'network', message: 'Cut.' }, { retryable: true });

interface Plan extends ResumeOptions {
  /** Each connection; `#` ends it with `error`. */
  readonly lines: readonly string[];
  readonly seen: string;
  readonly error?: unknown;
  readonly wake?: string;
  readonly until?: string;
}

/** Runs the lines in virtual time. Returns the request of each connection, and what arrived. */
function follow({ lines, seen, error = cut, wake, until = '^ 200ms !', ...options }: Plan): { asked: string[]; arrivals: Arrival[] } {
  const asked: string[] = [];
  const arrivals: Arrival[] = [];
  new TestScheduler((actual, wanted) => expect(actual).toEqual(wanted)).run(({ cold, hot, expectObservable }) => {
    const left = lines.map((line) => cold(line, frames, error));
    const transport: Transport = {
      open: (rooms): Observable<Frame> => {
        asked.push(formatRooms(rooms()));
        return left.shift() ?? NEVER;
      },
      send: () => Promise.reject(new Error('not in this test')),
    };
    const book = new CursorBook();
    book.add('lobby');
    const arrivals$ = resume(transport, book, { backoff: () => 2, ...(wake !== undefined && { wake$: hot(wake) }), ...options });
    expectObservable(
      arrivals$.pipe(
        tap((arrival) => arrivals.push(arrival)),
        map(letter),
      ),
      until,
    ).toBe(seen);
  });
  return { asked, arrivals };
}

const reasons = (arrivals: readonly Arrival[]): string[] => arrivals.flatMap((arrival) => ('error' in arrival ? [arrival.error.code] : []));

afterEach(() => vi.restoreAllMocks());

describe('a line that is cut', () => {
  it('is opened again after the wait, with the cursor of the last applied event', () => {
    const { asked, arrivals } = follow({
      lines: ['-hs1#', '      -hr2'],
      seen: '  CHs1W-DHr2',
    });
    expect(asked).toEqual(['lobby', 'lobby@e1:11']);
    expect(arrivals[4]).toEqual({ type: 'waiting', attempt: 1, retryAt: 6, error: { code: 'network', message: 'Cut.' } });
  });

  it('is tried again after each wait of the backoff', () => {
    follow({
      lines: ['-#', '   -#', '        -hs'],
      seen: '  CW-DV---EHs',
      backoff: (attempt) => attempt * 2,
    });
  });

  it('waits as long as the error says', () => {
    follow({
      lines: ['-#', '      -hs'],
      seen: '  CW----DHs',
      error: new LoquiError({ code: 'http', message: '503' }, { retryable: true, retryAfter: 5 }),
    });
  });

  it('resets its tries once a room has opened', () => {
    follow({
      lines: ['-#', '   -hs#', '        -hr'],
      seen: '  CW-DHsW-DHr',
    });
  });

  it('does not reset its tries at hello alone, so that a server which sends only hello is not hurried', () => {
    follow({
      lines: ['-h#', '    -h#', '          -hs'],
      seen: '  CHW-DHV---EHs',
      backoff: (attempt) => attempt * 2,
    });
  });

  it('is tried at once when there is a reason to retry', () => {
    follow({
      lines: ['-#', '     -hs'],
      seen: '  CW---DHs',
      wake: '  -----w--w',
      backoff: () => 100,
    });
  });

  it('is reported as a LoquiError also when the transport throws something else', () => {
    const { arrivals } = follow({ lines: ['-#', '   -hs'], seen: 'CW-DHs', error: new Error('boom') });
    expect(arrivals[1]).toMatchObject({ error: { code: 'line', message: 'boom' } });
  });
});

describe('a frame', () => {
  it('is dropped when it repeats', () => {
    follow({
      lines: ['-hs12#', '       -hr123'],
      seen: '  CHs12W-DHr--3',
    });
  });

  it('is applied when it is a snapshot of another log after a gap', () => {
    const { asked } = follow({
      lines: ['-hs1#', '      -hgnm#', '             -h'],
      seen: '  CHs1W-DHgnmW-DH',
    });
    expect(asked).toEqual(['lobby', 'lobby@e1:11', 'lobby@e2:21']);
  });

  it('is ignored when it is a heartbeat or a signal of a later version', () => {
    follow({ lines: ['-hbzs1'], seen: 'CH--s1' });
  });
});

describe('a hole', () => {
  it('is filled by resuming at once from the last cursor', () => {
    const { asked, arrivals } = follow({
      lines: ['-hs13    ', '    -----hr123'],
      seen: '  CHs1(WD)-Hr-23',
    });
    expect(asked).toEqual(['lobby', 'lobby@e1:11']);
    expect(reasons(arrivals)).toEqual(['hole']);
  });

  it('that repeats at the same cursor ends with a snapshot', () => {
    const { asked, arrivals } = follow({
      lines: ['-hs13    ', '    -----hr3 ', '              -hn'],
      seen: '  CHs1(WD)-HrW-DHn',
    });
    expect(asked).toEqual(['lobby', 'lobby@e1:11', 'lobby']);
    expect(reasons(arrivals)).toEqual(['hole', 'hole']);
  });

  it('at another cursor is another hole', () => {
    const { asked } = follow({
      lines: ['-hs2     ', '   -----hr13     ', '           -----hr123'],
      seen: '  CHs(WD)-Hr1(WD)-Hr-23',
    });
    expect(asked).toEqual(['lobby', 'lobby@e1:10', 'lobby@e1:11']);
  });
});

describe('signs of life', () => {
  it('are overdue after 2.2 heartbeat intervals: the line is closed and reconnects', () => {
    const { arrivals } = follow({
      lines: ['-hsb', ' --hs'],
      seen: '  CHs 2497ms W-D-Hs',
      until: '^ 2600ms !',
    });
    expect(reasons(arrivals)).toEqual(['timeout']);
  });

  it('of any kind keep the line open', () => {
    follow({ lines: [`-h ${'1900ms b '.repeat(5)}`], seen: 'CH', until: '^ 9s !' });
  });

  it('are awaited for ten seconds before hello', () => {
    const { arrivals } = follow({ lines: ['-'], seen: 'C 10499ms W-D', until: '^ 10510ms !' });
    expect(reasons(arrivals)).toEqual(['timeout']);
  });

  it('are awaited for the given time before hello', () => {
    follow({ lines: ['-'], seen: 'C 999ms W-D', until: '^ 1010ms !', connectTimeout: 900 });
  });
});

describe('a server that goes away', () => {
  it('is reconnected to after a random part of its window', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const { arrivals } = follow({
      lines: ['-hsd', '       -hr'],
      seen: '  CHsW---DHr',
    });
    expect(reasons(arrivals)).toEqual(['drain']);
  });

  it('that closes a slow connection is reconnected to', () => {
    follow({ lines: ['-hsq', '     -hr'], seen: '  CHsW-DHr' });
  });
});

describe('a line that was refused', () => {
  it.each([
    ['401', new LoquiError({ code: 'unauthenticated', message: 'Sign in.' }, { status: 401 }), 'unauthenticated'],
    ['403', new LoquiError({ code: 'forbidden', message: 'Not you.' }, { status: 403 }), 'forbidden'],
    ['another version', new ProtocolError('bad-version', 'Update.'), 'bad-version'],
    ['a page instead of a stream', new ProtocolError('bad-frame', 'Is Loqui mounted there?'), 'bad-frame'],
  ])('by %s is closed with the reason, is not retried, and completes', (_, error, code) => {
    const { asked, arrivals } = follow({ lines: ['-#'], seen: 'C(X|)', error });
    expect(asked).toHaveLength(1);
    expect(reasons(arrivals)).toEqual([code]);
  });

  it('after hello is closed too', () => {
    expect(reasons(follow({ lines: ['-hf'], seen: 'CH(X|)' }).arrivals)).toEqual(['forbidden']);
  });
});

describe('unsubscribing', () => {
  it.each([
    ['while a line is opened', 0],
    ['while it waits', 1],
  ])('%s leaves no timer', (_, after) => {
    vi.useFakeTimers();
    const book = new CursorBook();
    book.add('lobby');
    const failing: Transport = { open: () => (after === 0 ? NEVER : throwError(() => cut)), send: () => Promise.reject(cut) };
    const subscription = resume(failing, book, { backoff: () => 5_000 }).subscribe();
    expect(vi.getTimerCount()).toBe(1);
    subscription.unsubscribe();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});
