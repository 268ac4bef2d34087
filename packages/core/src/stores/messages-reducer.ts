/** How the events of a room change its messages. */
import { foldMessage, type Message, type MessageChange, type MessageStatus, type Page } from '../protocol/index.js';
import { changed, dressed, taken } from './local-changes.js';
import type { LocalChange, StoreEvent } from './local-events.js';
import { contains, idsOf, messageOf, originalOf, placeOf, present, rank, rankOf, type Ids, type MessagesState } from './messages-state.js';
import { PersistentMap } from './persistent-map.js';
import { redacted, withRedaction } from './recent-redactions.js';
import { Sequence } from './sequence.js';

/** Pure; returns the same object when the event changes nothing. */
export function reduceMessages(state: MessagesState, event: StoreEvent): MessagesState {
  switch (event.type) {
    case 'room.snapshot':
      return reset(state, event.messages, event.more);
    case 'room.restored':
      return state.ids.placed === 0 ? reset(state, event.messages, event.more) : state;
    case 'message.created':
      return insert(state, event.message);
    case 'message.delta':
    case 'message.part':
    case 'message.completed':
      return fold(state, event);
    case 'message.edited':
      return fold({ ...state, redactions: withRedaction(state.redactions, event) }, event);
    case 'message.removed':
      return remove({ ...state, redactions: withRedaction(state.redactions, event) }, event.id);
    case 'message.discarded':
      return remove(state, event.id);
    case 'message.changed':
      return change(state, event.id, event.change);
    case 'message.accepted': {
      const message = originalOf(state, event.id);
      if (!message || !isOwn(message)) return state;
      const { error: _, ...rest } = message;
      return insert(state, { ...rest, status: 'completed', offset: event.offset });
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
      return prepend({ ...state, paging: 'idle' }, redacted(state.redactions, event.page), event.before);
    case 'history.released':
      return state.limit === state.window ? state : release(state);
    case 'window.opened':
      return openDetour(state, event.target, redacted(state.redactions, event.page));
    case 'window.closed':
      return state.detour ? dropUnused({ ...state, detour: undefined }, state.detour.ids, state.ids) : state;
    default:
      return state;
  }
}

function fold(state: MessagesState, event: MessageChange): MessagesState {
  const message = originalOf(state, event.id);
  const next = message && foldMessage(message, event);
  return next === undefined || next === message ? state : store(state, next);
}

function change(state: MessagesState, id: string, wanted: LocalChange | undefined): MessagesState {
  const told = originalOf(state, id);
  const next = { ...state, changes: changed(state.changes, id, wanted, told) };
  return told ? { ...next, messages: next.messages.with([[id, dressed(next.changes, told)]]) } : next;
}

/** Our own message that the room does not have: a snapshot must not remove it. */
function isOwn({ offset, status }: Message): boolean {
  return offset === undefined && (status === 'pending' || status === 'failed');
}

function reset(state: MessagesState, messages: readonly Message[], more: boolean): MessagesState {
  const byId = new Map<string, Message>();
  const told = (list: readonly Message[]): Message[] => list.filter((message) => !byId.has(message.id) && byId.set(message.id, message));
  // Messages beyond the limit are left out, unless the detour may show them.
  const newest = messages.slice(state.detour ? 0 : -state.limit);
  const live = told(newest).concat(told(present(state, state.ids.slice(state.ids.placed)).filter(isOwn)));
  told(present(state, state.detour?.ids ?? []));
  // They come in order: sorting is one pass.
  live.sort((a, b) => rank(a) - rank(b));
  const ids = idsOf(live);
  const unsent = ids.splice(live.filter(({ offset }) => offset !== undefined).length);
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

/** Keeps the newest, as after a snapshot of them and one more, which tells that older ones exist. Cheaper than removing, which may be of a hundred times as many. */
function release(state: MessagesState): MessagesState {
  const { ids, window } = state;
  const newest = ids.slice(Math.max(0, ids.placed - window - 1), ids.placed);
  return reset(
    { ...state, limit: window },
    newest.flatMap((id) => originalOf(state, id) ?? []),
    state.more,
  );
}

/** Appends a new message; a known one (our own, now accepted) moves to the place of its offset. */
function insert(state: MessagesState, message: Message): MessagesState {
  const known = messageOf(state, message.id);
  // Sent again with the same id: the room has it already.
  if (known?.offset !== undefined && message.offset === undefined) return state;
  if (known && known.offset === message.offset) return store(state, message);
  const others = without(state, message.id);
  const next = store(state, message);
  // The late answer to a message older than the window. At the head it would hide the messages between: it comes with its page.
  if (state.more && others.placed > 0 && rank(message) < rankOf(state, others.at(0)))
    return dropUnused({ ...next, ids: others }, [message.id], state.detour?.ids);
  if (message.offset === undefined) return trim({ ...next, ids: others.splice(others.length, 0, message.id) });
  let at = others.placed;
  while (at > 0 && rankOf(next, others.at(at - 1)) > message.offset) at -= 1;
  return trim({ ...next, ids: at === others.placed ? others.append(message.id) : others.splice(at, 0, message.id) });
}

function store(state: MessagesState, ...messages: readonly Message[]): MessagesState {
  const changes = taken(state.changes, messages);
  return { ...state, changes, messages: state.messages.with(messages.map((message) => [message.id, dressed(changes, message)])) };
}

function remove(state: MessagesState, id: string): MessagesState {
  if (messageOf(state, id) === undefined) return state;
  const { detour } = state;
  const rest = detour && { ...detour, ids: detour.ids.filter((other) => other !== id) };
  return dropUnused({ ...state, ids: without(state, id), detour: rest }, [id]);
}

function without(state: MessagesState, id: string): Sequence {
  const place = placeOf(state, state.ids, id);
  return place < 0 ? state.ids : state.ids.splice(place, 1);
}

function mark(state: MessagesState, id: string, from: MessageStatus, change: { status: MessageStatus; error: Message['error'] | undefined }): MessagesState {
  const message = originalOf(state, id);
  if (message?.status !== from || !isOwn(message)) return state;
  const { error: _, ...rest } = message;
  return store(state, { ...rest, status: change.status, ...(change.error && { error: change.error }) });
}

/** Adds a page of history before the detour while there is one, else before the live window, whose limit then grows. */
function prepend(state: MessagesState, page: Page, before: number): MessagesState {
  const { detour } = state;
  const into = detour?.ids ?? state.ids;
  const first = into.at(0);
  if (first === undefined || rankOf(state, first) !== before) return state;
  const next = storePage(state, page);
  if (detour) return { ...next, detour: { ...detour, ids: merged(next, detour.ids, idsOf(page.messages)), more: page.more } };
  return { ...next, ids: joined(next, idsOf(page.messages)), more: page.more, limit: state.limit + page.messages.length };
}

/** Opens a window around `target`, or extends the open one; a window that overlaps the live one is merged into it. */
function openDetour(state: MessagesState, target: string, page: Page): MessagesState {
  const { detour } = state;
  const next = storePage(state, page);
  const touches = (ids: Ids): boolean => page.messages.some((message) => contains(next, ids, message.id));
  const grows = detour !== undefined && touches(detour.ids);
  const ids = merged(next, grows ? detour.ids : [], idsOf(page.messages));
  const more = grows && ids[0] === detour.ids[0] ? detour.more : page.more;
  const moreAfter = grows && ids.at(-1) === detour.ids.at(-1) ? detour.moreAfter : page.moreAfter === true;
  const old = detour?.ids ?? [];
  if (moreAfter && !touches(next.ids)) return dropUnused({ ...next, detour: { target, ids, more, moreAfter } }, old, ids, next.ids);
  const live = joined(next, ids);
  const grown: MessagesState = {
    ...next,
    ids: live,
    more: live.at(0) === next.ids.at(0) ? state.more : more,
    limit: state.limit + live.length - next.ids.length,
    detour: undefined,
  };
  return dropUnused(grown, old, live);
}

/** Adds the messages of a page that are new, or were ours and unsent. Other known messages are newer here than in the page, which was read earlier. */
function storePage(state: MessagesState, page: Page): MessagesState {
  const fresh = page.messages.filter((message) => messageOf(state, message.id)?.offset === undefined);
  const ids = fresh.reduce((rest, { id }) => without({ ...state, ids: rest }, id), state.ids);
  return store({ ...state, ids }, ...fresh);
}

/** The live window with a page that overlaps or adjoins it; our own unsent messages stay last. */
function joined(state: MessagesState, page: readonly string[]): Sequence {
  const { ids } = state;
  const older = inOrder(state, [...page]);
  // The usual case: all of the page is older.
  if (rankOf(state, older.at(-1)) < rankOf(state, ids.at(0))) return ids.prepend(older);
  return ids.replaced(merged(state, ids.slice(0, ids.placed), page));
}

/** The ids of a window and of a page that overlaps or adjoins it, in the room's order. */
function merged(state: MessagesState, window: readonly string[], page: readonly string[]): readonly string[] {
  return inOrder(state, [...new Set([...page, ...window])]);
}

function inOrder(state: MessagesState, ids: string[]): string[] {
  return ids.sort((a, b) => rankOf(state, a) - rankOf(state, b));
}

/** Removes the oldest messages beyond the limit. */
function trim(state: MessagesState): MessagesState {
  const over = state.ids.length - state.limit;
  return over > 0 ? dropUnused({ ...state, ids: state.ids.drop(over), more: true }, state.ids.slice(0, over), state.detour?.ids) : state;
}

/** Removes those of these messages that are in none of the windows. */
function dropUnused(state: MessagesState, ids: readonly string[], ...windows: readonly (Ids | undefined)[]): MessagesState {
  const gone = ids.filter((id) => !windows.some((window) => window && contains(state, window, id)));
  return { ...state, messages: state.messages.with(gone.map((id) => [id, undefined])) };
}
