/** How many rooms fit into the address that opens a line. */
import { formatRooms, type Cursor, type RoomCursors } from './protocol/index.js';

/** How long the list of rooms may be, in characters: proxies refuse long addresses. */
const ADDRESS = 4_000;

/** The rooms that a line can be opened with; the others are joined on it. */
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
