/** Reads an agent's answer until it ends or is stopped, and lets the rest of the server live meanwhile. */

import { BadAnswerError } from './answer-check.js';

/** Values that may come in one go, without a pause, before others get their turn. */
const IN_ONE_GO = 100;

/**
 * Hands each value to `take`. Resolves `true` at the end; `false` as soon as `signal` is aborted, even if the iterator never answers:
 * it is then told to return, and whatever it still says is not heard.
 * @throws what the iterator or `take` throws before that. `onLate` gets what it throws after.
 */
export function readAnswer(
  answer: AsyncIterable<unknown>,
  signal: AbortSignal,
  take: (value: unknown) => void,
  onLate: (error: unknown) => void,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const iterator = iteratorOf(answer);
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
        // Through a promise of our own: another's `then` may throw, call back twice, or not be there.
        Promise.resolve(iterator.return?.()).then(undefined, onLate);
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
        Promise.resolve(iterator.next()).then(heard, failed);
      } catch (error) {
        failed(error);
      }
    };
    const heard = (result: IteratorResult<unknown>): void => {
      if (signal.aborted) return;
      try {
        if (typeof (result as unknown) !== 'object' || (result as unknown) === null) {
          throw new BadAnswerError('agent-bad-answer', 'Its iterator gave no { done, value }: write `async *answer() { … }`.');
        }
        if (result.done) return settle(() => resolve(true));
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

function iteratorOf(answer: AsyncIterable<unknown>): AsyncIterator<unknown> {
  const make = (answer as Partial<AsyncIterable<unknown>> | null | undefined)?.[Symbol.asyncIterator];
  if (typeof make !== 'function') {
    throw new BadAnswerError(
      'agent-bad-answer',
      'answer() gave nothing that can be iterated: write `async *answer() { yield … }`, without a promise around it.',
    );
  }
  return make.call(answer);
}

/** Agents are others' code: they may throw anything, also what cannot be turned into words. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  try {
    return new Error(String(thrown), { cause: thrown });
  } catch (cause) {
    return new Error('It threw a value that cannot be shown.', { cause });
  }
}
