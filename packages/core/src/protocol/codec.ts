/** Frames as JSON text: the one encoding every line carries. */
import { ProtocolError } from './errors.js';
import { isDurable, type RoomEvent, type RoomEventType } from './events.js';
import { PROTOCOL, type Frame } from './frame.js';

type Shape = (event: Record<string, unknown>) => boolean;

export function encodeFrame(frame: Frame): string {
  return JSON.stringify(frame);
}

/**
 * A frame from its JSON text. Shapes that a reader relies on are checked; fields it does not know are left alone,
 * and so are events of unknown type: reducers let them pass by, so an older client follows a newer server.
 * @throws ProtocolError `bad-frame` or `bad-version`
 */
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
      if (typeof value.connection !== 'string' || typeof value.heartbeat !== 'number' || value.heartbeat <= 0 || !isAuthor(value.member))
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

const named: Shape = (event) => typeof event.id === 'string';

/** What the reducers touch without asking. A map, as an event may be named like a property that every object has. */
const WELL_FORMED: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['message.created', (event) => isMessage(event.message)],
  ['message.delta', (event) => named(event) && isOffset(event.part) && isOffset(event.at) && typeof event.text === 'string'],
  ['message.part', (event) => named(event) && isOffset(event.part) && isPart(event.value)],
  ['message.completed', (event) => named(event) && isListOf(isPart, event.parts) && typeof event.status === 'string'],
  ['message.edited', (event) => named(event) && isListOf(isPart, event.parts)],
  ['message.removed', named],
  ['run.updated', (event) => isRun(event.run)],
  ['room.updated', (event) => isInfo(event.info)],
  ['presence.changed', (event) => isPresences(event.joins) && isPresences(event.leaves)],
  ['typing.started', (event) => typeof event.member === 'string' && typeof event.ttl === 'number'],
  ['typing.stopped', (event) => typeof event.member === 'string'],
  ['room.snapshot', (event) => isListOf(isMessage, event.messages) && isOpening(event)],
  ['room.resumed', isOpening],
  ['room.gap', (event) => typeof event.reason === 'string'],
]);

/** Events that mean nothing without their place in the log: taken without it they would look like a hole for ever. */
const PLACED: ReadonlySet<string> = new Set<RoomEventType>(['room.snapshot', 'room.resumed', 'room.gap']);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(shape: (value: unknown) => boolean, value: unknown): boolean {
  return Array.isArray(value) && value.every(shape);
}

function isAuthor(value: unknown): boolean {
  return isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string';
}

function isMessage(value: unknown): boolean {
  return isRecord(value) && named(value) && typeof value.status === 'string' && isAuthor(value.author) && isListOf(isPart, value.parts);
}

function isPart(value: unknown): boolean {
  if (!isRecord(value) || typeof value.type !== 'string') return false;
  if (value.type === 'text' || value.type === 'reasoning') return typeof value.text === 'string';
  return value.inputText === undefined || typeof value.inputText === 'string';
}

function isRun(value: unknown): boolean {
  return isRecord(value) && named(value) && typeof value.status === 'string' && typeof value.message === 'string';
}

function isInfo(value: unknown): boolean {
  return isRecord(value) && isListOf(isAuthor, value.agents);
}

function isPresences(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.values(value).every(
      (presence) => isRecord(presence) && isAuthor(presence.member) && isListOf((one) => isRecord(one) && named(one), presence.connections),
    )
  );
}

function isOpening(event: Record<string, unknown>): boolean {
  return isInfo(event.info) && isPresences(event.presences) && isListOf((member) => typeof member === 'string', event.typing) && isListOf(isRun, event.runs);
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function bad(what: string, text: string, cause?: unknown): ProtocolError {
  const start = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  return new ProtocolError('bad-frame', `Bad frame (${what}): ${start}. Is the address a Loqui server's?`, cause === undefined ? undefined : { cause });
}
