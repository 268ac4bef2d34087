import type { Failure } from './message.js';

/** A frame or cursor that breaks the protocol. `code` is stable. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  constructor(
    readonly code: 'bad-frame' | 'bad-cursor' | 'bad-room' | 'bad-version',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A refused or undelivered command, or an ended line. `retryable`: the same call may succeed later. `retryAfter`: milliseconds to wait. */
export class LoquiError extends Error {
  override readonly name = 'LoquiError';
  readonly code: string;
  readonly retryable: boolean;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  constructor(failure: Failure, options: { retryable?: boolean; status?: number; retryAfter?: number; cause?: unknown } = {}) {
    super(failure.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = failure.code;
    this.retryable = options.retryable ?? false;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
  }

  toFailure(): Failure {
    return { code: this.code, message: this.message };
  }
}
