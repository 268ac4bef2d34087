/** The windows of a room: how they grow, and when one becomes part of the live window. */
import type { Message, Page } from '../protocol/index.js';
import { withLocalChange, withOriginals } from './local-changes.js';
import { idsOf, messageOf, overlaps, placeOf, rankOf, type MessagesState, type Window } from './messages-state.js';
import { Sequence } from './sequence.js';

export function storeMessages(state: MessagesState, messages: readonly Message[]): MessagesState {
  const changes = withOriginals(state.changes, messages);
  return { ...state, changes, messages: state.messages.with(messages.map((message) => [message.id, withLocalChange(changes, message)])) };
}

export function setLive(state: MessagesState, ids: Sequence, more = state.live.more): MessagesState {
  return ids === state.live.ids && more === state.live.more ? state : { ...state, live: { ids, more, moreAfter: false } };
}

export function without(state: MessagesState, ids: Sequence, id: string): Sequence {
  const place = placeOf(state, ids, id);
  return place < 0 ? ids : ids.splice(place, 1);
}

export function removeMessage(state: MessagesState, id: string): MessagesState {
  if (messageOf(state, id) === undefined) return state;
  const windows = new Map([...state.windows].map(([key, window]) => [key, { ...window, ids: without(state, window.ids, id) }]));
  return { ...setLive(state, without(state, state.live.ids, id)), windows, messages: state.messages.with([[id, undefined]]) };
}

export function trim(state: MessagesState): MessagesState {
  const { ids } = state.live;
  const over = ids.length - state.limit;
  return over > 0 ? dropUnused(setLive(state, ids.drop(over), true), ids.slice(0, over), state.windows.values()) : state;
}

/** Adds a page before a window; the live window's limit grows by it. Does nothing unless the window still begins at offset `before`. */
export function extend(state: MessagesState, key: string | undefined, page: Page, before: number): MessagesState {
  const window = key === undefined ? state.live : state.windows.get(key);
  const first = window?.ids.at(0);
  if (!window || first === undefined || rankOf(state, first) !== before) return state;
  const next = storePage(state, page);
  const ids = idsOf(page.messages);
  if (key !== undefined) return place(next, key, { ...window, ids: merged(next, window.ids.slice(), ids), more: page.more }, ids);
  const grown = setLive(next, joined(next, ids), page.more);
  return joinOverlapping({ ...grown, limit: state.limit + ids.length }, ids);
}

/** Opens the window of a key around `target`. A window that overlaps the page is extended by it; any other is replaced. */
export function openWindow(state: MessagesState, key: string, target: string, page: Page): MessagesState {
  const next = storePage(state, page);
  const around = idsOf(page.messages);
  const old = state.windows.get(key);
  const extended = old && overlaps(next, old, around) ? old : undefined;
  const ids = merged(next, extended?.ids.slice() ?? [], around);
  const more = extended && ids.at(0) === extended.ids.at(0) ? extended.more : page.more;
  const moreAfter = extended && ids.at(-1) === extended.ids.at(-1) ? extended.moreAfter : page.moreAfter === true;
  const opened = place(next, key, { target, ids, more, moreAfter }, around);
  return old && !extended ? dropUnused(opened, old.ids.slice()) : opened;
}

export function closeWindow(state: MessagesState, key: string): MessagesState {
  const window = state.windows.get(key);
  return window ? dropUnused(withoutWindow(state, key), window.ids.slice()) : state;
}

export function dropUnused(state: MessagesState, ids: readonly string[], windows: Iterable<Window> = [state.live, ...state.windows.values()]): MessagesState {
  const holders = [...windows];
  const unused = ids.filter((id) => !holders.some((window) => overlaps(state, window, [id])));
  return { ...state, messages: state.messages.with(unused.map((id) => [id, undefined])) };
}

/** Sets a window that was extended by `added`. It becomes part of the live window if they overlap or adjoin. */
function place(state: MessagesState, key: string, window: Window<Sequence>, added: readonly string[]): MessagesState {
  const next = { ...state, windows: new Map(state.windows).set(key, window) };
  return window.moreAfter && !overlaps(next, next.live, added) ? next : join(next, key, window);
}

/** Makes a window part of the live one, whose limit grows by what it gets. */
function join(state: MessagesState, key: string, window: Window<Sequence>): MessagesState {
  const { ids, more } = state.live;
  const added = window.ids.slice();
  const all = joined(state, added);
  const next = setLive(withoutWindow(state, key), all, all.at(0) === ids.at(0) ? more : window.more);
  return joinOverlapping({ ...next, limit: state.limit + all.length - ids.length }, added);
}

/** Joins each window that overlaps `added`, by which the live window was extended. */
function joinOverlapping(state: MessagesState, added: readonly string[]): MessagesState {
  for (const [key, window] of state.windows) if (overlaps(state, window, added)) return joinOverlapping(join(state, key, window), added);
  return state;
}

function withoutWindow(state: MessagesState, key: string): MessagesState {
  return { ...state, windows: new Map([...state.windows].filter(([other]) => other !== key)) };
}

/** Adds messages that are new or were unsent. Other known messages are newer here than in the page. */
function storePage(state: MessagesState, page: Page): MessagesState {
  const fresh = page.messages.filter((message) => messageOf(state, message.id)?.offset === undefined);
  const ids = fresh.reduce((rest, { id }) => without(state, rest, id), state.live.ids);
  return storeMessages(setLive(state, ids), fresh);
}

/** The ids of the live window and of a part that overlaps or adjoins it. Unsent messages stay last. */
function joined(state: MessagesState, added: readonly string[]): Sequence {
  const { ids } = state.live;
  const older = inOrder(state, [...added]);
  if (rankOf(state, older.at(-1)) < rankOf(state, ids.at(0))) return ids.prepend(older);
  return ids.replaced(inOrder(state, [...new Set([...added, ...ids.slice(0, ids.placed)])]));
}

/** The ids of a window and of a page that overlaps or adjoins it, in the room's order. */
function merged(state: MessagesState, ids: readonly string[], page: readonly string[]): Sequence {
  return Sequence.of(inOrder(state, [...new Set([...page, ...ids])]));
}

function inOrder(state: MessagesState, ids: string[]): string[] {
  return ids.sort((a, b) => rankOf(state, a) - rankOf(state, b));
}
