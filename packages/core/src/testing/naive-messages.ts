/** A plain model of the message store, which copies and sorts everything at each step. The real reducer must give the same. */
import { foldMessage, type Message, type Page } from '../protocol/index.js';
import type { StoreEvent } from '../stores/local-events.js';

export interface NaiveWindow {
  readonly target: string;
  readonly messages: readonly Message[];
  readonly more: boolean;
  readonly moreAfter: boolean;
}

export interface NaiveState {
  readonly live: readonly Message[];
  /** The other windows, by key. */
  readonly windows: Readonly<Record<string, NaiveWindow>>;
  readonly more: boolean;
  readonly paging: 'idle' | 'loading' | 'failed';
  readonly limit: number;
  readonly baseLimit: number;
}

export function nothing(limit: number): NaiveState {
  return { live: [], windows: {}, more: false, paging: 'idle', limit, baseLimit: limit };
}

/** The part of the state that is compared with the real one. */
export function seenIn({ live, windows, more, paging, limit }: NaiveState): Record<string, unknown> {
  const kept = [...new Set([live, ...Object.values(windows).map(({ messages }) => messages)].flat().map(({ id }) => id))].toSorted();
  return { items: live, windows, more, paging, limit, kept };
}

/** The messages of a window; those of the live one without a key. */
export function messagesIn({ live, windows }: NaiveState, key: string | undefined): readonly Message[] | undefined {
  return key === undefined ? live : windows[key]?.messages;
}

const isUnsent = ({ offset, status }: Message): boolean => offset === undefined && (status === 'pending' || status === 'failed');
const inOrder = (messages: readonly Message[]): Message[] => messages.toSorted((a, b) => (a.offset ?? 1e9) - (b.offset ?? 1e9));

function find({ live, windows }: NaiveState, id: string): Message | undefined {
  return [live, ...Object.values(windows).map(({ messages }) => messages)].flat().find((message) => message.id === id);
}

function everywhere(state: NaiveState, change: (messages: readonly Message[]) => readonly Message[]): NaiveState {
  const windows = Object.entries(state.windows).map(([key, window]) => [key, { ...window, messages: change(window.messages) }] as const);
  return { ...state, live: change(state.live), windows: Object.fromEntries(windows) };
}

function close(state: NaiveState, key: string): NaiveState {
  const { [key]: _, ...windows } = state.windows;
  return { ...state, windows };
}

function change(state: NaiveState, next: Message): NaiveState {
  return everywhere(state, (messages) => messages.map((message) => (message.id === next.id ? next : message)));
}

function trimmed(state: NaiveState): NaiveState {
  const over = state.live.length - state.limit;
  return over > 0 ? { ...state, live: state.live.slice(over), more: true } : state;
}

/** A window and a page in the room's order; known messages stay as they are. */
function joined(state: NaiveState, window: readonly Message[], page: readonly Message[]): readonly Message[] {
  const fresh = page.filter(({ id }) => !window.some((message) => message.id === id)).map((message) => find(state, message.id) ?? message);
  return inOrder([...window, ...fresh]);
}

/** Removes our unsent messages that the page contains. */
function withoutTaken(state: NaiveState, page: Page): NaiveState {
  return { ...state, live: state.live.filter(({ id, offset }) => offset !== undefined || page.messages.every((message) => message.id !== id)) };
}

function put(state: NaiveState, message: Message): NaiveState {
  const known = find(state, message.id);
  if (known?.offset !== undefined && message.offset === undefined) return state;
  if (known && known.offset === message.offset) return change(state, message);
  const others = state.live.filter(({ id }) => id !== message.id);
  const first = others.find(({ offset }) => offset !== undefined)?.offset ?? 0;
  return state.more && (message.offset ?? first) < first ? { ...state, live: others } : trimmed({ ...state, live: inOrder([...others, message]) });
}

const meet = (some: readonly Message[], others: readonly Message[]): boolean => some.some(({ id }) => others.some((message) => message.id === id));

/** Sets a window that has just got `added`, or makes it part of the live one. */
function placed(state: NaiveState, key: string, window: NaiveWindow, added: readonly Message[]): NaiveState {
  const next = { ...state, windows: { ...state.windows, [key]: window } };
  return window.moreAfter && !meet(added, state.live) ? next : united(next, key);
}

function united(state: NaiveState, key: string): NaiveState {
  const { messages, more } = state.windows[key]!;
  const live = joined(state, state.live, messages);
  const next: NaiveState = {
    ...close(state, key),
    live,
    more: live[0]?.id === state.live[0]?.id ? state.more : more,
    limit: state.limit + live.length - state.live.length,
  };
  return unitedWith(next, messages);
}

/** The live window has just got `added`: other windows that have one of them become part of it. */
function unitedWith(state: NaiveState, added: readonly Message[]): NaiveState {
  return Object.keys(state.windows).reduce((next, key) => {
    const window = next.windows[key];
    return window && meet(added, window.messages) ? united(next, key) : next;
  }, state);
}

function opened(before: NaiveState, key: string, target: string, page: Page): NaiveState {
  const state = withoutTaken(before, page);
  const old = state.windows[key];
  const grown = old && meet(page.messages, old.messages) ? old : undefined;
  const messages = joined(state, grown?.messages ?? [], page.messages);
  const more = grown && messages[0]?.id === grown.messages[0]?.id ? grown.more : page.more;
  const moreAfter = grown && messages.at(-1)?.id === grown.messages.at(-1)?.id ? grown.moreAfter : page.moreAfter === true;
  return placed(state, key, { target, messages, more, moreAfter }, page.messages);
}

function extended(before: NaiveState, key: string | undefined, page: Page): NaiveState {
  const state = withoutTaken(before, page);
  if (key !== undefined) {
    const window = state.windows[key]!;
    return placed(state, key, { ...window, messages: joined(state, window.messages, page.messages), more: page.more }, page.messages);
  }
  const grown = { ...state, live: joined(state, state.live, page.messages), more: page.more, limit: state.limit + page.messages.length };
  return unitedWith(grown, page.messages);
}

export function foldNaively(state: NaiveState, event: StoreEvent): NaiveState {
  switch (event.type) {
    case 'room.restored':
    case 'room.snapshot': {
      if (event.type === 'room.restored' && state.live.some(({ offset }) => offset !== undefined)) return state;
      const told = new Map(event.messages.map((message) => [message.id, message]));
      const ours = state.live.filter((message) => isUnsent(message) && !told.has(message.id));
      const now = everywhere(state, (messages) => messages.map((message) => told.get(message.id) ?? message));
      return trimmed({ ...now, live: inOrder([...event.messages, ...ours]), more: event.more, paging: 'idle' });
    }
    case 'message.created':
      return put(state, event.message);
    case 'message.delta':
    case 'message.part':
    case 'message.completed':
    case 'message.edited': {
      const message = find(state, event.id);
      return message ? change(state, foldMessage(message, event)) : state;
    }
    case 'message.removed':
    case 'message.discarded':
      return everywhere(state, (messages) => messages.filter(({ id }) => id !== event.id));
    case 'message.accepted':
    case 'message.rejected':
    case 'message.retried': {
      const message = find(state, event.id);
      if (!message || !isUnsent(message)) return state;
      const { error: _, ...rest } = message;
      if (event.type === 'message.accepted') return put(state, { ...rest, status: 'completed', offset: event.offset });
      if (event.type === 'message.rejected') return message.status === 'pending' ? change(state, { ...rest, status: 'failed', error: event.error }) : state;
      return message.status === 'failed' ? change(state, { ...rest, status: 'pending' }) : state;
    }
    case 'history.requested':
      return { ...state, paging: 'loading' };
    case 'history.failed':
      return { ...state, paging: 'failed' };
    case 'history.loaded': {
      const idle: NaiveState = { ...state, paging: 'idle' };
      return messagesIn(state, event.window)?.[0]?.offset === event.before ? extended(idle, event.window, event.page) : idle;
    }
    case 'history.released':
      return state.limit === state.baseLimit ? state : trimmed({ ...state, limit: state.baseLimit, paging: 'idle' });
    case 'window.opened':
      return opened(state, event.window, event.target, event.page);
    case 'window.closed':
      return close(state, event.window);
    default:
      return state;
  }
}
