import type { Room } from '@loqui/core';

/** Providers that show a room. The last one leaves the room if a provider opened it. */
const visitors = new WeakMap<Room, number>();

export function enter(room: Room): void {
  visitors.set(room, (visitors.get(room) ?? 0) + 1);
}

/** @returns true for the last provider */
export function exit(room: Room): boolean {
  const left = (visitors.get(room) ?? 1) - 1;
  visitors.set(room, left);
  return left === 0;
}
