/** Carries a command up, trying again while the line is at fault. Commands are idempotent, so a lost answer does no harm. */
import { LoquiError, type Command, type ResultOf } from './protocol/index.js';
import { fullJitter, type Backoff, type Transport } from './transport/index.js';

export interface SendOptions {
  /** How often a command is tried before it fails; default 3. */
  readonly tries?: number;
  readonly backoff?: Backoff;
  readonly signal?: AbortSignal;
}

/** @throws LoquiError of the last try, or at once where trying again is of no use */
export async function sendWithRetry<C extends Command>(transport: Transport, command: C, options: SendOptions = {}): Promise<ResultOf<C>> {
  const { tries = 3, backoff = fullJitter(500, 8_000), signal } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transport.send(command);
    } catch (cause) {
      const error = cause instanceof LoquiError ? cause : new LoquiError({ code: 'network', message: String(cause) }, { retryable: true, cause });
      if (!error.retryable || attempt >= tries) throw error;
      await pause(error.retryAfter ?? backoff(attempt), signal);
    }
  }
}

/** @throws LoquiError `disposed` when the client goes away meanwhile */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new LoquiError({ code: 'disposed', message: 'The client was disposed before this was sent.' }));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
