/** The messages of a room as a value, and the pure fold that moves it on. */
import { foldMessage, type Message, type MessageStatus, type Page } from '../protocol/index.js';
import type { StoreEvent } from './local-events.js';

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

export interface MessagesState {
  /** The live window: contiguous, oldest first, the newest at the end; our own unsent messages last. */
  readonly ids: readonly string[];
  /** Messages that stand still. */
  readonly settled: ReadonlyMap<string, Message>;
  /** Messages being written. Kept apart because a delta copies this map, and it holds a few, not hundreds. */
  readonly open: ReadonlyMap<string, Message>;
  /** Older messages exist before the window. */
  readonly more: boolean;
  readonly paging: 'idle' | 'loading' | 'failed';
  /** How many the live window keeps; grows as the reader pages back. */
  readonly limit: number;
  readonly detour?: Detour | undefined;
}

export function noMessages(limit = 500): MessagesState {
  return { ids: [], settled: new Map(), open: new Map(), more: false, paging: 'idle', limit };
}

export function messageOf(state: MessagesState, id: string): Message | undefined {
  return state.open.get(id) ?? state.settled.get(id);
}

/** The messages of the live window, oldest first. */
export function itemsOf(state: MessagesState): Message[] {
  return present(state.ids, (id) => messageOf(state, id));
}

/** Pure; gives the same object back when the event changes nothing here. */
export function reduceMessages(state: MessagesState, event: StoreEvent): MessagesState {
  switch (event.type) {
    case 'room.snapshot':
      return reset(state, event.messages, event.more);
    case 'room.restored':
      return state.ids.length === 0 ? reset(state, event.messages, event.more) : state;
    case 'message.created':
      return put(state, event.message);
    case 'message.delta':
    case 'message.part':
    case 'message.completed':
    case 'message.edited': {
      const message = messageOf(state, event.id);
      const next = message && foldMessage(message, event);
      return next === undefined || next === message ? state : keep(state, next);
    }
    case 'message.removed':
    case 'message.discarded':
      return remove(state, event.id);
    case 'message.accepted': {
      const message = messageOf(state, event.id);
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
    case 'window.opened':
      return openDetour(state, event.target, event.page);
    case 'window.closed':
      return state.detour ? sweep({ ...state, detour: undefined }) : state;
    default:
      return state;
  }
}

/** Only we know of these: a snapshot must not eat what was just sent. */
function isOwn(message: Message): boolean {
  return message.offset === undefined && (message.status === 'pending' || message.status === 'failed');
}

function reset(state: MessagesState, messages: readonly Message[], more: boolean): MessagesState {
  const known = new Set(messages.map((message) => message.id));
  const own = itemsOf(state).filter((message) => isOwn(message) && !known.has(message.id));
  const live = [...messages, ...own];
  const aside = present(state.detour?.ids ?? [], (id) => messageOf(state, id)).filter((message) => !known.has(message.id));
  const base: MessagesState = { ...state, ids: live.map((message) => message.id), settled: new Map(), open: new Map(), more, paging: 'idle' };
  return trim(fill(base, [...aside, ...live]));
}

/** A new message joins at the end; one that is known (our echo come true) takes its place by offset. */
function put(state: MessagesState, message: Message): MessagesState {
  const known = messageOf(state, message.id);
  // Sent again by its own id: the room has it, and will not tell it a second time.
  if (known?.offset !== undefined && message.offset === undefined) return state;
  const next = keep(state, message);
  if (known && known.offset === message.offset) return next;
  const others = known ? state.ids.filter((id) => id !== message.id) : state.ids;
  if (message.offset === undefined) return trim({ ...next, ids: [...others, message.id] });
  let at = others.length;
  while (at > 0 && (messageOf(next, others[at - 1] ?? '')?.offset ?? Infinity) > message.offset) at -= 1;
  return trim({ ...next, ids: [...others.slice(0, at), message.id, ...others.slice(at)] });
}

/** The message in its map, by whether it is still being written. */
function keep(state: MessagesState, message: Message): MessagesState {
  return fill(state, [message]);
}

function fill(state: MessagesState, messages: readonly Message[]): MessagesState {
  // Only the map that changes is copied: a delta must not cost what the room holds.
  let open: Map<string, Message> | undefined;
  let settled: Map<string, Message> | undefined;
  for (const message of messages) {
    const writing = message.status === 'streaming';
    if (writing) (open ??= new Map(state.open)).set(message.id, message);
    else (settled ??= new Map(state.settled)).set(message.id, message);
    if (!writing && (open ?? state.open).has(message.id)) (open ??= new Map(state.open)).delete(message.id);
  }
  return { ...state, open: open ?? state.open, settled: settled ?? state.settled };
}

function remove(state: MessagesState, id: string): MessagesState {
  if (messageOf(state, id) === undefined) return state;
  const without = (ids: readonly string[]): readonly string[] => ids.filter((other) => other !== id);
  const detour = state.detour && { ...state.detour, ids: without(state.detour.ids) };
  return sweep({ ...state, ids: without(state.ids), detour });
}

function mark(state: MessagesState, id: string, from: MessageStatus, change: { status: MessageStatus; error: Message['error'] | undefined }): MessagesState {
  const message = messageOf(state, id);
  if (message?.status !== from || !isOwn(message)) return state;
  const { error: _, ...rest } = message;
  return keep(state, { ...rest, status: change.status, ...(change.error && { error: change.error }) });
}

/** A page of history goes before the detour while there is one, else before the live window, which may then hold more. */
function prepend(state: MessagesState, page: Page, before: number): MessagesState {
  const { detour } = state;
  const into = detour?.ids ?? state.ids;
  const first = into[0] === undefined ? undefined : messageOf(state, into[0]);
  if (first?.offset !== before) return state;
  const next = learn(state, page);
  const ids = united(next, into, page);
  if (detour) return { ...next, detour: { ...detour, ids, more: page.more } };
  return { ...next, ids, more: page.more, limit: state.limit + page.messages.length };
}

/** Opens a window around `target`, or makes the open one longer; where it touches the live window the two become one. */
function openDetour(state: MessagesState, target: string, page: Page): MessagesState {
  const { detour } = state;
  const next = learn(state, page);
  const touches = (ids: readonly string[]): boolean => page.messages.some((message) => ids.includes(message.id));
  const grows = detour !== undefined && touches(detour.ids);
  const ids = united(next, grows ? detour.ids : [], page);
  const more = grows && ids[0] === detour.ids[0] ? detour.more : page.more;
  const moreAfter = grows && ids.at(-1) === detour.ids.at(-1) ? detour.moreAfter : page.moreAfter === true;
  if (moreAfter && !touches(state.ids)) return sweep({ ...next, detour: { target, ids, more, moreAfter } });
  const live = united(next, [...ids, ...state.ids], page);
  return sweep({
    ...next,
    ids: live,
    more: live[0] === state.ids[0] ? state.more : more,
    limit: state.limit + live.length - state.ids.length,
    detour: undefined,
  });
}

/** The messages of a page that are new to us. Of those we know, the line has told more than the page, which was read before it came. */
function learn(state: MessagesState, page: Page): MessagesState {
  return fill(
    state,
    page.messages.filter((message) => messageOf(state, message.id) === undefined),
  );
}

/** The ids of a window and of a page that meets it, in the room's order; our own unsent messages stay last. */
function united(state: MessagesState, window: readonly string[], page: Page): readonly string[] {
  const places = new Map([...window, ...page.messages.map((message) => message.id)].map((id) => [id, messageOf(state, id)?.offset ?? Number.MAX_SAFE_INTEGER]));
  return [...places].sort(([, a], [, b]) => a - b).map(([id]) => id);
}

/** The newest stay: the seed's own rule pruned the wrong end. */
function trim(state: MessagesState): MessagesState {
  const over = state.ids.length - state.limit;
  return over > 0 ? sweep({ ...state, ids: state.ids.slice(over), more: true }) : state;
}

/** Forgets messages that no window shows. */
function sweep(state: MessagesState): MessagesState {
  const shown = new Set([...state.ids, ...(state.detour?.ids ?? [])]);
  const only = (messages: ReadonlyMap<string, Message>): ReadonlyMap<string, Message> =>
    [...messages.keys()].every((id) => shown.has(id)) ? messages : new Map([...messages].filter(([id]) => shown.has(id)));
  return { ...state, settled: only(state.settled), open: only(state.open) };
}

function present<K, V>(keys: readonly K[], get: (key: K) => V | undefined): V[] {
  return keys.map(get).filter((value) => value !== undefined);
}
