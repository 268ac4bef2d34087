import type { Failure } from '../protocol/index.js';
import { parseRecord, record, records, text, type ForeignRecord } from './foreign-json.js';

/**
 * Finds a failure: `{error: {message, type, code}}`, `{error: '…'}`, `{object: 'error', message}`, `{type: 'error', error}`, and, if the payload
 * is nothing else, `{detail}`, `{code, message}`, `{errors: […]}`. `event`: the type of the SSE message.
 */
export function failureOf(payload: ForeignRecord, event = ''): Failure | undefined {
  const { error } = payload;
  const hasError = (typeof error === 'string' && error !== '') || (record(error) !== undefined && Object.keys(error as object).length > 0) || error === true;
  const isError = hasError || payload.object === 'error' || payload.type === 'error' || event === 'error' || isProblem(payload);
  return isError ? { code: 'provider-error', message: `The provider failed: ${reasonIn(payload) || 'It gave no reason.'}` } : undefined;
}

function isProblem(payload: ForeignRecord): boolean {
  if ('choices' in payload || 'type' in payload || 'object' in payload || 'content' in payload) return false;
  return reasonIn(payload) !== '' && (payload.message === undefined || payload.code !== undefined || payload.status !== undefined || payload.success === false);
}

/** The message in the JSON of a refused request's body, or the start of its text; '' if there is none. */
export function refusalReason(body: string): string {
  const payload = parseRecord(body);
  if (payload !== undefined) return reasonIn(payload);
  return /^\s*</.test(body) ? '' : body.trim().slice(0, 200);
}

function reasonIn(payload: ForeignRecord): string {
  const error = record(payload.error) ?? records(payload.errors)[0] ?? records(payload.detail)[0];
  const message =
    [error?.message, error?.msg, payload.error, payload.message, payload.detail, payload.error_msg, payload.error_message, payload.msg]
      .map(text)
      .find((words) => words !== '') ?? '';
  const kind = [error?.type, error?.code, payload.code].map(text).find((word) => word !== '') ?? '';
  return message === '' || kind === '' ? message || kind : `${message} (${kind})`;
}
