import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { StoreEvent } from './local-events.js';
import { createStore } from './store.js';

const count = (state: { n: number; name: string }, event: StoreEvent) => (event.type === 'window.closed' ? { ...state, n: state.n + 1 } : state);
const ours: StoreEvent = { type: 'window.closed', window: 'jump' };
const foreign: StoreEvent = { type: 'history.requested' };

describe('a store', () => {
  it('emits the state now and every later one', () => {
    const events$ = new Subject<StoreEvent>();
    const store = createStore({ n: 0, name: 'x' }, count);
    store.connect(events$);
    const seen: number[] = [];
    store.state$.subscribe(({ n }) => seen.push(n));
    events$.next(ours);
    events$.next(ours);
    expect(seen).toEqual([0, 1, 2]);
    expect(store.state.n).toBe(2);
  });

  it('emits nothing when the reducer returns the same object', () => {
    const events$ = new Subject<StoreEvent>();
    let wakes = 0;
    const store = createStore({ n: 0, name: 'x' }, count, () => (wakes += 1));
    store.connect(events$);
    store.state$.subscribe(() => (wakes += 1));
    events$.next(foreign);
    expect(wakes).toBe(1);
  });

  it('emits a selection only when its identity changes', () => {
    const events$ = new Subject<StoreEvent>();
    const store = createStore({ n: 0, name: 'x' }, count);
    store.connect(events$);
    const names: string[] = [];
    store.select(({ name }) => name).subscribe((name) => names.push(name));
    events$.next(ours);
    expect(names).toEqual(['x']);
  });

  it('completes when its events complete, and keeps its last state', () => {
    const events$ = new Subject<StoreEvent>();
    const store = createStore({ n: 0, name: 'x' }, count);
    store.connect(events$);
    let done = false;
    store.state$.subscribe({ complete: () => (done = true) });
    events$.next(ours);
    events$.complete();
    expect(done).toBe(true);
    expect(store.state.n).toBe(1);
  });
});
