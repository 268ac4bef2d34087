/** Which agent a conversation is with. */
import type { Author, InfoState } from '@loqui/core';

/** The agent a panel asks: the one named, else the room's first, also where none has that name. `undefined` in a room of people, and while the room is opening. */
export function leadAgent(info: InfoState | undefined, assistant: boolean, id: string): Author | undefined {
  if (!assistant) return undefined;
  const agents = info?.agents ?? [];
  const named = id === '' ? undefined : agents.find((agent) => agent.id === id);
  if (id !== '' && !named && agents.length > 0) tellUnknown(id, agents);
  return named ?? agents[0];
}

const told = new Set<string>();

function tellUnknown(id: string, agents: readonly Author[]): void {
  if (told.has(id)) return;
  told.add(id);
  const known = agents.map((agent) => JSON.stringify(agent.id)).join(', ');
  console.warn(`There is no agent ${JSON.stringify(id)} in this room, so its first one is asked. Set agent to one of ${known}, or define it on the server.`);
}
