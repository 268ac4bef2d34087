/** Reads an agent's answer until it ends or is stopped, and lets the rest of the server live meanwhile. */

/** Milliseconds an answer may come without a pause before others get their turn. */
const TURN = 8;

/**
 * Hands each value to `take`. Resolves `true` at the end; `false` as soon as `signal` is aborted, even if the iterator never answers:
 * it is then told to return, and whatever it still says is not heard.
 * @throws what the iterator or `take` throws before that. `onLate` gets what it throws after.
 */
export function readAnswer<T>(answer: AsyncIterable<T>, signal: AbortSignal, take: (value: T) => void, onLate: (error: unknown) => void): Promise<boolean> {
  const iterator = answer[Symbol.asyncIterator]();
  return new Promise((resolve, reject) => {
    let turn = performance.now();
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
      iterator.next().then(heard, failed);
    };
    const heard = (result: IteratorResult<T>): void => {
      if (signal.aborted) return;
      if (result.done) return settle(() => resolve(true));
      try {
        take(result.value);
      } catch (error) {
        leave();
        return settle(() => reject(error as Error));
      }
      if (performance.now() - turn < TURN) return next();
      setTimeout(() => {
        turn = performance.now();
        next();
      }, 0);
    };
    const failed = (error: unknown): void => {
      if (signal.aborted) onLate(error);
      else settle(() => reject(error as Error));
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    next();
  });
}
