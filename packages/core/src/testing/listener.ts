/** Who listens on a raw line: every frame it brought, and how it ended. */
import { vi } from 'vitest';
import { formatCursor, isEnvelope, parseCursor, type Envelope, type Frame, type RoomEventType } from '../protocol/index.js';
import type { Transport } from '../transport/transport.js';

export interface Listener {
  readonly frames: Frame[];
  /** Set once the line has ended. */
  readonly ended: { error?: unknown; completed?: boolean };
  /** Envelopes of a room, by default without presence and typing. */
  of(room: string, type?: RoomEventType): Envelope[];
  /** The connection's id. */
  connection(): string;
  /** Where the listener is in a room now. */
  cursor(room: string): string;
  /** Resolves once this holds. */
  until(holds: (listener: Listener) => unknown): Promise<void>;
  close(): void;
}

/** @param rooms names, or `name@epoch:offset` */
export function listen(transport: Transport, ...rooms: string[]): Listener {
  const wanted = new Map(
    rooms.map((room) => {
      const [name = '', cursor] = room.split('@');
      return [name, cursor === undefined ? undefined : parseCursor(cursor)] as const;
    }),
  );
  const frames: Frame[] = [];
  const ended: Listener['ended'] = {};
  const subscription = transport
    .open(() => wanted)
    .subscribe({
      next: (frame) => frames.push(frame),
      error: (error: unknown) => (ended.error = error),
      complete: () => (ended.completed = true),
    });
  const listener: Listener = {
    frames,
    ended,
    of: (room, type) =>
      frames
        .filter(isEnvelope)
        .filter(
          (envelope) => envelope.room === room && (type === undefined ? !/^(presence|typing)\./.test(envelope.event.type) : envelope.event.type === type),
        ),
    connection: () => {
      const [hello] = frames;
      if (hello === undefined || isEnvelope(hello) || hello.type !== 'hello') throw new Error('The line has not said hello.');
      return hello.connection;
    },
    cursor: (room) => {
      const last = listener.of(room).findLast(({ epoch }) => epoch !== undefined);
      return formatCursor({ epoch: last!.epoch!, offset: last!.offset! });
    },
    until: (holds) =>
      vi.waitFor(
        () => {
          if (!holds(listener)) throw new Error(`Not yet; so far: ${JSON.stringify(frames).slice(0, 2_000)} ${String(ended.error)}`);
        },
        { timeout: 3_000, interval: 5 },
      ),
    close: () => subscription.unsubscribe(),
  };
  return listener;
}
