import type { Message } from '../protocol/index.js';
import type { LocalChange } from './local-events.js';

/** By message id. `original`: the message as the room has it; `undefined` while no window holds it. */
export type Changes = ReadonlyMap<string, { readonly change: LocalChange; readonly original: Message | undefined }>;

export function withLocalChange(changes: Changes, original: Message): Message {
  const found = changes.get(original.id);
  return found ? { ...original, ...found.change } : original;
}

export function setChange(changes: Changes, id: string, change: LocalChange | undefined, original: Message | undefined): Changes {
  const next = new Map(changes);
  if (change) next.set(id, { change, original });
  else next.delete(id);
  return next;
}

/** Replaces the originals of changed messages by what the room has now. */
export function withOriginals(changes: Changes, messages: readonly Message[]): Changes {
  const ours = changes.size === 0 ? [] : messages.filter(({ id }) => changes.has(id));
  if (ours.length === 0) return changes;
  const next = new Map(changes);
  for (const original of ours) next.set(original.id, { change: changes.get(original.id)?.change ?? {}, original });
  return next;
}
