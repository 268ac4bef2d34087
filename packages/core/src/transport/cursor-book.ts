import type { Cursor, Envelope, RoomCursors } from '../protocol/index.js';

/** `apply`: the next event. `repeat`: applied already. `hole`: an event before it is missing. `stray`: not one of our rooms. */
export type Verdict = 'apply' | 'repeat' | 'hole' | 'stray';

export class CursorBook {
  readonly #rooms = new Map<string, Cursor | undefined>();

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

  /** Without a cursor the room begins with a snapshot. */
  add(room: string, cursor?: Cursor): void {
    this.#rooms.set(room, cursor);
  }

  remove(room: string): void {
    this.#rooms.delete(room);
  }

  /** Judges an envelope, and moves the cursor when it applies. */
  apply(envelope: Envelope): Verdict {
    const { room, epoch, offset, event } = envelope;
    if (!this.#rooms.has(room)) return 'stray';
    // Ephemeral events have no offset: they neither repeat nor leave a hole.
    if (epoch === undefined || offset === undefined) return 'apply';
    const last = this.#rooms.get(room);
    switch (event.type) {
      case 'room.snapshot':
        // Always new: a restarted server may count from 1 again.
        this.#rooms.set(room, { epoch, offset });
        return 'apply';
      case 'room.gap':
      case 'room.closed':
        return 'apply';
      case 'room.resumed':
        // Everything after its cursor follows. One beyond ours would hide the events between.
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
