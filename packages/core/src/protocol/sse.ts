import { decodeFrame, encodeFrame } from './codec.js';
import { formatCursor } from './cursor.js';
import { isEnvelope, type Frame } from './frame.js';

export interface SseMessage {
  readonly data: string;
  readonly id?: string | undefined;
  readonly event?: string | undefined;
}

/**
 * Writes durable and opening envelopes with their cursor as `id:`, so that a bare `EventSource` of one room resumes too.
 * JSON holds no raw line breaks: one `data:` line is enough, and nothing can be forged.
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

/** Writes one `data:` line per line of the data (CR, LF or both). */
export function writeSse(message: SseMessage): string {
  const lines = message.data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  const field = (name: string, value: string | undefined): string => (value === undefined ? '' : `${name}: ${value.replace(/[\r\n\0]/g, '')}\n`);
  return `${field('id', message.id)}${field('event', message.event)}${lines.join('')}\n`;
}
