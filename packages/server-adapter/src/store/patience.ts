/** Waits for a busy store without blocking the process. */
import { StoreError } from './store.js';

/** Milliseconds before the second try. Each wait is twice the one before, up to the longest. */
const FIRST = 2;
const LONGEST = 50;

/** `work` happens whole or throws. All callers share each wait, so the store is asked once a turn. `limit`: milliseconds until `busy` is thrown on. */
export function patience(limit: number): <T>(work: () => T) => Promise<T> {
  let turn: Promise<void> | undefined;
  let wait = FIRST;

  function pause(until: number): Promise<void> {
    const time = Math.max(1, Math.min(wait, until - performance.now()));
    wait = Math.min(LONGEST, wait * 2);
    return (turn ??= new Promise<void>((resolve) => setTimeout(resolve, time)).then(() => {
      turn = undefined;
    }));
  }

  return async function withPatience(work) {
    const until = performance.now() + limit;
    for (;;) {
      while (turn !== undefined && performance.now() < until) await turn;
      try {
        const result = work();
        wait = FIRST;
        return result;
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'busy') || performance.now() >= until) throw error;
        await pause(until);
      }
    }
  };
}
