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
type Action<T extends CommandType> = (service: Service, member: Author, command: CommandOf<T>, address: string | undefined) => Promise<CommandResults[T]>;

const actions: { readonly [T in CommandType]: Action<T> } = {
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

/** Commands that start nothing new, so they work while the server drains. */
const WHILE_DRAINING: ReadonlySet<CommandType> = new Set([...SIGNS_OF_LIFE, 'run.stop', 'room.leave', 'history.read']);

/** @throws LoquiError with the status of the refusal */
export async function carryOut<C extends Command>(service: Service, member: Author, command: C, address?: string): Promise<ResultOf<C>> {
  if (!WHILE_DRAINING.has(command.type)) refuseWhenDraining(service);
  // A limit on signs of life would make a client look gone.
  if (!SIGNS_OF_LIFE.has(command.type)) {
    await service.gate.rates.count('commands', { member: member.id, address }, 'room' in command ? command.room : undefined);
  }
  // TypeScript cannot follow that the table pairs each type with its function.
  const act = actions[command.type] as unknown as (service: Service, member: Author, command: C, address: string | undefined) => Promise<ResultOf<C>>;
  const carried = act(service, member, command, address);
  return carried.catch((error: unknown) => {
    // Since the gate allowed this, the conversation was removed, or created by another member.
    throw error instanceof UnknownConversationError ? unknownRoom() : error;
  });
}

/** For bindings. A page of history waits for its member's turn and a `calm` connection. The turn ends when the binding calls `sent`. */
export async function carryOutInTurn<C extends Command>(
  service: Service,
  member: Author,
  command: C,
  address?: string,
  calm?: () => Promise<void>,
): Promise<{ readonly result: ResultOf<C>; readonly large: boolean; readonly sent: () => void }> {
  if (command.type !== 'history.read') return { result: await carryOut(service, member, command, address), large: false, sent: () => undefined };
  const sent = await service.reads.begin(member.id);
  try {
    await calm?.();
    return { result: await carryOut(service, member, command, address), large: true, sent };
  } catch (error) {
    sent();
    throw error;
  }
}

/** Bytes read of a body when the caller has no command left: enough for a sign of life. */
const LITTLE = 4096;

/** Reads and checks a command by `read`. A command that fails the check counts against the limits too. @throws LoquiError */
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
