/** Commands carried out: one function each, from a checked wish to events in the room's log. */
import type { Author, Command, CommandResults, CommandType, ResultOf } from '@loqui/core/protocol';
import { unknownRoom } from '../guard/gate.js';
import type { Caller } from '../guard/rates.js';
import { UnknownConversationError } from '../store/conversations.js';
import { claimConversations, listConversations, removeConversation, renameConversation } from './conversation-commands.js';
import { editMessage, removeMessage } from './message-commands.js';
import { joinRoom, leaveRoom, readHistory, sendAndJoin, setTyping } from './room-commands.js';
import { retryRun, stopRun } from './run-commands.js';
import { refuseWhenDraining, type Service } from './service.js';

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

function renewConnection({ lines }: Service, member: Author, command: CommandOf<'connection.renew'>): Promise<Record<string, never>> {
  lines.own(member, command.connection).renew();
  return Promise.resolve({});
}

function closeConnection({ lines }: Service, member: Author, command: CommandOf<'connection.close'>): Promise<Record<string, never>> {
  lines.closed(member, command.connection);
  return Promise.resolve({});
}
