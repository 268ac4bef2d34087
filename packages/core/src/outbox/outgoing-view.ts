import type { Author, Delivery, Message } from '../protocol/index.js';
import type { LocalChange } from '../stores/index.js';
import type { OutboxEntry } from '../storage/storage.js';
import { isInLine, messageIdOf, waitOf, type OutboxState } from './outbox-state.js';

export interface OutgoingView {
  readonly room: string;
  readonly id: string;
  readonly send?: OutboxEntry;
  readonly change?: LocalChange;
}

export function viewsOf(state: OutboxState, now: number): ReadonlyMap<string, OutgoingView> {
  const views = new Map<string, OutgoingView>();
  const begun = new Set<string>();
  for (const entry of state.entries) {
    const id = messageIdOf(entry);
    const first = isInLine(entry, now) && !begun.has(entry.room);
    if (first) begun.add(entry.room);
    const before = views.get(id);
    const delivery = before?.change?.delivery ?? deliveryOf(state, entry, first, now);
    const change = { ...before?.change, ...(delivery && { delivery }), ...changeIn(entry, before?.send !== undefined) };
    const send = entry.command.type === 'message.send' ? entry : before?.send;
    views.set(id, { room: entry.room, id, ...(send && { send }), ...(Object.keys(change).length > 0 && { change }) });
  }
  return views;
}

export function isSameView(one: OutgoingView, other: OutgoingView): boolean {
  return one.send === other.send && one.change?.parts === other.change?.parts && JSON.stringify(bare(one)) === JSON.stringify(bare(other));
}

/** Our message, until the room's event comes. */
export function echoOf(entry: OutboxEntry, me: Author | undefined): Message | undefined {
  const { command, author, writtenAt, refused } = entry;
  if (command.type !== 'message.send') return undefined;
  return {
    ...command.message,
    author: author ?? me ?? { id: '', name: '', kind: 'person' },
    role: 'user',
    ...(refused ? { status: 'failed', error: refused } : { status: 'pending' }),
    createdAt: writtenAt,
  };
}

function bare({ change }: OutgoingView): unknown {
  return [change?.delivery, change?.removedAt];
}

function changeIn({ command, removeAt, writtenAt }: OutboxEntry, unsent: boolean): LocalChange {
  if (command.type === 'message.edit') return { parts: command.parts };
  if (removeAt !== undefined) return { removedAt: removeAt };
  return command.type === 'message.remove' && !unsent ? { removedAt: writtenAt } : {};
}

function deliveryOf(state: OutboxState, entry: OutboxEntry, first: boolean, now: number): Delivery | undefined {
  if (entry.held === true) return { state: 'held' };
  // A refused message has status `failed` instead.
  if (entry.refused && entry.command.type === 'message.edit') return { state: 'refused', error: entry.refused };
  if (!isInLine(entry, now)) return undefined;
  if (state.line === 'down') return { state: 'waiting-line' };
  const wait = state.waits.get(entry.room);
  if (!wait) return undefined;
  if (!wait.answered) return { state: 'waiting-line' };
  const retryAt = first && waitOf(state, entry.room, now) && !state.sending.has(entry.key) ? wait.until : undefined;
  return { state: 'waiting-server', ...(retryAt !== undefined && { retryAt }), error: wait.error };
}
