import type { Author, Command, CommandResults, CommandType, Message, Run } from '@loqui/core/protocol';
import { refusal } from '../guard/refusal.js';
import type { Room } from '../room/room.js';
import type { Service } from './service.js';

/** Answers that a retry replaces now. */
const retrying = new WeakMap<Room, Set<string>>();

function retried(room: Room): Set<string> {
  const known = retrying.get(room) ?? new Set<string>();
  retrying.set(room, known);
  return known;
}

type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

export async function stopRun({ gate, hub, supervisor }: Service, member: Author, command: CommandOf<'run.stop'>): Promise<CommandResults['run.stop']> {
  await gate.allow({ member, action: 'room.read', room: command.room });
  return hub.use(command.room, async (room) => {
    const run = room.runs.get(command.run);
    await gate.allow({ member, action: 'run.stop', room: command.room, ...(run && { run }) });
    return { stopped: await supervisor.stop(command.room, command.run) };
  });
}

export async function retryRun(
  { gate, hub, supervisor, agents }: Service,
  member: Author,
  command: CommandOf<'run.retry'>,
  address: string | undefined,
): Promise<CommandResults['run.retry']> {
  await gate.allow({ member, action: 'room.read', room: command.room });
  return hub.use(command.room, async (room) => {
    const answer = await room.store.message(room.id, command.message);
    const asked = answer?.replyTo === undefined ? undefined : await room.store.message(room.id, answer.replyTo);
    const agent = agents.find((one) => one.id === answer?.author.id);
    if (!answer || !asked || !agent || answer.role !== 'assistant') {
      throw refusal(404, 'unknown-answer', 'There is no such answer of an agent in this room, or its question was removed.');
    }
    await gate.allow({
      member,
      action: 'run.retry',
      room: room.id,
      message: asked,
      agent: agent.id,
      run: room.runs.get(answer.run ?? '') ?? runOf(answer, asked),
    });
    await gate.allow({ member, action: 'run.start', room: room.id, message: asked, agent: agent.id });
    if (answer.status === 'streaming') throw refusal(409, 'still-running', 'This answer is still being written. Stop its run first.');
    await gate.rates.count('asks', { member: member.id, address }, room.id);
    // Two people may ask at once; only one new answer comes.
    if (retried(room).has(answer.id)) throw refusal(409, 'already-retried', 'This answer is being written anew already.');
    const place = supervisor.reserve({ room: room.id, asker: member.id, address }, 1);
    retried(room).add(answer.id);
    try {
      const runs = supervisor.plan([agent.id], asked.id, member.id);
      await room.append({ type: 'message.removed', id: answer.id }, ...runs.map((run) => ({ type: 'run.updated', run }) as const));
      supervisor.start(room.id, runs, place);
      return { run: runs[0]?.id ?? '' };
    } finally {
      place.release();
      retried(room).delete(answer.id);
    }
  });
}

function runOf(answer: Message, asked: Message): Run {
  const { id, author, status, createdAt: startedAt, run = '' } = answer;
  return {
    id: run,
    agent: author.id,
    status: status === 'pending' || status === 'streaming' ? 'running' : status,
    message: id,
    asked: asked.id,
    asker: asked.author.id,
    startedAt,
  };
}
