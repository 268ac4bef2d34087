import type { Author, Command, CommandResults, CommandType } from '@loqui/core/protocol';
import { unknownRoom } from '../guard/gate.js';
import type { Service } from './service.js';

type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

export function listConversations(
  { conversations }: Service,
  member: Author,
  { type: _, ...query }: CommandOf<'conversation.list'>,
): Promise<CommandResults['conversation.list']> {
  return conversations.list(member.id, query);
}

export async function renameConversation(
  { gate, conversations }: Service,
  member: Author,
  { room, title }: CommandOf<'conversation.rename'>,
  address: string | undefined,
): Promise<Record<string, never>> {
  await gate.allow({ member, action: 'conversation.rename', room });
  await gate.rates.count('messages', { member: member.id, address }, room);
  await conversations.rename(room, title);
  return {};
}

export async function removeConversation(
  { gate, conversations }: Service,
  member: Author,
  { room }: CommandOf<'conversation.remove'>,
): Promise<Record<string, never>> {
  await gate.allow({ member, action: 'conversation.remove', room });
  if (!(await conversations.remove(room))) throw unknownRoom();
  return {};
}

export async function claimConversations(
  { conversations }: Service,
  member: Author,
  { secret }: CommandOf<'conversation.claim'>,
): Promise<CommandResults['conversation.claim']> {
  return { conversations: await conversations.claim(member, secret) };
}
