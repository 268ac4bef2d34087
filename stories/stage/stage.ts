/** A stage for one story: a server in the page, a client on its line, and a script played between them. Nothing leaves the page. */
import {
  backoffTable,
  createClient,
  createMemoryServer,
  type Author,
  type Client,
  type Command,
  type CommandResults,
  type MemoryServer,
  type Room,
  type Transport,
} from '@loqui/core';
import { play, type Player } from '../scripts/player.js';
import type { Script } from '../scripts/script.js';
import { agentsOf } from './agents.js';

export interface StageSettings {
  readonly script: Script;
  /** 1 as recorded, 2 twice as fast, 0 all at once. */
  readonly speed: number;
  /** Milliseconds until a client whose line was cut comes back. */
  readonly away?: number;
  /** Sees every command before the server and its agents: throw a `LoquiError` to refuse it, return `undefined` to let it pass. */
  readonly onCommand?: (command: Command, member: Author) => CommandResults[Command['type']] | undefined;
  /** Puts something between the client and its line. */
  readonly line?: (transport: Transport) => Transport;
}

export interface Stage {
  readonly server: MemoryServer;
  readonly client: Client;
  readonly room: Room;
  readonly player: Player;
  dispose(): void;
}

export function createStage({ script, speed, away = 2_500, onCommand, line = (transport) => transport }: StageSettings): Stage {
  let player: Player | undefined = undefined;
  const server: MemoryServer = createMemoryServer({
    info: () => script.info,
    onCommand: (command, member) => onCommand?.(command, member) ?? agents.obey(command, member),
  });
  const agents = agentsOf(server, script, speed, () => player);
  for (const event of script.before) server.emit(script.room, event);
  const client = createClient({
    transport: line(server.transport(script.me)),
    token: 'of no meaning to a server in the page',
    storage: false,
    backoff: backoffTable([away]),
  });
  const room = client.room(script.room);
  player = play(script.steps, server, script.room, speed);
  return {
    server,
    client,
    room,
    player,
    dispose() {
      player.stop();
      agents.stop();
      client.dispose();
    },
  };
}

/** The stages of the stories that are shown now, by story. */
const stages = new Map<string, { readonly stage: Stage; readonly key: string }>();

/** The stage of a story: the same one while its settings are, a new one when they change. @param key what tells two settings apart */
export function stageFor(story: string, key: string, settings: StageSettings): Stage {
  const known = stages.get(story);
  if (known?.key === key) return known.stage;
  known?.stage.dispose();
  const stage = createStage(settings);
  stages.set(story, { stage, key });
  return stage;
}

/** The stage that a story's play function acts on. @throws Error when the story has none */
export function stageOf(story: string): Stage {
  const known = stages.get(story);
  if (!known) throw new Error(`Story ${story} has no stage: its render function should call stageFor().`);
  return known.stage;
}

/** Ends the stage of a story that is no longer shown. */
export function strike(story: string): void {
  stages.get(story)?.stage.dispose();
  stages.delete(story);
}
