/** Checks a command's sizes before its schema, so that a body of valid rubbish costs little. */
import type { Limits } from './limits.js';
import { refusal } from './refusal.js';

/** Most fields of a command or message. The schema drops unknown ones. */
const FIELDS = 32;
/** Most items of a list other than a message's parts. */
const ITEMS = 64;
/** Most keys of a metadata object. */
const KEYS = 256;

/** @throws LoquiError 400 `bad-request` naming the excess and the limit */
export function refuseOversized(input: unknown, limits: Pick<Limits, 'parts' | 'text' | 'data'>): void {
  if (!isRecord(input)) return;
  const name = typeof input.type === 'string' ? input.type.slice(0, 40) : 'command';
  const most = (count: number, limit: number, has: string, what: string): void => {
    if (count > limit) throw refusal(400, 'bad-request', `Bad ${name}: ${has} ${String(count)} ${what}; at most ${String(limit)} are taken.`);
  };
  const few = (record: object, what: string, limit: number): void => most(Object.keys(record).length, limit, 'it has', what);
  few(input, 'fields', FIELDS);
  const draft = isRecord(input.message) ? input.message : {};
  few(draft, 'fields of message', FIELDS);
  if (Array.isArray(draft.to)) most(draft.to.length, ITEMS, 'message.to has', 'items');
  if (isRecord(draft.metadata)) few(draft.metadata, 'keys of metadata', KEYS);
  for (const parts of [input.parts, draft.parts]) {
    if (!Array.isArray(parts)) continue;
    most(parts.length, limits.parts, 'it has', 'parts');
    for (const part of parts as readonly unknown[]) {
      if (!isRecord(part)) continue;
      if (typeof part.text === 'string') most(part.text.length, limits.text, 'a text has', 'characters (limits.text)');
      if (part.data !== undefined) most(sizeOf(part.data), limits.data, 'the data of a part has', 'characters as JSON (limits.data)');
    }
  }
  if (draft.metadata !== undefined) most(sizeOf(draft.metadata), limits.data, 'metadata has', 'characters as JSON (limits.data)');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}
