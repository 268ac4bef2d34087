import {
  isConversation,
  textOf,
  type Author,
  type Command,
  type CommandResults,
  type CommandType,
  type DurableEvent,
  type LoquiError,
  type Message,
} from '@loqui/core/protocol';
import type { Caller, Rates } from '../guard/rates.js';
import { refusal } from '../guard/refusal.js';
import { mentionedAgents } from '../run/mentions.js';
import type { Place } from '../run/supervisor.js';
import type { Founding } from '../store/conversations.js';
import { DuplicateMessageError, type StoredEvent } from '../store/store.js';
import type { Room } from '../room/room.js';
import type { Service } from './service.js';

type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

export async function sendMessage(
  service: Service,
  author: Author,
  { room: id, message: draft, as = author.id }: CommandOf<'message.send'>,
  address: string | undefined,
): Promise<CommandResults['message.send']> {
  // The message waited on a device, and another member signed in there since.
  if (as !== author.id)
    throw refusal(409, 'other-member', 'This was written by another member than the one who is signed in now. Sign in as that member to send it.');
  const { gate, hub } = service;
  const message: Message = { ...draft, author, role: 'user', status: 'completed', createdAt: Date.now() };
  // Who may not read the room learns nothing by writing: not whether it exists, nor whether an id is used.
  await gate.allow({ member: author, action: 'room.read', room: id }, true);
  await gate.allow({ member: author, action: 'message.send', room: id, message }, true);
  // An agent's text mentions nobody, so that two agents do not keep each other running.
  const agents = askedAgents(service, author.kind === 'person' ? message : { ...message, parts: [] });
  for (const agent of agents) await gate.allow({ member: author, action: 'run.start', room: id, message, agent }, true);
  const founding = isConversation(id) ? await service.conversations.founding(id, message) : undefined;
  return hub.use(id, async (room) => {
    const caller = { member: author.id, address };
    await gate.rates.count('messages', caller, id);
    if (agents.length > 0) await gate.rates.count('asks', caller, id, agents.length);
    await countIfNew(gate.rates, room, caller);
    const place = service.supervisor.reserve({ room: id, asker: author.id, address }, agents.length);
    const result = await postMessage(service, room, message, agents, founding, place);
    if (isConversation(id)) await service.conversations.changed(id);
    return result;
  });
}

/** Counts an unwritten room once, even when more messages come before the first is stored. @throws LoquiError 429 `too-many-rooms-made` */
async function countIfNew(rates: Rates, room: Room, caller: Caller): Promise<void> {
  while (room.offset === 0) {
    if (!room.making) {
      room.making = rates.count('rooms', caller);
      try {
        await room.making;
        return;
      } catch (error) {
        room.making = undefined;
        throw error;
      }
    }
    const counted = await room.making.then(
      () => true,
      () => false,
    );
    // The other message was refused; this one makes the room if its writer may.
    if (counted) return;
  }
}

export async function postMessage(
  { supervisor }: Service,
  room: Room,
  message: Message,
  agents: readonly string[],
  founding?: Founding,
  place?: Place,
): Promise<CommandResults['message.send']> {
  const runs = supervisor.plan(agents, message.id, message.author.id);
  try {
    // Message and runs are stored together, so a crash leaves no question without its run.
    const events: DurableEvent[] = [{ type: 'message.created', message }, ...runs.map((run) => ({ type: 'run.updated', run }) as const)];
    const [stored] = await (founding ? room.found(founding, ...events) : room.append(...events));
    room.typing.stop(message.author.id);
    supervisor.start(room.id, runs, place);
    return { offset: stored?.offset ?? 0 };
  } catch (error) {
    const repeated = error instanceof DuplicateMessageError ? await repetition(room, message) : undefined;
    if (repeated) return repeated;
    if (error instanceof DuplicateMessageError) return { offset: error.offset, duplicate: true };
    throw error;
  } finally {
    place?.release();
  }
}

/** Ids of agents in `to` or mentioned in the text. @throws LoquiError 400 `unknown-agent` */
export function askedAgents({ agents }: Service, message: Pick<Message, 'to' | 'parts'>): string[] {
  for (const id of message.to ?? []) {
    if (agents.some((agent) => agent.id === id)) continue;
    throw refusal(400, 'unknown-agent', `There is no agent ${JSON.stringify(id)} here. There is: ${agents.map((agent) => agent.id).join(', ') || 'none'}.`);
  }
  return [...new Set([...(message.to ?? []), ...mentionedAgents(textOf(message), agents)])];
}

/** The first result, when this message was accepted before. @throws LoquiError 409 `id-taken` when the id is another member's */
async function repetition(room: Room, message: Message): Promise<CommandResults['message.send'] | undefined> {
  const first = await room.store.message(room.id, message.id);
  if (first?.offset === undefined) return undefined;
  if (first.author.id !== message.author.id) throw refusal(409, 'id-taken', 'Another message has this id. Make a new UUIDv7 for each message.');
  return { offset: first.offset, duplicate: true };
}

export async function editMessage(
  { gate, hub }: Service,
  member: Author,
  { room: id, id: messageId, parts }: CommandOf<'message.edit'>,
  address: string | undefined,
): Promise<CommandResults['message.edit']> {
  // Who may not read the room learns nothing of its messages.
  await gate.allow({ member, action: 'room.read', room: id });
  return hub.use(id, async (room) => {
    const message = await knownMessage(room, messageId);
    if (message.author.id !== member.id) throw notTheirs('edit');
    await gate.allow({ member, action: 'message.edit', room: id, message });
    await gate.rates.count('messages', { member: member.id, address }, id);
    return lastOffset(await room.append({ type: 'message.edited', id: messageId, parts, editedAt: Date.now() }));
  });
}

export async function removeMessage(
  { gate, hub }: Service,
  member: Author,
  { room: id, id: messageId }: CommandOf<'message.remove'>,
  address: string | undefined,
): Promise<CommandResults['message.remove']> {
  await gate.allow({ member, action: 'room.read', room: id });
  return hub.use(id, async (room) => {
    const message = await knownMessage(room, messageId);
    const allowed = await gate.allow({ member, action: 'message.remove', room: id, message });
    if (allowed !== 'staff' && message.author.id !== member.id) throw notTheirs('remove');
    await gate.rates.count('messages', { member: member.id, address }, id);
    return lastOffset(await room.append({ type: 'message.removed', id: messageId }));
  });
}

async function knownMessage(room: Room, id: string): Promise<Message> {
  const message = await room.store.message(room.id, id);
  if (!message) throw refusal(404, 'unknown-message', 'There is no such message in this room; it may have been removed.');
  return message;
}

function notTheirs(verb: string): LoquiError {
  return refusal(403, 'forbidden', `Only its author may ${verb} a message.`);
}

function lastOffset(stored: readonly StoredEvent[]): { offset: number } {
  return { offset: stored.at(-1)?.offset ?? 0 };
}
