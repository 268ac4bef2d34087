import { map, Observable } from 'rxjs';
import type { Author, Presence, Presences } from '../protocol/index.js';
import type { StoreEvent } from './local-events.js';
import { mergeDiff } from './presence-merge.js';
import { createStore, type Store } from './store.js';

export interface PresenceState {
  readonly presences: Presences;
  /** Ids of the members who type, in the order they began. */
  readonly typing: readonly string[];
}

export const nobody: PresenceState = { presences: {}, typing: [] };

/** Milliseconds after which typing in a snapshot ends; equals the server adapter's time to live. */
const TYPING_TTL = 5_000;

export function reducePresence(state: PresenceState, event: StoreEvent): PresenceState {
  switch (event.type) {
    case 'room.snapshot':
    case 'room.resumed':
      return { presences: event.presences, typing: event.typing };
    case 'presence.changed': {
      const presences = mergeDiff(state.presences, event.joins, event.leaves);
      const typing = state.typing.filter((id) => presences[id] !== undefined);
      return { presences, typing: typing.length === state.typing.length ? state.typing : typing };
    }
    case 'typing.started':
      return state.typing.includes(event.member) ? state : { ...state, typing: [...state.typing, event.member] };
    case 'typing.stopped':
      return state.typing.includes(event.member) ? { ...state, typing: state.typing.filter((id) => id !== event.member) } : state;
    case 'connection.changed':
      // Without a line it is unknown who types; the members stay until the next snapshot.
      return event.connection.status === 'open' || state.typing.length === 0 ? state : { ...state, typing: [] };
    default:
      return state;
  }
}

export interface PresenceView {
  readonly members: readonly Presence[];
  /** Present members, in the order they came. */
  readonly members$: Observable<readonly Presence[]>;
  /** Members who type now, ourselves included. */
  readonly typing$: Observable<readonly Author[]>;
}

export interface PresenceStore extends PresenceView, Pick<Store<PresenceState>, 'state' | 'state$' | 'connect'> {}

export function createPresenceStore(): PresenceStore {
  const store = createStore(nobody, reducePresence);
  return {
    get state() {
      return store.state;
    },
    get members() {
      return membersOf(store.state.presences);
    },
    state$: store.state$,
    connect: (events$) => store.connect(withLapses(events$)),
    members$: store.select((state) => state.presences).pipe(map(membersOf)),
    typing$: store.select((state) => state.typing).pipe(map((ids) => ids.flatMap((id) => store.state.presences[id]?.member ?? []))),
  };
}

function membersOf(presences: Presences): readonly Presence[] {
  const since = (presence: Presence): number => presence.connections[0]?.since ?? 0;
  return Object.values(presences).sort((a, b) => since(a) - since(b) || (a.member.id < b.member.id ? -1 : 1));
}

/** Adds `typing.stopped` for each member whose `typing.started` is not renewed within its `ttl`. */
function withLapses(events$: Observable<StoreEvent>): Observable<StoreEvent> {
  return new Observable((subscriber) => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const renew = (member: string, ttl: number): void => {
      clearTimeout(timers.get(member));
      timers.set(
        member,
        setTimeout(() => {
          timers.delete(member);
          subscriber.next({ type: 'typing.stopped', member });
        }, ttl),
      );
    };
    const subscription = events$.subscribe({
      next: (event) => {
        if (event.type === 'typing.started') renew(event.member, event.ttl);
        else if (event.type === 'room.snapshot' || event.type === 'room.resumed') for (const member of event.typing) renew(member, TYPING_TTL);
        subscriber.next(event);
      },
      complete: () => subscriber.complete(),
    });
    return () => {
      subscription.unsubscribe();
      timers.forEach(clearTimeout);
    };
  });
}
