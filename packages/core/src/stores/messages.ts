import { map, Observable, Subject, type Subscriber } from 'rxjs';
import type { Message } from '../protocol/index.js';
import type { StoreEvent } from './local-events.js';
import { reduceMessages } from './messages-reducer.js';
import { itemsOf, messageOf, noMessages, placeOf, shownOf, type MessagesState, type Paging, type Window } from './messages-state.js';
import type { Ids } from './sequence.js';
import { splicesBetween, type IdSplice } from './splices.js';
import { createStore, type Store } from './store.js';

/** The messages of a room. A subscriber to one message is notified of that message only. */
export interface MessagesView {
  /** The messages of the live window, oldest first. */
  readonly items: readonly Message[];
  /** The same at each change. For small lists; large ones use `shown$` and `message$`. */
  readonly items$: Observable<readonly Message[]>;
  /** The ids of the live window, not emitted while only texts change. Copies all ids each time; large lists use `live$`. */
  readonly ids$: Observable<readonly string[]>;
  /** The newest messages. Costs the same at any length. */
  readonly live: Window;
  readonly live$: Observable<Window>;
  /** The window around the message of the last jump while it is open, or else the live one. */
  readonly shown: Window;
  readonly shown$: Observable<Window>;
  /** The splices that turn the ids of an earlier `shown` into the present ones, in the order of application. */
  splicesSince(before: Ids): readonly IdSplice[];
  /** Index of a message in `shown`, or -1. */
  indexOf(id: string): number;
  readonly limit: number;
  /** One message, now and at each change; `undefined` once it is gone. Subscribers to the same id share one Observable. */
  message$(id: string): Observable<Message | undefined>;
  get(id: string): Message | undefined;
  readonly paging$: Observable<Paging>;
}

export interface MessageStore extends MessagesView, Pick<Store<MessagesState>, 'state' | 'state$' | 'connect'> {}

interface Watcher {
  readonly subject: Subject<Message | undefined>;
  readonly source$: Observable<Message | undefined>;
}

export function createMessageStore(limit?: number): MessageStore {
  const watchers = new Map<string, Watcher>();
  const store = createStore(noMessages(limit), reduceMessages, notify);
  let items: { state: MessagesState; list: readonly Message[] } | undefined;
  let ended = false;
  store.state$.subscribe({ complete: end });

  /** Notifies the watcher of the message that an event names; an event that names none (snapshot, page, window) notifies all. */
  function notify(event: StoreEvent, before: MessagesState): void {
    // Keeping an old state would keep all later ones in memory.
    if (items?.state !== store.state) items = undefined;
    const id = 'id' in event ? event.id : event.type === 'message.created' ? event.message.id : undefined;
    if (id === undefined) for (const key of [...watchers.keys()]) notifyWatcher(key);
    else {
      notifyWatcher(id);
      // A new message may have pushed others out of the window.
      const first = store.state.live.ids.at(0);
      const { ids } = before.live;
      for (let at = 0; at < ids.length && ids.at(at) !== first; at += 1) notifyWatcher(ids.at(at) ?? '');
    }
  }

  function notifyWatcher(id: string): void {
    const watcher = watchers.get(id);
    const message = messageOf(store.state, id);
    watcher?.subject.next(message);
    if (message === undefined) forget(id);
  }

  function forget(id: string): void {
    if (watchers.get(id)?.subject.observed === false) watchers.delete(id);
  }

  function currentItems(): readonly Message[] {
    if (items?.state !== store.state) items = { state: store.state, list: itemsOf(store.state) };
    return items.list;
  }

  function watcherOf(id: string): Watcher {
    const known = watchers.get(id);
    if (known) return known;
    const watcher: Watcher = { subject: new Subject(), source$: new Observable((subscriber) => follow(id, subscriber)) };
    watchers.set(id, watcher);
    return watcher;
  }

  function follow(id: string, subscriber: Subscriber<Message | undefined>): (() => void) | undefined {
    let last = messageOf(store.state, id);
    subscriber.next(last);
    if (ended) {
      subscriber.complete();
      return undefined;
    }
    // The watcher may have been replaced meanwhile.
    const subscription = watcherOf(id).subject.subscribe({
      next: (message) => {
        if (message !== last) subscriber.next((last = message));
      },
      complete: () => subscriber.complete(),
    });
    return () => {
      subscription.unsubscribe();
      forget(id);
    };
  }

  function end(): void {
    ended = true;
    for (const { subject } of watchers.values()) subject.complete();
    watchers.clear();
  }

  return {
    get state() {
      return store.state;
    },
    get items() {
      return currentItems();
    },
    get live() {
      return store.state.live;
    },
    get shown() {
      return shownOf(store.state);
    },
    state$: store.state$,
    connect: store.connect,
    items$: store.select(currentItems),
    ids$: store.select((state) => state.live.ids).pipe(map((ids) => ids.slice())),
    live$: store.select((state) => state.live),
    shown$: store.select(shownOf),
    splicesSince: (before) => splicesBetween(before, shownOf(store.state).ids),
    indexOf: (id) => placeOf(store.state, shownOf(store.state).ids, id),
    get limit() {
      return store.state.baseLimit;
    },
    paging$: store.select((state) => state.paging),
    message$: (id) => watcherOf(id).source$,
    get: (id) => messageOf(store.state, id),
  };
}
