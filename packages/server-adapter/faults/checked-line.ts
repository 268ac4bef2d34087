/** A line on which the server's promises are checked: after a room's opening its events follow one another, each once, and a gap is told. */
import { tap } from 'rxjs';
import { isEnvelope, type Envelope, type RoomCursors, type Transport } from '@loqui/core';

/** What the server did against its promise. A client that is well protected shows nothing of it: the next line makes up for it. */
export interface Breaches {
  /** Events that came twice on one line. */
  repeated: number;
  /** Events that were left out without a word, or openings that do not begin where the client is. */
  skipped: number;
}

export function checked(transport: Transport, breaches: Breaches): Transport {
  return {
    ...transport,
    open: (rooms) => {
      let line = new LineCheck(new Map(), breaches);
      return transport
        .open(() => {
          const cursors = rooms();
          line = new LineCheck(cursors, breaches);
          return cursors;
        })
        .pipe(tap((frame) => isEnvelope(frame) && line.see(frame)));
    },
  };
}

class LineCheck {
  /** Offset of the last event, by room that was opened. */
  readonly #places = new Map<string, number>();
  /** Rooms whose gap was told. */
  readonly #gaps = new Set<string>();

  constructor(
    private readonly cursors: RoomCursors,
    private readonly breaches: Breaches,
  ) {}

  see({ room, offset, from = offset, event }: Envelope): void {
    if (offset === undefined || from === undefined || event.type === 'room.closed') return;
    const last = this.#places.get(room);
    const cursor = this.cursors.get(room)?.offset;
    if (event.type === 'room.gap') {
      this.#gaps.add(room);
      return;
    }
    if (event.type === 'room.snapshot') {
      // Who has seen nothing misses nothing.
      if (last === undefined && cursor !== undefined && cursor > 0 && !this.#gaps.has(room)) this.breaches.skipped += 1;
    } else if (event.type === 'room.resumed') {
      if (offset !== (last ?? cursor ?? offset)) this.breaches.skipped += 1;
    } else if (last === undefined || from > last + 1) this.breaches.skipped += 1;
    else if (offset <= last) this.breaches.repeated += 1;
    this.#places.set(room, offset);
  }
}
