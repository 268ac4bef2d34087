/** The promises of callers who wait for the room to accept their entries. */
import { LoquiError } from '../protocol/index.js';

export interface Callers {
  wait(key: string): Promise<void>;
  done(key: string): void;
  fail(key: string, error: LoquiError): void;
  failAll(error: LoquiError): void;
  /** The answer, or `undefined` when the entry is settled before it comes. */
  untilSettled<T>(key: string, answer: Promise<T>): Promise<T | undefined>;
}

interface Waiting {
  readonly promise: Promise<void>;
  resolve(): void;
  reject(error: LoquiError): void;
}

export function createCallers(): Callers {
  const waiting = new Map<string, Waiting>();
  const ends = new Map<string, () => void>();

  function end(key: string): Waiting | undefined {
    ends.get(key)?.();
    ends.delete(key);
    const one = waiting.get(key);
    waiting.delete(key);
    return one;
  }

  return {
    wait(key) {
      const known = waiting.get(key);
      if (known) return known.promise;
      let resolve = (): void => undefined;
      let reject = (_: LoquiError): void => undefined;
      const promise = new Promise<void>((yes, no) => {
        resolve = yes;
        reject = no;
      });
      waiting.set(key, { promise, resolve, reject });
      return promise;
    },
    done: (key) => end(key)?.resolve(),
    fail: (key, error) => end(key)?.reject(error),
    failAll(error) {
      for (const key of [...ends.keys(), ...waiting.keys()]) end(key)?.reject(error);
    },
    async untilSettled(key, answer) {
      const ended = new Promise<undefined>((resolve) => ends.set(key, () => resolve(undefined)));
      try {
        return await Promise.race([answer, ended]);
      } finally {
        ends.delete(key);
      }
    },
  };
}

export function discardedError(): LoquiError {
  return new LoquiError({ code: 'discarded', message: 'This was taken back before it was sent.' });
}

export function disposedError(): LoquiError {
  return new LoquiError({ code: 'disposed', message: 'The client was disposed before this was sent.' });
}
