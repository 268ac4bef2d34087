import {
  isConversation,
  LoquiError,
  textOf,
  type Command,
  type CommandResults,
  type Conversation,
  type ConversationPage,
  type Message,
} from '../protocol/index.js';

type ConversationCommand = Extract<Command, { type: `conversation.${string}` }>;

interface Row extends Conversation {
  readonly owner: string;
}

export interface MemoryConversations {
  /** @throws LoquiError `unknown-room` unless it is a shared room, or the member's own */
  check(room: string, member: string): void;
  /** Creates the conversation of a first message. @throws LoquiError `unknown-room` for another member's, or a removed one */
  admit(room: string, member: string, message: Pick<Message, 'parts'>): void;
  titleOf(room: string): string | undefined;
  touch(room: string): void;
  obey(command: ConversationCommand, member: string): CommandResults[ConversationCommand['type']];
}

/** `changed`: the member's list has changed. `ended`: a conversation was removed. `renamed`: it has a new title. */
export function memoryConversations(ports: {
  changed(member: string): void;
  ended(room: string): void;
  renamed(room: string, title: string): void;
}): MemoryConversations {
  const rows = new Map<string, Row | undefined>();

  function own(room: string, member: string): Row {
    const row = rows.get(room);
    if (row?.owner !== member) throw unknownRoom();
    return row;
  }

  function list(member: string, { filter = '', after, limit = 50 }: Extract<Command, { type: 'conversation.list' }>): ConversationPage {
    const all = [...rows.values()]
      .filter((row): row is Row => row?.owner === member && row.title.toLowerCase().includes(filter.toLowerCase()))
      .sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1));
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const page = all.slice(from, from + limit).map(({ owner: _, ...shown }) => shown);
    const last = from + limit < all.length ? page.at(-1) : undefined;
    return { conversations: page, ...(last && { next: last.id }) };
  }

  return {
    check(room, member) {
      if (isConversation(room)) own(room, member);
    },
    admit(room, member, message) {
      if (!isConversation(room)) return;
      if (rows.has(room)) return void own(room, member);
      const now = Date.now();
      rows.set(room, { id: room, owner: member, title: textOf(message).split('\n')[0]?.slice(0, 60) ?? '', createdAt: now, updatedAt: now });
    },
    titleOf: (room) => rows.get(room)?.title,
    touch(room) {
      const row = rows.get(room);
      if (!row) return;
      rows.set(room, { ...row, updatedAt: Date.now() });
      ports.changed(row.owner);
    },
    obey(command, member) {
      switch (command.type) {
        case 'conversation.list':
          return list(member, command);
        case 'conversation.rename':
          rows.set(command.room, { ...own(command.room, member), title: command.title });
          ports.renamed(command.room, command.title);
          ports.changed(member);
          return {};
        case 'conversation.remove':
          own(command.room, member);
          rows.set(command.room, undefined);
          ports.ended(command.room);
          ports.changed(member);
          return {};
        case 'conversation.claim':
          return { conversations: 0 };
      }
    },
  };
}

export function unknownRoom(): LoquiError {
  return new LoquiError({ code: 'unknown-room', message: 'There is no such conversation; it may have been removed.' }, { status: 404 });
}
