import { formatRooms, type Cursor, type RoomCursors } from './protocol/index.js';

/** Longest list of rooms in an address, in characters: proxies refuse long addresses. */
const ADDRESS = 4_000;

/** The rooms with which a line can be opened; the others are joined later. */
export function fitting(rooms: RoomCursors): RoomCursors {
  const first = new Map<string, Cursor | undefined>();
  let length = 0;
  for (const [room, cursor] of rooms) {
    length += encodeURIComponent(`${formatRooms(new Map([[room, cursor]]))},`).length;
    if (length > ADDRESS && first.size > 0) break;
    first.set(room, cursor);
  }
  return first;
}
