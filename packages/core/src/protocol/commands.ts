/** Commands: what a client wants. They take effect only when the room emits an event. */
import type { ConversationPage } from './conversation.js';
import type { Message } from './message.js';
import type { Part } from './parts.js';

/** A new message as its sender writes it; the room adds author, time and offset. */
export type NewMessage = Pick<Message, 'id' | 'parts' | 'to' | 'replyTo' | 'thread' | 'parent' | 'metadata'>;

export type Command =
  /** `connection` joins the room, and a missing conversation is created. `as`: id of the author; another caller is refused (`other-member`). */
  | { readonly type: 'message.send'; readonly room: string; readonly message: NewMessage; readonly connection?: string; readonly as?: string }
  | { readonly type: 'message.edit'; readonly room: string; readonly id: string; readonly parts: readonly Part[] }
  | { readonly type: 'message.remove'; readonly room: string; readonly id: string }
  | { readonly type: 'run.stop'; readonly room: string; readonly run: string }
  /** Removes the answer `message`; the same agent answers the same question again. */
  | { readonly type: 'run.retry'; readonly room: string; readonly message: string }
  | { readonly type: 'typing.set'; readonly room: string; readonly typing: boolean }
  /** `cursor`: resumes after it; without it a snapshot comes. `connection`: the id from `hello`. */
  | { readonly type: 'room.join'; readonly room: string; readonly connection: string; readonly cursor?: string }
  | { readonly type: 'room.leave'; readonly room: string; readonly connection: string }
  /** Renews the lease of a connection, as every command of it does. When the lease ends, the member is shown as absent. */
  | { readonly type: 'connection.renew'; readonly connection: string }
  /** The page is closed: its member leaves at once, without the delay that a broken line gets. */
  | { readonly type: 'connection.close'; readonly connection: string }
  /** Messages older than offset `before`, or those around message `around`, or else the newest. */
  | { readonly type: 'history.read'; readonly room: string; readonly before?: number; readonly around?: string; readonly limit?: number }
  /** `filter`: text in the title. `after`: `next` of the page before. */
  | { readonly type: 'conversation.list'; readonly filter?: string; readonly after?: string; readonly limit?: number }
  | { readonly type: 'conversation.rename'; readonly room: string; readonly title: string }
  /** Deletes its messages for good. */
  | { readonly type: 'conversation.remove'; readonly room: string }
  /** After signing in: the caller becomes the owner of the guest's conversations. `secret`: the guest's. */
  | { readonly type: 'conversation.claim'; readonly secret: string };

export type CommandType = Command['type'];

/** Messages in the room's order. `more`: older ones exist. */
export interface Page {
  readonly messages: readonly Message[];
  readonly more: boolean;
  readonly moreAfter?: boolean;
}

/** The answer to each command. `duplicate`: the id was accepted before; the first answer is repeated. */
export interface CommandResults {
  /** `joined`: the given connection has joined the room. */
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
  'conversation.claim': { readonly conversations: number };
}

export type ResultOf<C extends Command> = CommandResults[C['type']];
