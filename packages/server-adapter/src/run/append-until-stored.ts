import type { DurableEvent } from '@loqui/core/protocol';
import type { ServerLog } from '../guard/server-log.js';
import type { Room } from '../room/room.js';

/** Milliseconds before each new attempt; the last one repeats. */
const WAITS = [50, 250, 1000, 5000];

export interface MustAppend {
  readonly room: Pick<Room, 'append'>;
  readonly events: readonly DurableEvent[];
  readonly what: string;
  /** Aborted when the server ends; then only the first attempts are made. */
  readonly over: AbortSignal;
  readonly log: ServerLog;
}

/** For events that the log must not miss, however long the store fails. @throws the store's error once the server is over */
export async function appendUntilStored({ room, events, what, over, log }: MustAppend): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await room.append(...events);
      return;
    } catch (error) {
      if (over.aborted && attempt >= WAITS.length - 1) throw error;
      const wait = WAITS[Math.min(attempt, WAITS.length - 1)] ?? 0;
      log('warn', `The room's store refused ${what}; it is tried again in ${String(wait)} ms.`, error);
      await pause(wait, over);
    }
  }
}

/** Ends early when the server ends, but never before the shortest wait. */
function pause(wait: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const proceed = (): void => {
      clearTimeout(timer);
      over.removeEventListener('abort', proceed);
      resolve();
    };
    const timer = setTimeout(proceed, wait);
    over.addEventListener('abort', proceed, { once: true });
  });
}
