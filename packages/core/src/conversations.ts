import { BehaviorSubject, defer, distinctUntilChanged, finalize, map, type Observable } from 'rxjs';
import { LoquiError, type Command, type Conversation, type ResultOf } from './protocol/index.js';
import { noConversations, reduceConversations, type ConversationsEvent, type ConversationsState } from './stores/conversations.js';
import type { SendOptions } from './transport/index.js';

const PAGE = 30;

export interface ConversationsView {
  readonly state: ConversationsState;
  /** The state now and every later one. The list is read and kept up to date while it has subscribers. */
  readonly state$: Observable<ConversationsState>;
  readonly list$: Observable<readonly Conversation[]>;
}

export interface Conversations extends ConversationsView {
  /** Shows only titles that contain the text; '' shows all. Resolves when they are read. Failures are in `state`. */
  filter(text: string): Promise<void>;
  /** Reads the next page, if there is one. Failures are in `state`. */
  loadMore(): Promise<void>;
  /** Reads the list again. Failures are in `state`. */
  refresh(): Promise<void>;
  /** @throws LoquiError; the list is then unchanged */
  rename(id: string, title: string): Promise<void>;
  /**
   * Deletes a conversation with its messages. It leaves the list at once; for `after` milliseconds (default 0) `restore` brings it back.
   * Resolves when it is deleted or restored. @throws LoquiError; the list is then unchanged
   */
  remove(id: string, options?: { readonly after?: number }): Promise<void>;
  /** Cancels a waiting removal; false when it is too late. */
  restore(id: string): boolean;
}

export interface ConversationsPorts {
  /** With `how` it sends once, without retries. */
  send<C extends Command>(command: C, how?: SendOptions): Promise<ResultOf<C>>;
  /** The list got its first subscriber (`true`) or lost its last one (`false`). */
  keepLineOpen(on: boolean): void;
  removed(id: string): void;
}

export interface ConversationsParts {
  readonly conversations: Conversations;
  changed(): void;
  /** Sends waiting removals now: the page is closing. */
  flush(): void;
  dispose(): void;
}

/** How a waiting removal ends: restored, sent, or sent by a closing page. */
type End = 'restored' | 'sent' | 'left';

export function createConversations({ send, keepLineOpen, removed }: ConversationsPorts): ConversationsParts {
  const states$ = new BehaviorSubject(noConversations);
  const leaving = new Map<string, (end: End) => void>();
  let watchers = 0;
  /** Number of the newest request; answers to earlier ones are ignored. */
  let reading = 0;
  let next: string | undefined;

  function apply(event: ConversationsEvent): void {
    const state = reduceConversations(states$.value, event);
    if (state !== states$.value) states$.next(state);
  }

  async function read(after?: string): Promise<void> {
    const turn = ++reading;
    const { filter, list } = states$.value;
    apply({ type: 'asked' });
    try {
      // As many as are shown, so that the list does not shrink.
      const limit = after === undefined ? Math.min(200, Math.max(PAGE, list.length)) : PAGE;
      const page = await send({ type: 'conversation.list', limit, ...(filter !== '' && { filter }), ...(after !== undefined && { after }) });
      if (turn !== reading) return;
      next = page.next;
      apply({ type: 'read', filter, page, append: after !== undefined });
    } catch (cause) {
      if (turn === reading) apply({ type: 'failed', error: errorOf(cause).toFailure() });
    }
  }

  /** If the command fails, the list is read again. */
  async function act(command: Command, before: ConversationsEvent): Promise<void> {
    apply(before);
    try {
      await send(command);
    } catch (cause) {
      await read();
      throw errorOf(cause);
    }
  }

  const state$ = defer(() => {
    if (watchers++ === 0) {
      keepLineOpen(true);
      void read();
    }
    return states$;
  }).pipe(
    finalize(() => {
      if (--watchers === 0) keepLineOpen(false);
    }),
  );

  const conversations: Conversations = {
    get state() {
      return states$.value;
    },
    state$,
    list$: state$.pipe(
      map(({ list }) => list),
      distinctUntilChanged(),
    ),
    filter(text) {
      apply({ type: 'filtered', filter: text.trim() });
      return read();
    },
    async loadMore() {
      if (states$.value.more && next !== undefined) await read(next);
    },
    refresh: () => read(),
    rename: (id, title) => act({ type: 'conversation.rename', room: id, title }, { type: 'renamed', id, title: title.trim() }),
    async remove(id, { after = 0 } = {}) {
      leaving.get(id)?.('restored');
      apply({ type: 'left', id });
      const end = await new Promise<End>((resolve) => {
        if (after <= 0) return resolve('sent');
        const timer = setTimeout(() => resolve('sent'), after);
        leaving.set(id, (how) => {
          clearTimeout(timer);
          resolve(how);
        });
      });
      leaving.delete(id);
      if (end === 'restored') {
        apply({ type: 'restored', id });
        return;
      }
      try {
        await send({ type: 'conversation.remove', room: id }, end === 'left' ? { keepalive: true } : undefined);
      } catch (cause) {
        const error = errorOf(cause);
        // Removed already.
        if (error.code !== 'unknown-room') {
          apply({ type: 'restored', id });
          throw error;
        }
      }
      apply({ type: 'removed', id });
      removed(id);
    },
    restore(id) {
      const found = leaving.get(id);
      found?.('restored');
      return found !== undefined;
    },
  };

  function flush(): void {
    for (const settle of leaving.values()) settle('left');
  }

  return {
    conversations,
    changed() {
      if (watchers > 0) void read();
    },
    flush,
    dispose() {
      flush();
      reading += 1;
      states$.complete();
    },
  };
}

function errorOf(cause: unknown): LoquiError {
  return cause instanceof LoquiError ? cause : new LoquiError({ code: 'unknown', message: String(cause) }, { cause });
}
