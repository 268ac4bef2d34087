/** The rooms that providers open, and who leaves them. */
import type { Client, Room } from '@loqui/core';

/** The conversation that a provider opens where none is named: the same new one until a message is sent in it. */
export class NewConversation {
  #client: Client | undefined;
  #room: Room | undefined;

  /** The conversation with this id; '' for the new one. @throws ProtocolError `bad-room` */
  roomOf(client: Client, id: string): Room {
    if (id !== '') return client.conversation(id);
    if (this.#client !== client) this.leave();
    this.#client = client;
    return (this.#room ??= client.conversation());
  }

  is(room: Room): boolean {
    return room === this.#room;
  }

  /** The next new conversation gets another id. */
  forget(): void {
    this.#room = undefined;
  }

  leave(): void {
    this.#room?.leave();
    this.forget();
  }
}

/** An unsent message of ours may still create the conversation. */
export function hasUnsent(room: Room): boolean {
  return room.messages.items.some(({ offset, status }) => offset === undefined && status === 'pending');
}

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
