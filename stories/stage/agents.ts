/** The agents of a stage: they answer what is asked live with a recorded answer, can be stopped, and answer again. */
import { isActive, LoquiError, type Author, type Command, type CommandResults, type MemoryServer, type Message, textOf, type Run } from '@loqui/core';
import { answerSteps } from '../scripts/answer.js';
import { idOf } from '../scripts/calendar.js';
import { play, type Player } from '../scripts/player.js';
import type { Script } from '../scripts/script.js';

const RECORDED =
  'This answer is a recording, so it is the same whatever you ask. Still, it takes the way of a real one: your message went up as a command, came down as an event of the room, and these words follow it piece by piece.\n\nPress **stop** while they come, and what is written so far stays, for everyone in the room.';

/** A minute: live messages stand so far apart, so that times do not depend on when one looks. */
const MINUTE = 60_000;

export interface Agents {
  obey(command: Command, member: Author): CommandResults[Command['type']] | undefined;
  stop(): void;
}

/** @param script whose room they are in; its own player can be told to leave a message out */
export function agentsOf(server: MemoryServer, script: Script, speed: number, recorded: () => Player | undefined): Agents {
  const players: Player[] = [];
  const runs = new Map<string, Run>();
  let count = 0x5000;
  const messages = (): readonly Message[] => server.messages(script.room);
  const now = (): number => (messages().at(-1)?.createdAt ?? script.before.length) + MINUTE;
  const nextId = (): string => idOf((count += 1));

  function answer(asked: Message, agent: Author): string {
    const id = nextId();
    const run = nextId();
    const steps = answerSteps({ id, run, agent, asked: asked.id, asker: asked.author.id, createdAt: now(), parts: [{ type: 'text', text: RECORDED }] });
    for (const step of steps) if (step.event.type === 'run.updated' && isActive(step.event.run)) runs.set(run, step.event.run);
    // Not in the turn of the command: its answer comes first, as over a wire.
    setTimeout(() => players.push(play(steps, server, script.room, speed)));
    return run;
  }

  function asksWhom(message: Message): Author | undefined {
    const text = textOf(message);
    return script.info.agents.find(({ id }) => message.to?.includes(id) === true || text.includes(`@${id}`));
  }

  function take(command: Extract<Command, { type: 'message.send' }>, member: Author): CommandResults['message.send'] {
    const known = messages().find(({ id }) => id === command.message.id);
    if (known) return { offset: known.offset ?? 0, duplicate: true };
    const message: Message = { ...command.message, author: member, role: 'user', status: 'completed', createdAt: now() };
    server.emit(script.room, { type: 'message.created', message });
    const agent = asksWhom(message);
    if (agent) answer(message, agent);
    return { offset: messages().at(-1)?.offset ?? 0 };
  }

  function end(id: string): CommandResults['run.stop'] {
    const run = runs.get(id) ?? scripted(id);
    const written = messages().find((message) => message.id === run?.message);
    if (!run || written?.status !== 'streaming') return { stopped: false };
    for (const player of [recorded(), ...players]) player?.drop(run.message);
    const endedAt = written.createdAt + 1_000;
    server.emit(script.room, { type: 'message.completed', id: run.message, parts: written.parts, status: 'stopped', completedAt: endedAt });
    server.emit(script.room, { type: 'run.updated', run: { ...run, status: 'stopped', endedAt } });
    return { stopped: true };
  }

  /** The run of the script itself, as it was opened. */
  function scripted(id: string): Run | undefined {
    for (const step of script.steps) if ('event' in step && step.event.type === 'run.updated' && step.event.run.id === id) return step.event.run;
    return undefined;
  }

  function again(id: string): CommandResults['run.retry'] {
    const answered = messages().find((message) => message.id === id);
    const asked = messages().find((message) => message.id === answered?.replyTo);
    if (!answered || !asked) throw new LoquiError({ code: 'not-found', message: 'The question of this answer is no longer in the room.' });
    server.emit(script.room, { type: 'message.removed', id });
    return { run: answer(asked, answered.author) };
  }

  return {
    obey(command, member) {
      if (command.type === 'message.send') return take(command, member);
      if (command.type === 'run.stop') return end(command.run);
      if (command.type === 'run.retry') return again(command.message);
      return undefined;
    },
    stop() {
      for (const player of players) player.stop();
    },
  };
}
