import { foldMessage, type Message, type MessageChange, type MessageStatus } from '../protocol/index.js';
import { setChange, withLocalChange, withOriginals } from './local-changes.js';
import type { LocalChange, StoreEvent } from './local-events.js';
import { closeWindow, dropUnused, extend, openWindow, removeMessage, setLive, storeMessages, trim, without } from './message-windows.js';
import { idsOf, messageOf, originalOf, present, rank, rankOf, type MessagesState } from './messages-state.js';
import { PersistentMap } from './persistent-map.js';
import { applyRedactions, withRedaction } from './recent-redactions.js';
import { Sequence } from './sequence.js';

export function reduceMessages(state: MessagesState, event: StoreEvent): MessagesState {
  switch (event.type) {
    case 'room.snapshot':
      return reset(state, event.messages, event.more);
    case 'room.restored':
      return state.live.ids.placed === 0 ? reset(state, event.messages, event.more) : state;
    case 'message.created':
      return insert(state, event.message);
    case 'message.delta':
    case 'message.part':
    case 'message.completed':
      return fold(state, event);
    case 'message.edited':
      return fold({ ...state, redactions: withRedaction(state.redactions, event) }, event);
    case 'message.removed':
      return removeMessage({ ...state, redactions: withRedaction(state.redactions, event) }, event.id);
    case 'message.discarded':
      return removeMessage(state, event.id);
    case 'message.changed':
      return change(state, event.id, event.change);
    case 'message.accepted': {
      const message = originalOf(state, event.id);
      if (!message || !isUnsent(message)) return state;
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
      return extend({ ...state, paging: 'idle' }, event.window, applyRedactions(state.redactions, event.page), event.before);
    case 'history.released':
      return state.limit === state.baseLimit ? state : release(state);
    case 'window.opened':
      return openWindow(state, event.window, event.target, applyRedactions(state.redactions, event.page));
    case 'window.closed':
      return closeWindow(state, event.window);
    default:
      return state;
  }
}

function fold(state: MessagesState, event: MessageChange): MessagesState {
  const message = originalOf(state, event.id);
  const next = message && foldMessage(message, event);
  return next === undefined || next === message ? state : storeMessages(state, [next]);
}

function change(state: MessagesState, id: string, wanted: LocalChange | undefined): MessagesState {
  const original = originalOf(state, id);
  const next = { ...state, changes: setChange(state.changes, id, wanted, original) };
  return original ? { ...next, messages: next.messages.with([[id, withLocalChange(next.changes, original)]]) } : next;
}

/** Our own message that the room does not have. A snapshot must not remove it. */
function isUnsent({ offset, status }: Message): boolean {
  return offset === undefined && (status === 'pending' || status === 'failed');
}

function reset(state: MessagesState, messages: readonly Message[], more: boolean): MessagesState {
  const { ids: before } = state.live;
  const byId = new Map<string, Message>();
  const add = (list: readonly Message[]): Message[] => list.filter((message) => !byId.has(message.id) && byId.set(message.id, message));
  // Messages beyond the limit are left out, unless another window may hold them.
  const newest = messages.slice(state.windows.size > 0 ? 0 : -state.limit);
  // The server has these: ours among them are not unsent any more.
  const older = new Set(idsOf(messages.slice(0, messages.length - newest.length)));
  const unsentOurs = present(state, before.slice(before.placed)).filter((message) => isUnsent(message) && !older.has(message.id));
  const live = add(newest).concat(add(unsentOurs));
  for (const { ids } of state.windows.values()) add(present(state, ids.slice()));
  // Nearly sorted already: sorting is one pass.
  live.sort((a, b) => rank(a) - rank(b));
  const ids = idsOf(live);
  const unsent = ids.splice(live.filter(({ offset }) => offset !== undefined).length);
  const changes = withOriginals(state.changes, newest);
  for (const id of changes.keys()) {
    const message = byId.get(id);
    if (message) byId.set(id, withLocalChange(changes, message));
  }
  const next: MessagesState = { ...state, changes, messages: new PersistentMap(byId), paging: 'idle' };
  return trim(setLive(next, Sequence.of(ids, unsent), more || newest.length < messages.length));
}

/** Resets to the newest messages: cheaper than removing the many older ones. One more than fits shows that older ones exist. */
function release(state: MessagesState): MessagesState {
  const { ids, more } = state.live;
  const newest = ids.slice(Math.max(0, ids.placed - state.baseLimit - 1), ids.placed);
  return reset(
    { ...state, limit: state.baseLimit },
    newest.flatMap((id) => originalOf(state, id) ?? []),
    more,
  );
}

/** Appends a new message; moves a known one (our own, now accepted) to the place of its offset. */
function insert(state: MessagesState, message: Message): MessagesState {
  const known = messageOf(state, message.id);
  // A repeated send: the room has it already.
  if (known?.offset !== undefined && message.offset === undefined) return state;
  const next = storeMessages(state, [message]);
  if (known && known.offset === message.offset) return next;
  const others = without(state, state.live.ids, message.id);
  // Older than the window: at its beginning it would hide a hole. It comes with its page.
  if (state.live.more && others.placed > 0 && rank(message) < rankOf(state, others.at(0))) return dropUnused(setLive(next, others), [message.id]);
  if (message.offset === undefined) return trim(setLive(next, others.splice(others.length, 0, message.id)));
  let at = others.placed;
  while (at > 0 && rankOf(next, others.at(at - 1)) > message.offset) at -= 1;
  return trim(setLive(next, at === others.placed ? others.append(message.id) : others.splice(at, 0, message.id)));
}

function mark(state: MessagesState, id: string, from: MessageStatus, to: { status: MessageStatus; error: Message['error'] | undefined }): MessagesState {
  const message = originalOf(state, id);
  if (message?.status !== from || !isUnsent(message)) return state;
  const { error: _, ...rest } = message;
  return storeMessages(state, [{ ...rest, status: to.status, ...(to.error && { error: to.error }) }]);
}
