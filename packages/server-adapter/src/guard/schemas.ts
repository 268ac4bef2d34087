/** The schema of every command. All input of clients passes here; unknown fields are dropped. */
import { checkConversation, checkRoom, parseCursor, type Command, type CommandType, type Part } from '@loqui/core/protocol';
import * as v from 'valibot';
import { withoutBidi } from './names.js';
import { isWebAddress } from './web-address.js';
import { refuseOversized } from './command-size.js';
import { GUEST_SECRET } from './guests.js';
import type { Limits } from './limits.js';
import { refusal } from './refusal.js';

type Schema<T> = v.GenericSchema<unknown, T>;

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const id = v.pipe(v.string(), v.regex(UUID, 'must be a UUID in lower case'));
const short = (length: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(length));

const room = v.pipe(
  v.string(),
  v.check((name) => passes(() => checkRoom(name)), 'must be 1 to 128 characters without control characters'),
);
const conversation = v.pipe(
  v.string(),
  v.check((name) => passes(() => checkConversation(name)), 'must be the id of a conversation: "conversation:" and a UUIDv7 in lower case'),
);
const cursor = v.pipe(
  v.string(),
  v.check((text) => passes(() => parseCursor(text)), 'must be a cursor, e.g. "e1x:41"'),
);
const mediaType = v.pipe(v.string(), v.maxLength(255), v.regex(/^[\w.+-]+\/[\w.+-]+(;.*)?$/, 'must be a media type, e.g. image/png'));

/** The reader decides what to load, and the address never runs as a script. */
const address = v.pipe(v.string(), v.check(isWebAddress, 'must be an http(s) address'));

/** Valibot counts arrays as records. */
const json = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value), 'must be a JSON object'),
  v.record(v.string(), v.unknown()),
);

/** People send text, files, sources and data; agents' parts are refused. */
export function commandSchemas(limits: Limits): (input: unknown) => Command {
  const parts: Readonly<Record<string, Schema<Part>>> = {
    text: v.object({ type: v.literal('text'), text: v.pipe(v.string(), v.maxLength(limits.text)) }),
    file: v.object({
      type: v.literal('file'),
      mediaType,
      url: address,
      filename: v.exactOptional(v.pipe(short(255), v.transform(withoutBidi))),
    }),
    'source-url': v.object({
      type: v.literal('source-url'),
      sourceId: short(128),
      url: address,
      title: v.exactOptional(v.pipe(v.string(), v.maxLength(1024))),
    }),
    data: v.object({
      type: v.pipe(v.string(), v.regex(/^data-[\w-]{1,64}$/)),
      id: v.exactOptional(short(128)),
      data: v.unknown(),
    }) as Schema<Part>,
  };
  const unknownPart = v.pipe(
    v.unknown(),
    v.check(() => false, 'must be a part of type text, file, source-url or data-…'),
  ) as Schema<Part>;
  const part = v.lazy((input: unknown): Schema<Part> => {
    const type = typeof input === 'object' && input !== null && 'type' in input ? String(input.type) : '';
    if (type.startsWith('data-')) return parts.data ?? unknownPart;
    return (Object.hasOwn(parts, type) && type !== 'data' ? parts[type] : undefined) ?? unknownPart;
  });
  const content = v.pipe(v.array(part), v.minLength(1), v.maxLength(limits.parts));

  const commands: Readonly<Record<CommandType, v.GenericSchema<unknown, unknown>>> = {
    'message.send': v.object({
      type: v.literal('message.send'),
      room,
      message: v.object({
        id,
        parts: content,
        to: v.exactOptional(v.pipe(v.array(short(128)), v.maxLength(16))),
        replyTo: v.exactOptional(id),
        thread: v.exactOptional(id),
        parent: v.exactOptional(id),
        metadata: v.exactOptional(json),
      }),
      connection: v.exactOptional(id),
      as: v.exactOptional(v.string()),
    }),
    'message.edit': v.object({ type: v.literal('message.edit'), room, id, parts: content }),
    'message.remove': v.object({ type: v.literal('message.remove'), room, id }),
    'run.stop': v.object({ type: v.literal('run.stop'), room, run: id }),
    'run.retry': v.object({ type: v.literal('run.retry'), room, message: id }),
    'typing.set': v.object({ type: v.literal('typing.set'), room, typing: v.boolean() }),
    'room.join': v.object({ type: v.literal('room.join'), room, connection: id, cursor: v.exactOptional(cursor) }),
    'room.leave': v.object({ type: v.literal('room.leave'), room, connection: id }),
    'connection.renew': v.object({ type: v.literal('connection.renew'), connection: id }),
    'connection.close': v.object({ type: v.literal('connection.close'), connection: id }),
    'history.read': v.object({
      type: v.literal('history.read'),
      room,
      before: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
      around: v.exactOptional(id),
      limit: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(limits.page))),
    }),
    'conversation.list': v.object({
      type: v.literal('conversation.list'),
      filter: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
      after: v.exactOptional(short(200)),
      limit: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(limits.page))),
    }),
    'conversation.rename': v.object({ type: v.literal('conversation.rename'), room: conversation, title: v.pipe(v.string(), v.maxLength(1000)) }),
    'conversation.remove': v.object({ type: v.literal('conversation.remove'), room: conversation }),
    'conversation.claim': v.object({
      type: v.literal('conversation.claim'),
      secret: v.pipe(v.string(), v.regex(GUEST_SECRET, 'must be the secret of a guest: guest().secret')),
    }),
  };

  /** @throws LoquiError 400 `bad-request` naming the field and its rule */
  return function check(input: unknown): Command {
    refuseOversized(input, limits);
    const type = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
    if (typeof type !== 'string' || !Object.hasOwn(commands, type)) {
      throw refusal(400, 'bad-request', `Not a command: its type must be one of ${Object.keys(commands).join(', ')}.`);
    }
    const result = v.safeParse(commands[type as CommandType], input, { abortEarly: true });
    if (result.success) return result.output as Command;
    const [issue] = result.issues;
    throw refusal(400, 'bad-request', `Bad ${type}: ${v.getDotPath(issue) ?? 'the command'}: ${issue.message}`.slice(0, 500));
  };
}

function passes(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (error) {
    // Only the protocol's own refusal means "no"; other errors are the server's fault.
    if (error instanceof Error && error.name === 'ProtocolError') return false;
    throw error;
  }
}
