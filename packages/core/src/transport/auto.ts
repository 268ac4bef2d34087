/** Tries Server-Sent Events, a WebSocket, long polling. Only an open but silent wire is replaced. A page remembers what works, by address. */
import { defer, Observable } from 'rxjs';
import { isEnvelope, LoquiError, type Frame, type Wire } from '../protocol/index.js';
import { sse, type SseOptions } from './sse.js';
import { isRefusal } from './token.js';
import { transportOnDemand, type Transport } from './transport.js';

export interface AutoOptions extends SseOptions {
  /** Milliseconds to wait for the first byte of a line; default 7 000. */
  readonly patience?: number;
  /** A WebSocket class for platforms without one (Node 20). */
  readonly webSocket?: new (url: string) => WebSocket;
}

const WIRES: readonly Wire[] = ['sse', 'websocket', 'poll'];
/** A heartbeat later than this, in milliseconds, was held back. */
const LATE = 2_000;
/** Frames this soon after `hello`, in milliseconds, may have been held back and released together with it. */
const TOGETHER = 1_000;

const workingWires = new Map<string, Wire>();

export function auto(options: AutoOptions): Transport {
  const { url, credentials, patience = 7_000 } = options;
  const events = sse(options);
  const transports: Readonly<Record<Wire, Transport>> = {
    sse: events,
    websocket: transportOnDemand(async () => (await import('./websocket.js')).websocket(options)),
    poll: transportOnDemand(async () => (await import('./poll.js')).poll(options)),
  };
  // A WebSocket always carries cookies, and some platforms have none.
  const wires = WIRES.filter((wire) => wire !== 'websocket' || (credentials !== 'omit' && ('WebSocket' in globalThis || options.webSocket !== undefined)));

  /** Makes the client reconnect at once, over the next wire. */
  function skip(wire: Wire, why: string): LoquiError {
    const next = wires[(wires.indexOf(wire) + 1) % wires.length] ?? 'sse';
    workingWires.set(url, next);
    return new LoquiError({ code: 'held-back', message: `${why} Trying ${NAMES[next]}.` }, { retryable: true, retryAfter: 0 });
  }

  function watchWire(wire: Wire, frames$: Observable<Frame>): Observable<Frame> {
    return new Observable((subscriber) => {
      let helloAt: number | undefined;
      let confirmed = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wait = (time: number, why: string): void => {
        const due = Date.now() + time;
        timer = setTimeout(() => {
          // The machine slept or the tab was suspended: silence proves nothing.
          if (Date.now() - due > LATE) return wait(time, why);
          if (!confirmed) subscriber.error(skip(wire, why));
        }, time);
      };
      if (wire !== 'poll') wait(patience, `No byte came over ${NAMES[wire]} within ${String(patience / 1000)} s of opening; a proxy may hold it back.`);
      subscriber.add(
        frames$.subscribe({
          next: (frame) => {
            if (helloAt === undefined) {
              clearTimeout(timer);
              helloAt = Date.now();
              workingWires.set(url, wire);
              const beat = !isEnvelope(frame) && frame.type === 'hello' ? frame.heartbeat : 0;
              if (wire !== 'poll' && beat > 0) wait(beat + LATE, `Nothing followed over ${NAMES[wire]} within a heartbeat; a proxy may hold it back.`);
            } else if (!confirmed && Date.now() - helloAt > TOGETHER) {
              confirmed = true;
              clearTimeout(timer);
            }
            subscriber.next(frame);
          },
          error: (error: unknown) => {
            const refused = error instanceof LoquiError && (isRefusal(error) || error.status !== undefined || !error.retryable);
            // No upgrade, or no answer at all: a proxy may let another wire through.
            if (wire !== 'sse' && helloAt === undefined && !refused && !(error instanceof LoquiError && error.code === 'token')) {
              return subscriber.error(skip(wire, `The server cannot be reached over ${NAMES[wire]}.`));
            }
            subscriber.error(error);
          },
        }),
      );
      return () => clearTimeout(timer);
    });
  }

  return {
    open: (rooms) =>
      defer(() => {
        const wire = workingWires.get(url) ?? 'sse';
        return watchWire(wire, transports[wire].open(rooms));
      }),
    // A POST passes every proxy.
    send: (command, how) => events.send(command, how),
  };
}

const NAMES: Readonly<Record<Wire, string>> = { sse: 'an event stream', websocket: 'a WebSocket', poll: 'long polling' };
