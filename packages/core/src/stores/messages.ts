/** The messages of a room: who listens to one message wakes for that message only. */
import { map, Observable, Subject, type Subscriber } from 'rxjs';
import type { Message } from '../protocol/index.js';
import type { StoreEvent } from './local-events.js';
import { itemsOf, messageOf, noMessages, placeOf, reduceMessages, type Detour, type MessagesState } from './messages-state.js';
import { Sequence } from './sequence.js';
import { splicesBetween, type Splice } from './splices.js';
import { createStore, type Store } from './store.js';

/** What a reader sees of the messages. */
export interface MessagesView {
  /** The messages of the live window now, oldest first. */
  readonly items: readonly Message[];
  /** The same, and again with every change: for small, framework-made lists. Large ones use `ids$` and `message$`. */
  readonly items$: Observable<readonly Message[]>;
  /** Ids of the live window; keeps its identity, and so stays silent, while only texts change. An array as long as the room: large lists use `shown$`. */
  readonly ids$: Observable<readonly string[]>;
  /** The same, at a cost that does not grow with the room. */
  readonly sequence$: Observable<Sequence>;
  /** Ids of what is to be shown: the detour's while there is one, else the live window's. */
  readonly shown$: Observable<Sequence>;
  readonly shown: Sequence;
  /** What turns an earlier `shown` into the present one, to be applied in this order. */
  splicesSince(before: Sequence): readonly Splice[];
  /** Where a message stands in `shown`; -1 where it does not. */
  indexOf(id: string): number;
  /** How many messages the live window keeps of itself; more while the reader has paged back. */
  readonly limit: number;
  /** One message, now and at each of its changes; `undefined` once it is gone. The same Observable for the same id, at least while somebody listens. */
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

interface Watcher {
  readonly subject: Subject<Message | undefined>;
  readonly source$: Observable<Message | undefined>;
}

/** @param limit how many messages the live window keeps */
export function createMessageStore(limit?: number): MessageStore {
  const watchers = new Map<string, Watcher>();
  const store = createStore(noMessages(limit), reduceMessages, notify);
  const sequence$ = store.select((state) => state.ids);
  let items: { state: MessagesState; list: readonly Message[] } | undefined;
  let aside: { ids: readonly string[]; sequence: Sequence } | undefined;
  let ended = false;
  store.state$.subscribe({ complete: end });

  /** Wakes the one message an event names; events that name none (snapshot, page, window) wake all that changed. */
  function notify(event: StoreEvent, before: MessagesState): void {
    // An old state that is kept would keep all that comes after it.
    if (items?.state !== store.state) items = undefined;
    const id = 'id' in event ? event.id : event.type === 'message.created' ? event.message.id : undefined;
    if (id === undefined) for (const key of [...watchers.keys()]) wake(key);
    else {
      wake(id);
      // A new message may have pushed others out of the window: their watchers learn it, and what nobody watches is forgotten.
      const first = store.state.ids.at(0);
      for (let at = 0; at < before.ids.length && before.ids.at(at) !== first; at += 1) wake(before.ids.at(at) ?? '');
    }
  }

  function wake(id: string): void {
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

  function shownOf({ detour, ids }: MessagesState): Sequence {
    if (!detour) return ids;
    if (detour.ids !== aside?.ids) aside = { ids: detour.ids, sequence: Sequence.of(detour.ids) };
    return aside.sequence;
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
    // Asked for here, as the watcher may have been forgotten and made anew since this Observable was handed out.
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
    get detour() {
      return store.state.detour;
    },
    state$: store.state$,
    connect: store.connect,
    items$: store.select(currentItems),
    ids$: sequence$.pipe(map((ids) => ids.slice())),
    sequence$,
    shown$: store.select(shownOf),
    get shown() {
      return shownOf(store.state);
    },
    splicesSince: (before) => splicesBetween(before, shownOf(store.state)),
    indexOf: (id) => placeOf(store.state, shownOf(store.state), id),
    get limit() {
      return store.state.window;
    },
    more$: store.select((state) => state.more),
    paging$: store.select((state) => state.paging),
    detour$: store.select((state) => state.detour),
    message$: (id) => watcherOf(id).source$,
    get: (id) => messageOf(store.state, id),
  };
}
