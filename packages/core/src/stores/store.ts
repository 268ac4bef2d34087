/** A store: an initial state, a pure reducer, and the stream of states. Every store of Loqui is made by this. */
import { BehaviorSubject, distinctUntilChanged, map, type Observable, type Subscription } from 'rxjs';
import type { StoreEvent } from './local-events.js';

export interface Store<S> {
  /** The state now. */
  readonly state: S;
  /** The state now and every later one. */
  readonly state$: Observable<S>;
  /** One aspect of the state; silent while that aspect keeps its identity. */
  select<T>(project: (state: S) => T): Observable<T>;
  /** Folds the events until the subscription ends or they complete; then `state$` completes too. */
  connect(events$: Observable<StoreEvent>): Subscription;
}

export function createStore<S>(initial: S, reduce: (state: S, event: StoreEvent) => S, changed?: (event: StoreEvent, before: S) => void): Store<S> {
  const states$ = new BehaviorSubject(initial);
  return {
    get state() {
      return states$.value;
    },
    state$: states$.asObservable(),
    select: (project) => states$.pipe(map(project), distinctUntilChanged()),
    connect: (events$) =>
      events$.subscribe({
        next: (event) => {
          const before = states$.value;
          const next = reduce(before, event);
          // The same object means: not ours. Nobody downstream wakes.
          if (next === before) return;
          states$.next(next);
          changed?.(event, before);
        },
        complete: () => states$.complete(),
      }),
  };
}
