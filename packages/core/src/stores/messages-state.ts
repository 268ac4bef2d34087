import type { Message } from '../protocol/index.js';
import type { Changes } from './local-changes.js';
import { PersistentMap } from './persistent-map.js';
import type { RecentRedactions } from './recent-redactions.js';
import { Sequence, type Ids } from './sequence.js';

/** A part of a room without holes: the newest messages, or those around an old one. */
export interface Window<I extends Ids = Ids> {
  readonly ids: I;
  /** Older messages exist before it. */
  readonly more: boolean;
  /** Newer messages exist after it. Always false for the live window. */
  readonly moreAfter: boolean;
  /** The message it was opened around. The live window has none. */
  readonly target?: string | undefined;
}

/** Key of the window that `jumpTo` opens; it is shown instead of the live one. */
export const JUMP = 'jump';

export type Paging = 'idle' | 'loading' | 'failed';

export interface MessagesState {
  readonly live: Window<Sequence>;
  /** Other windows, by key. None shares a message with the live window: it would become part of it. */
  readonly windows: ReadonlyMap<string, Window<Sequence>>;
  readonly messages: PersistentMap<string, Message>;
  readonly paging: Paging;
  /** How many messages the live window keeps now; grows when older pages are loaded. */
  readonly limit: number;
  /** The limit without loaded pages. */
  readonly baseLimit: number;
  readonly changes: Changes;
  readonly redactions: RecentRedactions;
}

export function noMessages(limit = 500): MessagesState {
  return {
    live: { ids: Sequence.of([]), more: false, moreAfter: false },
    windows: new Map(),
    messages: new PersistentMap(),
    paging: 'idle',
    limit,
    baseLimit: limit,
    changes: new Map(),
    redactions: new Map(),
  };
}

export function messageOf(state: MessagesState, id: string): Message | undefined {
  return state.messages.get(id);
}

/** The window of the last jump while it is open, or else the live one. */
export function shownOf(state: MessagesState): Window<Sequence> {
  return state.windows.get(JUMP) ?? state.live;
}

export function itemsOf(state: MessagesState): Message[] {
  return present(state, state.live.ids.slice());
}

/** Index of a message in a window, or -1. A binary search: ids are ordered by offset, those without one are last. */
export function placeOf(state: MessagesState, ids: Ids, id: string): number {
  const wanted = rankOf(state, id);
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rankOf(state, ids.at(middle)) < wanted) low = middle + 1;
    else high = middle;
  }
  for (; low < ids.length && rankOf(state, ids.at(low)) === wanted; low += 1) if (ids.at(low) === id) return low;
  return -1;
}

export function originalOf(state: MessagesState, id: string): Message | undefined {
  const message = messageOf(state, id);
  return message && (state.changes.get(id)?.original ?? message);
}

export function overlaps(state: MessagesState, { ids }: Window, others: readonly string[]): boolean {
  return others.some((id) => placeOf(state, ids, id) >= 0);
}

/** The order of messages. For two without an offset the difference is NaN, which `sort` treats as equal. */
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
