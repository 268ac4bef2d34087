import type { Ids, Message, RoomView } from '@loqui/core';

/** Offset of the room's newest message; -1 for none. Unsent messages have no offset and come last. */
export function newestOffset(room: RoomView, ids: Ids): number {
  for (let index = ids.length - 1; index >= 0; index -= 1) {
    const offset = room.messages.get(ids.at(index) ?? '')?.offset;
    if (offset !== undefined) return offset;
  }
  return -1;
}

/** Others' messages after `offset`, oldest first. Reads from the end: few are new, very many may be loaded. */
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
