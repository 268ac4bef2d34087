/** How a room begins for a subscriber: resumed, or a gap with a snapshot, or a snapshot. Nothing is lost or doubled between the opening and what follows. */
import type { Cursor } from '@loqui/core/protocol';
import type { StoredEvent } from '../store/store.js';
import { Batch, EncodedFrame } from './encoded.js';
import type { Room } from './room.js';
import type { Subscriber } from './subscriber.js';

/** Most events and bytes in a replay; a client further behind gets a snapshot. */
const REPLAY = { events: 1000, bytes: 2 * 1024 * 1024 };
/** Events in one read from the store; each may be as large as a message can be. */
const STEP = 16;
/** Reads of the store before a snapshot is sent instead: each may be overtaken by what the room writes meanwhile. */
const ATTEMPTS = 3;

/** Subscribes to the room. For a subscriber that follows it already, the room begins anew. `wanted`: whether it still wants the room. */
export async function openRoom(room: Room, subscriber: Subscriber, from: Cursor | undefined, wanted: () => boolean): Promise<void> {
  // A room without events gets a new epoch at each load. A client that has seen nothing misses nothing: a snapshot without a gap.
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
  // From here to the end nothing awaits: earlier events are in the opening, later ones go to the subscriber.
  if (!wanted()) return;
  room.broadcast.flush();
  room.join(subscriber);
  const opening: EncodedFrame[] = [];
  if (cursor && replay) opening.push(room.resumed(cursor), ...replay);
  // The gap keeps the client's cursor: when its line breaks before the snapshot, the gap is sent again.
  else if (cursor && reason) opening.push(new EncodedFrame({ room: room.id, ...cursor, event: { type: 'room.gap', reason } }), room.snapshot());
  else opening.push(room.snapshot());
  subscriber.writeOpening(Batch.of(opening));
  subscriber.rooms.set(room.id, room);
  room.broadcast.subscribers.add(subscriber);
}

/** The events after a cursor, as far as the store has them. */
interface Missed {
  readonly frames: readonly EncodedFrame[];
  readonly last: number;
}

/** Reads from the store up to the room's head; `undefined` when that is too far, or the store does not reach back. */
async function missed(room: Room, after: number): Promise<Missed | undefined> {
  const frames: EncodedFrame[] = [];
  let last = after;
  for (let bytes = 0; ;) {
    const stored: readonly StoredEvent[] | undefined = await room.store.eventsAfter(room.id, last, STEP);
    if (stored === undefined) return undefined;
    for (const one of stored) {
      // Stored, but not emitted yet: it follows for all subscribers.
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

/** Frames up to the room's head: from the store, then from memory; `undefined` when the two do not meet. */
function bridge(room: Room, { frames, last }: Missed): readonly EncodedFrame[] | undefined {
  if (last === room.offset) return frames;
  const rest = room.recent(last);
  return rest && [...frames, ...rest];
}
