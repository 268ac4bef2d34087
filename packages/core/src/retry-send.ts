import { Subscription, timer, type Observable } from 'rxjs';
import { LoquiError, type Command, type ResultOf } from './protocol/index.js';
import { fullJitter, type Backoff, type Transport } from './transport/index.js';

/** How long a try waits for a cut line, in milliseconds. */
const PATIENCE = 15_000;

export interface RetryOptions {
  readonly tries?: number;
  readonly backoff?: Backoff;
  readonly signal?: AbortSignal;
  /** Called after a failure. If the line reconnects, returns what emits when it is open; the next try waits for that. */
  readonly reconnected?: () => Observable<unknown> | undefined;
}

/** Commands are idempotent: a lost answer does no harm. @throws LoquiError of the last try, at once if a retry cannot help; `disposed` */
export async function sendWithRetry<C extends Command>(transport: Transport, command: C, options: RetryOptions = {}): Promise<ResultOf<C>> {
  const { tries = 3, backoff = fullJitter(500, 8_000), signal, reconnected } = options;
  for (let attempt = 1; ; attempt += 1) {
    if (signal?.aborted) throw disposed();
    try {
      return await transport.send(command);
    } catch (cause) {
      const error = cause instanceof LoquiError ? cause : new LoquiError({ code: 'network', message: String(cause) }, { retryable: true, cause });
      if (!error.retryable || attempt >= tries) throw error;
      const reconnected$ = reconnected?.();
      await pause(error.retryAfter ?? (reconnected$ ? PATIENCE : backoff(attempt)), reconnected$, signal);
    }
  }
}

/** @throws LoquiError `disposed` */
function pause(milliseconds: number, sooner$: Observable<unknown> | undefined, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(disposed());
    const stop = (): void => {
      waiting.unsubscribe();
      reject(disposed());
    };
    signal?.addEventListener('abort', stop, { once: true });
    const waiting = new Subscription();
    const go = (): void => {
      waiting.unsubscribe();
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    waiting.add(timer(milliseconds).subscribe(go));
    // May emit at once; adding to an ended Subscription unsubscribes.
    waiting.add(sooner$?.subscribe(go));
  });
}

function disposed(): LoquiError {
  return new LoquiError({ code: 'disposed', message: 'The client was disposed before this was sent.' });
}
