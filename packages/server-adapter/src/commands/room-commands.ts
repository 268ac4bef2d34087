import { isConversation, LoquiError, parseCursor, type Author, type Command, type CommandResults, type CommandType } from '@loqui/core/protocol';
import { unknownRoom } from '../guard/gate.js';
import { refusal } from '../guard/refusal.js';
import { PAGE_BYTES, pageAround, pageBefore } from '../room/history.js';
import { sendMessage } from './message-commands.js';
import type { Service } from './service.js';

type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** Joins the conversation at once, so that the first words of an answer need no second request. */
export async function sendAndJoin(
  service: Service,
  member: Author,
  command: CommandOf<'message.send'>,
  address: string | undefined,
): Promise<CommandResults['message.send']> {
  const result = await sendMessage(service, member, command, address);
  const { room, connection } = command;
  if (connection === undefined || !isConversation(room)) return result;
  try {
    if (!service.lines.own(member, connection).follows(room)) await joinRoom(service, member, { type: 'room.join', room, connection });
    return { ...result, joined: true };
  } catch (error) {
    // The message is stored. The client joins by another request.
    if (!(error instanceof LoquiError)) service.log('error', `Room ${JSON.stringify(room)} could not be opened.`, error, member.id);
    return result;
  }
}

export async function joinRoom({ gate, lines }: Service, member: Author, command: CommandOf<'room.join'>): Promise<Record<string, never>> {
  const line = lines.own(member, command.connection);
  await gate.allow({ member, action: 'room.read', room: command.room });
  await line.enter(command.room, command.cursor === undefined ? undefined : parseCursor(command.cursor));
  return {};
}

export async function leaveRoom({ lines }: Service, member: Author, command: CommandOf<'room.leave'>): Promise<Record<string, never>> {
  lines.own(member, command.connection).leave(command.room);
  return {};
}

export async function setTyping(
  { gate, hub }: Service,
  member: Author,
  command: CommandOf<'typing.set'>,
  address: string | undefined,
): Promise<Record<string, never>> {
  await gate.allow({ member, action: 'room.read', room: command.room });
  await gate.rates.count('typing', { member: member.id, address }, command.room);
  await gate.allow({ member, action: 'typing.set', room: command.room });
  return hub.use(command.room, ({ typing }) => {
    if (command.typing) typing.start(member.id);
    else typing.stop(member.id);
    return {};
  });
}

export async function readHistory(
  { gate, hub, conversations }: Service,
  member: Author,
  command: CommandOf<'history.read'>,
): Promise<CommandResults['history.read']> {
  const { room: id, before, around, limit = 50 } = command;
  const ownerOf = (): Promise<string | undefined> => (isConversation(id) ? conversations.ownerOf(id) : Promise.resolve(undefined));
  const owner = await ownerOf();
  await gate.allow({ member, action: 'room.read', room: id });
  return hub.use(id, (room) =>
    room.page(async (current) => {
      const page =
        around === undefined
          ? await pageBefore(room.store, id, before, limit, PAGE_BYTES, current)
          : await pageAround(room.store, id, around, limit, PAGE_BYTES, current);
      // Meanwhile the conversation was removed or got another owner.
      if ((await ownerOf()) !== owner) throw unknownRoom();
      if (!page) throw refusal(404, 'unknown-message', 'There is no such message in this room; it may have been removed.');
      return page;
    }),
  );
}
