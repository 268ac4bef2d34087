/** Checks what the site's own code passes. Every check throws LoquiError 400 `bad-value`; those of room ids also ProtocolError `bad-room`. */
import { checkConversation, checkRoom, type Author, type Failure, type Message, type Part } from '@loqui/core/protocol';
import * as v from 'valibot';
import { NotJsonError, plainJson } from '../guard/plain-json.js';
import { refusal } from '../guard/refusal.js';
import { UUID } from '../guard/schemas.js';
import { isPageAddress } from '../guard/web-address.js';
import { BadAnswerError, checkPart } from '../run/answer-check.js';
import type { Limits } from '../guard/limits.js';

/** Most levels of JSON in a message. */
const DEPTH = 64;

const text = v.string();
const id = v.pipe(v.string(), v.regex(UUID, 'must be a UUID in lower case'));
const word = v.pipe(text, v.minLength(1), v.maxLength(256));
const json = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value), 'must be a JSON object'),
  v.record(text, v.unknown()),
);
const author = v.object({
  id: word,
  name: v.pipe(text, v.maxLength(256)),
  kind: v.picklist(['person', 'agent']),
  avatar: v.optional(v.pipe(text, v.check(isPageAddress, 'must be an http(s) address, or one relative to the page'))),
});
const message = v.object({
  author,
  content: v.union([text, v.pipe(v.array(v.unknown()), v.minLength(1))], 'must be a text, or an array of at least one part'),
  id: v.optional(id),
  to: v.optional(v.array(word)),
  replyTo: v.optional(id),
  metadata: v.optional(json),
});
const failure = v.object({ code: word, message: text });
const page = v.object({
  before: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 50),
});
const list = v.object({
  filter: v.exactOptional(text),
  after: v.exactOptional(text),
  limit: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
});

type CheckedMessage = Pick<Message, 'author' | 'parts' | 'to' | 'replyTo' | 'metadata'> & { readonly id?: string };

export function checkMessage(input: unknown, limits: Pick<Limits, 'answerParts' | 'answerSize'>): CheckedMessage {
  const { content, author: by, ...rest } = checked(message, input, 'send(message)', limits.answerSize);
  // Both copies have no `undefined`, which their types cannot express.
  const given = { ...rest, author: by as Author } as Omit<CheckedMessage, 'parts'>;
  if (typeof content === 'string') return { ...given, parts: [{ type: 'text', text: content }] };
  if (content.length > limits.answerParts) {
    throw bad(`send(message): content has ${String(content.length)} parts; at most ${String(limits.answerParts)} are taken (limits.answerParts).`);
  }
  return { ...given, parts: content.map((part, index) => checkedPart(part, index, limits.answerSize)) };
}

export function checkText(input: unknown, call: string, limits: Pick<Limits, 'answerSize'>): string {
  return checked(text, input, call, limits.answerSize);
}

export function checkFailure(input: unknown): Failure {
  return checked(failure, input, 'expel(member, error)', 10_000);
}

export function checkPageQuery(input: unknown): { readonly before?: number | undefined; readonly limit: number } {
  return checked(page, input, 'messages(query)', 1000);
}

export function checkListQuery(input: unknown): { readonly filter?: string; readonly after?: string; readonly limit?: number } {
  return checked(list, input, 'list(query)', 10_000);
}

/** `call` names call and argument, e.g. `conversations(member)`. */
export function checkMember(input: unknown, call: string): string {
  if (typeof input === 'string' && input !== '') return input;
  throw bad(`${call}: the member is ${typeof input === 'string' ? 'empty' : named(input)}. Give the id that authenticate answers, a string.`);
}

export function checkRoomId(input: unknown): string {
  if (typeof input === 'string') return checkRoom(input);
  throw bad(`room(id): the id is ${named(input)}. Give the room's name, a string.`);
}

export function checkConversationId(input: unknown, call: string): string {
  if (typeof input === 'string') return checkConversation(input);
  throw bad(`${call}: the id is ${named(input)}. Give the id of a conversation as list() gives it, a string.`);
}

function checkedPart(part: unknown, index: number, size: number): Part {
  try {
    return checkPart(part, size).part;
  } catch (cause) {
    if (!(cause instanceof BadAnswerError)) throw cause;
    throw bad(`send(message): content[${String(index)}]: ${cause.message}`, cause);
  }
}

function checked<T>(schema: v.GenericSchema<unknown, T>, input: unknown, call: string, size: number): T {
  let value: unknown;
  try {
    ({ value } = plainJson(input, call, { depth: DEPTH, size }));
  } catch (cause) {
    if (!(cause instanceof NotJsonError)) throw cause;
    throw bad(cause.message, cause);
  }
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const at = v.getDotPath(issue);
  throw bad(`${call}: ${at === null ? '' : `${at}: `}${issue.message}`);
}

function bad(why: string, cause?: unknown): Error {
  return refusal(400, 'bad-value', why, { cause });
}

function named(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
