/** The messages of a room as a value, and the pure fold that moves it on. */
import { foldMessage, type Message, type MessageStatus, type Page } from '../protocol/index.js';
import { changed, dressed, taken, type Changes } from './local-changes.js';
import type { LocalChange, StoreEvent } from './local-events.js';
import { PersistentMap } from './persistent-map.js';
import { Sequence } from './sequence.js';

/** A window around an old message, detached from the newest ones. */
export interface Detour {
  /** The message that was jumped to. */
  readonly target: string;
  readonly ids: readonly string[];
  /** Older messages exist. */
  readonly more: boolean;
  /** Newer messages exist between this window and the live one. */
  readonly moreAfter: boolean;
}

/** Ids in the room's order, a few or very many. */
type Ids = Pick<Sequence, 'length' | 'at'>;

export interface MessagesState {
  /** The live window: contiguous, oldest first, the newest at the end; our own unsent messages last. */
  readonly ids: Sequence;
  /** Every message that a window shows, by its id. */
  readonly messages: PersistentMap<string, Message>;
  /** Older messages exist before the window. */
  readonly more: boolean;
  readonly paging: 'idle' | 'loading' | 'failed';
  /** How many the live window keeps; grows as the reader pages back. */
  readonly limit: number;
  /** How many it keeps of itself. */
  readonly window: number;
  readonly detour?: Detour | undefined;
  /** What we have changed and the room has not taken; as a rule nothing. */
  readonly changes: Changes;
}

export function noMessages(limit = 500): MessagesState {
  return { ids: Sequence.of([]), messages: new PersistentMap(), more: false, paging: 'idle', limit, window: limit, changes: new Map() };
}

export function messageOf(state: MessagesState, id: string): Message | undefined {
  return state.messages.get(id);
}

/** The messages of the live window, oldest first. */
export function itemsOf(state: MessagesState): Message[] {
  return present(state, state.ids.slice());
}

/** Where a message stands in a window, -1 where it does not: the room's order is that of the offsets, and what has none stands last. */
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

/** Pure; gives the same object back when the event changes nothing here. */
export function reduceMessages(state: MessagesState, event: StoreEvent): MessagesState {
  switch (event.type) {
    case 'room.snapshot':
      return reset(state, event.messages, event.more);
    case 'room.restored':
      return state.ids.placed === 0 ? reset(state, event.messages, event.more) : state;
    case 'message.created':
      return put(state, event.message);
    case 'message.delta':
    case 'message.part':
    case 'message.completed':
    case 'message.edited': {
      const message = toldOf(state, event.id);
      const next = message && foldMessage(message, event);
      return next === undefined || next === message ? state : keep(state, next);
    }
    case 'message.removed':
    case 'message.discarded':
      return remove(state, event.id);
    case 'message.changed':
      return change(state, event.id, event.change);
    case 'message.accepted': {
      const message = toldOf(state, event.id);
      if (!message || !isOwn(message)) return state;
      const { error: _, ...rest } = message;
      return put(state, { ...rest, status: 'completed', offset: event.offset });
    }
    case 'message.rejected':
      return mark(state, event.id, 'pending', { status: 'failed', error: event.error });
    case 'message.retried':
      return mark(state, event.id, 'failed', { status: 'pending', error: undefined });
    case 'history.requested':
      return { ...state, paging: 'loading' };
    case 'history.failed':
      return { ...state, paging: 'failed' };
    case 'history.loaded':
      return prepend({ ...state, paging: 'idle' }, event.page, event.before);
    case 'history.released':
      return state.limit === state.window ? state : release(state);
    case 'window.opened':
      return openDetour(state, event.target, event.page);
    case 'window.closed':
      return state.detour ? forget({ ...state, detour: undefined }, state.detour.ids, state.ids) : state;
    default:
      return state;
  }
}

/** A message as the room tells it, without our own changes. */
function toldOf(state: MessagesState, id: string): Message | undefined {
  const message = messageOf(state, id);
  return message && (state.changes.get(id)?.told ?? message);
}

function change(state: MessagesState, id: string, wanted: LocalChange | undefined): MessagesState {
  const told = toldOf(state, id);
  const next = { ...state, changes: changed(state.changes, id, wanted, told) };
  return told ? { ...next, messages: next.messages.with([[id, dressed(next.changes, told)]]) } : next;
}

/** Only we know of these: a snapshot must not eat what was just sent. */
function isOwn(message: Message): boolean {
  return !isPlaced(message) && (message.status === 'pending' || message.status === 'failed');
}

function isPlaced({ offset }: Message): boolean {
  return offset !== undefined;
}

function reset(state: MessagesState, messages: readonly Message[], more: boolean): MessagesState {
  const byId = new Map<string, Message>();
  const told = (list: readonly Message[]): Message[] => list.filter((message) => !byId.has(message.id) && byId.set(message.id, message));
  // What would be trimmed at once is not taken in, unless the detour may show it.
  const newest = messages.slice(state.detour ? 0 : -state.limit);
  const live = told(newest).concat(told(present(state, state.ids.slice(state.ids.placed)).filter(isOwn)));
  told(present(state, state.detour?.ids ?? []));
  // A server tells them in order: then this costs one look at each.
  live.sort((a, b) => rank(a) - rank(b));
  const ids = idsOf(live);
  const unsent = ids.splice(live.filter(isPlaced).length);
  const changes = taken(state.changes, newest);
  for (const id of changes.keys()) {
    const message = byId.get(id);
    if (message) byId.set(id, dressed(changes, message));
  }
  return trim({
    ...state,
    changes,
    ids: Sequence.of(ids, unsent),
    messages: new PersistentMap(byId),
    more: more || newest.length < messages.length,
    paging: 'idle',
  });
}

/** The newest, as if they had just been told (and one more, which says that there are older ones): what goes may be a hundred times what stays. */
function release(state: MessagesState): MessagesState {
  const { ids, window } = state;
  const newest = ids.slice(Math.max(0, ids.placed - window - 1), ids.placed);
  return reset(
    { ...state, limit: window },
    newest.flatMap((id) => toldOf(state, id) ?? []),
    state.more,
  );
}

/** A new message joins at the end; one that is known (our echo come true) takes its place by offset. */
function put(state: MessagesState, message: Message): MessagesState {
  const known = messageOf(state, message.id);
  // Sent again by its own id: the room has it, and will not tell it a second time.
  if (known?.offset !== undefined && message.offset === undefined) return state;
  if (known && known.offset === message.offset) return keep(state, message);
  const others = without(state, message.id);
  const next = keep(state, message);
  // It was accepted before the window begins, which its late answer told only now: it comes with its page. At the head it would hide what lies between.
  if (state.more && others.placed > 0 && rank(message) < rankOf(state, others.at(0))) return forget({ ...next, ids: others }, [message.id], state.detour?.ids);
  if (message.offset === undefined) return trim({ ...next, ids: others.splice(others.length, 0, message.id) });
  let at = others.placed;
  while (at > 0 && rankOf(next, others.at(at - 1)) > message.offset) at -= 1;
  return trim({ ...next, ids: at === others.placed ? others.append(message.id) : others.splice(at, 0, message.id) });
}

function keep(state: MessagesState, ...messages: readonly Message[]): MessagesState {
  const changes = taken(state.changes, messages);
  return { ...state, changes, messages: state.messages.with(messages.map((message) => [message.id, dressed(changes, message)])) };
}

function remove(state: MessagesState, id: string): MessagesState {
  if (messageOf(state, id) === undefined) return state;
  const { detour } = state;
  const rest = detour && { ...detour, ids: detour.ids.filter((other) => other !== id) };
  return forget({ ...state, ids: without(state, id), detour: rest }, [id]);
}

function without(state: MessagesState, id: string): Sequence {
  const place = placeOf(state, state.ids, id);
  return place < 0 ? state.ids : state.ids.splice(place, 1);
}

function mark(state: MessagesState, id: string, from: MessageStatus, change: { status: MessageStatus; error: Message['error'] | undefined }): MessagesState {
  const message = toldOf(state, id);
  if (message?.status !== from || !isOwn(message)) return state;
  const { error: _, ...rest } = message;
  return keep(state, { ...rest, status: change.status, ...(change.error && { error: change.error }) });
}

/** A page of history goes before the detour while there is one, else before the live window, which may then hold more. */
function prepend(state: MessagesState, page: Page, before: number): MessagesState {
  const { detour } = state;
  const into = detour?.ids ?? state.ids;
  const first = into.at(0);
  if (first === undefined || rankOf(state, first) !== before) return state;
  const next = learn(state, page);
  if (detour) return { ...next, detour: { ...detour, ids: united(next, detour.ids, idsOf(page.messages)), more: page.more } };
  return { ...next, ids: extended(next, idsOf(page.messages)), more: page.more, limit: state.limit + page.messages.length };
}

/** Opens a window around `target`, or makes the open one longer; where it touches the live window the two become one. */
function openDetour(state: MessagesState, target: string, page: Page): MessagesState {
  const { detour } = state;
  const next = learn(state, page);
  const touches = (ids: Ids): boolean => page.messages.some((message) => shows(next, ids, message.id));
  const grows = detour !== undefined && touches(detour.ids);
  const ids = united(next, grows ? detour.ids : [], idsOf(page.messages));
  const more = grows && ids[0] === detour.ids[0] ? detour.more : page.more;
  const moreAfter = grows && ids.at(-1) === detour.ids.at(-1) ? detour.moreAfter : page.moreAfter === true;
  const old = detour?.ids ?? [];
  if (moreAfter && !touches(next.ids)) return forget({ ...next, detour: { target, ids, more, moreAfter } }, old, ids, next.ids);
  const live = extended(next, ids);
  const grown: MessagesState = {
    ...next,
    ids: live,
    more: live.at(0) === next.ids.at(0) ? state.more : more,
    limit: state.limit + live.length - next.ids.length,
    detour: undefined,
  };
  return forget(grown, old, live);
}

/**
 * The messages of a page that are new to us, and our own of which we did not know that the room has them. Of the others that we know, the line has
 * told more than the page, which was read before it came.
 */
function learn(state: MessagesState, page: Page): MessagesState {
  const fresh = page.messages.filter((message) => messageOf(state, message.id)?.offset === undefined);
  const ids = fresh.reduce((rest, { id }) => without({ ...state, ids: rest }, id), state.ids);
  return keep({ ...state, ids }, ...fresh);
}

/** The live window and a page that meets it; our own unsent messages stay last. */
function extended(state: MessagesState, page: readonly string[]): Sequence {
  const { ids } = state;
  const older = inOrder(state, [...page]);
  // As a rule all of a page is older, and the window is not touched.
  if (rankOf(state, older.at(-1)) < rankOf(state, ids.at(0))) return ids.prepend(older);
  return ids.replaced(united(state, ids.slice(0, ids.placed), page));
}

/** The ids of a window and of a page that meets it, in the room's order. */
function united(state: MessagesState, window: readonly string[], page: readonly string[]): readonly string[] {
  return inOrder(state, [...new Set([...page, ...window])]);
}

function inOrder(state: MessagesState, ids: string[]): string[] {
  return ids.sort((a, b) => rankOf(state, a) - rankOf(state, b));
}

/** The newest stay: the seed's own rule pruned the wrong end. */
function trim(state: MessagesState): MessagesState {
  const over = state.ids.length - state.limit;
  return over > 0 ? forget({ ...state, ids: state.ids.drop(over), more: true }, state.ids.slice(0, over), state.detour?.ids) : state;
}

/** Lets go of those of these messages that none of the windows shows. */
function forget(state: MessagesState, ids: readonly string[], ...windows: readonly (Ids | undefined)[]): MessagesState {
  const gone = ids.filter((id) => !windows.some((window) => window && shows(state, window, id)));
  return { ...state, messages: state.messages.with(gone.map((id) => [id, undefined])) };
}

function shows(state: MessagesState, window: Ids, id: string): boolean {
  return placeOf(state, window, id) >= 0;
}

/** What has no place yet stands after everything that has; two such are equal to `sort`, which takes their difference, NaN, for 0. */
function rank(message: Message | undefined): number {
  return message?.offset ?? Infinity;
}

function rankOf(state: MessagesState, id: string | undefined): number {
  return rank(messageOf(state, id ?? ''));
}

function idsOf(messages: readonly Message[]): string[] {
  return messages.map((message) => message.id);
}

function present(state: MessagesState, ids: readonly string[]): Message[] {
  return ids.flatMap((id) => messageOf(state, id) ?? []);
}
