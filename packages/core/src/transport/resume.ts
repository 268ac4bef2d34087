/** Makes a breaking line continuous: reconnects, resumes after the last applied event, drops repeats, and never applies an event after a hole. */
import {
  asyncScheduler,
  catchError,
  defer,
  filter,
  finalize,
  map,
  merge,
  mergeMap,
  NEVER,
  of,
  retry,
  Subject,
  timer,
  type MonoTypeOperatorFunction,
  type Observable,
} from 'rxjs';
import {
  formatCursor,
  isEnvelope,
  LoquiError,
  ProtocolError,
  type Author,
  type Envelope,
  type Failure,
  type Frame,
  type ServerLimits,
  type Wire,
} from '../protocol/index.js';
import { fullJitter, type Backoff } from './backoff.js';
import type { CursorBook } from './cursor-book.js';
import type { Transport } from './transport.js';

export type Arrival =
  | { readonly type: 'connecting'; readonly attempt: number }
  | {
      readonly type: 'open';
      readonly connection: string;
      readonly member: Author;
      readonly agents: readonly Author[];
      readonly limits?: ServerLimits | undefined;
      readonly transport?: Wire;
    }
  | { readonly type: 'conversations' }
  | { readonly type: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly error: Failure }
  /** The line was refused, or has another protocol. The last value. */
  | { readonly type: 'closed'; readonly error: Failure }
  | { readonly type: 'envelope'; readonly envelope: Envelope };

export interface ResumeOptions {
  readonly backoff?: Backoff;
  /** Milliseconds to wait for `hello`; default 10 000. */
  readonly connectTimeout?: number;
  /** Each value ends a wait at once, e.g. when the network is back. */
  readonly wake$?: Observable<unknown>;
}

/** A connection is dead after this many heartbeat intervals without a frame: one heartbeat may be late. */
const INTERVALS = 2.2;
/** Milliseconds between two checks for silence. */
const WATCH = 500;

export function resume(transport: Transport, book: CursorBook, options: ResumeOptions = {}): Observable<Arrival> {
  const { backoff = fullJitter(), connectTimeout = 10_000, wake$ = NEVER } = options;
  return defer(() => {
    let failures = 0;
    /** The cursor before each room's last hole. Resuming cannot fill a hole that comes twice in a row. */
    const holes = new Map<string, string>();
    const status$ = new Subject<Arrival>();
    const line$ = defer(() => {
      status$.next({ type: 'connecting', attempt: failures + 1 });
      return transport
        .open(() => book.rooms)
        .pipe(
          withSignsOfLife(connectTimeout),
          mergeMap((frame) => {
            const found = arrivals(frame, book, holes);
            // Not at `hello`: a server that sends only that must not be reconnected to without a wait.
            if (found[0]?.type === 'envelope') failures = 0;
            return found;
          }),
        );
    }).pipe(
      retry({
        delay: (cause: unknown) => {
          const error = lineError(cause);
          if (!error.retryable) throw error;
          failures += 1;
          const wait = error.retryAfter ?? backoff(failures);
          status$.next({ type: 'waiting', attempt: failures, retryAt: asyncScheduler.now() + wait, error: error.toFailure() });
          return merge(timer(wait), wake$);
        },
      }),
      catchError((cause: unknown) => of<Arrival>({ type: 'closed', error: lineError(cause).toFailure() })),
      finalize(() => status$.complete()),
    );
    return merge(status$, line$);
  });
}

function arrivals(frame: Frame, book: CursorBook, holes: Map<string, string>): Arrival[] {
  if (isEnvelope(frame)) {
    const before = book.cursor(frame.room);
    const verdict = book.apply(frame);
    if (verdict === 'hole') {
      // Resuming at once from the last cursor fills the hole; if it did not, a snapshot does, after the usual wait.
      const place = before ? formatCursor(before) : '';
      const again = holes.get(frame.room) === place;
      if (again) book.add(frame.room);
      holes.set(frame.room, place);
      throw new LoquiError(
        { code: 'hole', message: `Events are missing in ${frame.room} after ${place || 'the beginning'}: resuming.` },
        { retryable: true, ...(!again && { retryAfter: 0 }) },
      );
    }
    return verdict === 'apply' ? [{ type: 'envelope', envelope: frame }] : [];
  }
  switch (frame.type) {
    case 'hello':
      return [
        {
          type: 'open',
          connection: frame.connection,
          member: frame.member,
          agents: frame.agents ?? [],
          limits: frame.limits,
          ...(frame.transport && { transport: frame.transport }),
        },
      ];
    case 'drain':
      throw new LoquiError(
        { code: 'drain', message: 'The server is restarting; coming back shortly.' },
        { retryable: true, retryAfter: Math.random() * frame.window },
      );
    case 'bye':
      throw new LoquiError(frame.error, { retryable: !FINAL.has(frame.error.code) });
    case 'conversations.changed':
      return [{ type: 'conversations' }];
    case 'heartbeat':
      return [];
    default:
      // A signal of a later version.
      return [];
  }
}

const FINAL: ReadonlySet<string> = new Set(['unauthenticated', 'token-expired', 'forbidden', 'bad-version']);

/** Fails a line that is silent for `connectTimeout` milliseconds before `hello`, or for 2.2 heartbeat intervals after it. */
export function withSignsOfLife(connectTimeout: number): MonoTypeOperatorFunction<Frame> {
  return (frames$) =>
    defer(() => {
      let limit = connectTimeout;
      let seen = asyncScheduler.now();
      const watch$ = timer(WATCH, WATCH).pipe(
        filter((_): _ is never => {
          if (asyncScheduler.now() - seen <= limit) return false;
          throw new LoquiError({ code: 'timeout', message: `Nothing heard from the server for ${String(limit)} ms.` }, { retryable: true });
        }),
      );
      return merge(
        watch$,
        frames$.pipe(
          map((frame) => {
            seen = asyncScheduler.now();
            if (!isEnvelope(frame) && frame.type === 'hello') limit = frame.heartbeat * INTERVALS;
            return frame;
          }),
        ),
      );
    });
}

export function lineError(cause: unknown): LoquiError {
  if (cause instanceof LoquiError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new LoquiError({ code: cause instanceof ProtocolError ? cause.code : 'line', message }, { retryable: !(cause instanceof ProtocolError), cause });
}
