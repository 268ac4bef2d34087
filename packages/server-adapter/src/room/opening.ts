/** Opens a room for a subscriber: resumed, a gap with a snapshot, or a snapshot. Between opening and next event nothing is lost or doubled. */
import type { Cursor } from '@loqui/core/protocol';
import type { StoredEvent } from '../store/store.js';
import { Batch, EncodedFrame } from './encoded.js';
import type { Room } from './room.js';
import type { Subscriber } from './subscriber.js';

/** A client further behind gets a snapshot. */
const REPLAY = { events: 1000, bytes: 2 * 1024 * 1024 };
/** Events in one read from the store. */
const STEP = 16;
/** Reads of the store before a snapshot is sent instead: new events may overtake each read. */
const ATTEMPTS = 3;

/** A subscriber that follows the room already gets a new opening. `wanted`: whether the room is still wanted. */
export async function openRoom(room: Room, subscriber: Subscriber, from: Cursor | undefined, wanted: () => boolean): Promise<void> {
  // An unwritten room gets a new epoch at each load. A client that has seen nothing misses nothing, so it gets no gap.
  const cursor = from?.offset === 0 && from.epoch !== room.epoch ? undefined : from;
  let replay: readonly EncodedFrame[] | undefined;
  let reason: 'epoch' | 'trimmed' | undefined;
  if (cursor && (cursor.epoch !== room.epoch || cursor.offset > room.offset)) reason = 'epoch';
  else if (cursor) {
    replay = room.recent(cursor.offset);
    for (let attempt = 0; replay === undefined && attempt < ATTEMPTS; attempt++) {
      const { redactions } = room;
      const stored = await missed(room, cursor.offset);
      if (room.redactions !== redactions) continue;
      if (stored === undefined) break;
      replay = bridge(room, stored);
    }
    if (replay === undefined) reason = 'trimmed';
  }
  // From here on nothing awaits: earlier events are in the opening, later ones go to the subscriber.
  if (!wanted()) return;
  room.broadcast.flush();
  room.join(subscriber);
  const opening: EncodedFrame[] = [];
  if (cursor && replay) opening.push(room.resumed(cursor), ...replay);
  // The gap keeps the client's cursor: if the connection breaks before the snapshot, the gap is sent again.
  else if (cursor && reason) opening.push(new EncodedFrame({ room: room.id, ...cursor, event: { type: 'room.gap', reason } }), room.snapshot());
  else opening.push(room.snapshot());
  subscriber.writeOpening(Batch.of(opening));
  subscriber.rooms.set(room.id, room);
  room.broadcast.subscribers.add(subscriber);
}

interface Missed {
  readonly frames: readonly EncodedFrame[];
  readonly last: number;
}

/** Reads up to the room's head. `undefined`: too far, or the store does not reach back. */
async function missed(room: Room, after: number): Promise<Missed | undefined> {
  const frames: EncodedFrame[] = [];
  let last = after;
  for (let bytes = 0; ;) {
    const stored: readonly StoredEvent[] | undefined = await room.store.eventsAfter(room.id, last, STEP);
    if (stored === undefined) return undefined;
    for (const one of stored) {
      // Stored but not emitted yet: all subscribers get it later.
      if (one.offset > room.offset) return { frames, last };
      const frame = room.encode(one, one.offset > last + 1 ? last + 1 : undefined);
      frames.push(frame);
      bytes += frame.sse.length;
      last = one.offset;
      if (bytes > REPLAY.bytes || frames.length > REPLAY.events) return undefined;
    }
    if (stored.length < STEP) return { frames, last };
  }
}

/** From the store and then from memory. `undefined`: the two do not meet. */
function bridge(room: Room, { frames, last }: Missed): readonly EncodedFrame[] | undefined {
  if (last === room.offset) return frames;
  const rest = room.recent(last);
  return rest && [...frames, ...rest];
}
