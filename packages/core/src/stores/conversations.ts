import type { Conversation, ConversationPage, Failure } from '../protocol/index.js';

export interface ConversationsState {
  /** `idle`: not requested yet. `loading`: nothing to show for this filter yet. `failed`: see `error`; the list stays. */
  readonly status: 'idle' | 'loading' | 'ok' | 'failed';
  readonly list: readonly Conversation[];
  readonly more: boolean;
  /** Only titles that contain this; '' for all. */
  readonly filter: string;
  /** Removed here and not yet on the server; `restore` brings them back. */
  readonly leaving: readonly Conversation[];
  readonly error?: Failure;
}

export const noConversations: ConversationsState = { status: 'idle', list: [], more: false, filter: '', leaving: [] };

export type ConversationsEvent =
  | { readonly type: 'filtered'; readonly filter: string }
  | { readonly type: 'asked' }
  /** `append`: the page follows the list; otherwise it replaces it. */
  | { readonly type: 'read'; readonly filter: string; readonly page: ConversationPage; readonly append: boolean }
  | { readonly type: 'failed'; readonly error: Failure }
  | { readonly type: 'renamed'; readonly id: string; readonly title: string }
  | { readonly type: 'left'; readonly id: string }
  | { readonly type: 'restored'; readonly id: string }
  | { readonly type: 'removed'; readonly id: string };

export function reduceConversations(state: ConversationsState, event: ConversationsEvent): ConversationsState {
  switch (event.type) {
    case 'filtered':
      return event.filter === state.filter ? state : { ...rest(state), filter: event.filter, status: 'loading', list: [], more: false };
    case 'asked':
      return state.status === 'ok' ? state : { ...rest(state), status: 'loading' };
    case 'read': {
      // The answer to an earlier filter.
      if (event.filter !== state.filter) return state;
      const gone = new Set(state.leaving.map(({ id }) => id));
      const before = event.append ? state.list : [];
      for (const { id } of before) gone.add(id);
      return {
        ...rest(state),
        status: 'ok',
        list: [...before, ...event.page.conversations.filter(({ id }) => !gone.has(id))],
        more: event.page.next !== undefined,
      };
    }
    case 'failed':
      return { ...state, status: 'failed', error: event.error };
    case 'renamed':
      return { ...state, list: state.list.map((one) => (one.id === event.id ? { ...one, title: event.title } : one)) };
    case 'left': {
      const one = state.list.find(({ id }) => id === event.id);
      return one ? { ...state, list: state.list.filter((other) => other !== one), leaving: [...state.leaving, one] } : state;
    }
    case 'restored': {
      const one = state.leaving.find(({ id }) => id === event.id);
      if (!one) return state;
      const list = [...state.list, one].sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1));
      return { ...state, list, leaving: state.leaving.filter((other) => other !== one) };
    }
    case 'removed':
      return { ...state, list: state.list.filter(({ id }) => id !== event.id), leaving: state.leaving.filter(({ id }) => id !== event.id) };
  }
}

function rest({ error: _, ...state }: ConversationsState): ConversationsState {
  return state;
}
