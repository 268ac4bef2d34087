/** Commands carried out: one function each, from a checked wish to events in the room's log. */
import { isConversation, LoquiError, parseCursor, type Author, type Command, type CommandResults, type CommandType, type ResultOf } from '@loqui/core/protocol';
import { unknownRoom } from '../guard/gate.js';
import type { Caller } from '../guard/rates.js';
import { refusal } from '../guard/refusal.js';
import { UnknownConversationError } from '../store/conversations.js';
import type { Connection } from '../line/connection.js';
import { claimConversations, listConversations, removeConversation, renameConversation } from './conversation-commands.js';
import { PAGE_BYTES, pageAround, pageBefore } from '../room/history.js';
import { editMessage, removeMessage, sendMessage } from './message-commands.js';
import { retryRun, stopRun } from './run-commands.js';
import { enterRoom } from '../line/entry.js';
import { refuseWhenDraining } from '../line/admission.js';
import { GRACE } from '../room/presence.js';
import type { Service } from './service.js';

type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
/** `address`: where the member is, if anything tells. */
type Carry<T extends CommandType> = (service: Service, member: Author, command: CommandOf<T>, address: string | undefined) => Promise<CommandResults[T]>;

const carry: { readonly [T in CommandType]: Carry<T> } = {
  'message.send': sendAndJoin,
  'message.edit': editMessage,
  'message.remove': removeMessage,
  'run.stop': stopRun,
  'run.retry': retryRun,
  'typing.set': setTyping,
  'room.join': joinRoom,
  'room.leave': leaveRoom,
  'connection.renew': renewConnection,
  'connection.close': closeConnection,
  'history.read': readHistory,
  'conversation.list': listConversations,
  'conversation.rename': renameConversation,
  'conversation.remove': removeConversation,
  'conversation.claim': claimConversations,
};

const SIGNS_OF_LIFE: ReadonlySet<CommandType> = new Set(['connection.renew', 'connection.close']);

/** Carried out while the server goes away: they begin nothing new. */
const LAST_WISHES: ReadonlySet<CommandType> = new Set([...SIGNS_OF_LIFE, 'run.stop', 'room.leave', 'history.read']);

/** Carries out a command that passed the schemas. @throws LoquiError with the status of the refusal */
export async function carryOut<C extends Command>(service: Service, member: Author, command: C, address?: string): Promise<ResultOf<C>> {
  if (!LAST_WISHES.has(command.type)) refuseWhenDraining(service);
  // A sign of life costs nothing, and keeping quiet must not be what a limit brings about.
  if (!SIGNS_OF_LIFE.has(command.type)) {
    await service.gate.rates.count('commands', { member: member.id, address }, 'room' in command ? command.room : undefined);
  }
  // The table above pairs each type with its function; TypeScript cannot see that `command.type` picks the right pair.
  const act = carry[command.type] as unknown as (service: Service, member: Author, command: C, address: string | undefined) => Promise<ResultOf<C>>;
  const carried = act(service, member, command, address);
  return carried.catch((error: unknown) => {
    // It was removed, or made by somebody else, since the gate let this pass.
    throw error instanceof UnknownConversationError ? unknownRoom() : error;
  });
}

/**
 * The same for a binding: an answer that may be large is made when its member's turn has come and its line is `calm`, and `sent` must be called once
 * it has left. So nobody is kept more answers than it reads, and none grows old on its way.
 */
export async function carryOutInTurn<C extends Command>(
  service: Service,
  member: Author,
  command: C,
  address?: string,
  calm?: () => Promise<void>,
): Promise<{ readonly result: ResultOf<C>; readonly large: boolean; readonly sent: () => void }> {
  if (command.type !== 'history.read') return { result: await carryOut(service, member, command, address), large: false, sent: () => undefined };
  const sent = await service.reads.take(member.id);
  try {
    await calm?.();
    return { result: await carryOut(service, member, command, address), large: true, sent };
  } catch (error) {
    sent();
    throw error;
  }
}

/** Bytes of a body that are read of a caller who has no command left: enough for a sign of life. */
const LITTLE = 4096;

/** Takes a command from outside by `read`: one that is refused here counts as one that was carried out. @throws LoquiError */
export async function countedCheck(
  { gate }: Service,
  caller: Caller,
  read: (limits: { readonly body: number; readonly depth: number }) => Command | Promise<Command>,
): Promise<Command> {
  const { body, depth } = gate.limits;
  try {
    return await read({ depth, body: (await gate.rates.spent(caller)) ? Math.min(LITTLE, body) : body });
  } catch (error) {
    await gate.rates.count('commands', caller);
    throw error;
  }
}

/** With the message that makes a conversation its sender's connection enters it: an answer's first words need not wait for a second request. */
async function sendAndJoin(
  service: Service,
  member: Author,
  command: CommandOf<'message.send'>,
  address: string | undefined,
): Promise<CommandResults['message.send']> {
  const result = await sendMessage(service, member, command, address);
  const { room, connection } = command;
  if (connection === undefined || !isConversation(room)) return result;
  try {
    if (!connectionOf(service, member, connection).rooms.has(room)) await joinRoom(service, member, { type: 'room.join', room, connection });
    return { ...result, joined: true };
  } catch (error) {
    // The message is in the room, which is what counts; the client joins by itself.
    if (!(error instanceof LoquiError)) service.log('error', `Room ${JSON.stringify(room)} could not be opened.`, error, member.id);
    return result;
  }
}

async function setTyping(
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

async function joinRoom(service: Service, member: Author, command: CommandOf<'room.join'>): Promise<Record<string, never>> {
  const connection = connectionOf(service, member, command.connection);
  await service.gate.allow({ member, action: 'room.read', room: command.room });
  const { roomsPerConnection } = service.gate.limits;
  const { delayed } = connection;
  const rooms = new Set([...connection.rooms.keys(), ...connection.openings.rooms, ...delayed.keys()]);
  if (rooms.size >= roomsPerConnection && !rooms.has(command.room)) {
    throw refusal(409, 'too-many-rooms', `This connection is in ${String(roomsPerConnection)} rooms already. Leave one first.`);
  }
  await enterRoom(service, connection, command.room, command.cursor === undefined ? undefined : parseCursor(command.cursor));
  return {};
}

async function leaveRoom(service: Service, member: Author, command: CommandOf<'room.leave'>): Promise<Record<string, never>> {
  const connection = connectionOf(service, member, command.connection);
  connection.openings.leave(command.room);
  const room = connection.rooms.get(command.room);
  const cancel = connection.delayed.get(command.room);
  if (room || cancel) {
    cancel?.();
    room?.leave(connection, GRACE.left);
    connection.send({ room: command.room, event: { type: 'room.closed' } });
  }
  return {};
}

function renewConnection(service: Service, member: Author, command: CommandOf<'connection.renew'>): Promise<Record<string, never>> {
  connectionOf(service, member, command.connection).renew();
  return Promise.resolve({});
}

/** Of use also after the line broke: whoever closes a page cannot choose which of the two arrives first. */
function closeConnection({ connections }: Service, member: Author, command: CommandOf<'connection.close'>): Promise<Record<string, never>> {
  const connection = connections.get(command.connection) ?? connections.lost(command.connection);
  if (connection?.member.id === member.id) connection.lost(GRACE.closed);
  return Promise.resolve({});
}

/** Someone else's connection looks the same as none. */
function connectionOf(service: Service, member: Author, id: string): Connection {
  const connection = service.connections.get(id);
  if (connection?.member.id === member.id) return connection;
  throw refusal(404, 'unknown-connection', 'You have no such connection. Send the id from the hello frame of your open stream.');
}

async function readHistory({ gate, hub, conversations }: Service, member: Author, command: CommandOf<'history.read'>): Promise<CommandResults['history.read']> {
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
      // The conversation was removed, or given to another member, while it was read.
      if ((await ownerOf()) !== owner) throw unknownRoom();
      if (!page) throw refusal(404, 'unknown-message', 'There is no such message in this room; it may have been removed.');
      return page;
    }),
  );
}
