/** A store for tests that fails on demand. */
import { memory } from '../store/memory.js';
import type { Store } from '../store/store.js';

export interface FailingStore {
  readonly store: Store;
  /** Every call of these methods rejects with `error` from now on; `undefined`: none does. */
  fail(error: Error | undefined, methods?: readonly (keyof Store)[]): void;
  readonly refused: number;
}

export function failingStore(inner: Store = memory()): FailingStore {
  let failure: { readonly error: Error; readonly methods: readonly (keyof Store)[] } | undefined;
  let refused = 0;
  const store = new Proxy(inner, {
    get(target, name: keyof Store) {
      const method = target[name];
      if (typeof method !== 'function') return method;
      return async (...values: unknown[]) => {
        if (failure?.methods.includes(name)) {
          refused += 1;
          throw failure.error;
        }
        return (method as (...values: unknown[]) => unknown).apply(target, values);
      };
    },
  });
  return {
    store,
    fail(error, methods = ['open', 'append', 'eventsAfter', 'message', 'messages', 'messagesAround', 'unfinished']) {
      failure = error && { error, methods };
    },
    get refused() {
      return refused;
    },
  };
}
