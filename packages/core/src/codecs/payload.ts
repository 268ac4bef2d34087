import { record, type ForeignRecord } from './foreign-json.js';

export type Payload =
  { readonly kind: 'object'; readonly value: ForeignRecord } | { readonly kind: 'done' } | { readonly kind: 'unreadable'; readonly text: string };

const SIGN_OF_LIFE = /^(?::|event:|id:|retry:|\W*(?:ping|pong|keep-?alive|heartbeat|processing)\W*$)/i;
const DONE = /\s*(?:data:\s*)?\[DONE\]\s*$/i;

/** Parses the data of one SSE message, also if it is malformed. Several payloads come from a list, or without the blank line between events. */
export function payloadsOf(data: string): readonly Payload[] {
  const text = data.replace(/^(?:\s|\ufeff|data:)+/, '').trimEnd();
  if (text === '' || SIGN_OF_LIFE.test(text)) return [];
  const whole = parsed(text);
  if (whole) return whole;
  if (/^\[DONE\]/i.test(text)) return [{ kind: 'done' }];
  if (text.includes('\n')) return text.split('\n').flatMap(payloadsOf);
  // A whole answer, followed by the end of a stream.
  const before = DONE.test(text) ? parsed(text.replace(DONE, '')) : undefined;
  return before ? [...before, { kind: 'done' }] : [{ kind: 'unreadable', text }];
}

/** `undefined` if the text is not JSON. */
function parsed(text: string): readonly Payload[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value === 'string') return payloadsOf(value);
  return (Array.isArray(value) ? value : [value]).map(record).flatMap((object) => (object ? [{ kind: 'object', value: object }] : []));
}
