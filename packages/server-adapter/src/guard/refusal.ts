import { LoquiError, ProtocolError, type Failure } from '@loqui/core/protocol';
import { StoreError, type StoreErrorCode } from '../store/store.js';
import { jsonResponse } from './json-response.js';

export interface RefusalOptions {
  /** Milliseconds after which the same call may succeed. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** `retryable` follows from the status. */
export function refusal(status: number, code: string, message: string, options: RefusalOptions = {}): LoquiError {
  return new LoquiError({ code, message }, { status, retryable: status === 429 || status >= 500, ...options });
}

/** An unforeseen error becomes `internal`, without details. */
export function asRefusal(error: unknown): LoquiError {
  if (error instanceof LoquiError) return error.status === undefined ? refusal(500, error.code, error.message, { cause: error }) : error;
  if (error instanceof ProtocolError) return refusal(400, error.code, error.message, { cause: error });
  if (error instanceof StoreError) return storeRefusal(error);
  return refusal(500, 'internal', 'The server failed at this. Its log says why.', { cause: error });
}

/** The store's own messages may name files. */
const STORE_FAILURES: Partial<Record<StoreErrorCode, { readonly code: string; readonly message: string; readonly retryAfter: number }>> = {
  busy: { code: 'store-busy', message: 'The server cannot store anything just now. Try again in a moment.', retryAfter: 1000 },
  full: { code: 'store-full', message: 'The server has no room left to store anything. What is there can still be read.', retryAfter: 10_000 },
  'read-only': { code: 'store-read-only', message: 'The server can store nothing at present. What is there can still be read.', retryAfter: 10_000 },
};
const STORE_FAILURE = { code: 'store-failed', message: 'The server cannot reach its store. Its log says why. Try again later.', retryAfter: 5000 };

function storeRefusal(error: StoreError): LoquiError {
  if (error.code === 'value') return refusal(400, 'bad-value', 'This cannot be stored: it is too large, or no JSON.', { cause: error });
  const { code, message, retryAfter } = STORE_FAILURES[error.code] ?? STORE_FAILURE;
  return refusal(503, code, message, { retryAfter, cause: error });
}

export interface RefusalBody extends Failure {
  readonly status?: number;
  readonly retryable?: boolean;
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
