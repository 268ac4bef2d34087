/** Which rooms a client is in and how far it has read each: the one judge of repeats and holes. */
import type { Cursor, Envelope, RoomCursors } from '../protocol/index.js';

/** `take`: it follows on what we have. `repeat`: we have it. `hole`: something is missing before it. `stray`: not a room of ours. */
export type Verdict = 'apply' | 'repeat' | 'hole' | 'stray';

export class CursorBook {
  readonly #rooms = new Map<string, Cursor | undefined>();

  /** Where the client is, by room; a copy, safe to keep. */
  get rooms(): RoomCursors {
    return new Map(this.#rooms);
  }

  get size(): number {
    return this.#rooms.size;
  }

  has(room: string): boolean {
    return this.#rooms.has(room);
  }

  cursor(room: string): Cursor | undefined {
    return this.#rooms.get(room);
  }

  /** The room is wanted, from this place on; without a place, from a snapshot. */
  add(room: string, cursor?: Cursor): void {
    this.#rooms.set(room, cursor);
  }

  remove(room: string): void {
    this.#rooms.delete(room);
  }

  /** Judges an envelope, and turns the page when it is applied. */
  apply(envelope: Envelope): Verdict {
    const { room, epoch, offset, event } = envelope;
    if (!this.#rooms.has(room)) return 'stray';
    // Ephemeral: it has no place, so it can neither repeat nor leave a hole.
    if (epoch === undefined || offset === undefined) return 'apply';
    const last = this.#rooms.get(room);
    switch (event.type) {
      case 'room.snapshot':
        // Always new, whatever its offset: a restarted server may count from 1 again.
        this.#rooms.set(room, { epoch, offset });
        return 'apply';
      case 'room.gap':
      case 'room.closed':
        return 'apply';
      case 'room.resumed':
        // It promises everything after its cursor, so ours stays where it is; one beyond ours would hide what lies between.
        return last?.epoch === epoch && offset <= last.offset ? 'apply' : 'hole';
      default:
        if (last?.epoch !== epoch) return 'hole';
        if (offset <= last.offset) return 'repeat';
        if ((envelope.from ?? offset) > last.offset + 1) return 'hole';
        this.#rooms.set(room, { epoch, offset });
        return 'apply';
    }
  }
}
