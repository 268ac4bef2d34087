/** What is wished, in the imperative. Goes up; comes true only when it comes down again as an event. */
import type { ConversationPage } from './conversation.js';
import type { Message } from './message.js';
import type { Part } from './parts.js';

/** What a sender says of a new message; the room adds author, time and place. */
export type NewMessage = Pick<Message, 'id' | 'parts' | 'to' | 'replyTo' | 'thread' | 'parent' | 'metadata'>;

export type Command =
  /**
   * `connection`: the sender's own, which enters the room with the message. A conversation that does not exist yet is made with it.
   * `as`: id of the member who wrote it; a caller who is another is refused (`other-member`), so that what waited is never sent as somebody else.
   */
  | { readonly type: 'message.send'; readonly room: string; readonly message: NewMessage; readonly connection?: string; readonly as?: string }
  | { readonly type: 'message.edit'; readonly room: string; readonly id: string; readonly parts: readonly Part[] }
  | { readonly type: 'message.remove'; readonly room: string; readonly id: string }
  | { readonly type: 'run.stop'; readonly room: string; readonly run: string }
  /** `message` is an agent's answer: it is removed, and the same agent answers the same question again. */
  | { readonly type: 'run.retry'; readonly room: string; readonly message: string }
  | { readonly type: 'typing.set'; readonly room: string; readonly typing: boolean }
  /** `cursor`: where the client is; without it a snapshot comes. `connection`: the id from the `hello` frame. */
  | { readonly type: 'room.join'; readonly room: string; readonly connection: string; readonly cursor?: string }
  | { readonly type: 'room.leave'; readonly room: string; readonly connection: string }
  /** The client of this connection is there. Without it, or another command of the connection, its member is soon shown as gone. */
  | { readonly type: 'connection.renew'; readonly connection: string }
  /** The client goes away for good: its page is closed. Its member leaves at once, without the time in which a broken line may come back. */
  | { readonly type: 'connection.close'; readonly connection: string }
  /** A page of history: the messages just older than offset `before`, or those around message `around`; else the newest. */
  | { readonly type: 'history.read'; readonly room: string; readonly before?: number; readonly around?: string; readonly limit?: number }
  /** The caller's own conversations. `filter`: what the title holds. `after`: `next` of the page before. */
  | { readonly type: 'conversation.list'; readonly filter?: string; readonly after?: string; readonly limit?: number }
  | { readonly type: 'conversation.rename'; readonly room: string; readonly title: string }
  /** Its messages are deleted, for good. */
  | { readonly type: 'conversation.remove'; readonly room: string }
  /** A guest has signed in: what it owned becomes the caller's. `secret`: the guest's. */
  | { readonly type: 'conversation.claim'; readonly secret: string };

export type CommandType = Command['type'];

/** Messages in the room's order, and whether there are more on either side. */
export interface Page {
  readonly messages: readonly Message[];
  readonly more: boolean;
  /** Only for `around`: newer messages exist than the page's last. */
  readonly moreAfter?: boolean;
}

/** The answer to each command. `duplicate`: this id was accepted before; the first answer is repeated. */
export interface CommandResults {
  /** `joined`: the given connection is in the room now. */
  'message.send': { readonly offset: number; readonly duplicate?: boolean; readonly joined?: boolean };
  'message.edit': { readonly offset: number };
  'message.remove': { readonly offset: number };
  'run.stop': { readonly stopped: boolean };
  'run.retry': { readonly run: string };
  'typing.set': Record<string, never>;
  'room.join': Record<string, never>;
  'room.leave': Record<string, never>;
  'connection.renew': Record<string, never>;
  'connection.close': Record<string, never>;
  'history.read': Page;
  'conversation.list': ConversationPage;
  'conversation.rename': Record<string, never>;
  'conversation.remove': Record<string, never>;
  /** How many conversations have changed hands. */
  'conversation.claim': { readonly conversations: number };
}

export type ResultOf<C extends Command> = CommandResults[C['type']];
