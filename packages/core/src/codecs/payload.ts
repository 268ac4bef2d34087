/** What stands in the data of a provider's event: objects, the end, or nothing that matters. Tolerant where nothing is lost by it. */
import { record, type ForeignRecord } from './foreign-json.js';

export type Payload =
  | { readonly kind: 'object'; readonly value: ForeignRecord }
  /** `[DONE]` */
  | { readonly kind: 'done' }
  /** Neither JSON nor a known sign of life. */
  | { readonly kind: 'unreadable'; readonly text: string };

/** What gateways send so that a line is not taken for dead, and mean nothing by. */
const SIGN_OF_LIFE = /^(?::|event:|id:|retry:|\W*(?:ping|pong|keep-?alive|heartbeat|processing)\W*$)/i;
const DONE = /\s*(?:data:\s*)?\[DONE\]\s*$/i;

/**
 * Usually one object. Skipped are empty data, comments that a gateway passed on as data, `null` and other values that are no object. Several
 * objects come where a server forgot the blank line between its events, or sent a list.
 */
export function payloadsOf(data: string): readonly Payload[] {
  const text = data.replace(/^(?:\s|\ufeff|data:)+/, '').trimEnd();
  if (text === '' || SIGN_OF_LIFE.test(text)) return [];
  const whole = parsed(text);
  if (whole) return whole;
  if (/^\[DONE\]/i.test(text)) return [{ kind: 'done' }];
  if (text.includes('\n')) return text.split('\n').flatMap(payloadsOf);
  // An answer in one piece, with the end of a stream stuck to it.
  const before = DONE.test(text) ? parsed(text.replace(DONE, '')) : undefined;
  return before ? [...before, { kind: 'done' }] : [{ kind: 'unreadable', text }];
}

/** `undefined` when the text is not JSON. */
function parsed(text: string): readonly Payload[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON: the caller tries other readings.
    return undefined;
  }
  if (typeof value === 'string') return payloadsOf(value);
  return (Array.isArray(value) ? value : [value]).map(record).flatMap((object) => (object ? [{ kind: 'object', value: object }] : []));
}
