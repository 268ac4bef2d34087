/** Puts what must not be missing in a room's log into it, however long its store refuses it. */
import type { DurableEvent } from '@loqui/core/protocol';
import type { ServerLog } from '../guard/server-log.js';
import type { Room } from '../room/room.js';

/** Milliseconds before each new attempt; after the last, it is the wait between all further ones. */
const WAITS = [50, 250, 1000, 5000];

export interface AtLast {
  readonly room: Pick<Room, 'append'>;
  readonly events: readonly DurableEvent[];
  /** What it is, for the log. */
  readonly what: string;
  /** Aborted when the server ends, which then waits only for the first attempts. */
  readonly over: AbortSignal;
  readonly log: ServerLog;
}

/** Resolves when the events are in the log. @throws the store's error once the server is over */
export async function appendAtLast({ room, events, what, over, log }: AtLast): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await room.append(...events);
      return;
    } catch (error) {
      if (over.aborted && attempt >= WAITS.length - 1) throw error;
      const wait = WAITS[Math.min(attempt, WAITS.length - 1)] ?? 0;
      log('warn', `The room's store refused ${what}; it is asked again in ${String(wait)} ms.`, error);
      await pause(wait, over);
    }
  }
}

/** Ends early when the server ends, but never before the shortest wait. */
function pause(wait: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      over.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, wait);
    over.addEventListener('abort', go, { once: true });
  });
}
