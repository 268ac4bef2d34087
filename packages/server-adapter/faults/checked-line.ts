/** Checks the server's promises on a connection: after an opening each event comes once and in order, and a gap is reported. */
import { tap } from 'rxjs';
import { isEnvelope, type Envelope, type RoomCursors, type Transport } from '@loqui/core';

/** Broken promises of the server. A well protected client hides them: its next connection makes up for them. */
export interface Breaches {
  /** Events that came twice on one connection. */
  repeated: number;
  /** Events left out without a report, and openings that do not begin at the client's cursor. */
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
  /** Offset of the last event, by room. */
  readonly #places = new Map<string, number>();
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
      // A client that has seen nothing misses nothing.
      if (last === undefined && cursor !== undefined && cursor > 0 && !this.#gaps.has(room)) this.breaches.skipped += 1;
    } else if (event.type === 'room.resumed') {
      if (offset !== (last ?? cursor ?? offset)) this.breaches.skipped += 1;
    } else if (last === undefined || from > last + 1) this.breaches.skipped += 1;
    else if (offset <= last) this.breaches.repeated += 1;
    this.#places.set(room, offset);
  }
}
