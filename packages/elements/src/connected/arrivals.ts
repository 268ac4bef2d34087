/** Which messages have come into a room since a known offset. */
import type { Ids, Message, RoomView } from '@loqui/core';

/** Offset of the newest message that the room has; -1 while there is none. Messages on their way have no offset, and come last. */
export function newestOffset(room: RoomView, ids: Ids): number {
  for (let index = ids.length - 1; index >= 0; index -= 1) {
    const offset = room.messages.get(ids.at(index) ?? '')?.offset;
    if (offset !== undefined) return offset;
  }
  return -1;
}

/** The messages of others after an offset, oldest first. Reads from the end: few are new, very many may be known. */
export function arrivalsSince(room: RoomView, ids: Ids, offset: number): readonly Message[] {
  const arrived: Message[] = [];
  for (let index = ids.length - 1; index >= 0; index -= 1) {
    const message = room.messages.get(ids.at(index) ?? '');
    if (message?.offset === undefined) continue;
    if (message.offset <= offset) break;
    if (message.author.id !== room.me?.id) arrived.unshift(message);
  }
  return arrived;
}
