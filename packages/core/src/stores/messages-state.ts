/** The messages of a room as a value, and what can be read from it. */
import type { Message } from '../protocol/index.js';
import type { Changes } from './local-changes.js';
import { PersistentMap } from './persistent-map.js';
import type { RecentRedactions } from './recent-redactions.js';
import { Sequence } from './sequence.js';

/** A window around an old message, detached from the newest ones. */
export interface Detour {
  /** The message it was opened around. */
  readonly target: string;
  readonly ids: readonly string[];
  /** Older messages exist. */
  readonly more: boolean;
  /** Newer messages exist between this window and the live one. */
  readonly moreAfter: boolean;
}

/** Ids in the room's order, a few or very many. */
export type Ids = Pick<Sequence, 'length' | 'at'>;

export interface MessagesState {
  /** The live window: contiguous, oldest first; our own unsent messages last. */
  readonly ids: Sequence;
  /** Every message of a window, by id. */
  readonly messages: PersistentMap<string, Message>;
  /** Older messages exist before the window. */
  readonly more: boolean;
  readonly paging: 'idle' | 'loading' | 'failed';
  /** How many messages the live window keeps now; grows as the reader pages back. */
  readonly limit: number;
  /** How many it keeps when nothing was paged in. */
  readonly window: number;
  readonly detour?: Detour | undefined;
  /** Our own changes that the room has not accepted yet. */
  readonly changes: Changes;
  readonly redactions: RecentRedactions;
}

export function noMessages(limit = 500): MessagesState {
  return { ids: Sequence.of([]), messages: new PersistentMap(), more: false, paging: 'idle', limit, window: limit, changes: new Map(), redactions: new Map() };
}

export function messageOf(state: MessagesState, id: string): Message | undefined {
  return state.messages.get(id);
}

/** The messages of the live window, oldest first. */
export function itemsOf(state: MessagesState): Message[] {
  return present(state, state.ids.slice());
}

/** Index of a message in a window, -1 if it is not there. The order is that of the offsets; messages without one are last. */
export function placeOf(state: MessagesState, window: Ids, id: string): number {
  const wanted = rankOf(state, id);
  let low = 0;
  let high = window.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rankOf(state, window.at(middle)) < wanted) low = middle + 1;
    else high = middle;
  }
  for (; low < window.length && rankOf(state, window.at(low)) === wanted; low += 1) if (window.at(low) === id) return low;
  return -1;
}

/** A message as the room has it, without our own changes. */
export function originalOf(state: MessagesState, id: string): Message | undefined {
  const message = messageOf(state, id);
  return message && (state.changes.get(id)?.told ?? message);
}

export function contains(state: MessagesState, window: Ids, id: string): boolean {
  return placeOf(state, window, id) >= 0;
}

/** Messages without an offset are last. Two of them are equal for `sort`: their difference is NaN, which counts as 0. */
export function rank(message: Message | undefined): number {
  return message?.offset ?? Infinity;
}

export function rankOf(state: MessagesState, id: string | undefined): number {
  return rank(messageOf(state, id ?? ''));
}

export function idsOf(messages: readonly Message[]): string[] {
  return messages.map((message) => message.id);
}

export function present(state: MessagesState, ids: readonly string[]): Message[] {
  return ids.flatMap((id) => messageOf(state, id) ?? []);
}
