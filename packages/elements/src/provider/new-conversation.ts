/** The conversation that a provider opens where none is named: a new one, and the same until a message was sent in it. */
import type { Client, Room } from '@loqui/core';

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

  /** The next new conversation is another one. */
  forget(): void {
    this.#room = undefined;
  }

  leave(): void {
    this.#room?.leave();
    this.forget();
  }
}

/** A message of ours is still to be sent: it may make the conversation. */
export function hasUnsent(room: Room): boolean {
  return room.messages.items.some(({ offset, status }) => offset === undefined && status === 'pending');
}
