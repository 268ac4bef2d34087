import type { Author, InfoState } from '@loqui/core';

/** The agent with this id, otherwise the room's first. `undefined` in a room of people, and while the room is opening. */
export function leadAgent(info: InfoState | undefined, assistant: boolean, id: string): Author | undefined {
  if (!assistant) return undefined;
  const agents = info?.agents ?? [];
  const named = id === '' ? undefined : agents.find((agent) => agent.id === id);
  if (id !== '' && !named && agents.length > 0) warnOfUnknown(id, agents);
  return named ?? agents[0];
}

const warned = new Set<string>();

function warnOfUnknown(id: string, agents: readonly Author[]): void {
  if (warned.has(id)) return;
  warned.add(id);
  const known = agents.map((agent) => JSON.stringify(agent.id)).join(', ');
  console.warn(`There is no agent ${JSON.stringify(id)} in this room, so its first one is asked. Set agent to one of ${known}, or define it on the server.`);
}
