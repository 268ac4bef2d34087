/** Refusals: why a request was not carried out, as an error with an HTTP status, and as a response. */
import { LoquiError, ProtocolError, type Failure } from '@loqui/core/protocol';
import { jsonResponse } from './json-response.js';

export interface RefusalOptions {
  /** Milliseconds after which the same call may succeed. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** A LoquiError with a status; `retryable` follows from the status. */
export function refusal(status: number, code: string, message: string, options: RefusalOptions = {}): LoquiError {
  return new LoquiError({ code, message }, { status, retryable: status === 429 || status >= 500, ...options });
}

/** Any error as a refusal. What we did not foresee is told as `internal`, without its details. */
export function asRefusal(error: unknown): LoquiError {
  if (error instanceof LoquiError) return error.status === undefined ? refusal(500, error.code, error.message, { cause: error }) : error;
  if (error instanceof ProtocolError) return refusal(400, error.code, error.message, { cause: error });
  return refusal(500, 'internal', 'The server failed at this. Its log says why.', { cause: error });
}

/** What of a refusal is told over a WebSocket beside `code` and `message`. */
export interface RefusalBody extends Failure {
  readonly status?: number;
  readonly retryable?: boolean;
  /** Milliseconds. */
  readonly retryAfter?: number;
}

export function refusalBody(error: LoquiError): RefusalBody {
  const { status, retryable, retryAfter } = error;
  return { ...error.toFailure(), ...(status !== undefined && { status }), retryable, ...(retryAfter !== undefined && { retryAfter }) };
}

export function refusalResponse(error: LoquiError, headers: HeadersInit = {}): Response {
  const response = jsonResponse({ error: error.toFailure() }, { status: error.status ?? 500, headers });
  if (error.retryAfter !== undefined) response.headers.set('retry-after', String(Math.max(1, Math.ceil(error.retryAfter / 1000))));
  return response;
}
