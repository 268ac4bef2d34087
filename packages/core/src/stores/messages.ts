/** The messages of a room: who listens to one message wakes for that message only. */
import { Observable, Subject, type Subscriber } from 'rxjs';
import type { Message } from '../protocol/index.js';
import type { StoreEvent } from './local-events.js';
import { itemsOf, messageOf, noMessages, reduceMessages, type Detour, type MessagesState } from './messages-state.js';
import { createStore, type Store } from './store.js';

/** What a reader sees of the messages. */
export interface MessagesView {
  /** The messages of the live window now, oldest first. */
  readonly items: readonly Message[];
  /** The same, and again with every change: for small, framework-made lists. Large ones use `ids$` and `message$`. */
  readonly items$: Observable<readonly Message[]>;
  /** Ids of the live window; keeps its identity, and so stays silent, while only texts change. */
  readonly ids$: Observable<readonly string[]>;
  /** One message, now and at each of its changes; `undefined` once it is gone. The same Observable for the same id. */
  message$(id: string): Observable<Message | undefined>;
  get(id: string): Message | undefined;
  /** Older messages can be paged in. */
  readonly more$: Observable<boolean>;
  readonly paging$: Observable<MessagesState['paging']>;
  /** The window around an old message that was jumped to, while there is one. */
  readonly detour$: Observable<Detour | undefined>;
  readonly detour: Detour | undefined;
}

export interface MessageStore extends MessagesView, Pick<Store<MessagesState>, 'state' | 'state$' | 'connect'> {}

/** @param limit how many messages the live window keeps */
export function createMessageStore(limit?: number): MessageStore {
  const watchers = new Map<string, { subject: Subject<Message | undefined>; source$: Observable<Message | undefined> }>();
  const store = createStore(noMessages(limit), reduceMessages, notify);
  let items: { state: MessagesState; list: readonly Message[] } | undefined;

  /** Wakes the one message an event names; events that name none (snapshot, page, window) wake all that changed. */
  function notify(event: StoreEvent): void {
    const id = 'id' in event ? event.id : event.type === 'message.created' ? event.message.id : undefined;
    if (id !== undefined) watchers.get(id)?.subject.next(messageOf(store.state, id));
    else for (const [key, { subject }] of watchers) subject.next(messageOf(store.state, key));
  }

  function currentItems(): readonly Message[] {
    if (items?.state !== store.state) items = { state: store.state, list: itemsOf(store.state) };
    return items.list;
  }

  function watch(id: string): Observable<Message | undefined> {
    const known = watchers.get(id);
    if (known) return known.source$;
    const subject = new Subject<Message | undefined>();
    const source$ = new Observable<Message | undefined>((subscriber: Subscriber<Message | undefined>) => {
      watchers.set(id, watcher);
      let last = messageOf(store.state, id);
      subscriber.next(last);
      const subscription = subject.subscribe((message) => {
        if (message !== last) subscriber.next((last = message));
      });
      return () => {
        subscription.unsubscribe();
        if (!subject.observed && messageOf(store.state, id) === undefined) watchers.delete(id);
      };
    });
    const watcher = { subject, source$ };
    watchers.set(id, watcher);
    return source$;
  }

  return {
    get state() {
      return store.state;
    },
    get items() {
      return currentItems();
    },
    get detour() {
      return store.state.detour;
    },
    state$: store.state$,
    connect: store.connect,
    items$: store.select(currentItems),
    ids$: store.select((state) => state.ids),
    more$: store.select((state) => state.more),
    paging$: store.select((state) => state.paging),
    detour$: store.select((state) => state.detour),
    message$: watch,
    get: (id) => messageOf(store.state, id),
  };
}
