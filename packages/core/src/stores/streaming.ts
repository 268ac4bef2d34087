import { map, type Observable } from 'rxjs';
import { isActive, isToolPart, toolNameOf, type Part, type Run } from '../protocol/index.js';
import type { StoreEvent } from './local-events.js';
import { createStore, type Store } from './store.js';

export type Activity = 'starting' | 'thinking' | 'calling' | 'writing';

export interface ActiveRun extends Run {
  readonly activity: Activity;
  readonly tool?: string | undefined;
  /** Index of the newest part, which determines `activity`; -1 before the first. */
  readonly part: number;
}

/** By the id of the message that each run writes. */
export type StreamingState = ReadonlyMap<string, ActiveRun>;

export const noRuns: StreamingState = new Map();

export function reduceStreaming(state: StreamingState, event: StoreEvent): StreamingState {
  switch (event.type) {
    case 'room.snapshot': {
      const parts = new Map(event.messages.map((message) => [message.id, message.parts]));
      return new Map(event.runs.filter(isActive).map((run) => [run.message, { ...run, ...activityAt(parts.get(run.message) ?? []) }]));
    }
    case 'room.resumed':
      return new Map(event.runs.filter(isActive).map((run) => [run.message, { ...run, ...activityBefore(state, run) }]));
    case 'run.updated': {
      const { run } = event;
      if (isActive(run)) return new Map(state).set(run.message, { ...run, ...activityBefore(state, run) });
      return state.has(run.message) ? without(state, run.message) : state;
    }
    case 'message.part': {
      const run = state.get(event.id);
      // A change of an earlier part (a tool that ends) does not change the activity.
      return run && event.part >= run.part ? new Map(state).set(event.id, { ...run, ...activityOf(event.value), part: event.part }) : state;
    }
    case 'message.removed':
      return state.has(event.id) ? without(state, event.id) : state;
    default:
      return state;
  }
}

type Doing = Pick<ActiveRun, 'activity' | 'tool' | 'part'>;

function activityBefore(state: StreamingState, run: Run): Doing {
  const { activity, tool, part }: Doing = state.get(run.message) ?? activityAt([]);
  return { activity, tool, part };
}

function activityAt(parts: readonly Part[]): Doing {
  const last = parts.at(-1);
  return { ...(last ? activityOf(last) : { activity: 'starting', tool: undefined }), part: parts.length - 1 };
}

function activityOf(part: Part): Pick<ActiveRun, 'activity' | 'tool'> {
  if (isToolPart(part)) return { activity: 'calling', tool: toolNameOf(part) };
  return { activity: part.type === 'reasoning' ? 'thinking' : 'writing', tool: undefined };
}

function without(state: StreamingState, message: string): StreamingState {
  const next = new Map(state);
  next.delete(message);
  return next;
}

export interface StreamingView {
  readonly active: readonly ActiveRun[];
  /** In the order they began. */
  readonly active$: Observable<readonly ActiveRun[]>;
}

export interface StreamingStore extends StreamingView, Pick<Store<StreamingState>, 'state' | 'state$' | 'connect'> {}

export function createStreamingStore(): StreamingStore {
  const store = createStore(noRuns, reduceStreaming);
  return {
    get state() {
      return store.state;
    },
    get active() {
      return [...store.state.values()];
    },
    state$: store.state$,
    connect: store.connect,
    active$: store.state$.pipe(map((runs) => [...runs.values()])),
  };
}
