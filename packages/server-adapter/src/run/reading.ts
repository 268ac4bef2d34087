/** Reads an agent's answer until it ends or is stopped, and lets the rest of the server live meanwhile. */

/** Values that may come in one go, without a pause, before others get their turn. */
const IN_ONE_GO = 100;

/**
 * Hands each value to `take`. Resolves `true` at the end; `false` as soon as `signal` is aborted, even if the iterator never answers:
 * it is then told to return, and whatever it still says is not heard.
 * @throws what the iterator or `take` throws before that. `onLate` gets what it throws after.
 */
export function readAnswer<T>(answer: AsyncIterable<T>, signal: AbortSignal, take: (value: T) => void, onLate: (error: unknown) => void): Promise<boolean> {
  const iterator = answer[Symbol.asyncIterator]();
  return new Promise((resolve, reject) => {
    let inOneGo = 0;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let held = false;
    /** Counts the values between two turns of the event loop: an agent that waits for its provider never gets to the limit. */
    const mayGoOn = (): boolean => {
      inOneGo += 1;
      pause ??= setTimeout(() => {
        pause = undefined;
        inOneGo = 0;
        if (held) next();
        held = false;
      }, 0);
      held = inOneGo >= IN_ONE_GO;
      return !held;
    };
    const settle = (act: () => void): void => {
      signal.removeEventListener('abort', stop);
      act();
    };
    const leave = (): void => {
      try {
        iterator.return?.().then(undefined, onLate);
      } catch (error) {
        onLate(error);
      }
    };
    const stop = (): void => {
      settle(() => resolve(false));
      leave();
    };
    const next = (): void => {
      if (signal.aborted) return;
      try {
        iterator.next().then(heard, failed);
      } catch (error) {
        failed(error);
      }
    };
    const heard = (result: IteratorResult<T>): void => {
      if (signal.aborted) return;
      if (result.done) return settle(() => resolve(true));
      try {
        take(result.value);
      } catch (error) {
        leave();
        return settle(() => reject(asError(error)));
      }
      if (mayGoOn()) next();
    };
    const failed = (error: unknown): void => {
      if (signal.aborted) onLate(error);
      else settle(() => reject(asError(error)));
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    next();
  });
}

/** Agents are others' code: they may throw anything. */
function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
