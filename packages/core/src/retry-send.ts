/** Carries a command up, trying again while the line is at fault. Commands are idempotent, so a lost answer does no harm. */
import { Subscription, timer, type Observable } from 'rxjs';
import { LoquiError, type Command, type ResultOf } from './protocol/index.js';
import { fullJitter, type Backoff, type Transport } from './transport/index.js';

/** While the line is cut, a try waits for it this long, in milliseconds. */
const PATIENCE = 15_000;

export interface RetryOptions {
  /** How often a command is tried before it fails; default 3. */
  readonly tries?: number;
  readonly backoff?: Backoff;
  readonly signal?: AbortSignal;
  /** Asked after a failure: where the line is cut but expected back, what emits when it is; the next try then waits for that. */
  readonly reconnected?: () => Observable<unknown> | undefined;
}

/** @throws LoquiError of the last try, or at once where trying again is of no use; `disposed` when the client goes away meanwhile */
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
    // May say so at once; then nothing is added to what has ended.
    waiting.add(sooner$?.subscribe(go));
  });
}

function disposed(): LoquiError {
  return new LoquiError({ code: 'disposed', message: 'The client was disposed before this was sent.' });
}
