/** Our own changes of messages, laid over what the room tells until it has taken them. */
import type { Message } from '../protocol/index.js';
import type { LocalChange } from './local-events.js';

/** By message id; `told` is the message as the room tells it, while a window shows it. */
export type Changes = ReadonlyMap<string, { readonly change: LocalChange; readonly told: Message | undefined }>;

/** The message as we see it. */
export function dressed(changes: Changes, told: Message): Message {
  const found = changes.get(told.id);
  return found ? { ...told, ...found.change } : told;
}

/** With another change of a message, or with none. */
export function changed(changes: Changes, id: string, change: LocalChange | undefined, told: Message | undefined): Changes {
  const next = new Map(changes);
  if (change) next.set(id, { change, told });
  else next.delete(id);
  return next;
}

/** With what the room has just told of changed messages. */
export function taken(changes: Changes, messages: readonly Message[]): Changes {
  const ours = changes.size === 0 ? [] : messages.filter(({ id }) => changes.has(id));
  if (ours.length === 0) return changes;
  const next = new Map(changes);
  for (const told of ours) next.set(told.id, { change: changes.get(told.id)?.change ?? {}, told });
  return next;
}
