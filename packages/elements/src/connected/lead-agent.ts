/** Which agent a conversation is with. */
import type { Author, InfoState } from '@loqui/core';

/** The agent a panel asks: the one named, else the room's first. `undefined` in a room of people, and while the room is opening. */
export function leadAgent(info: InfoState | undefined, assistant: boolean, id: string): Author | undefined {
  if (!assistant) return undefined;
  const agents = info?.agents ?? [];
  return id === '' ? agents[0] : agents.find((agent) => agent.id === id);
}
