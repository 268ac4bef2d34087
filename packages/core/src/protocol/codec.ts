/** Frames as JSON text: the one encoding every line carries. */
import { ProtocolError } from './errors.js';
import { PROTOCOL, type Frame } from './frame.js';

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
      if (typeof value.connection !== 'string' || !(Number(value.heartbeat) > 0) || !isRecord(value.member)) throw bad('incomplete hello', text);
      break;
    case 'drain':
      if (typeof value.window !== 'number') throw bad('drain without window', text);
      break;
    case 'bye':
      if (!isRecord(value.error)) throw bad('bye without error', text);
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
  if (!WELL_FORMED[event.type]?.(event)) {
    if (event.type in WELL_FORMED) throw bad(`malformed ${event.type}`, text);
  }
  return value as unknown as Frame;
}

const named = (event: Record<string, unknown>): boolean => typeof event.id === 'string';

/** What the reducers touch without asking. */
const WELL_FORMED: Readonly<Record<string, (event: Record<string, unknown>) => boolean>> = {
  'message.created': (event) => isRecord(event.message) && typeof event.message.id === 'string' && Array.isArray(event.message.parts) && isRecord(event.message.author),
  'message.delta': (event) => named(event) && isOffset(event.part) && isOffset(event.at) && typeof event.text === 'string',
  'message.part': (event) => named(event) && isOffset(event.part) && isRecord(event.value) && typeof event.value.type === 'string',
  'message.completed': (event) => named(event) && Array.isArray(event.parts) && typeof event.status === 'string',
  'message.edited': (event) => named(event) && Array.isArray(event.parts),
  'message.removed': named,
  'run.updated': (event) => isRecord(event.run) && typeof event.run.id === 'string' && typeof event.run.status === 'string',
  'room.updated': (event) => isRecord(event.info),
  'presence.changed': (event) => isRecord(event.joins) && isRecord(event.leaves),
  'typing.started': (event) => typeof event.member === 'string' && typeof event.ttl === 'number',
  'typing.stopped': (event) => typeof event.member === 'string',
  'room.snapshot': (event) => Array.isArray(event.messages) && isRecord(event.presences) && Array.isArray(event.typing) && Array.isArray(event.runs) && isRecord(event.info),
  'room.resumed': (event) => isRecord(event.presences) && Array.isArray(event.typing) && Array.isArray(event.runs) && isRecord(event.info),
  'room.gap': (event) => typeof event.reason === 'string',
};

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
