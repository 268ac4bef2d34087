/** The conversation that a provider opens where none is named: the same new one until a message is sent in it. */
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
