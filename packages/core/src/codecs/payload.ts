/** The contents of a provider's event: objects, the end, or nothing of interest. Reads many malformed events. */
import { record, type ForeignRecord } from './foreign-json.js';

export type Payload =
  | { readonly kind: 'object'; readonly value: ForeignRecord }
  /** `[DONE]` */
  | { readonly kind: 'done' }
  /** Neither JSON nor a known sign of life. */
  | { readonly kind: 'unreadable'; readonly text: string };

/** What gateways send to keep a connection open. */
const SIGN_OF_LIFE = /^(?::|event:|id:|retry:|\W*(?:ping|pong|keep-?alive|heartbeat|processing)\W*$)/i;
const DONE = /\s*(?:data:\s*)?\[DONE\]\s*$/i;

/**
 * Usually one object. Empty data, comments passed on as data, `null` and other values that are no object give none. Several come from a list, and
 * from a server that forgot the blank line between its events.
 */
export function payloadsOf(data: string): readonly Payload[] {
  const text = data.replace(/^(?:\s|\ufeff|data:)+/, '').trimEnd();
  if (text === '' || SIGN_OF_LIFE.test(text)) return [];
  const whole = parsed(text);
  if (whole) return whole;
  if (/^\[DONE\]/i.test(text)) return [{ kind: 'done' }];
  if (text.includes('\n')) return text.split('\n').flatMap(payloadsOf);
  // A whole answer with the end of a stream after it.
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
