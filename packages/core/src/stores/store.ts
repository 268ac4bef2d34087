import { BehaviorSubject, distinctUntilChanged, map, type Observable, type Subscription } from 'rxjs';
import type { StoreEvent } from './local-events.js';

export interface Store<S> {
  readonly state: S;
  readonly state$: Observable<S>;
  /** A projection of the state; emits when its identity changes. */
  select<T>(project: (state: S) => T): Observable<T>;
  /** Reduces the events until they complete; then `state$` completes too. */
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
          if (next === before) return;
          states$.next(next);
          changed?.(event, before);
        },
        complete: () => states$.complete(),
      }),
  };
}
