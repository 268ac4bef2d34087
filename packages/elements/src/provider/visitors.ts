/** Who shows which room. */
import type { Room } from '@loqui/core';

/** How many providers show a room that one of them opened: it is left with the last. */
const visitors = new WeakMap<Room, number>();

/** One more shows the room. */
export function enter(room: Room): void {
  visitors.set(room, (visitors.get(room) ?? 0) + 1);
}

/** One shows the room no more. True when nobody does. */
export function exit(room: Room): boolean {
  const left = (visitors.get(room) ?? 1) - 1;
  visitors.set(room, left);
  return left === 0;
}
