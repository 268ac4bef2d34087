import { ProtocolError } from './errors.js';
import { isDurable, type RoomEvent, type RoomEventType } from './events.js';
import { PROTOCOL, type Frame } from './frame.js';

export function encodeFrame(frame: Frame): string {
  return JSON.stringify(frame);
}

/** Checks the fields that reducers rely on; unknown fields and events pass. @throws ProtocolError `bad-frame` or `bad-version` */
export function decodeFrame(text: string): Frame {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw bad('not JSON', text, cause);
  }
  if (!isRecord(value)) throw bad('not an object', text);
  if ('event' in value) return decodeEnvelope(value, text);
  switch (value.type) {
    case 'hello':
      if (value.protocol !== PROTOCOL) {
        throw new ProtocolError('bad-version', `The server speaks ${JSON.stringify(value.protocol)}, this client ${PROTOCOL}. Update the older of the two.`);
      }
      if (
        typeof value.connection !== 'string' ||
        typeof value.heartbeat !== 'number' ||
        value.heartbeat <= 0 ||
        !isAuthor(value.member) ||
        !isAbsentOr(isListOf(isAuthor))(value.agents)
      )
        throw bad('incomplete hello', text);
      break;
    case 'drain':
      if (typeof value.window !== 'number') throw bad('drain without window', text);
      break;
    case 'bye':
      if (!isRecord(value.error) || typeof value.error.code !== 'string') throw bad('bye without error', text);
      break;
    default:
      if (typeof value.type !== 'string') throw bad('neither signal nor envelope', text);
  }
  return value as unknown as Frame;
}

function decodeEnvelope(value: Record<string, unknown>, text: string): Frame {
  const { room, event, epoch, offset, from } = value;
  if (typeof room !== 'string' || !isRecord(event) || typeof event.type !== 'string') throw bad('envelope without room or event', text);
  if ((offset === undefined) !== (epoch === undefined)) throw bad('offset and epoch come together', text);
  if (offset !== undefined && (!isOffset(offset) || typeof epoch !== 'string')) throw bad('offset must be a whole number ≥ 0', text);
  if (from !== undefined && (!isOffset(from) || offset === undefined || from > offset)) throw bad('from must be ≤ offset', text);
  if (WELL_FORMED.get(event.type)?.(event) === false) throw bad(`malformed ${event.type}`, text);
  if (offset === undefined && (PLACED.has(event.type) || isDurable(event as unknown as RoomEvent))) throw bad(`${event.type} without its place`, text);
  return value as unknown as Frame;
}

type Shape = (value: unknown) => boolean;

const isText: Shape = (value) => typeof value === 'string';
const isFlag: Shape = (value) => typeof value === 'boolean';
const isAbsentOr =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || shape(value);
const isListOf =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
const isMapOf =
  (shape: Shape): Shape =>
  (value) =>
    isRecord(value) && Object.values(value).every(shape);
const hasFields =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, shape]) => shape(value[name]));

const id = { id: isText };
const isAuthor = hasFields({ ...id, name: isText });
const isPart: Shape = (value) =>
  isRecord(value) &&
  isText(value.type) &&
  (value.type === 'text' || value.type === 'reasoning' ? isText : isAbsentOr(isText))(value.text) &&
  isAbsentOr(isText)(value.inputText);
const parts = { parts: isListOf(isPart) };
const isMessage = hasFields({ ...id, status: isText, author: isAuthor, ...parts });
const isRun = hasFields({ ...id, status: isText, message: isText });
const isInfo = hasFields({ agents: isListOf(isAuthor) });
const isPresences = isMapOf(hasFields({ member: isAuthor, connections: isListOf(hasFields(id)) }));
const opening = { info: isInfo, presences: isPresences, typing: isListOf(isText), runs: isListOf(isRun) };

/** The fields that reducers read without a check. A Map, because an event may be named like a property of every object. */
const WELL_FORMED = new Map<string, Shape>(
  Object.entries({
    'message.created': { message: isMessage },
    'message.delta': { ...id, part: isOffset, at: isOffset, text: isText },
    'message.part': { ...id, part: isOffset, value: isPart },
    'message.completed': { ...id, ...parts, status: isText, finishReason: isAbsentOr(isText) },
    'message.edited': { ...id, ...parts },
    'message.removed': id,
    'run.updated': { run: isRun },
    'room.updated': { info: isInfo },
    'presence.changed': { joins: isPresences, leaves: isPresences },
    'typing.started': { member: isText, ttl: (ttl: unknown) => typeof ttl === 'number' },
    'typing.stopped': { member: isText },
    'permissions.changed': { permissions: hasFields({ send: isFlag, edit: isFlag, remove: isText, stop: isText, retry: isText }) },
    'room.snapshot': { ...opening, messages: isListOf(isMessage) },
    'room.resumed': opening,
    'room.gap': { reason: isText },
    'room.delayed': { error: hasFields({ code: isText, message: isText }) },
  }).map(([type, fields]) => [type, hasFields(fields)]),
);

/** Opening events that must have an offset: without one they would look like a hole. */
const PLACED: ReadonlySet<string> = new Set<RoomEventType>(['room.snapshot', 'room.resumed', 'room.gap']);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function bad(what: string, text: string, cause?: unknown): ProtocolError {
  const start = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  return new ProtocolError('bad-frame', `Bad frame (${what}): ${start}. Is the address a Loqui server's?`, cause === undefined ? undefined : { cause });
}
