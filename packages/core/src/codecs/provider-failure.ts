/** A provider's own words for what went wrong, as a failure of ours. */
import type { Failure } from '../protocol/index.js';
import { parseRecord, record, text, type ForeignRecord } from './foreign-json.js';

/**
 * The failure a payload of a stream tells of, in any of the usual shapes: `{error: {message, type, code}}`, `{error: '…'}`,
 * `{object: 'error', message}`, `{type: 'error', error}`. `undefined` when it tells of none.
 */
export function failureOf(payload: ForeignRecord): Failure | undefined {
  const isError = (payload.error !== undefined && payload.error !== null) || payload.object === 'error' || payload.type === 'error';
  return isError ? { code: 'provider-error', message: `The provider failed: ${reasonIn(payload) || 'It gave no reason.'}` } : undefined;
}

/** The reason in the body of a refused request: the provider's message where the body is JSON, else the start of its text; '' when there is none. */
export function refusalReason(body: string): string {
  const payload = parseRecord(body);
  if (payload !== undefined) return reasonIn(payload);
  return /^\s*</.test(body) ? '' : body.trim().slice(0, 200);
}

function reasonIn(payload: ForeignRecord): string {
  const error = record(payload.error);
  const message = text(error?.message) || text(payload.error) || text(payload.message) || text(payload.detail);
  const kind = text(error?.type) || text(error?.code) || text(payload.code);
  return message === '' || kind === '' ? message || kind : `${message} (${kind})`;
}
