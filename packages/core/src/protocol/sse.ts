/** Frames on an event stream, both ways: how a frame is written as SSE, and how one is read from a parsed SSE message. */
import { decodeFrame, encodeFrame } from './codec.js';
import { formatCursor } from './cursor.js';
import { isEnvelope, type Frame } from './frame.js';

/** One message of an event stream, as any SSE parser gives it. */
export interface SseMessage {
  readonly data: string;
  readonly id?: string | undefined;
  readonly event?: string | undefined;
}

/**
 * The frame as event-stream text. Durable and opening envelopes carry their cursor as `id:`, so that on a stream of one room
 * a bare `EventSource` resumes too. JSON holds no raw line breaks, so one `data:` line is always enough and nothing can be forged.
 */
export function frameToSse(frame: Frame): string {
  const id =
    isEnvelope(frame) && frame.epoch !== undefined && frame.offset !== undefined ? `id: ${formatCursor({ epoch: frame.epoch, offset: frame.offset })}\n` : '';
  return `${id}data: ${encodeFrame(frame)}\n\n`;
}

/** @throws ProtocolError when the message holds no frame of ours */
export function frameFromSse(message: SseMessage): Frame {
  return decodeFrame(message.data);
}

/** Any data as event-stream text: several `data:` lines where it has line breaks (CR, LF or both). */
export function writeSse(message: SseMessage): string {
  const lines = message.data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  const field = (name: string, value: string | undefined): string => (value === undefined ? '' : `${name}: ${value.replace(/[\r\n\0]/g, '')}\n`);
  return `${field('id', message.id)}${field('event', message.event)}${lines.join('')}\n`;
}
