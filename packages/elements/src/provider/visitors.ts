/** Counts the providers that show a room. */
import type { Room } from '@loqui/core';

/** A room that a provider has opened is left with the last that shows it. */
const visitors = new WeakMap<Room, number>();

/** One more provider shows the room. */
export function enter(room: Room): void {
  visitors.set(room, (visitors.get(room) ?? 0) + 1);
}

/** One provider fewer shows the room. @returns true for the last */
export function exit(room: Room): boolean {
  const left = (visitors.get(room) ?? 1) - 1;
  visitors.set(room, left);
  return left === 0;
}
