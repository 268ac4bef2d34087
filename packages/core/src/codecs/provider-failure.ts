/** A provider's own words for what went wrong, as a failure of ours. */
import type { Failure } from '../protocol/index.js';
import { record, text, type ForeignRecord } from './foreign-json.js';

/**
 * The failure a payload tells of, in any of the usual shapes: `{error: {message, type, code}}`, `{error: '…'}`, `{object: 'error', message}`,
 * `{type: 'error', error}`, `{message}` alone (`lone`: where the whole body is known to be an error). `undefined` when it tells of none.
 */
export function failureOf(payload: ForeignRecord, lone = false): Failure | undefined {
  const error = record(payload.error);
  const isError = lone || payload.error != null || payload.object === 'error' || payload.type === 'error';
  if (!isError) return undefined;
  const message = text(error?.message) || text(payload.error) || text(payload.message) || text(payload.detail) || 'It gave no reason.';
  const kind = text(error?.type) || text(error?.code) || text(payload.code);
  return { code: 'provider-error', message: `The provider failed: ${message}${kind === '' ? '' : ` (${kind})`}` };
}
