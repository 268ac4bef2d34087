/** A plain model of the message store, which copies and sorts everything at each step. The real reducer must give the same. */
import { foldMessage, type Message, type Page } from '../protocol/index.js';
import type { Detour } from '../stores/messages-state.js';
import type { StoreEvent } from '../stores/local-events.js';

export interface NaiveState {
  readonly live: readonly Message[];
  readonly detour?: { readonly target: string; readonly messages: readonly Message[]; readonly more: boolean; readonly moreAfter: boolean } | undefined;
  readonly more: boolean;
  readonly paging: 'idle' | 'loading' | 'failed';
  readonly limit: number;
  readonly window: number;
}

export function nothing(limit: number): NaiveState {
  return { live: [], more: false, paging: 'idle', limit, window: limit };
}

/** The part of the state that is compared with the real one. */
export function seenIn({ live, detour, more, paging, limit }: NaiveState): Record<string, unknown> {
  const aside: Detour | undefined = detour && {
    target: detour.target,
    ids: detour.messages.map(({ id }) => id),
    more: detour.more,
    moreAfter: detour.moreAfter,
  };
  const kept = [...new Set([...live, ...(detour?.messages ?? [])].map(({ id }) => id))].toSorted();
  return { items: live, detour: aside, asides: detour?.messages, more, paging, limit, kept };
}

const isOwn = ({ offset, status }: Message): boolean => offset === undefined && (status === 'pending' || status === 'failed');
const inOrder = (messages: readonly Message[]): Message[] => messages.toSorted((a, b) => (a.offset ?? 1e9) - (b.offset ?? 1e9));

function find(state: NaiveState, id: string): Message | undefined {
  return [...state.live, ...(state.detour?.messages ?? [])].find((message) => message.id === id);
}

function everywhere(state: NaiveState, change: (messages: readonly Message[]) => readonly Message[]): NaiveState {
  return { ...state, live: change(state.live), detour: state.detour && { ...state.detour, messages: change(state.detour.messages) } };
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

function opened(before: NaiveState, target: string, page: Page): NaiveState {
  const state = withoutTaken(before, page);
  const { detour, live } = state;
  const meets = (window: readonly Message[] = []): boolean => page.messages.some(({ id }) => window.some((message) => message.id === id));
  const grows = meets(detour?.messages);
  const messages = joined(state, grows && detour ? detour.messages : [], page.messages);
  const more = grows && detour && messages[0]?.id === detour.messages[0]?.id ? detour.more : page.more;
  const moreAfter = grows && detour && messages.at(-1)?.id === detour.messages.at(-1)?.id ? detour.moreAfter : page.moreAfter === true;
  if (moreAfter && !meets(live)) return { ...state, detour: { target, messages, more, moreAfter } };
  const one = joined(state, live, messages);
  return {
    ...state,
    live: one,
    more: one[0]?.id === live[0]?.id ? state.more : more,
    limit: state.limit + one.length - live.length,
    detour: undefined,
  };
}

export function foldNaively(state: NaiveState, event: StoreEvent): NaiveState {
  switch (event.type) {
    case 'room.restored':
    case 'room.snapshot': {
      if (event.type === 'room.restored' && state.live.some(({ offset }) => offset !== undefined)) return state;
      const told = new Map(event.messages.map((message) => [message.id, message]));
      const ours = state.live.filter((message) => isOwn(message) && !told.has(message.id));
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
      if (!message || !isOwn(message)) return state;
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
      const { page, before } = event;
      if ((state.detour?.messages ?? state.live)[0]?.offset !== before) return { ...state, paging: 'idle' };
      const idle = withoutTaken({ ...state, paging: 'idle' }, page);
      const { detour } = idle;
      if (detour) return { ...idle, detour: { ...detour, messages: joined(state, detour.messages, page.messages), more: page.more } };
      return { ...idle, live: joined(idle, idle.live, page.messages), more: page.more, limit: state.limit + page.messages.length };
    }
    case 'history.released':
      return state.limit === state.window ? state : trimmed({ ...state, limit: state.window, paging: 'idle' });
    case 'window.opened':
      return opened(state, event.target, event.page);
    case 'window.closed':
      return { ...state, detour: undefined };
    default:
      return state;
  }
}
