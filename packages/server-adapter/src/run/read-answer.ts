import { BadAnswerError } from './answer-check.js';

/** Values read before the event loop gets a turn. */
const WITHOUT_PAUSE = 100;

/** Resolves `true` at the end, `false` at once when `signal` is aborted. @throws what iterator or `onValue` throws before; `onLate` gets later errors */
export function readAnswer(
  answer: AsyncIterable<unknown>,
  signal: AbortSignal,
  onValue: (value: unknown) => void,
  onLate: (error: unknown) => void,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const iterator = iteratorOf(answer);
    let withoutPause = 0;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let held = false;
    const mayGoOn = (): boolean => {
      withoutPause += 1;
      pause ??= setTimeout(() => {
        pause = undefined;
        withoutPause = 0;
        if (held) next();
        held = false;
      }, 0);
      held = withoutPause >= WITHOUT_PAUSE;
      return !held;
    };
    const settle = (done: () => void): void => {
      signal.removeEventListener('abort', stop);
      done();
    };
    const leave = (): void => {
      try {
        // A promise around it: the `then` of foreign code may throw, call back twice, or be missing.
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
        Promise.resolve(iterator.next()).then(onResult, onError);
      } catch (error) {
        onError(error);
      }
    };
    const onResult = (result: IteratorResult<unknown>): void => {
      if (signal.aborted) return;
      try {
        if (typeof (result as unknown) !== 'object' || (result as unknown) === null) {
          throw new BadAnswerError('agent-bad-answer', 'Its iterator gave no { done, value }: write `async *answer() { … }`.');
        }
        if (result.done) return settle(() => resolve(true));
        onValue(result.value);
      } catch (error) {
        leave();
        return settle(() => reject(asError(error)));
      }
      if (mayGoOn()) next();
    };
    const onError = (error: unknown): void => {
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

/** Foreign code may throw anything, even a value that cannot become a string. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  try {
    return new Error(String(thrown), { cause: thrown });
  } catch (cause) {
    return new Error('It threw a value that cannot be shown.', { cause });
  }
}
